/** How many times its milliseconds a scan may take that has not asked more often than any usual text makes it ask. */
const patience = 40;

/** Bounds the work of one scan: steps of evaluation, depth, time, and the host's wish to stop. */
export class Budget {
  #steps = 0;
  #depth = 0;
  #deepest = 0;
  #stopped = false;
  #asked = 0;
  readonly #start = Date.now();

  /**
   * `usualAsks` is how often a scan of a usual text of this length asks whether to stop. Only one that does more work than that
   * ends at its milliseconds: on a machine with other work to do every scan is slow, and what is found must not depend on that.
   */
  constructor(
    private readonly isCancelled: () => boolean,
    private readonly maximumSteps: number,
    private readonly maximumDepth: number,
    private readonly milliseconds: number,
    private readonly usualAsks = 0,
  ) {}

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
    this.#asked++;
    return Date.now() - this.#start > this.milliseconds * (this.#asked > this.usualAsks ? 1 : patience);
  }

  /** Whether there was twice as much to spend. */
  get isAmple(): boolean {
    return 2 * this.#deepest <= this.maximumDepth && 2 * this.#steps <= this.maximumSteps && !this.#stopped;
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
