import { bytes, flops, seconds, tokens, wattHours } from '../units.ts';
import { expectedAccuracy } from './accuracy.ts';
import { type Coefficients, fittedCoefficients } from './coefficients.ts';
import { type CorrectionFactors, type Corrections, correctionOf } from './corrections.ts';
import type { Deployment, RequestShape } from './deployment.ts';
import { doesNotFit } from './does-not-fit.ts';
import { wattHoursPerRequest } from './energy.ts';
import type { Bound, Estimate, MemoryEstimate, OperatorTime, Remark } from './estimate.ts';
import { inFlightLoad, type Load, residentLimit, staticLoad } from './load.ts';
import { estimateMemory } from './memory.ts';
import { remarks } from './remarks.ts';
import { createReplicaStep, type ReplicaStep } from './replica-step.ts';

export interface EstimateOptions {
  /** Replaces the fitted constants (used by the fit itself and by its cross-validation). */
  readonly coefficients?: Coefficients;
  /** Factors from the user's own measurements (`validate --fit`). */
  readonly corrections?: Corrections;
}

/** The bound that most of the time is spent under. */
const bindingBound = (operators: readonly OperatorTime[], hostTime: number): Bound => {
  const spent: Record<Bound, number> = {
    compute: 0,
    'memory bandwidth': 0,
    interconnect: 0,
    'host overhead': hostTime,
  };
  for (const operator of operators) spent[operator.bound] += operator.seconds;
  return (Object.keys(spent) as Bound[]).reduce((a, b) => (spent[b] > spent[a] ? b : a));
};

const byTime = (a: OperatorTime, b: OperatorTime): number => b.seconds - a.seconds;

/**
 * One phase by operator, longest first (the matrices of each layer kind come once each). `requestHost` is what the engine's host spends on a
 * request before its first step (HTTP, tokenizing, admission), in seconds: it belongs to the phase and to its bound, and no GPU waits for it.
 */
const breakdown = (run: (sink: (operator: OperatorTime) => void) => number, requestHost = 0) => {
  const operators: OperatorTime[] = [];
  const total = run(operator => operators.push(operator));
  let spent = 0;
  let work = 0;
  let traffic = 0;
  for (const operator of operators) {
    spent += operator.seconds;
    work += operator.flops;
    traffic += operator.bytes;
  }
  const stepHost = Math.max(0, total - spent);
  const host = stepHost + requestHost;
  const stepBound = bindingBound(operators, stepHost);
  const bound = bindingBound(operators, host);
  if (host > 0)
    operators.push({
      operator: 'engine host',
      seconds: seconds(host),
      flops: flops(0),
      bytes: bytes(0),
      bound: 'host overhead',
    });
  operators.sort(byTime);
  return { total: total + requestHost, stepTotal: total, work, traffic, bound, stepBound, operators };
};

/** Requests in flight: what was asked for, or what fits. Static batches must fit whole; in-flight batching queues the rest. */
const requestsInFlight = (deployment: Deployment, limit: number): number =>
  deployment.concurrency === 'max' ? Math.max(1, Math.floor(limit)) : Math.max(1, deployment.concurrency);

/** Load of a deployment at its concurrency. */
const loadOf = (
  replica: ReplicaStep,
  deployment: Deployment,
  shape: RequestShape,
  memory: MemoryEstimate,
): { load: Load; concurrency: number } => {
  const limit = residentLimit(deployment, shape, memory);
  const concurrency = requestsInFlight(deployment, limit);
  if (deployment.batching === 'in-flight')
    return { load: inFlightLoad(replica, shape, concurrency, limit), concurrency };
  const batch = Math.max(1, Math.min(concurrency, Math.floor(limit)));
  const load = staticLoad(replica, shape, batch);
  const waiting = ((concurrency - batch) / batch) * load.endToEndSeconds;
  return {
    load: { ...load, ttftSeconds: load.ttftSeconds + waiting, endToEndSeconds: load.endToEndSeconds + waiting },
    concurrency,
  };
};

/** A load as the user's measurements correct it; latency stays the sum of its parts. */
const corrected = (load: Load, factors: CorrectionFactors, shape: RequestShape): Load => {
  if (factors.figures === 0) return load;
  const ttftSeconds = load.ttftSeconds * factors.ttft;
  const itlSeconds = load.itlSeconds * factors.itl;
  return {
    ...load,
    ttftSeconds,
    itlSeconds,
    endToEndSeconds: ttftSeconds + itlSeconds * Math.max(0, shape.output - 1),
    requestsPerSecond: load.requestsPerSecond / factors.service,
  };
};

/**
 * One request of `shape` on `deployment`: memory, prefill, decode, latency, throughput, energy and the expected error. A deployment
 * that cannot hold one request, or a request longer than the model's context window, gets a refusal without any speed.
 */
export const estimateRequest = (
  deployment: Deployment,
  asked: RequestShape,
  options: EstimateOptions = {},
): Estimate => {
  // A prefill computes at least one token, cached or not, and answers one, whether asked or not.
  const input = tokens(Math.max(1, asked.input));
  const shape = { input, cached: tokens(Math.min(asked.cached, input - 1)), output: tokens(Math.max(1, asked.output)) };
  const memory = estimateMemory(deployment, shape);
  const replica = createReplicaStep(deployment, options.coefficients ?? fittedCoefficients);
  const { formats } = replica.operators;
  const window = deployment.model.contextWindow;
  const exceedsWindow = window !== undefined && shape.input + shape.output > window;
  if (!memory.fits || exceedsWindow) return doesNotFit(deployment, shape, memory, formats.warnings);

  const { load: modelled, concurrency } = loadOf(replica, deployment, shape, memory);
  const correction = correctionOf(options.corrections, deployment);
  const load = corrected(modelled, correction, shape);
  const fresh = shape.input - shape.cached;
  const pairs = fresh * shape.cached + (fresh * (fresh + 1)) / 2;
  const prefill = breakdown(sink => replica.prefill(fresh, pairs, 1, sink), replica.rates.hostRequest);
  const decodeWork = { ...load.work, prefillTokens: 0, prefillPairs: 0, prefillRequests: 0 };
  const decode = breakdown(sink => replica.step(decodeWork, sink));
  const decoded = decodeWork.decodeRequests * replica.tokensPerDecodeStep;
  const { requestsPerSecond } = load;
  const serviceSeconds = load.residents / requestsPerSecond;
  const energy = wattHoursPerRequest(
    deployment,
    requestsPerSecond,
    Math.min(1, (prefill.stepTotal * load.residents) / serviceSeconds),
    prefill.stepBound,
    decode.bound,
  );
  const { assumptions, warnings }: { assumptions: Remark[]; warnings: Remark[] } = remarks(
    replica,
    shape,
    memory,
    load,
    concurrency,
    decode.bound,
  );
  return {
    fits: true,
    concurrency: load.residents < concurrency ? Math.floor(load.residents) : concurrency,
    memory,
    prefill: {
      seconds: seconds(prefill.total * correction.ttft),
      flops: flops(prefill.work * deployment.gpus),
      bytes: bytes(prefill.traffic * deployment.gpus),
      bound: prefill.bound,
      operators: prefill.operators,
    },
    decode: {
      secondsPerToken: seconds(load.itlSeconds),
      seconds: seconds(load.itlSeconds * Math.max(0, shape.output - 1)),
      flops: flops((decode.work * deployment.gpus) / decoded),
      bytes: bytes((decode.traffic * deployment.gpus) / decoded),
      bound: decode.bound,
      operators: decode.operators,
    },
    ttftSeconds: seconds(load.ttftSeconds),
    itlSeconds: seconds(load.itlSeconds),
    endToEndSeconds: seconds(load.endToEndSeconds),
    throughput: {
      requestsPerSecond,
      outputTokensPerSecond: requestsPerSecond * shape.output,
      totalTokensPerSecond: requestsPerSecond * (shape.input + shape.output),
    },
    ...(energy === undefined ? {} : { wattHoursPerRequest: wattHours(energy) }),
    accuracy: expectedAccuracy(deployment),
    assumptions:
      correction.figures > 0
        ? [...assumptions, { code: 'corrected-by-measurements', args: { figures: correction.figures } }]
        : assumptions,
    warnings,
  };
};
