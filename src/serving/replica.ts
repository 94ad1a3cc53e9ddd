import type { StepModel } from '../performance/step-model.ts';
import { KvPool } from './kv-pool.ts';
import { LiveRequests } from './live-requests.ts';
import type { PrefixCache } from './prefix-cache.ts';
import type { ServingPolicy } from './serving-policy.ts';
import type { StepTable } from './step-table.ts';
import type { Timeline } from './timeline.ts';
import { WaitingQueue } from './waiting-queue.ts';

/** A request as it reaches a replica. The same object is filled again for the next one: copy what is needed. */
export interface ArrivingRequest {
  /** Position in the workload, from 0. */
  readonly id: number;
  readonly arrivedAt: number;
  readonly input: number;
  /** At least 1. */
  readonly output: number;
  /** Row of the trace that holds its block hashes; -1 without. */
  readonly trace: number;
  /** Which class of the workload it is; 0 where there is one. */
  readonly requestClass: number;
}

/** What a replica tells about its requests; each id is named exactly once. */
export interface ReplicaObserver {
  completed(requests: LiveRequests, slot: number, completedAt: number, itl: number): void;
  rejected(id: number, arrivedAt: number): void;
  timedOut(id: number, arrivedAt: number, givenUpAt: number): void;
}

/** One engine. Time moves only in `advance` and `runOnce`, from step boundary to step boundary. */
export abstract class Replica {
  /** When its next step can begin. */
  now = 0;
  running = 0;
  /** Until then its number of requests stays as it is unless one arrives; 0 when that is not known. */
  quietUntil = 0;
  busySeconds = 0;
  /** Running sequences × seconds; with `waitingSeconds` the load that an autoscaler sees. */
  runningSeconds = 0;
  waitingSeconds = 0;
  preemptions = 0;
  /** KV tokens handed out, and those of them that hold something, × seconds of work. */
  reservedTokenSeconds = 0;
  storedTokenSeconds = 0;
  /** Places of the batch × seconds, and those in which a finished sequence waits for the longest. */
  placeSeconds = 0;
  idlePlaceSeconds = 0;
  readonly queue = new WaitingQueue();
  readonly kv: KvPool;
  readonly prefixes: PrefixCache | undefined;
  protected readonly requests = new LiveRequests();
  /** Requests at the front of the queue that were preempted; they do not time out. */
  protected preempted = 0;
  private readonly cachedShare: number;

  constructor(
    protected readonly policy: ServingPolicy,
    model: StepModel,
    /** Shared by the replicas of a pool. */
    protected readonly steps: StepTable,
    protected readonly timeline: Timeline,
    protected readonly observer: ReplicaObserver,
    prefixes?: PrefixCache,
  ) {
    this.prefixes = prefixes;
    this.kv = new KvPool(policy, model);
    this.cachedShare = policy.prefixCaching.kind === 'share' ? policy.prefixCaching.share : 0;
  }

  get outstanding(): number {
    return this.running + this.queue.length;
  }

  /** Runs every step that begins before `until`. */
  advance(until: number): void {
    while (this.now < until && this.runOnce(until)) {
      // Each call moves `now` to a later step boundary.
    }
  }

  /** Runs at most `mostSteps` steps, to the next event, none beginning at or after `until`; false when there is nothing to do yet. */
  abstract runOnce(until: number, mostSteps?: number): boolean;

  /** When its next step begins if nothing more arrives; Infinity when there is nothing to do. */
  earliestStart(): number {
    return this.outstanding > 0 ? this.now : Number.POSITIVE_INFINITY;
  }

  /**
   * The beginning of the first step in which a request could leave, as far as can be told without running: every step that begins before leaves
   * `outstanding` as it is. No later than `now` when nothing can be told; Infinity when idle.
   */
  abstract firstDeparture(): number;

  /** No request completes before this moment; `now` when that cannot be told without running. Infinity when idle. */
  abstract earliestCompletion(): number;

  /** Takes a request in at `queuedAt`; every step that began before must have been run. */
  enqueue(request: ArrivingRequest, queuedAt: number): void {
    if (!this.kv.canEverHold(request.input, request.output)) {
      this.observer.rejected(request.id, request.arrivedAt);
      return;
    }
    if (this.now < queuedAt) this.standStill(queuedAt);
    else if (this.now > queuedAt) {
      this.waitingSeconds += this.now - queuedAt;
      this.timeline.addWaiting(queuedAt, this.now);
    }
    this.quietUntil = 0;
    const slot = this.requests.take();
    const table = this.requests;
    table.id[slot] = request.id;
    table.arrivedAt[slot] = request.arrivedAt;
    table.queuedAt[slot] = queuedAt;
    table.scheduledAt[slot] = Number.NaN;
    table.firstTokenAt[slot] = Number.NaN;
    table.input[slot] = request.input;
    table.output[slot] = request.output;
    table.generated[slot] = 0;
    table.prompt[slot] = request.input;
    table.cached[slot] = Math.min(request.input - 1, Math.floor(request.input * this.cachedShare));
    table.preemptions[slot] = 0;
    table.left[slot] = 0;
    table.trace[slot] = request.trace;
    table.heldBlocks[slot] = 0;
    this.queue.push(slot);
  }

  /** Gives up requests that waited longer than the policy allows, at the start of every step; true when there were any. */
  protected dropExpired(): boolean {
    let dropped = false;
    while (this.queue.length > this.preempted) {
      const slot = this.queue.at(this.preempted);
      if (this.requests.queuedAt[slot]! + this.policy.queueTimeoutSeconds >= this.now) return dropped;
      this.queue.removeAt(this.preempted);
      this.observer.timedOut(this.requests.id[slot]!, this.requests.arrivedAt[slot]!, this.now);
      this.requests.release(slot);
      dropped = true;
    }
    return dropped;
  }

  /** When the longest-waiting request would be given up. */
  protected nextExpiry(): number {
    return this.queue.length > this.preempted
      ? this.requests.queuedAt[this.queue.at(this.preempted)]! + this.policy.queueTimeoutSeconds
      : Number.POSITIVE_INFINITY;
  }

  /** Nothing runs until `until`; what waits is gathering for a batch. */
  protected standStill(until: number): void {
    if (this.queue.length > 0) {
      this.waitingSeconds += this.queue.length * (until - this.now);
      this.timeline.addIdle(this.now, until, this.queue.length);
    }
    this.now = until;
  }

  /**
   * Accounts for `duration` seconds in which nothing changed but the contexts, and moves there. `kvUnits` are handed out meanwhile and
   * `storedTokens` hold something, both on average.
   */
  protected spend(duration: number, sequences: number, kvUnits: number, storedTokens: number): void {
    const waiting = this.queue.length;
    this.busySeconds += duration;
    this.runningSeconds += sequences * duration;
    this.placeSeconds += sequences * duration;
    this.reservedTokenSeconds += kvUnits * this.kv.unitTokens * duration;
    this.storedTokenSeconds += storedTokens * duration;
    this.waitingSeconds += waiting * duration;
    this.timeline.addSpan(this.now, this.now + duration, sequences, waiting, kvUnits);
    this.now += duration;
  }
}
