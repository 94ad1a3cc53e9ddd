import type { ErrorBand, Evaluation, Fineness } from './evaluate/answers.ts';
import type { FrontierPoint } from './evaluate/frontier.ts';
import type { LeverEffect } from './evaluate/levers.ts';
import type { Scenario } from './scenario/scenario.ts';

/**
 * What the page asks of its two workers: coarse answers of one, which is always free to give them; exact ones, their error bands and the
 * effects of levers of the other. `run` grows with every change; answers to an older run are dropped.
 */
export type WorkerRequest = {
  readonly run: number;
  readonly index: number;
  readonly scenario: Scenario;
  readonly fineness: Fineness;
};

export type WorkerAnswer =
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
  | { readonly kind: 'levers'; readonly run: number; readonly index: number; readonly effects: readonly LeverEffect[] }
  | { readonly kind: 'failed'; readonly run: number; readonly index: number; readonly detail: string };
