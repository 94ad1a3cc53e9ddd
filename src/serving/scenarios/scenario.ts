import type { StepModel } from '../../performance/step-model.ts';
import { bytes, seconds } from '../../units.ts';
import type { ReplicaPool } from '../fleet.ts';
import { defaultServingPolicy } from '../serving-policy.ts';

export type FigureUnit =
  | 'requests/s'
  | 'requests/hour'
  | 's'
  | '$'
  | '$/hour'
  | '$/month'
  | '$/year'
  | '$/request'
  | 'share'
  | 'GPUs'
  | 'sequences'
  | 'bytes'
  | '$/hour per request/s'
  | '$/hour per sequence';

/** One number of a scenario and where it comes from. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: FigureUnit;
  /** How it is computed, in plain arithmetic; for a simulated figure, what was simulated. */
  readonly how: string;
  /** What the article prints, where it prints this. */
  readonly stated?: number;
}

/** A worked example of the source article: its own arithmetic, ours, and where the two part. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly situation: string;
  /** The article's figures, reproduced from its assumptions. */
  published(): readonly Figure[];
  /** The same assumptions with requests that queue. */
  simulated(): readonly Figure[];
  /** Where a published figure does not add up, one plain sentence each. */
  readonly slips: readonly string[];
  /** What the simulation teaches, one plain sentence each. */
  readonly lessons: readonly string[];
}

/** Tokens that a query of a fixed-time engine has: it can join or leave a batch ten times in its time. */
const queryTokens = 10;

/**
 * An engine that takes `serviceSeconds` for a query whatever runs beside it, as the article assumes: ten steps of a tenth each, in
 * memory without end. How many run at once is up to the policy.
 */
const fixedTimeModel = (serviceSeconds: number): StepModel => {
  const step = seconds(serviceSeconds / queryTokens);
  return {
    stepSeconds: () => step,
    decodeLine: () => ({ seconds: step, secondsPerContextToken: 0 }),
    tokensPerDecodeStep: 1,
    requestSeconds: 0,
    kvCapacityTokens: 1e9,
    kvBlockTokens: 16,
    kvBytesPerToken: bytes(1),
    fits: true,
  };
};

/** One GPU, or several behind a router that knows the shortest queue, each running `atOnce` queries of `serviceSeconds`. */
export const fixedTimePool = (
  serviceSeconds: number,
  atOnce: number,
  pricePerGpuHour: number,
  replicas: ReplicaPool['replicas'] = 1,
): ReplicaPool => ({
  name: `${serviceSeconds} s, ${atOnce} at once`,
  model: fixedTimeModel(serviceSeconds),
  policy: { ...defaultServingPolicy, maxSequences: atOnce },
  replicas,
  routing: 'least-loaded',
  gpusPerReplica: 1,
  pricePerGpuHour,
});

/** Lengths of the queries of a fixed-time engine. */
export const queryLengths = { kind: 'fixed', input: 1, output: queryTokens } as const;

/** Mean wait in seconds of random (Poisson) arrivals at one server that takes `service` seconds for each: M/D/1. */
export const meanWait = (arrivalsPerSecond: number, service: number): number => {
  const load = arrivalsPerSecond * service;
  return (load * service) / (2 * (1 - load));
};
