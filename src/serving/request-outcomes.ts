import { LatencyHistogram } from './latency-histogram.ts';
import type { LiveRequests } from './live-requests.ts';
import type { ReplicaObserver } from './replica.ts';
import type { Timeline } from './timeline.ts';

/** Limits in seconds that a request must meet all of; a request without a second token meets any ITL. */
export interface ServiceObjective {
  readonly ttft?: number;
  readonly itl?: number;
  readonly endToEnd?: number;
}

/** What became of one request. Times are seconds; NaN where it did not get so far. */
export interface RequestOutcome {
  readonly id: number;
  readonly arrivedAt: number;
  readonly scheduledAt: number;
  readonly firstTokenAt: number;
  readonly completedAt: number;
  readonly preemptions: number;
  readonly status: 'completed' | 'rejected' | 'timed-out';
}

/** Gathers what the replicas of one pool tell. */
export class RequestOutcomes implements ReplicaObserver {
  completedCount = 0;
  rejectedCount = 0;
  timedOutCount = 0;
  inputTokens = 0;
  outputTokens = 0;
  withinObjective = 0;
  lastCompletion = 0;
  readonly ttft = new LatencyHistogram();
  readonly itl = new LatencyHistogram();
  readonly endToEnd = new LatencyHistogram();
  /** From arrival to the first step that took the request. */
  readonly wait = new LatencyHistogram();

  constructor(
    private readonly timeline: Timeline,
    private readonly objective: ServiceObjective | undefined,
    private readonly onRequest: ((outcome: RequestOutcome) => void) | undefined,
    /** Closed loop: who sent the request hears that it is over. */
    private readonly onEnd: ((id: number, at: number, served: boolean) => void) | undefined,
  ) {}

  completed(requests: LiveRequests, slot: number, completedAt: number, itl: number): void {
    const arrivedAt = requests.arrivedAt[slot]!;
    const firstTokenAt = requests.firstTokenAt[slot]!;
    const ttft = firstTokenAt - arrivedAt;
    const endToEnd = completedAt - arrivedAt;
    this.completedCount += 1;
    this.inputTokens += requests.input[slot]!;
    this.outputTokens += requests.output[slot]!;
    if (completedAt > this.lastCompletion) this.lastCompletion = completedAt;
    this.ttft.add(ttft);
    this.endToEnd.add(endToEnd);
    this.wait.add(requests.scheduledAt[slot]! - arrivedAt);
    if (!Number.isNaN(itl)) this.itl.add(itl);
    this.timeline.addCompletion(completedAt);
    const { objective } = this;
    if (
      objective !== undefined &&
      !(ttft > (objective.ttft ?? Infinity)) &&
      !(endToEnd > (objective.endToEnd ?? Infinity)) &&
      !(itl > (objective.itl ?? Infinity))
    )
      this.withinObjective += 1;
    const id = requests.id[slot]!;
    this.onRequest?.({
      id,
      arrivedAt,
      scheduledAt: requests.scheduledAt[slot]!,
      firstTokenAt,
      completedAt,
      preemptions: requests.preemptions[slot]!,
      status: 'completed',
    });
    this.onEnd?.(id, completedAt, true);
  }

  rejected(id: number, arrivedAt: number): void {
    this.rejectedCount += 1;
    this.unserved(id, arrivedAt, 'rejected');
    this.onEnd?.(id, arrivedAt, false);
  }

  timedOut(id: number, arrivedAt: number, givenUpAt: number): void {
    this.timedOutCount += 1;
    this.unserved(id, arrivedAt, 'timed-out');
    this.onEnd?.(id, givenUpAt, true);
  }

  private unserved(id: number, arrivedAt: number, status: 'rejected' | 'timed-out'): void {
    const never = Number.NaN;
    this.onRequest?.({
      id,
      arrivedAt,
      scheduledAt: never,
      firstTokenAt: never,
      completedAt: never,
      preemptions: 0,
      status,
    });
  }
}
