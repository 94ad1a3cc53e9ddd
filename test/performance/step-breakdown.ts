import type { Rates } from '../../src/performance/coefficients.ts';
import type { Deployment } from '../../src/performance/deployment.ts';
import type { OperatorTime } from '../../src/performance/estimate.ts';
import { operatorsOf } from '../../src/performance/operators.ts';
import { idleStep, type StepWork, stageSeconds } from '../../src/performance/step-time.ts';
import { deploy } from './deployments.ts';

/** Ideal rates, each different, so that a formula that takes the wrong one gives another result. */
export const rates: Rates = {
  matrixCompute: 1e15,
  matrixHalfTokens: 0,
  matrixBandwidth: 3e12,
  expertCompute: 7e14,
  expertBandwidth: 2e12,
  expertHalfTokens: 0,
  expertBlockBandwidth: 1e30,
  expertSkew: 0,
  prefillAttention: 4e14,
  decodeAttention: 2.5e12,
  decodeAttentionCompute: 1e17,
  decodeAttentionGrouped: 0,
  decodeBlocks: 0,
  decodeStreamLoss: 0,
  expertSpread: 1,
  elementwiseBandwidth: 1e30,
  layerLatency: 0,
  linkBandwidth: 2e11,
  linkLatency: 0,
  linkSmallBandwidth: 1e6,
  linkRingLatency: 0,
  hostOverlaps: false,
  hostStep: 0,
  hostRank: 0,
  hostDecodeRequest: 0,
  hostPrefillToken: 0,
  hostPrefill: 0,
  hostRequest: 0,
  groupShare: 0,
  groupTokens: 1e9,
  returnSpread: 0,
  queueShare: 0,
  expertLatency: 0,
  peakAssumed: false,
};

export const breakdown = (changes: Partial<Deployment>, work: Partial<StepWork>, over: Partial<Rates> = {}) => {
  const deployment = deploy(changes);
  const list: OperatorTime[] = [];
  const total = stageSeconds(
    operatorsOf(deployment),
    deployment,
    { ...rates, ...over },
    { ...idleStep, ...work },
    operator => list.push(operator),
  );
  return { total, list, named: (name: string) => list.find(({ operator }) => operator === name)! };
};
