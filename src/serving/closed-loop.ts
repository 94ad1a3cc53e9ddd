import { CompletionHeap } from './completion-heap.ts';
import { RandomStream } from './random-stream.ts';
import type { ArrivingRequest, Replica } from './replica.ts';
import type { ReplicaSet } from './replica-set.ts';
import { type RequestStream, randomLabels } from './request-stream.ts';
import type { ArrivalProcess, Workload } from './workload.ts';

/**
 * Users who wait for their answer before they ask again. What a completion brings about can come before what another replica does
 * next, so time moves only to the earliest moment at which anything could complete.
 */
export class ClosedLoop {
  /** Users by the time of their next request. */
  private readonly due: CompletionHeap;
  private readonly userOf = new Map<number, number>();
  private readonly thinkOf: Float64Array;
  private readonly random: RandomStream;
  private readonly process: Extract<ArrivalProcess, { kind: 'closed-loop' }>;

  constructor(workload: Workload) {
    this.process = workload.arrivals as Extract<ArrivalProcess, { kind: 'closed-loop' }>;
    this.random = new RandomStream(workload.seed, randomLabels.think);
    const { users, thinkSeconds } = this.process;
    this.due = new CompletionHeap(users);
    this.thinkOf = new Float64Array(users);
    // Users do not all begin at once: their first requests spread over the time that they think.
    for (let user = 0; user < users; user++) this.due.push(user, (user * thinkSeconds) / users);
  }

  /** Hears that a request is over; its user thinks and comes back, unless it can never be served. */
  ended(id: number, at: number, servable: boolean): void {
    const user = this.userOf.get(id)!;
    this.userOf.delete(id);
    if (servable) this.due.push(user, at + this.thinkOf[user]!);
  }

  /** Runs to the next arrival and hands it over, or to the next possible completion; false when nothing is left to do. */
  step(stream: RequestStream, sets: readonly ReplicaSet[], choose: (request: ArrivingRequest) => number): boolean {
    let first: Replica | undefined;
    let bound = Number.POSITIVE_INFINITY;
    for (const set of sets)
      for (const { replica } of set.active) {
        const completion = replica.earliestCompletion();
        if (completion < bound) {
          bound = completion;
          first = replica;
        }
      }
    const decision = Math.min(...sets.map(set => set.nextDecision));
    const arrival = this.due.firstStep;
    if (arrival <= bound && arrival < Number.POSITIVE_INFINITY) {
      if (arrival >= decision) return this.decide(sets, decision);
      return this.send(arrival, stream, sets, choose);
    }
    if (first === undefined) return false;
    if (decision <= bound) return this.decide(sets, decision);
    const before = first.now;
    for (const set of sets) set.advance(bound);
    // A completion at this very moment may have brought a request that the next step can still take.
    if (first.now === before && this.due.firstStep > bound) first.runOnce(Math.min(arrival, decision), 1);
    return true;
  }

  private decide(sets: readonly ReplicaSet[], at: number): boolean {
    for (const set of sets) if (set.nextDecision === at) set.decide();
    return true;
  }

  private send(
    at: number,
    stream: RequestStream,
    sets: readonly ReplicaSet[],
    choose: (request: ArrivingRequest) => number,
  ): boolean {
    const user = this.due.pop();
    if (!stream.sendAt(at)) return true;
    const { think, thinkSeconds } = this.process;
    this.thinkOf[user] = think === 'fixed' ? thinkSeconds : thinkSeconds * this.random.exponential();
    this.userOf.set(stream.id, user);
    sets[choose(stream)]!.deliver(stream);
    return true;
  }
}
