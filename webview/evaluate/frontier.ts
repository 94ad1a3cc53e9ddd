import type { CustomModels } from '../../src/cost/resolve-deployment.ts';
import { estimateRequest } from '../../src/performance/estimate-request.ts';
import { tokens } from '../../src/units.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioDeployment } from './scenario-fleet.ts';

/** What one replica does with `batch` requests in flight. */
export interface FrontierPoint {
  readonly batch: number;
  readonly itlSeconds: number;
  readonly outputTokensPerSecond: number;
  /** Relative error to expect of both. */
  readonly error: number;
}

/** Batches to look at: powers of two and the steps half-way between, to what fits. */
function batches(most: number): number[] {
  const sizes: number[] = [];
  for (let size = 1; size < most; size *= 2) sizes.push(size, Math.round(size * 1.5));
  return [...new Set(sizes.filter(size => size < most)), most];
}

/** Throughput against latency of one replica, from one request in flight to as many as fit or are allowed. Empty when nothing fits. */
export function frontier(scenario: Scenario, customModels: CustomModels = new Map()): readonly FrontierPoint[] {
  const resolved = scenarioDeployment(scenario, customModels);
  if (!resolved) return [];
  const { inputTokens, outputTokens } = scenario.request;
  const shape = { input: tokens(inputTokens), cached: tokens(0), output: tokens(outputTokens) };
  const at = (concurrency: number) => estimateRequest({ ...resolved.deployment, concurrency }, shape);
  const alone = at(1);
  if (!alone.fits) return [];
  const most = Math.max(1, Math.min(alone.memory.maxConcurrency, scenario.serving.maxSequences));
  return batches(most).flatMap(batch => {
    const estimate = at(batch);
    if (!estimate.fits) return [];
    return {
      batch,
      itlSeconds: estimate.itlSeconds,
      outputTokensPerSecond: estimate.throughput.outputTokensPerSecond,
      error: estimate.accuracy.expectedRelativeError,
    };
  });
}
