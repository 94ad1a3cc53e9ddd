import { attentionPairs, type StepModel } from '../performance/step-model.ts';
import { AdmissionOrder } from './admission-order.ts';
import { BlockPhases } from './block-phases.ts';
import { CompletionHeap } from './completion-heap.ts';
import { runSeconds, stepsUntil } from './decode-run.ts';
import { PreemptedBlocks } from './preempted-blocks.ts';
import type { PrefixCache } from './prefix-cache.ts';
import { Replica, type ReplicaObserver } from './replica.ts';
import type { ServingPolicy } from './serving-policy.ts';
import type { StepTable } from './step-table.ts';
import type { Timeline } from './timeline.ts';

const none = -1;

/**
 * In-flight batching in the order of vLLM's scheduler: running sequences first, in order of admission; when the blocks run
 * out the last admitted is preempted, gives up its KV and returns to the front of the queue; only a step without preemption admits. Prompts come in chunks
 * beside decoding, or whole in steps of their own. At most one prompt is partly done, and it is the last admitted.
 *
 * One rule is stricter than vLLM's: an admission needs blocks for its whole prompt, not for the first chunk alone.
 */
export class InFlightReplica extends Replica {
  private readonly completions: CompletionHeap;
  private readonly phases: BlockPhases;
  private readonly chunked: boolean;
  private readonly keepsPreempted: boolean;
  /** Decode steps done; the clock of completions and of block phases. */
  private step = 0;
  private decoding = 0;
  /** Stored tokens of the decoding sequences. */
  private context = 0;
  private readonly order = new AdmissionOrder(this.requests);
  private readonly leftBehind: PreemptedBlocks;
  private partial = none;
  private partialDone = 0;
  /** The head of the queue was refused, and nothing that could let it in has happened since. */
  private blocked = false;
  private readonly prefilled: Int32Array;
  private prefilledCount = 0;
  private admissions = 0;
  private stepTokens = 0;
  private stepPairs = 0;
  /** Tokens that the prompts of the step had stored before it. */
  private stepPast = 0;

  constructor(
    policy: ServingPolicy,
    model: StepModel,
    steps: StepTable,
    timeline: Timeline,
    observer: ReplicaObserver,
    prefixes?: PrefixCache,
  ) {
    super(policy, model, steps, timeline, observer, prefixes);
    this.leftBehind = new PreemptedBlocks(this.requests, this.kv);
    this.completions = new CompletionHeap(policy.maxSequences);
    this.phases = new BlockPhases(this.kv.paged ? policy.blockTokens : 1);
    this.chunked = policy.prefill === 'chunked';
    this.keepsPreempted = policy.recompute === 'what-was-taken' && prefixes === undefined;
    this.prefilled = new Int32Array(policy.maxSequences);
  }

  override runOnce(until: number, mostSteps = Number.POSITIVE_INFINITY): boolean {
    this.quietUntil = 0;
    const dropped = this.queue.length > 0 && this.dropExpired();
    if (dropped) this.blocked = false;
    if (this.running === 0 && this.queue.length === 0) return false;
    const short = this.kv.paged && this.phases.neededAt(this.step) > this.kv.free;
    if (short && this.chunked) this.makeRoom();
    this.stepTokens = 0;
    this.stepPairs = 0;
    this.stepPast = 0;
    this.prefilledCount = 0;
    const budget = this.policy.maxBatchedTokens - (this.chunked ? this.decoding : 0);
    if (this.partial !== none) this.continuePartial(budget);
    if (!this.blocked && this.queue.length > 0 && !(short && this.chunked)) this.admit(budget);
    if (this.stepTokens > 0) {
      this.runPrefill();
      return true;
    }
    if (short && !this.chunked) this.makeRoom();
    // Who was preempted or gave up can be back after this step.
    this.runDecode(short || dropped ? 1 : Math.min(mostSteps, this.mostSteps()), until);
    return true;
  }

  override firstDeparture(): number {
    if (this.running === 0 && this.queue.length === 0) return Number.POSITIVE_INFINITY;
    if (!this.onlyDecodes) return this.now;
    const last = Math.max(0, this.mostSteps() - 1);
    return Math.min(this.now + this.decodeSeconds(last), Math.max(this.now, this.nextExpiry()));
  }

  /** Nothing but decoding can happen until a completion, a shortage of blocks, an expiry or an arrival. */
  private get onlyDecodes(): boolean {
    return this.decoding > 0 && this.partial === none && (this.queue.length === 0 || this.blocked);
  }

  override earliestCompletion(): number {
    if (this.running === 0 && this.queue.length === 0) return Number.POSITIVE_INFINITY;
    if (!this.onlyDecodes) return this.now;
    // A preemption or an expiry changes the batch, and with it what comes after.
    const end = this.now + this.decodeSeconds(this.mostSteps());
    return Math.min(end, Math.max(this.now, this.nextExpiry()));
  }

  /** Preempts the last admitted until the others' next tokens fit. The first admitted always stays: a request fits alone. */
  private makeRoom(): void {
    const { requests } = this;
    while (this.phases.neededAt(this.step) > this.kv.free) {
      const slot = this.order.newest;
      if (slot === this.partial) {
        this.partial = none;
        this.leaveKv(slot, this.partialDone, requests.prompt[slot]!);
      } else {
        const grown = this.step - requests.joinedAt[slot]!;
        const stored = requests.prompt[slot]! + grown;
        this.completions.remove(slot);
        this.phases.remove(requests.phase[slot]!);
        this.decoding -= 1;
        this.context -= stored;
        requests.generated[slot]! += grown;
        requests.prompt[slot] = requests.input[slot]! + requests.generated[slot]!;
        this.leaveKv(slot, stored, stored);
      }
      this.leave(slot);
      this.preemptions += 1;
      requests.preemptions[slot]! += 1;
      this.queue.pushFront(slot);
      this.preempted += 1;
    }
    this.blocked = false;
  }

  private leaveKv(slot: number, computed: number, reserved: number): void {
    if (this.keepsPreempted) this.leftBehind.leave(slot, computed, reserved);
    this.giveKv(slot, reserved);
  }

  private continuePartial(budget: number): void {
    const slot = this.partial;
    const left = this.requests.prompt[slot]! - this.partialDone;
    const chunk = Math.min(left, budget);
    this.stepTokens += chunk;
    this.stepPairs += attentionPairs(chunk, this.partialDone);
    this.stepPast += this.partialDone;
    this.partialDone += chunk;
    if (chunk === left) {
      this.partial = none;
      this.prefilled[this.prefilledCount++] = slot;
    }
  }

  private admit(stepBudget: number): void {
    const { requests, kv, policy, prefixes } = this;
    const growth = kv.paged && this.chunked ? this.phases.neededAt(this.step) : 0;
    while (this.queue.length > 0) {
      const slot = this.queue.first;
      const budget = stepBudget - this.stepTokens;
      const prompt = requests.prompt[slot]!;
      let done = requests.cached[slot]!;
      let units = kv.unitsFor(prompt);
      if (prefixes !== undefined && requests.trace[slot]! >= 0) {
        prefixes.match(requests.trace[slot]!, requests.input[slot]!, prompt);
        done = prefixes.matchedTokens;
        units -= prefixes.matchedUnitsInUse;
      }
      const own = this.leftBehind.stillThere(slot, growth);
      done = Math.max(done, own * kv.unitTokens);
      if (this.running >= policy.maxSequences || kv.free - growth - units < kv.watermark) break;
      const left = prompt - done;
      if (budget <= 0 || (!this.chunked && left > budget && this.stepTokens > 0)) return;
      this.queue.shift();
      if (this.preempted > 0) this.preempted -= 1;
      kv.take(units);
      kv.handedOut -= own;
      if (prefixes !== undefined) this.holdPrefix(slot);
      this.join(slot);
      const chunk = this.chunked && left > budget ? budget : left;
      this.stepTokens += chunk;
      this.stepPairs += attentionPairs(chunk, done);
      this.stepPast += done;
      if (chunk === left) this.prefilled[this.prefilledCount++] = slot;
      else {
        this.partial = slot;
        this.partialDone = done + chunk;
      }
    }
    this.blocked = this.queue.length > 0;
  }

  private holdPrefix(slot: number): void {
    const row = this.requests.trace[slot]!;
    if (row >= 0) this.requests.heldBlocks[slot] = this.prefixes!.hold(row, this.requests.input[slot]!);
    this.prefixes!.shrinkTo(this.kv.free);
  }

  private publishPrefix(slot: number): void {
    const { requests } = this;
    const row = requests.trace[slot]!;
    if (row < 0) return;
    const { held, duplicateUnits } = this.prefixes!.publish(row, requests.input[slot]!, requests.heldBlocks[slot]!);
    requests.heldBlocks[slot] = held;
    this.kv.give(duplicateUnits);
    // Memory came free, or the head of the queue shares what was just computed.
    this.blocked = false;
  }

  private giveKv(slot: number, stored: number): void {
    const units = this.kv.unitsFor(stored);
    const row = this.requests.trace[slot]!;
    if (this.prefixes === undefined || row < 0) {
      this.kv.give(units);
      return;
    }
    this.kv.give(units - this.prefixes.release(row, this.requests.heldBlocks[slot]!));
    this.requests.heldBlocks[slot] = 0;
  }

  private join(slot: number): void {
    if (Number.isNaN(this.requests.scheduledAt[slot]!)) this.requests.scheduledAt[slot] = this.now;
    this.requests.admission[slot] = this.admissions++;
    this.order.append(slot);
    this.running += 1;
  }

  private leave(slot: number): void {
    this.order.remove(slot);
    this.running -= 1;
  }

  private runPrefill(): void {
    const decoding = this.chunked ? this.decoding : 0;
    const duration = this.steps.prefillSeconds(
      decoding,
      decoding > 0 ? this.context : 0,
      this.stepTokens,
      this.stepPairs,
    );
    if (decoding > 0) this.store(1);
    this.spend(duration, this.running, this.kv.used, this.context + this.stepPast + this.stepTokens);
    if (decoding > 0) this.completeDue();
    for (let index = 0; index < this.prefilledCount; index++) this.startDecoding(this.prefilled[index]!);
  }

  private startDecoding(slot: number): void {
    const { requests } = this;
    const generated = requests.generated[slot]! + 1;
    requests.generated[slot] = generated;
    if (Number.isNaN(requests.firstTokenAt[slot]!)) requests.firstTokenAt[slot] = this.now;
    if (this.prefixes !== undefined) this.publishPrefix(slot);
    const prompt = requests.prompt[slot]!;
    const left = requests.output[slot]! - generated;
    if (left === 0) {
      this.finish(slot, prompt);
      return;
    }
    this.completions.push(slot, this.step + left);
    requests.joinedAt[slot] = this.step;
    const phase = this.phases.phaseOf(prompt, this.step);
    requests.phase[slot] = phase;
    this.phases.add(phase);
    this.decoding += 1;
    this.context += prompt;
  }

  /** Decode steps that nothing but an arrival can interrupt. */
  private mostSteps(): number {
    let steps = this.completions.firstStep - this.step;
    const { free } = this.kv;
    // Each sequence asks for at most one block per `unitTokens` steps, begun ones included: most runs need no closer look.
    if (this.kv.paged && Math.ceil(steps / this.kv.unitTokens) * this.decoding > free)
      steps = this.phases.stepsWithin(this.step, steps, free);
    this.steps.choose(this.decoding, this.context);
    if (this.steps.end < Number.POSITIVE_INFINITY)
      steps = Math.min(steps, Math.ceil((this.steps.end - this.context) / this.decoding));
    return steps;
  }

  private decodeSeconds(steps: number): number {
    this.steps.choose(this.decoding, this.context);
    const { seconds, secondsPerContextToken } = this.steps;
    return runSeconds(seconds + secondsPerContextToken * this.context, secondsPerContextToken * this.decoding, steps);
  }

  private runDecode(most: number, until: number): void {
    this.steps.choose(this.decoding, this.context);
    const { seconds, secondsPerContextToken } = this.steps;
    const first = seconds + secondsPerContextToken * this.context;
    const growth = secondsPerContextToken * this.decoding;
    const expiry = this.nextExpiry();
    // A step that begins exactly at the moment of expiry still finds the request waiting.
    const limit = Math.min(expiry, until);
    let steps = most;
    let duration = runSeconds(first, growth, steps);
    if (steps > 1 && this.now + duration > limit) {
      steps = limit > this.now ? Math.min(most, stepsUntil(this.now, first, growth, limit)) : 1;
      duration = runSeconds(first, growth, steps);
    }
    const stored = this.context + (steps * this.decoding) / 2;
    const before = this.kv.used;
    this.store(steps);
    this.spend(duration, this.running, (before + this.kv.used) / 2, stored);
    this.completeDue();
  }

  /** Every decoding sequence stores `steps` more tokens. */
  private store(steps: number): void {
    if (this.kv.paged) this.kv.take(this.phases.neededOver(this.step, steps));
    this.step += steps;
    this.context += steps * this.decoding;
    if (this.prefixes !== undefined) this.prefixes.shrinkTo(this.kv.free);
  }

  private completeDue(): void {
    if (this.prefixes !== undefined) {
      this.completeInOrder();
      return;
    }
    while (this.completions.firstStep === this.step) this.complete(this.completions.pop());
  }

  /** Which prefix was let go of first decides which is forgotten first: of several that complete in one step, the first admitted goes first. */
  private completeInOrder(): void {
    const due: number[] = [];
    while (this.completions.firstStep === this.step) due.push(this.completions.pop());
    const { admission } = this.requests;
    due.sort((a, b) => admission[a]! - admission[b]!);
    for (const slot of due) this.complete(slot);
  }

  private complete(slot: number): void {
    const { requests } = this;
    const stored = requests.prompt[slot]! + this.step - requests.joinedAt[slot]!;
    this.phases.remove(requests.phase[slot]!);
    this.decoding -= 1;
    this.context -= stored;
    this.finish(slot, stored);
  }

  private finish(slot: number, stored: number): void {
    const { requests } = this;
    this.giveKv(slot, stored);
    this.leave(slot);
    this.blocked = false;
    const gaps = requests.output[slot]! - 1;
    const itl = gaps === 0 ? Number.NaN : (this.now - requests.firstTokenAt[slot]!) / gaps;
    this.observer.completed(requests, slot, this.now, itl);
    requests.release(slot);
  }
}
