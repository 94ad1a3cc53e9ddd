import type { StepModel } from '../../src/performance/step-model.ts';
import { bytes, seconds } from '../../src/units.ts';

/** Coefficients of a made-up engine whose steps cost a sum of terms, in seconds. */
export interface LinearCosts {
  readonly step: number;
  readonly perSequence: number;
  readonly perContextToken: number;
  readonly perPrefillToken: number;
  readonly perPair: number;
  readonly kvCapacityTokens: number;
  readonly tokensPerDecodeStep?: number;
  readonly requestSeconds?: number;
  /** Tokens of a sequence beyond which its context costs half as much, as if half of the layers saw only a window. */
  readonly window?: number;
}

/**
 * A made-up engine for tests. With coefficients that are multiples of a power of two every sum of step times is exact in floating
 * point, whatever the order, so that two simulators can be compared for equality.
 */
export const linearStepModel = (costs: LinearCosts): StepModel => ({
  stepSeconds: (decodes, context, prefillTokens, pairs) => {
    const beyond = costs.window === undefined ? 0 : Math.max(0, context - costs.window * decodes);
    return seconds(
      costs.step +
        costs.perSequence * decodes +
        costs.perContextToken * (context - beyond / 2) +
        costs.perPrefillToken * prefillTokens +
        costs.perPair * pairs,
    );
  },
  decodeLine: (decodes, near = 0) => {
    const base = costs.step + costs.perSequence * decodes;
    const edge = costs.window === undefined ? Number.POSITIVE_INFINITY : costs.window * decodes;
    return near < edge
      ? { seconds: base, secondsPerContextToken: costs.perContextToken }
      : { seconds: base + (costs.perContextToken * edge) / 2, secondsPerContextToken: costs.perContextToken / 2 };
  },
  tokensPerDecodeStep: costs.tokensPerDecodeStep ?? 1,
  requestSeconds: costs.requestSeconds ?? 0,
  kvCapacityTokens: costs.kvCapacityTokens,
  kvBlockTokens: 16,
  kvBytesPerToken: bytes(131_072),
  fits: costs.kvCapacityTokens > 0,
});

/** About an 8-billion-parameter model on one large GPU: 8 ms steps, 40,000 prompt tokens per second. */
export const exampleStepModel = linearStepModel({
  step: 0.008,
  perSequence: 2e-5,
  perContextToken: 3e-8,
  perPrefillToken: 2.5e-5,
  perPair: 1e-9,
  kvCapacityTokens: 400_000,
  requestSeconds: 0.002,
});
