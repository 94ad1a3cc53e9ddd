import { type ArrivalTimes, arrivalTimes } from './arrival-times.ts';
import { RandomStream } from './random-stream.ts';
import type { ArrivingRequest } from './replica.ts';
import { type RequestLengths, requestLengths } from './request-lengths.ts';
import type { Workload } from './workload.ts';

/** Labels of the independent random streams of one run. */
export const randomLabels = { arrivals: 1, lengths: 2, split: 3, think: 4 } as const;

/** The requests of a workload in order of arrival, made one at a time in the same object: memory does not grow with their number. */
export class RequestStream implements ArrivingRequest {
  id = -1;
  arrivedAt = 0;
  input = 1;
  output = 1;
  trace = -1;
  requestClass = 0;
  readonly mostRequests: number;
  readonly duration: number;
  private readonly times: ArrivalTimes | undefined;
  private readonly lengths: RequestLengths;
  private readonly contextWindow: number;
  private readonly hashed: boolean;

  constructor(workload: Workload) {
    const { arrivals, lengths, seed } = workload;
    const trace = arrivals.kind === 'trace' ? arrivals.trace : undefined;
    this.duration = workload.durationSeconds ?? Number.POSITIVE_INFINITY;
    this.mostRequests = Math.min(
      workload.requests ?? Number.POSITIVE_INFINITY,
      trace?.arrivedAt.length ?? Number.POSITIVE_INFINITY,
    );
    this.contextWindow = workload.contextWindow ?? Number.POSITIVE_INFINITY;
    this.hashed = trace?.hashes !== undefined && lengths.kind === 'trace';
    if (arrivals.kind !== 'closed-loop')
      this.times = arrivalTimes(arrivals, new RandomStream(seed, randomLabels.arrivals));
    this.lengths = requestLengths(lengths, new RandomStream(seed, randomLabels.lengths), trace);
  }

  /** Moves to the next request of an open loop; false after the last. */
  next(): boolean {
    if (this.id + 1 >= this.mostRequests) return false;
    const at = this.times!();
    if (!(at < this.duration)) return false;
    this.fill(at);
    return true;
  }

  /** Moves to the next request of a closed loop, which a user sends at `at`; false when no more are to come. */
  sendAt(at: number): boolean {
    if (this.id + 1 >= this.mostRequests || !(at < this.duration)) return false;
    this.fill(at);
    return true;
  }

  /** Share of the workload that has arrived, as far as its end is known. */
  get progress(): number {
    return Math.min(1, Math.max(this.arrivedAt / this.duration, (this.id + 1) / this.mostRequests));
  }

  private fill(at: number): void {
    this.id += 1;
    this.arrivedAt = at;
    this.lengths.next(this.id);
    this.input = Math.min(this.lengths.input, this.contextWindow - 1);
    this.output = Math.min(this.lengths.output, this.contextWindow - this.input);
    this.requestClass = this.lengths.requestClass;
    if (this.hashed) this.trace = this.id;
  }
}
