/** What happened in one slice of the run, as averages over the slice. */
export interface TimelineSlice {
  readonly startSeconds: number;
  readonly arrivals: number;
  readonly completions: number;
  /** Sequences that ran, over all replicas. */
  readonly running: number;
  readonly waiting: number;
  /** KV units (blocks, or reservations where contiguous) in use over all replicas. */
  readonly kvUnits: number;
  readonly replicas: number;
  /** Busy replicas. */
  readonly busy: number;
}

const mostSlices = 512;

/**
 * The run in at most 512 slices of equal width. The width starts small and doubles, merging neighbours, whenever the run
 * outgrows it: memory does not grow with the run, and spans may arrive in any order.
 */
export class Timeline {
  width: number;
  private scale: number;
  private readonly arrivals = new Float64Array(mostSlices);
  private readonly completions = new Float64Array(mostSlices);
  private readonly running = new Float64Array(mostSlices);
  private readonly waiting = new Float64Array(mostSlices);
  private readonly kvUnits = new Float64Array(mostSlices);
  private readonly replicas = new Float64Array(mostSlices);
  private readonly busy = new Float64Array(mostSlices);

  /** `width`: seconds of a slice to begin with. */
  constructor(width: number) {
    this.width = width;
    this.scale = 1 / width;
  }

  addArrival(at: number): void {
    this.arrivals[this.sliceOf(at)]! += 1;
  }

  addCompletion(at: number): void {
    this.completions[this.sliceOf(at)]! += 1;
  }

  /** One replica ran `running` sequences while `waiting` requests stood in its queue. */
  addSpan(from: number, to: number, running: number, waiting: number, kvUnits: number): void {
    const last = this.sliceOf(to);
    let slice = this.sliceOf(from);
    for (let start = from; ; slice++) {
      const duration = (slice === last ? to : (slice + 1) * this.width) - start;
      this.busy[slice]! += duration;
      this.running[slice]! += running * duration;
      this.waiting[slice]! += waiting * duration;
      this.kvUnits[slice]! += kvUnits * duration;
      if (slice === last) return;
      start = (slice + 1) * this.width;
    }
  }

  /** One request waited for the step under way to end. */
  addWaiting(from: number, to: number): void {
    this.addShare(this.waiting, from, to, 1);
  }

  /** One replica stood still while `waiting` requests gathered for a batch. */
  addIdle(from: number, to: number, waiting: number): void {
    this.addShare(this.waiting, from, to, waiting);
  }

  /** One replica was paid for. */
  addReplica(from: number, to: number): void {
    this.addShare(this.replicas, from, to, 1);
  }

  slices(end: number): TimelineSlice[] {
    const count = Math.min(mostSlices, Math.max(1, Math.ceil(end * this.scale)));
    return Array.from({ length: count }, (_, slice) => {
      const duration = Math.min(this.width, Math.max(end - slice * this.width, this.width * 1e-9));
      return {
        startSeconds: slice * this.width,
        arrivals: this.arrivals[slice]!,
        completions: this.completions[slice]!,
        running: this.running[slice]! / duration,
        waiting: this.waiting[slice]! / duration,
        kvUnits: this.kvUnits[slice]! / duration,
        replicas: this.replicas[slice]! / duration,
        busy: this.busy[slice]! / duration,
      };
    });
  }

  private addShare(column: Float64Array, from: number, to: number, weight: number): void {
    const last = this.sliceOf(to);
    let start = from;
    for (let slice = this.sliceOf(from); slice < last; slice++) {
      column[slice]! += weight * ((slice + 1) * this.width - start);
      start = (slice + 1) * this.width;
    }
    column[last]! += weight * (to - start);
  }

  private sliceOf(at: number): number {
    let slice = Math.floor(at * this.scale);
    while (slice >= mostSlices) {
      this.halve();
      slice = Math.floor(at * this.scale);
    }
    return slice;
  }

  private halve(): void {
    this.width *= 2;
    this.scale = 1 / this.width;
    const columns = [
      this.arrivals,
      this.completions,
      this.running,
      this.waiting,
      this.kvUnits,
      this.replicas,
      this.busy,
    ];
    for (const column of columns) {
      for (let slice = 0; slice < mostSlices / 2; slice++) column[slice] = column[2 * slice]! + column[2 * slice + 1]!;
      column.fill(0, mostSlices / 2);
    }
  }
}
