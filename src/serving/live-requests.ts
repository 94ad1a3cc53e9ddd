/** Numbers of requests that a replica holds, waiting or running: one column per property, one row (slot) per request. */
export class LiveRequests {
  private capacity = 0;
  private free = new Int32Array(0);
  private freeCount = 0;
  /** Position of the request in the workload, from 0. */
  id = new Float64Array(0);
  arrivedAt = new Float64Array(0);
  /** When the engine has it in hand: arrival plus the host's time for a request. */
  queuedAt = new Float64Array(0);
  /** First time that it was scheduled; NaN before. */
  scheduledAt = new Float64Array(0);
  /** NaN before the first token. */
  firstTokenAt = new Float64Array(0);
  input = new Int32Array(0);
  output = new Int32Array(0);
  /** Tokens answered so far. */
  generated = new Int32Array(0);
  /** Tokens to prefill in this attempt: the input, and after a preemption also what was generated. */
  prompt = new Int32Array(0);
  /** Input tokens whose KV is known to be cached without looking (a share of the input). */
  cached = new Int32Array(0);
  preemptions = new Int32Array(0);
  /** Full KV units that it left behind when it was preempted. */
  left = new Int32Array(0);
  /** How many units the pool will have handed out when it comes to those. */
  leftUntil = new Float64Array(0);
  /** Where its block hashes lie in the trace; -1 without. */
  trace = new Int32Array(0);
  /** Prefix-cache blocks on which it holds a reference. */
  heldBlocks = new Int32Array(0);
  /** How many were admitted before it. */
  admission = new Float64Array(0);
  /** Decode step before which it joined the decoding batch. */
  joinedAt = new Float64Array(0);
  phase = new Int32Array(0);
  /** Neighbours in order of admission. */
  before = new Int32Array(0);
  after = new Int32Array(0);

  constructor() {
    this.grow(64);
  }

  take(): number {
    if (this.freeCount === 0) this.grow(2 * this.capacity);
    return this.free[--this.freeCount]!;
  }

  release(slot: number): void {
    this.free[this.freeCount++] = slot;
  }

  private grow(capacity: number): void {
    const wider = <Column extends Float64Array | Int32Array>(column: Column): Column => {
      const Kind = column.constructor as new (length: number) => Column;
      const copy = new Kind(capacity);
      copy.set(column);
      return copy;
    };
    this.id = wider(this.id);
    this.arrivedAt = wider(this.arrivedAt);
    this.queuedAt = wider(this.queuedAt);
    this.scheduledAt = wider(this.scheduledAt);
    this.firstTokenAt = wider(this.firstTokenAt);
    this.input = wider(this.input);
    this.output = wider(this.output);
    this.generated = wider(this.generated);
    this.prompt = wider(this.prompt);
    this.cached = wider(this.cached);
    this.preemptions = wider(this.preemptions);
    this.left = wider(this.left);
    this.leftUntil = wider(this.leftUntil);
    this.trace = wider(this.trace);
    this.heldBlocks = wider(this.heldBlocks);
    this.admission = wider(this.admission);
    this.joinedAt = wider(this.joinedAt);
    this.phase = wider(this.phase);
    this.before = wider(this.before);
    this.after = wider(this.after);
    this.free = wider(this.free);
    for (let slot = capacity - 1; slot >= this.capacity; slot--) this.free[this.freeCount++] = slot;
    this.capacity = capacity;
  }
}
