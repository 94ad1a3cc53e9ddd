/** Of each stretch of positions: how many were asked for, and how many were taken from its front and from its back. */
const [asked, front, back] = [0, 1, 2];
const countersOfStretch = 3;

/**
 * Deals the positions of a list out to threads, each position once. Two threads share a stretch and take from its two ends until they
 * meet; who finds a stretch empty goes on to the next one. So all are done at the same time however long the items take, and what is
 * alike in neighbours is needed by one thread.
 */
export class DealtPositions {
  readonly #count: number;
  readonly #threads: number;
  readonly #stretches: number;
  readonly #counters: Int32Array;

  /** @param memory that of another thread, which deals out the same positions. */
  constructor(
    count: number,
    threads: number,
    readonly memory = newMemory(threads),
  ) {
    this.#count = count;
    this.#threads = threads;
    this.#stretches = stretchesOf(threads);
    this.#counters = new Int32Array(memory);
  }

  /** The next position for a thread, which counts from 0; undefined when all were dealt out. */
  next(thread: number): number | undefined {
    for (let step = 0; step < this.#stretches; step++) {
      const stretch = (Math.floor(thread / 2) + step) % this.#stretches;
      const [start, end] = [this.#start(stretch), this.#start(stretch + 1)];
      if (this.#add(stretch, asked) >= end - start) continue;
      return thread % 2 === 0 ? start + this.#add(stretch, front) : end - 1 - this.#add(stretch, back);
    }
    return undefined;
  }

  /** Deals out no more, to no thread. */
  end(): void {
    for (let stretch = 0; stretch < this.#stretches; stretch++)
      Atomics.store(this.#counters, stretch * countersOfStretch + asked, this.#count);
  }

  /** Stretches are as long as they have threads. */
  #start(stretch: number): number {
    return Math.floor((this.#count * Math.min(2 * stretch, this.#threads)) / this.#threads);
  }

  /** Adds one to a counter, and gives what it was. */
  #add(stretch: number, counter: number): number {
    return Atomics.add(this.#counters, stretch * countersOfStretch + counter, 1);
  }
}

const stretchesOf = (threads: number): number => Math.ceil(threads / 2);

const newMemory = (threads: number): SharedArrayBuffer =>
  new SharedArrayBuffer(stretchesOf(threads) * countersOfStretch * Int32Array.BYTES_PER_ELEMENT);
