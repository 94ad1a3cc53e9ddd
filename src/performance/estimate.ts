import type { Bytes, Flops, Seconds } from '../units.ts';

export type Bound = 'compute' | 'memory bandwidth' | 'interconnect' | 'host overhead';

/** Per GPU, except where a name says otherwise. */
export interface MemoryEstimate {
  /** Usable memory of the whole deployment. */
  readonly capacityBytes: Bytes;
  /** Whole deployment, all copies. */
  readonly weightsBytes: Bytes;
  readonly kvBytesPerToken: Bytes;
  /** KV cache of one request at its full length. */
  readonly kvBytes: Bytes;
  readonly activationBytes: Bytes;
  readonly overheadBytes: Bytes;
  /** Left for KV cache after weights, activations and overhead; negative is what is missing. */
  readonly freeBytes: Bytes;
  /** Requests of this shape that fit at once. */
  readonly maxConcurrency: number;
  readonly fits: boolean;
}

export interface OperatorTime {
  readonly operator: string;
  readonly seconds: Seconds;
  readonly flops: Flops;
  readonly bytes: Bytes;
  readonly bound: Bound;
}

export interface PrefillEstimate {
  readonly seconds: Seconds;
  readonly flops: Flops;
  readonly bytes: Bytes;
  readonly bound: Bound;
  readonly operators: readonly OperatorTime[];
}

export interface DecodeEstimate {
  /** Inter-token latency of one request at the batch in force. */
  readonly secondsPerToken: Seconds;
  readonly seconds: Seconds;
  /** Per generated token of one request (the batch shares the weights). */
  readonly flops: Flops;
  readonly bytes: Bytes;
  readonly bound: Bound;
  readonly operators: readonly OperatorTime[];
}

/** What an assumption or a warning says, as data; `report/` words it. */
export interface Remark {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}

export interface Throughput {
  readonly requestsPerSecond: number;
  readonly outputTokensPerSecond: number;
  readonly totalTokensPerSecond: number;
}

/** A request that runs. */
export interface PerformanceEstimate {
  readonly fits: true;
  /** Requests in flight together: the concurrency asked for, or what fits if that is less. */
  readonly concurrency: number;
  readonly memory: MemoryEstimate;
  readonly prefill: PrefillEstimate;
  readonly decode: DecodeEstimate;
  readonly ttftSeconds: Seconds;
  readonly itlSeconds: Seconds;
  readonly endToEndSeconds: Seconds;
  readonly throughput: Throughput;
  readonly wattHoursPerRequest?: number;
  readonly accuracy: {
    /** Four of five measurements lie within this relative distance. */
    readonly expectedRelativeError: number;
    /** Which measurements that rests on. */
    readonly basis: string;
    /** The same by figure. */
    readonly byFigure?: {
      readonly throughput: number;
      readonly ttft: number;
      readonly itl: number;
      readonly endToEnd: number;
    };
  };
  readonly assumptions: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** A deployment that cannot hold the request prints no speed. */
export interface DoesNotFit {
  readonly fits: false;
  readonly reason: 'weights' | 'kv-cache' | 'context-window';
  readonly memory: MemoryEstimate;
  /** How much memory is missing over the whole deployment. */
  readonly missingBytes: Bytes;
  /** The nearest layout that fits, if one was found. */
  readonly nearest?: {
    readonly gpus: number;
    readonly tensorParallel: number;
    readonly accelerator: string;
    readonly weights: string;
  };
  readonly warnings: readonly Remark[];
}

export type Estimate = PerformanceEstimate | DoesNotFit;
