/** How many times its milliseconds a scan may take that has not asked more often than any usual text makes it ask. */
const patience = 40;
/** Milliseconds between two questions, of which a usual text takes a tenth and less, on a busy machine too: that one waits seldom, but long. */
const slowAnswer = 5;
/** Questions after which it is known what usual is. */
const fewAsks = 8;

/** Bounds the work of one scan: steps of evaluation, depth, time, and the host's wish to stop. */
export class Budget {
  #steps = 0;
  #depth = 0;
  #deepest = 0;
  #stopped = false;
  #asked = 0;
  #slowlyAsked = 0;
  readonly #start = Date.now();
  #last = this.#start;

  /**
   * `usualAsks` is how often a scan of a usual text of this length asks whether to stop. Only one that does more work than that
   * ends at its milliseconds, or one that is slow between most of its questions: on a machine with other work to do every scan is slow,
   * and what is found must not depend on that.
   */
  constructor(
    private readonly isCancelled: () => boolean,
    private readonly maximumSteps: number,
    private readonly maximumDepth: number,
    private milliseconds: number,
    private usualAsks = 0,
  ) {}

  /** Another file is read for this scan: it takes its own time, and asks as often as a usual one of its length. */
  grow(milliseconds: number, usualAsks: number): void {
    this.milliseconds += milliseconds;
    this.usualAsks += usualAsks;
  }

  /** True when the scan should end with what it has. */
  get exhausted(): boolean {
    if (this.#stopped) return true;
    if (this.#steps > this.maximumSteps || ((this.#steps & 0xff) === 0 && this.interrupted())) this.#stopped = true;
    return this.#stopped;
  }

  readonly interrupted = (): boolean => {
    if (!this.#stopped && (this.isCancelled() || this.#isLate())) this.#stopped = true;
    return this.#stopped;
  };

  #isLate(): boolean {
    const now = Date.now();
    this.#asked++;
    if (now - this.#last >= slowAnswer) this.#slowlyAsked++;
    this.#last = now;
    return now - this.#start > this.milliseconds * (this.#isUsual ? patience : 1);
  }

  get #isUsual(): boolean {
    return this.#asked <= this.usualAsks && (this.#asked < fewAsks || 2 * this.#slowlyAsked <= this.#asked);
  }

  /** Whether there was twice as much to spend. */
  get isAmple(): boolean {
    return 2 * this.#deepest <= this.maximumDepth && 2 * this.#steps <= this.maximumSteps && !this.#stopped;
  }

  /** Counts work that goes no deeper; false when no more is to be done. */
  step(): boolean {
    this.#steps++;
    return !this.exhausted;
  }

  /** Enters one evaluation; false when it must not. Pair with `leave`. */
  enter(): boolean {
    this.#steps++;
    if (this.#depth >= this.maximumDepth || this.exhausted) return false;
    if (++this.#depth > this.#deepest) this.#deepest = this.#depth;
    return true;
  }

  leave(): void {
    this.#depth--;
  }
}
