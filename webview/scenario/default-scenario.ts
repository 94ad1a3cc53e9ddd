import { defaultDeploymentSettings } from '../../src/cost/default-deployment.ts';
import { dayCurves } from './day-curves.ts';
import type { Scenario } from './scenario.ts';

/** What the explorer shows when it is opened empty: the default deployment under a moderate, office-hours load. */
export const defaultScenario: Scenario = {
  name: 'A',
  deployment: defaultDeploymentSettings,
  request: { inputTokens: 1200, sharedPrefixTokens: 0, outputTokens: 256, variation: 0.5 },
  serving: {
    prefill: 'chunked',
    maxSequences: 256,
    maxBatchedTokens: 2048,
    queueDelaySeconds: 0.05,
    prefixCaching: true,
  },
  traffic: { requestsPerMonth: 3_000_000, shape: 'office-hours', curve: dayCurves['office-hours'], burstiness: 1 },
  fleet: { scaling: 'fixed', replicas: 1, minimum: 1, maximum: 8, target: 0.7, startupSeconds: 180 },
  objective: { ttftSeconds: 1, itlSeconds: 0.05, attainment: 0.95 },
};
