import type { Column } from './state.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** What is needed of a `Worker`. */
export interface Engine {
  postMessage(request: WorkerRequest): void;
  terminate(): void;
}

/** A whole day takes longer to simulate than a slider takes to move on. */
export const restMilliseconds = 120;

/**
 * The page's workers: one that is always free to give a coarse answer, and one for exact answers, their error bands and the effects of
 * levers, which is asked once the hand rests and ended when it moves again: a day that nobody wants any more would hold up the next
 * coarse answer on a machine of two cores.
 */
export class EvaluationWorkers {
  readonly #start: (receive: (answer: WorkerAnswer) => void) => Engine;
  readonly #tell: (answer: WorkerAnswer) => void;
  readonly #coarse: Engine;
  #exact: Engine | undefined;
  #columns: readonly Column[] = [];
  /** The run that was last asked for, by column. */
  readonly #asked = new Map<number, number>();
  /** Columns whose exact answers, bands and levers are not all there. */
  readonly #unfinished = new Set<number>();
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** `start` starts a worker; `tell` takes what they answer. */
  constructor(start: (receive: (answer: WorkerAnswer) => void) => Engine, tell: (answer: WorkerAnswer) => void) {
    this.#start = start;
    this.#tell = tell;
    this.#coarse = start(tell);
    this.#coarse.postMessage({ kind: 'names' });
    this.#exact = this.#startExact();
  }

  /** Asks for the answers that are missing; false where all were asked for before. */
  ask(columns: readonly Column[]): boolean {
    this.#columns = columns;
    const fresh = [...columns.entries()].filter(([index, { run }]) => this.#asked.get(index) !== run);
    if (fresh.length === 0) return false;
    if (this.#unfinished.size > 0) {
      this.#exact?.terminate();
      this.#exact = undefined;
    }
    for (const [index, { run, scenario }] of fresh) {
      this.#asked.set(index, run);
      this.#unfinished.add(index);
      this.#coarse.postMessage({ kind: 'evaluate', run, index, scenario, fineness: 'coarse' });
    }
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#askExact(), restMilliseconds);
    return true;
  }

  /** A worked example, from a worker of its own: it takes up to a second. */
  example(id: string): void {
    const engine = this.#start(answer => {
      engine.terminate();
      this.#tell(answer);
    });
    engine.postMessage({ kind: 'example', id });
  }

  #startExact(): Engine {
    const engine: Engine = this.#start(answer => {
      // What a worker said before it was ended may still arrive.
      if (this.#exact !== engine) return;
      if (answer.kind === 'rests') this.#unfinished.clear();
      else this.#tell(answer);
    });
    return engine;
  }

  #askExact(): void {
    this.#exact ??= this.#startExact();
    for (const [index, { run, scenario }] of this.#columns.entries())
      if (this.#unfinished.has(index))
        this.#exact.postMessage({ kind: 'evaluate', run, index, scenario, fineness: 'exact' });
  }
}
