import { controlGroups } from './controls/control-groups.ts';
import type { Answers } from './evaluate/answers.ts';
import { bandSide, stepError } from './evaluate/error-band.ts';
import { evaluateScenario } from './evaluate/evaluate-scenario.ts';
import { frontier } from './evaluate/frontier.ts';
import { leverScale, withBand } from './evaluate/lever-scale.ts';
import { type LeverEffect, leversOf } from './evaluate/levers.ts';
import { namesOfCatalogue } from './evaluate/names-of-catalogue.ts';
import { notable } from './evaluate/notable-levers.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { EvaluationAnswer, EvaluationRequest } from './worker-messages.ts';

/** Effects are told in groups: each message draws the page anew. */
const groupMilliseconds = 80;

/** One piece of work ended without anything to tell yet: a new request may come in between. */
type Step = EvaluationAnswer | 'working';
type Piece = Generator<Step, void, undefined>;

interface Task {
  readonly request: EvaluationRequest;
  readonly pieces: Piece;
}

/**
 * What a worker has still to compute, in the order in which a reader wants it: answers of all scenarios, then how far they may be off, then what
 * each single change would do. A request takes the place of an older one of the same scenario.
 */
export class EvaluationQueue {
  readonly #newest = new Map<number, number>();
  /** By urgency. */
  readonly #stages: readonly Task[][] = [[], [], []];
  readonly #clock: () => number;
  readonly #groups = controlGroups(namesOfCatalogue);

  /** `clock`: milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  push(request: EvaluationRequest): void {
    this.#newest.set(request.index, request.run);
    this.#stages[0]!.push({ request, pieces: this.#evaluation(request) });
  }

  /** Computes the next piece; undefined when there is nothing left to do. */
  next(): Step | undefined {
    for (const stage of this.#stages)
      while (stage.length > 0) {
        const { request, pieces } = stage[0]!;
        const answer = this.#newest.get(request.index) === request.run ? this.#step(request, pieces) : undefined;
        if (answer) return answer;
        stage.shift();
      }
    return undefined;
  }

  #step({ run, index }: EvaluationRequest, pieces: Piece): Step | undefined {
    try {
      return pieces.next().value ?? undefined;
    } catch (error) {
      return { kind: 'failed', run, index, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  *#evaluation(request: EvaluationRequest): Piece {
    const { run, index, scenario, fineness } = request;
    const started = this.#clock();
    const evaluation = evaluateScenario(scenario, fineness);
    const points = frontier(scenario);
    const milliseconds = this.#clock() - started;
    if (fineness === 'exact') {
      const answers = 'answers' in evaluation ? evaluation.answers : undefined;
      if (answers) this.#stages[1]!.push({ request, pieces: band(request, answers) });
      this.#stages[2]!.push({ request, pieces: this.#weighing(request, answers) });
    }
    yield { kind: 'evaluation', run, index, fineness, evaluation, frontier: points, milliseconds };
  }

  *#weighing(request: EvaluationRequest, answers: Answers | undefined): Piece {
    const { run, index, scenario } = request;
    const { weigh, smallest } = leverScale(scenario);
    const about = { kind: 'levers', run, index, ...(smallest === undefined ? {} : { smallest }) } as const;
    const all: LeverEffect[] = [];
    let effects: LeverEffect[] = [];
    let since = this.#clock();
    for (const lever of leversOf(scenario, this.#groups)) {
      const effect = weigh(lever);
      effects.push(effect);
      all.push(effect);
      if (this.#clock() - since < groupMilliseconds) continue;
      yield { ...about, effects };
      effects = [];
      since = this.#clock();
    }
    yield { ...about, effects };
    if (!answers) return;
    const shown = notable(all, answers.headline.meetsObjective || smallest !== undefined);
    for (const effect of this.#leverBands(scenario, stepError(answers.accuracy), shown))
      yield { ...about, effects: [effect] };
  }

  /** Changes weighed again at both ends of the error. */
  *#leverBands(scenario: Scenario, error: number, shown: readonly LeverEffect[]): Generator<LeverEffect> {
    const ends = [1 + error, 1 / (1 + error)].map(factor => leverScale(scenario, new Map(), factor));
    for (const lever of leversOf(scenario, this.#groups)) {
      const effect = shown.find(({ id }) => id === lever.id);
      if (!effect) continue;
      const atEnds = ends.map(({ weigh }) => weigh(lever));
      yield withBand(effect, atEnds);
    }
  }
}

function* band({ run, index, scenario }: EvaluationRequest, { fineness, accuracy }: Answers): Piece {
  const error = stepError(accuracy);
  const slow = bandSide(scenario, fineness, 1 + error);
  yield 'working';
  const fast = bandSide(scenario, fineness, 1 / (1 + error));
  if (slow && fast) yield { kind: 'band', run, index, band: { error, slow, fast } };
}
