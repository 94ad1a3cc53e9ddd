import { scaleDecision } from './autoscaler.ts';
import { BatchReplica } from './batch-replica.ts';
import type { ReplicaPool } from './fleet.ts';
import { InFlightReplica } from './in-flight-replica.ts';
import { type BlockHashes, PrefixCache } from './prefix-cache.ts';
import type { ArrivingRequest, Replica, ReplicaObserver } from './replica.ts';
import { StepTable } from './step-table.ts';
import type { Timeline } from './timeline.ts';

/** A replica from the moment that it is paid for. */
export interface Member {
  readonly replica: Replica;
  readonly startedAt: number;
  /** Takes requests from here on. */
  readonly readyAt: number;
  /** Takes no more requests; stops when it is empty. */
  draining: boolean;
  /** Infinity while it is paid for. */
  stoppedAt: number;
  /** Sequence-seconds, running and waiting, up to the last look of the autoscaler. */
  seenLoad: number;
}

/** The replicas of one pool while the simulation runs: routing, scaling, billing. */
export class ReplicaSet {
  readonly members: Member[] = [];
  /** Replicas that are still paid for, oldest first. */
  active: Member[] = [];
  mostReplicas = 0;
  private readonly steps: StepTable;
  private nextTick = Number.POSITIVE_INFINITY;
  private lastChange = 0;
  private turn = -1;

  constructor(
    readonly pool: ReplicaPool,
    private readonly timeline: Timeline,
    private readonly observer: ReplicaObserver,
    private readonly hashes: BlockHashes | undefined,
  ) {
    this.steps = new StepTable(pool.model, pool.policy.maxSequences);
    const scaling = typeof pool.replicas === 'number' ? undefined : pool.replicas;
    const count = scaling === undefined ? (pool.replicas as number) : scaling.minimum;
    for (let index = 0; index < count; index++) this.start(0, 0);
    if (scaling !== undefined) this.nextTick = scaling.intervalSeconds;
  }

  /** Hands a request to a replica; every decision that is due by then is made first. */
  deliver(request: ArrivingRequest): void {
    this.timeline.addArrival(request.arrivedAt);
    const at = request.arrivedAt + this.pool.model.requestSeconds;
    while (this.nextTick <= at) this.decide();
    const { replica } = this.route(at);
    replica.advance(at);
    replica.enqueue(request, at);
  }

  /** Runs every step that begins before `until`, scaling on the way. */
  advance(until: number): void {
    while (this.nextTick < until) this.decide();
    for (const { replica } of this.active) replica.advance(until);
  }

  get outstanding(): number {
    let sum = 0;
    for (const { replica } of this.active) sum += replica.outstanding;
    return sum;
  }

  /** One bounded piece of the work that is left when no more requests come; false when all is done. */
  drainSome(): boolean {
    for (const { replica } of this.active)
      for (let runs = 0; runs < 1000 && replica.now < this.nextTick && replica.runOnce(this.nextTick); runs++);
    if (this.outstanding === 0) return false;
    if (this.active.every(({ replica }) => replica.earliestStart() >= this.nextTick)) this.decide();
    return true;
  }

  /** When the next decision on scaling is due; Infinity without autoscaling. */
  get nextDecision(): number {
    return this.nextTick;
  }

  /** The last moment at which one of its replicas worked. */
  get lastWork(): number {
    let last = 0;
    for (const { replica } of this.members) if (replica.busySeconds > 0) last = Math.max(last, replica.now);
    return last;
  }

  /** Closes the bill at `end`; returns replica-seconds. */
  close(end: number): number {
    let sum = 0;
    for (const member of this.members) {
      if (member.stoppedAt === Number.POSITIVE_INFINITY)
        member.stoppedAt = member.draining ? Math.min(end, Math.max(member.replica.now, member.startedAt)) : end;
      this.timeline.addReplica(member.startedAt, Math.max(member.startedAt, member.stoppedAt));
      sum += Math.max(0, member.stoppedAt - member.startedAt);
    }
    return sum;
  }

  private route(at: number): Member {
    const { active } = this;
    if (this.pool.routing === 'round-robin') {
      for (;;) {
        this.turn = (this.turn + 1) % active.length;
        const member = active[this.turn]!;
        if (!member.draining && member.readyAt <= at) return member;
      }
    }
    let best: Member | undefined;
    for (const member of active) {
      if (member.draining || member.readyAt > at) continue;
      const { replica } = member;
      if (replica.quietUntil < at) {
        replica.advance(at);
        replica.quietUntil = replica.firstDeparture();
      }
      if (best === undefined || replica.outstanding < best.replica.outstanding) best = member;
    }
    return best!;
  }

  /** Looks at the load and starts or retires replicas; the decision that is due at `nextDecision`. */
  decide(): void {
    const at = this.nextTick;
    const scaling = this.pool.replicas as Exclude<ReplicaPool['replicas'], number>;
    this.nextTick = at + scaling.intervalSeconds;
    let load = 0;
    let waiting = 0;
    let ready = 0;
    let current = 0;
    for (const member of this.active) {
      const { replica } = member;
      replica.advance(at);
      const seen = replica.runningSeconds + replica.waitingSeconds;
      load += seen - member.seenLoad;
      member.seenLoad = seen;
      waiting += replica.queue.length;
      if (member.draining) {
        if (replica.outstanding === 0) member.stoppedAt = Math.max(replica.now, member.startedAt);
      } else {
        current += 1;
        if (member.readyAt <= at) ready += 1;
      }
    }
    this.active = this.active.filter(member => member.stoppedAt === Number.POSITIVE_INFINITY);
    const wanted = scaleDecision(scaling, {
      ready,
      current,
      waiting,
      utilization: load / (scaling.intervalSeconds * ready * this.pool.policy.maxSequences),
      sinceChange: at - this.lastChange,
    });
    if (wanted !== current) this.lastChange = at;
    for (let count = current; count < wanted; count++) this.start(at, at + scaling.startupSeconds);
    for (let count = current; count > wanted; count--) this.retireNewest(at);
  }

  private retireNewest(at: number): void {
    for (let index = this.active.length - 1; index >= 0; index--) {
      const member = this.active[index]!;
      if (member.draining) continue;
      member.draining = true;
      if (member.replica.outstanding === 0) {
        member.stoppedAt = Math.max(at, member.replica.now);
        this.active.splice(index, 1);
      }
      return;
    }
  }

  private start(at: number, readyAt: number): void {
    const { model, policy } = this.pool;
    let replica: Replica;
    if (policy.batching !== 'in-flight')
      replica = new BatchReplica(policy, model, this.steps, this.timeline, this.observer);
    else {
      const prefixes =
        policy.prefixCaching.kind === 'hashes' && this.hashes !== undefined
          ? new PrefixCache(this.hashes, policy.blockTokens)
          : undefined;
      replica = new InFlightReplica(policy, model, this.steps, this.timeline, this.observer, prefixes);
    }
    const member = {
      replica,
      startedAt: at,
      readyAt,
      draining: false,
      stoppedAt: Number.POSITIVE_INFINITY,
      seenLoad: 0,
    };
    this.members.push(member);
    this.active.push(member);
    this.mostReplicas = Math.max(this.mostReplicas, this.active.length);
  }
}
