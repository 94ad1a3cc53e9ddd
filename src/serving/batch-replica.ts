import { attentionPairs, type StepModel } from '../performance/step-model.ts';
import { runSeconds } from './decode-run.ts';
import { Replica, type ReplicaObserver } from './replica.ts';
import type { ServingPolicy } from './serving-policy.ts';
import type { StepTable } from './step-table.ts';
import type { Timeline } from './timeline.ts';

/**
 * Whole batches, one after another. A static batch takes what waits when the engine is idle; a dynamic one first queues until
 * it is full or its oldest request has waited `queueDelaySeconds`. Prompts are prefilled first, whole, as many per step as the token
 * limit allows; then every slot decodes until the longest answer is done, finished ones included, and all are answered together.
 * KV for the full length of every sequence is set aside at the start, so nothing is ever preempted.
 */
export class BatchReplica extends Replica {
  private readonly delay: number;
  private readonly members: Int32Array;

  constructor(
    policy: ServingPolicy,
    model: StepModel,
    steps: StepTable,
    timeline: Timeline,
    observer: ReplicaObserver,
  ) {
    super(policy, model, steps, timeline, observer);
    this.delay = policy.batching === 'dynamic' ? policy.queueDelaySeconds : 0;
    this.members = new Int32Array(policy.maxSequences);
  }

  override runOnce(until: number): boolean {
    this.quietUntil = 0;
    if (this.queue.length === 0) return false;
    const start = this.batchStart();
    if (start >= until) return false;
    if (start > this.now) this.standStill(start);
    // Who gave up can be back before the batch is made.
    if (!this.dropExpired()) this.runBatch();
    return true;
  }

  override earliestStart(): number {
    return this.queue.length > 0 ? this.batchStart() : Number.POSITIVE_INFINITY;
  }

  override firstDeparture(): number {
    return this.earliestStart();
  }

  override earliestCompletion(): number {
    return this.earliestStart();
  }

  private batchStart(): number {
    const full = this.queue.length >= this.policy.maxSequences;
    const oldest = this.requests.queuedAt[this.queue.first]!;
    const ready = full ? this.requests.queuedAt[this.queue.at(this.policy.maxSequences - 1)]! : oldest + this.delay;
    return Math.max(this.now, Math.min(ready, oldest + this.delay));
  }

  private runBatch(): void {
    const size = this.formBatch();
    this.running = size;
    const { requests, members } = this;
    let from = 0;
    let context = 0;
    let longest = 1;
    let needed = 0;
    while (from < size) {
      let tokens = 0;
      let pairs = 0;
      let to = from;
      for (; to < size; to++) {
        const slot = members[to]!;
        const left = requests.input[slot]! - requests.cached[slot]!;
        if (to > from && tokens + left > this.policy.maxBatchedTokens) break;
        tokens += left;
        pairs += attentionPairs(left, requests.cached[slot]!);
        context += requests.input[slot]!;
        longest = Math.max(longest, requests.output[slot]!);
        needed += requests.output[slot]! - 1;
      }
      this.spend(this.steps.prefillSeconds(0, 0, tokens, pairs), size, this.kv.used, context);
      for (; from < to; from++) requests.firstTokenAt[members[from]!] = this.now;
    }
    const decode = this.decode(size, context, longest - 1);
    // Every place is held for as many steps as the longest answer has; a sequence needs its own.
    if (longest > 1) this.idlePlaceSeconds += decode * (size - needed / (longest - 1));
    this.answer(size, longest > 1 ? decode / (longest - 1) : Number.NaN);
  }

  /** Runs `left` decode steps of the whole batch; returns the seconds that they took. */
  private decode(size: number, context: number, left: number): number {
    const start = this.now;
    let stored = context;
    for (let rest = left; rest > 0; ) {
      this.steps.choose(size, stored);
      const { seconds, secondsPerContextToken, end } = this.steps;
      const steps = Math.min(rest, Math.ceil((end - stored) / size));
      const duration = runSeconds(seconds + secondsPerContextToken * stored, secondsPerContextToken * size, steps);
      this.spend(
        duration,
        size,
        this.kv.used,
        Math.min(stored + (steps * size) / 2, this.kv.used * this.kv.unitTokens),
      );
      stored += steps * size;
      rest -= steps;
    }
    return this.now - start;
  }

  private formBatch(): number {
    const { requests, kv } = this;
    let size = 0;
    while (this.queue.length > 0 && size < this.policy.maxSequences) {
      const slot = this.queue.first;
      const units = kv.unitsFor(requests.input[slot]! + requests.output[slot]! - 1);
      if (units > kv.free) break;
      this.queue.shift();
      kv.take(units);
      requests.scheduledAt[slot] = this.now;
      this.members[size++] = slot;
    }
    return size;
  }

  private answer(size: number, itl: number): void {
    const { requests } = this;
    this.kv.give(this.kv.used);
    this.running = 0;
    for (let index = 0; index < size; index++) {
      const slot = this.members[index]!;
      this.observer.completed(requests, slot, this.now, requests.output[slot]! > 1 ? itl : Number.NaN);
      requests.release(slot);
    }
  }
}
