import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import type { ResolvedDeployment } from '../../src/cost/priced-call.ts';
import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import type { PerformanceEstimate } from '../../src/performance/estimate.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { simulate } from '../../src/serving/simulate.ts';
import { SimulationError } from '../../src/serving/simulation-error.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';
import { tokens } from '../../src/units.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type {
  Answers,
  DollarsByPhase,
  Evaluation,
  Fineness,
  Headline,
  MemoryPerGpu,
  ScenarioProblem,
} from './answers.ts';
import { scenarioDeployment, scenarioFleet } from './scenario-fleet.ts';
import { daysPerMonth, scenarioWorkload, secondsPerDay } from './scenario-workload.ts';

/** A coarse day passes through the same rates in this many seconds. */
const coarseSeconds = 1800;
/** Requests above which an exact day is cut to a shorter one with the same rates. */
const mostRequests = 400_000;

function daySeconds(scenario: Scenario, fineness: Fineness): number {
  const requests = scenario.traffic.requestsPerMonth / daysPerMonth;
  const cut = requests > mostRequests ? secondsPerDay * (mostRequests / requests) : secondsPerDay;
  return fineness === 'coarse' ? Math.min(coarseSeconds, cut) : cut;
}

/** Everything that the explorer shows of one scenario. Pure: the same scenario and fineness give the same answers. */
export function evaluateScenario(
  scenario: Scenario,
  fineness: Fineness,
  customModels: CustomModels = new Map(),
  shouldStop?: () => boolean,
): Evaluation {
  const unknown = unknownName(scenario, customModels);
  if (unknown) return { problem: unknown };
  const resolved = scenarioDeployment(scenario, customModels)!;
  try {
    return evaluated(scenario, resolved, fineness, customModels, shouldStop);
  } catch (error) {
    if (error instanceof SimulationError) return { problem: { code: 'not-simulable', detail: error.message } };
    throw error;
  }
}

/** The first name that the catalogue does not know: of the deployment, the small model that shares its work, or the draft. */
function unknownName(scenario: Scenario, customModels: CustomModels): ScenarioProblem | undefined {
  const { deployment, hybrid, speculation } = scenario;
  const deployments = hybrid ? [deployment, hybrid.deployment] : [deployment];
  for (const { hardware, model } of deployments) {
    if (!findAccelerator(hardware)) return { code: 'unknown-hardware', name: hardware };
    if (!isModel(model, customModels)) return { code: 'unknown-model', name: model };
  }
  return speculation && !isModel(speculation.draft, customModels)
    ? { code: 'unknown-model', name: speculation.draft }
    : undefined;
}

const isModel = (name: string, customModels: CustomModels): boolean =>
  customModels.has(name) || findModel(name) !== undefined;

function evaluated(
  scenario: Scenario,
  resolved: ResolvedDeployment,
  fineness: Fineness,
  customModels: CustomModels,
  shouldStop: (() => boolean) | undefined,
): Evaluation {
  const alone = estimateAt(scenario, resolved, 1);
  if (!alone.fits) return { problem: { code: 'does-not-fit', estimate: alone } };
  const length = daySeconds(scenario, fineness);
  const workload = scenarioWorkload(scenario, resolved.deployment.model.contextWindow, length);
  const { ttftSeconds, itlSeconds, endToEndSeconds } = scenario.objective;
  const result = simulate(workload, scenarioFleet(scenario, resolved, customModels), {
    objective: {
      ...(ttftSeconds === undefined ? {} : { ttft: ttftSeconds }),
      ...(itlSeconds === undefined ? {} : { itl: itlSeconds }),
      ...(endToEndSeconds === undefined ? {} : { endToEnd: endToEndSeconds }),
    },
    ...(shouldStop ? { shouldStop } : {}),
  });
  const batch = usualBatch(result);
  const loaded = estimateAt(scenario, resolved, batch);
  const estimate = loaded.fits ? loaded : alone;
  const phases = dollarsByPhase(result, estimate);
  const answers: Answers = {
    fineness,
    headline: headline(scenario, resolved, result),
    memory: memoryPerGpu(estimate, result, resolved.deployment.gpus),
    step: { seconds: estimate.decode.secondsPerToken, batch, operators: estimate.decode.operators },
    ...(phases ? { phases } : {}),
    load: result.load,
    estimate,
    result,
    timeline: result.timeline,
    daySeconds: length,
    accuracy: estimate.accuracy,
  };
  return { answers };
}

/** One request of the scenario's mean size among `concurrency` others. */
function estimateAt(scenario: Scenario, { deployment }: ResolvedDeployment, concurrency: number) {
  const { inputTokens, outputTokens, sharedPrefixTokens } = scenario.request;
  const cached = scenario.serving.prefixCaching ? Math.min(sharedPrefixTokens, inputTokens) : 0;
  const shape = { input: tokens(inputTokens), cached: tokens(cached), output: tokens(outputTokens) };
  return estimateRequest({ ...deployment, concurrency }, shape);
}

/** Sequences that run together on a busy replica, averaged over the day. */
function usualBatch({ timeline }: SimulationResult): number {
  let [running, busy] = [0, 0];
  for (const slice of timeline) {
    running += slice.running;
    busy += slice.busy;
  }
  return busy > 0 ? Math.max(1, Math.round(running / busy)) : 1;
}

function headline(scenario: Scenario, { deployment }: ResolvedDeployment, result: SimulationResult): Headline {
  const attainment = result.sloAttainment ?? 1;
  const perMonth =
    result.costUsd === undefined
      ? undefined
      : (result.costUsd / result.simulatedSeconds) * secondsPerDay * daysPerMonth;
  return {
    ...(result.costPerThousandRequests === undefined ? {} : { dollarsPerThousand: result.costPerThousandRequests }),
    ...(perMonth === undefined ? {} : { dollarsPerMonth: perMonth }),
    gpus: { mean: result.replicas.mean * deployment.gpus, most: result.replicas.max * deployment.gpus },
    ttftP95: result.ttft.p95,
    itlP95: result.itl.p95,
    attainment,
    meetsObjective: attainment >= scenario.objective.attainment,
  };
}

function memoryPerGpu({ memory }: PerformanceEstimate, result: SimulationResult, gpus: number): MemoryPerGpu {
  const replicas = Math.max(1, result.replicas.max);
  const capacity = memory.capacityBytes / gpus;
  const weights = memory.weightsBytes / gpus;
  const activations = memory.activationBytes + memory.overheadBytes;
  const kv = Math.min(result.kvPeakBytes / replicas / gpus, capacity - weights - activations);
  return { capacity, weights, kv, activations, free: Math.max(0, capacity - weights - activations - kv) };
}

/** The bill of a thousand requests: what the busy time cost, shared as the phases share it, and what waiting cost. */
function dollarsByPhase(result: SimulationResult, estimate: PerformanceEstimate): DollarsByPhase | undefined {
  const perThousand = result.costPerThousandRequests;
  if (perThousand === undefined) return undefined;
  const prefillTime = estimate.prefill.seconds;
  const decodeTime = estimate.decode.seconds / estimate.concurrency;
  const prefillShare = prefillTime / (prefillTime + decodeTime);
  const busy = perThousand * result.utilization;
  return { prefill: busy * prefillShare, decode: busy * (1 - prefillShare), idle: perThousand - busy };
}
