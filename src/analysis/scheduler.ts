import type { SourceText } from '../source/scanner.ts';
import { ContentCache } from './content-cache.ts';
import type { FileAnalysis } from './file-analysis.ts';

export interface SchedulerOptions {
  readonly analyze: (source: SourceText, isCancelled: () => boolean) => Promise<FileAnalysis>;
  /** How long a document must rest before it is analysed, in milliseconds; read at each use, so that settings take hold at once. */
  readonly debounceMilliseconds: () => number;
  /** Characters of source text whose results are kept. */
  readonly cacheCharacters?: number;
}

/** A document as an editor has it: `version` grows with each edit. */
export interface ScheduledDocument {
  readonly uri: string;
  readonly version: number;
  readonly source: SourceText;
}

interface Pending {
  readonly version: number;
  readonly generation: number;
  readonly promise: Promise<FileAnalysis | undefined>;
  readonly supersede: () => void;
  /** Starts at once what still rests. */
  readonly hurry: () => void;
}

const defaultCacheCharacters = 16e6;

/**
 * The one scheduler behind every surface of an editor: a document's surfaces (hints, hover, diagnostics) share one analysis per
 * version; an older version is cancelled; a text seen before costs nothing; one document is analysed at a time.
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
   * The analysis of this version, or undefined if a newer version, `forget` or `invalidate` came first. A failed analysis rejects, and is
   * tried again at the next request.
   *
   * @param rest false to skip the debounce: a document just opened, or a command that the user waits for.
   */
  request(document: ScheduledDocument, rest = true): Promise<FileAnalysis | undefined> {
    const pending = this.#pending.get(document.uri);
    if (pending && pending.version === document.version && pending.generation === this.#generation) {
      if (!rest) pending.hurry();
      return pending.promise;
    }
    pending?.supersede();
    const known = this.#cache.get(keyOf(document.source));
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
      version: document.version,
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
    const analysis = await this.#options.analyze(document.source, isCancelled);
    if (isCancelled() || generation !== this.#generation) return undefined;
    this.#cache.set(keyOf(document.source), analysis);
    return analysis;
  }
}

const keyOf = ({ file, language, text }: SourceText): string => `${language}\0${file}\0${text}`;
