import type { BlockHashes } from './prefix-cache.ts';
import type { RateCurve } from './rate-curve.ts';

/** When requests come. Rates are requests per second. */
export type ArrivalProcess =
  | { readonly kind: 'constant'; readonly rate: number }
  | { readonly kind: 'poisson'; readonly rate: number }
  /** Gamma-distributed gaps with this coefficient of variation: 1 is Poisson, more is burstier. */
  | { readonly kind: 'bursty'; readonly rate: number; readonly variation: number }
  /**
   * Arrivals whose rate follows a curve: a day, a flash sale, a recorded or drawn profile. Gaps, counted in expected requests, are
   * gamma-distributed with this coefficient of variation: 1 (the default) is Poisson, more is burstier, 0 is evenly spaced.
   */
  | { readonly kind: 'curve'; readonly curve: RateCurve; readonly variation?: number }
  /** Arrivals as recorded, sped up by `speed` (1 leaves them). */
  | { readonly kind: 'trace'; readonly trace: Trace; readonly speed: number }
  /** Closed loop: each user sends, waits for the whole answer, thinks, and sends again. */
  | {
      readonly kind: 'closed-loop';
      readonly users: number;
      readonly thinkSeconds: number;
      readonly think: 'fixed' | 'exponential';
    };

/** How long requests of one class are, in tokens. */
export type ClassLengths =
  | { readonly kind: 'fixed'; readonly input: number; readonly output: number }
  /** Means and coefficients of variation (standard deviation ÷ mean) of the lengths themselves. */
  | {
      readonly kind: 'log-normal';
      readonly input: { readonly mean: number; readonly variation: number };
      readonly output: { readonly mean: number; readonly variation: number };
    }
  /** Pairs drawn with replacement, by weight where weights are given: measured lengths, or the call sites of a workspace. */
  | {
      readonly kind: 'empirical';
      readonly inputs: ArrayLike<number>;
      readonly outputs: ArrayLike<number>;
      readonly weights?: ArrayLike<number>;
    };

/** How long requests are, in tokens. */
export type LengthDistribution =
  | ClassLengths
  /** Requests of several classes, such as easy and hard questions: the shares add up to 1. A fleet may send each class elsewhere. */
  | {
      readonly kind: 'classes';
      readonly classes: readonly { readonly share: number; readonly lengths: ClassLengths }[];
    }
  /** Each request as the trace has it. */
  | { readonly kind: 'trace' };

/** Recorded requests in order of arrival, one entry per request in each column. */
export interface Trace {
  /** Seconds, never falling. */
  readonly arrivedAt: Float64Array;
  readonly input: Int32Array;
  /** At least 1: a request that asks for none still gets the prefill's token. */
  readonly output: Int32Array;
  readonly hashes?: BlockHashes;
}

export interface Workload {
  readonly arrivals: ArrivalProcess;
  readonly lengths: LengthDistribution;
  /** Arrivals stop after this; what has come is served to the end. A trace may leave it out. */
  readonly durationSeconds?: number;
  /** Arrivals stop after this many. */
  readonly requests?: number;
  /** Lengths are cut to this many tokens together, the output first. */
  readonly contextWindow?: number;
  readonly seed: number;
}
