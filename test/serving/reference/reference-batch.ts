import type { StepModel } from '../../../src/performance/step-model.ts';
import type { ServingPolicy } from '../../../src/serving/serving-policy.ts';
import { type ReferenceEngine, type ReferenceRequest, unitsFor } from './reference-request.ts';

/** Static and dynamic batches, walked step by step. */
export class ReferenceBatch implements ReferenceEngine {
  now = 0;
  load = 0;
  busySeconds = 0;
  peakUnits = 0;
  readonly preemptions = 0;
  readonly waiting: ReferenceRequest[] = [];
  private readonly total: number;
  private readonly watermark: number;
  private readonly delay: number;

  constructor(
    private readonly policy: ServingPolicy,
    private readonly model: StepModel,
  ) {
    const unit = policy.kvAllocation === 'paged' ? policy.blockTokens : policy.reservedTokens;
    this.total = Math.floor(model.kvCapacityTokens / unit);
    this.watermark = policy.kvAllocation === 'paged' ? Math.floor(policy.watermark * this.total) : 0;
    this.delay = policy.batching === 'dynamic' ? policy.queueDelaySeconds : 0;
  }

  get outstanding(): number {
    return this.waiting.length;
  }

  accept(request: ReferenceRequest): void {
    const stored = request.input + request.output - 1;
    const fits =
      this.policy.kvAllocation === 'paged'
        ? unitsFor(this.policy, stored) + this.watermark <= this.total
        : stored <= this.policy.reservedTokens;
    if (!fits) {
      request.status = 'rejected';
      return;
    }
    this.standStill(request.queuedAt);
    this.load += this.now - request.queuedAt;
    this.waiting.push(request);
  }

  nextStart(): number {
    if (this.waiting.length === 0) return Number.POSITIVE_INFINITY;
    const fullSince = this.waiting[this.policy.maxSequences - 1]?.queuedAt ?? Number.POSITIVE_INFINITY;
    return Math.max(this.now, Math.min(fullSince, this.waiting[0]!.queuedAt + this.delay));
  }

  runStep(): ReferenceRequest[] {
    this.standStill(this.nextStart());
    const gone = this.waiting.filter(request => request.queuedAt + this.policy.queueTimeoutSeconds < this.now);
    for (const request of gone) {
      request.status = 'timed-out';
      request.completedAt = this.now;
      this.waiting.splice(this.waiting.indexOf(request), 1);
    }
    if (gone.length > 0) return gone;
    const batch = this.takeBatch();
    this.prefill(batch);
    let context = batch.reduce((sum, request) => sum + request.input, 0);
    const longest = Math.max(...batch.map(request => request.output));
    for (let token = 1; token < longest; token++) {
      const line = this.model.decodeLine(batch.length, context);
      this.spend((line.seconds + line.secondsPerContextToken * context) / this.model.tokensPerDecodeStep, batch.length);
      context += batch.length;
    }
    for (const request of batch) {
      request.status = 'completed';
      request.completedAt = this.now;
    }
    return batch;
  }

  private standStill(until: number): void {
    if (until <= this.now) return;
    this.load += this.waiting.length * (until - this.now);
    this.now = until;
  }

  private spend(duration: number, running: number): void {
    this.busySeconds += duration;
    this.load += (running + this.waiting.length) * duration;
    this.now += duration;
  }

  private takeBatch(): ReferenceRequest[] {
    const batch: ReferenceRequest[] = [];
    let units = 0;
    while (this.waiting.length > 0 && batch.length < this.policy.maxSequences) {
      const request = this.waiting[0]!;
      const needed = unitsFor(this.policy, request.input + request.output - 1);
      if (units + needed > this.total) break;
      units += needed;
      request.scheduledAt = this.now;
      batch.push(this.waiting.shift()!);
    }
    this.peakUnits = Math.max(this.peakUnits, units);
    return batch;
  }

  private prefill(batch: readonly ReferenceRequest[]): void {
    const share = this.policy.prefixCaching.kind === 'share' ? this.policy.prefixCaching.share : 0;
    let left = [...batch];
    while (left.length > 0) {
      let tokens = 0;
      let pairs = 0;
      const step: ReferenceRequest[] = [];
      for (const request of left) {
        const cached = Math.min(request.input - 1, Math.floor(request.input * share));
        const chunk = request.input - cached;
        if (step.length > 0 && tokens + chunk > this.policy.maxBatchedTokens) break;
        tokens += chunk;
        pairs += chunk * cached + (chunk * (chunk + 1)) / 2;
        step.push(request);
      }
      this.spend(this.model.stepSeconds(0, 0, tokens, pairs), batch.length);
      for (const request of step) request.firstTokenAt = this.now;
      left = left.slice(step.length);
    }
  }
}
