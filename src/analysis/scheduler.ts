import type { SourceText } from '../source/scanner.ts';
import { ContentCache } from './content-cache.ts';
import type { FileAnalysis } from './file-analysis.ts';

export interface SchedulerOptions {
  readonly analyze: (document: ScheduledDocument, isCancelled: () => boolean) => Promise<FileAnalysis>;
  /** How long a document must rest before it is analysed, in milliseconds; read at each use, so that settings take hold at once. */
  readonly debounceMilliseconds: () => number;
  /** Characters of source text whose results are kept. */
  readonly cacheCharacters?: number;
}

/** A document as an editor has it. `source.file` is for people: documents of two folders may be shown by the same path. */
export interface ScheduledDocument {
  readonly uri: string;
  /** Address of the file that it is stored in: its own, or for a notebook's program the notebook's. */
  readonly place: string;
  readonly source: SourceText;
}

interface Pending {
  readonly source: SourceText;
  readonly generation: number;
  readonly promise: Promise<FileAnalysis | undefined>;
  readonly supersede: () => void;
  /** Starts at once what still rests. */
  readonly hurry: () => void;
}

const defaultCacheCharacters = 16e6;

/**
 * The one scheduler behind every surface of an editor: a document's surfaces (hints, hover, diagnostics) share one analysis of a
 * text; an older text is cancelled; one seen before costs nothing; one document is analysed at a time.
 *
 * Texts tell documents apart from what they were, not versions: these begin anew when a document is opened again.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #cache: ContentCache<FileAnalysis>;
  readonly #pending = new Map<string, Pending>();
  #generation = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#cache = new ContentCache(options.cacheCharacters ?? defaultCacheCharacters);
  }

  /**
   * The analysis of this text, or undefined if a newer text, `forget` or `invalidate` came first. A failed analysis rejects, and is
   * tried again at the next request.
   *
   * @param rest false to skip the debounce: a document just opened, or a command that the user waits for.
   */
  request(document: ScheduledDocument, rest = true): Promise<FileAnalysis | undefined> {
    const pending = this.#pending.get(document.uri);
    if (pending && isSame(pending.source, document.source) && pending.generation === this.#generation) {
      if (!rest) pending.hurry();
      return pending.promise;
    }
    pending?.supersede();
    const known = this.#cache.get(keyOf(document));
    if (known) {
      this.#pending.delete(document.uri);
      return Promise.resolve(known);
    }
    const started = this.#start(document, rest);
    this.#pending.set(document.uri, started);
    return started.promise;
  }

  /** A closed document: what is under way for it is cancelled. */
  forget(uri: string): void {
    this.#pending.get(uri)?.supersede();
    this.#pending.delete(uri);
  }

  /** The configuration (or another file that results rest on) changed: nothing computed so far holds. */
  invalidate(): void {
    this.#generation += 1;
    this.#cache.clear();
    for (const uri of [...this.#pending.keys()]) this.forget(uri);
  }

  #start(document: ScheduledDocument, rest: boolean): Pending {
    let cancelled = false;
    let wake: () => void = () => undefined;
    const rested = new Promise<void>(resolve => {
      wake = resolve;
      const delay = rest ? this.#options.debounceMilliseconds() : 0;
      if (delay > 0) setTimeout(resolve, delay);
      else resolve();
    });
    const promise = rested.then(() => {
      const turn = this.#queue.then(() => (cancelled ? undefined : this.#run(document, () => cancelled)));
      this.#queue = turn.catch(() => undefined);
      return turn;
    });
    promise.catch(() => {
      if (this.#pending.get(document.uri)?.promise === promise) this.#pending.delete(document.uri);
    });
    return {
      source: document.source,
      generation: this.#generation,
      promise,
      supersede: () => {
        cancelled = true;
        wake();
      },
      hurry: wake,
    };
  }

  async #run(document: ScheduledDocument, isCancelled: () => boolean): Promise<FileAnalysis | undefined> {
    const generation = this.#generation;
    const analysis = await this.#options.analyze(document, isCancelled);
    if (isCancelled() || generation !== this.#generation) return undefined;
    this.#cache.set(keyOf(document), analysis);
    return analysis;
  }
}

const isSame = (a: SourceText, b: SourceText): boolean => a.language === b.language && a.text === b.text;

const keyOf = ({ uri, source: { language, text } }: ScheduledDocument): string => `${language}\0${uri}\0${text}`;
