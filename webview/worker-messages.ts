import type { CatalogueNames } from './catalogue-names.ts';
import type { ErrorBand, Evaluation, Fineness } from './evaluate/answers.ts';
import type { FrontierPoint } from './evaluate/frontier.ts';
import type { LeverEffect } from './evaluate/levers.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { WorkedExample } from './worked-example.ts';

/** To evaluate a scenario: an exact answer brings error bands and the effects of levers after it. `run` grows with every change; answers to an older run are dropped. */
export interface EvaluationRequest {
  readonly kind: 'evaluate';
  readonly run: number;
  readonly index: number;
  readonly scenario: Scenario;
  readonly fineness: Fineness;
}

export type WorkerRequest =
  | EvaluationRequest
  | { readonly kind: 'names' }
  /** A worked example by its id. */
  | { readonly kind: 'example'; readonly id: string };

/** What a scenario's column takes in. */
export type EvaluationAnswer =
  | {
      readonly kind: 'evaluation';
      readonly run: number;
      readonly index: number;
      readonly fineness: Fineness;
      readonly evaluation: Evaluation;
      readonly frontier: readonly FrontierPoint[];
      readonly milliseconds: number;
    }
  | { readonly kind: 'band'; readonly run: number; readonly index: number; readonly band: ErrorBand }
  | {
      readonly kind: 'levers';
      readonly run: number;
      readonly index: number;
      readonly effects: readonly LeverEffect[];
      /** Replicas of the smallest fleet that keeps the objective without a change; undefined where none does. */
      readonly smallest?: number;
    }
  | { readonly kind: 'failed'; readonly run: number; readonly index: number; readonly detail: string };

export type WorkerAnswer =
  | EvaluationAnswer
  | { readonly kind: 'names'; readonly names: CatalogueNames }
  | { readonly kind: 'example'; readonly example: WorkedExample }
  /** Nothing is left to do. */
  | { readonly kind: 'rests' };
