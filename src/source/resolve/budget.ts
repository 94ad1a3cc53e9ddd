/** Bounds the work of one scan: steps of evaluation, depth, and the host's wish to stop. */
export class Budget {
  #steps = 0;
  #depth = 0;
  #stopped = false;
  readonly #deadline: number;

  constructor(
    private readonly isCancelled: () => boolean,
    private readonly maximumSteps: number,
    private readonly maximumDepth: number,
    milliseconds: number,
  ) {
    this.#deadline = Date.now() + milliseconds;
  }

  /** True when the scan should end with what it has. */
  get exhausted(): boolean {
    if (this.#stopped) return true;
    if (this.#steps > this.maximumSteps || ((this.#steps & 0xff) === 0 && this.interrupted())) this.#stopped = true;
    return this.#stopped;
  }

  readonly interrupted = (): boolean => {
    if (!this.#stopped && (this.isCancelled() || Date.now() > this.#deadline)) this.#stopped = true;
    return this.#stopped;
  };

  /** Enters one evaluation; false when it must not. Pair with `leave`. */
  enter(): boolean {
    this.#steps++;
    if (this.#depth >= this.maximumDepth || this.exhausted) return false;
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }
}
