import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { findModel } from '../../src/catalog/models.ts';
import { layoutFaults } from '../../src/configuration/check-layout.ts';
import type { ResolvedDeployment } from '../../src/cost/priced-call.ts';
import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import type { Fleet } from '../../src/serving/fleet.ts';
import { simulate } from '../../src/serving/simulate.ts';
import { SimulationError } from '../../src/serving/simulation-error.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';
import { tokens } from '../../src/units.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Answers, Evaluation, Fineness, ScenarioProblem } from './answers.ts';
import { dollarsByPhase } from './dollars-by-phase.ts';
import { headlineOf } from './headline.ts';
import { memoryPerGpu } from './memory-per-gpu.ts';
import { scenarioDeployment, scenarioFleet } from './scenario-fleet.ts';
import { daysPerMonth, scenarioWorkload, secondsPerDay } from './scenario-workload.ts';

/** A coarse day passes through the same rates in this many seconds. */
const coarseSeconds = 1800;
/** Requests above which a day is cut to a shorter one with the same rates: a slider waits for the coarse one. */
const mostRequests: Readonly<Record<Fineness, number>> = { coarse: 12_000, exact: 400_000 };

function daySeconds({ traffic }: Scenario, fineness: Fineness): number {
  const requestsPerSecond = traffic.requestsPerMonth / daysPerMonth / secondsPerDay;
  const whole = fineness === 'coarse' ? coarseSeconds : secondsPerDay;
  return Math.min(whole, mostRequests[fineness] / requestsPerSecond);
}

/**
 * Everything that the explorer shows of one scenario. Pure: the same scenario and fineness give the same answers. `stepFactor`
 * makes every step as many times as long, to see how far an error of the model reaches.
 */
export function evaluateScenario(
  scenario: Scenario,
  fineness: Fineness,
  customModels: CustomModels = new Map(),
  shouldStop?: () => boolean,
  stepFactor = 1,
): Evaluation {
  const problem = unknownName(scenario, customModels) ?? impossibleLayout(scenario, customModels);
  if (problem) return { problem };
  const resolved = scenarioDeployment(scenario, customModels)!;
  try {
    const length = daySeconds(scenario, fineness);
    const fleet = scenarioFleet(scenario, resolved, customModels, length, stepFactor);
    return evaluated(scenario, resolved, fleet, length, fineness, shouldStop);
  } catch (error) {
    if (error instanceof SimulationError) return { problem: { code: 'not-simulable', detail: error.message } };
    throw error;
  }
}

/** The first name that the catalogue does not know: of the deployment, the small model that shares its work, or the draft. */
function unknownName(scenario: Scenario, customModels: CustomModels): ScenarioProblem | undefined {
  const { deployment, hybrid, speculation } = scenario;
  for (const { hardware, model } of hybrid ? [deployment, hybrid.deployment] : [deployment]) {
    if (!findAccelerator(hardware)) return { code: 'unknown-hardware', name: hardware };
    if (!isModel(model, customModels)) return { code: 'unknown-model', name: model };
  }
  return speculation && !isModel(speculation.draft, customModels)
    ? { code: 'unknown-model', name: speculation.draft }
    : undefined;
}

const isModel = (name: string, customModels: CustomModels): boolean =>
  customModels.has(name) || findModel(name) !== undefined;

/** Parallel groups that the GPUs cannot be split into. */
function impossibleLayout({ deployment, hybrid }: Scenario, customModels: CustomModels): ScenarioProblem | undefined {
  for (const settings of hybrid ? [deployment, hybrid.deployment] : [deployment]) {
    const model = customModels.get(settings.model) ?? findModel(settings.model);
    const [fault] = layoutFaults(settings, model);
    if (fault) return { code: 'layout', fault };
  }
  return undefined;
}

function evaluated(
  scenario: Scenario,
  resolved: ResolvedDeployment,
  fleet: Fleet,
  length: number,
  fineness: Fineness,
  shouldStop: (() => boolean) | undefined,
): Evaluation {
  const alone = estimateAt(scenario, resolved, 1);
  if (!alone.fits) return { problem: { code: 'does-not-fit', estimate: alone } };
  const workload = scenarioWorkload(scenario, resolved.deployment.model.contextWindow, length);
  const { ttftSeconds, itlSeconds, endToEndSeconds } = scenario.objective;
  const result = simulate(workload, fleet, {
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
    headline: headlineOf(result, fleet, scenario.objective.attainment),
    hardware: resolved.deployment.accelerator.name,
    ...(resolved.gpuHour ? { gpuHour: resolved.gpuHour } : {}),
    memory: memoryPerGpu(estimate.memory, result.pools[0]!.kvPeakBytes, resolved.deployment.gpus),
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
