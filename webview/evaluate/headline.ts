import type { Fleet } from '../../src/serving/fleet.ts';
import type { SimulationResult } from '../../src/serving/simulation-result.ts';
import type { Headline } from './answers.ts';
import { daysPerMonth, secondsPerDay } from './scenario-workload.ts';

/** The figures that decide, of a simulated day; a month is 30.4 such days. `goal`: share of requests that must keep the objective. */
export function headlineOf(result: SimulationResult, fleet: Fleet, goal: number): Headline {
  const attainment = result.sloAttainment ?? 1;
  const gpus = (of: 'mean' | 'max') =>
    result.pools.reduce((sum, pool, index) => sum + pool.replicas[of] * fleet.pools[index]!.gpusPerReplica, 0);
  return {
    ...(result.costPerThousandRequests === undefined ? {} : { dollarsPerThousand: result.costPerThousandRequests }),
    ...(result.costUsd === undefined
      ? {}
      : { dollarsPerMonth: (result.costUsd / result.simulatedSeconds) * secondsPerDay * daysPerMonth }),
    gpus: { mean: gpus('mean'), most: gpus('max') },
    ttftP95: result.ttft.p95,
    itlP95: result.itl.p95,
    attainment,
    meetsObjective: attainment >= goal,
  };
}
