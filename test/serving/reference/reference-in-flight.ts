import type { StepModel } from '../../../src/performance/step-model.ts';
import type { ServingPolicy } from '../../../src/serving/serving-policy.ts';
import { ReferenceFreeList } from './reference-free-list.ts';
import { ReferencePrefixCache } from './reference-prefix-cache.ts';
import { type ReferenceEngine, type ReferenceRequest, unitsFor } from './reference-request.ts';

/** In-flight batching, one step at a time, looking at every sequence in every step. */
export class ReferenceInFlight implements ReferenceEngine {
  now = 0;
  load = 0;
  busySeconds = 0;
  preemptions = 0;
  peakUnits = 0;
  readonly waiting: ReferenceRequest[] = [];
  readonly running: ReferenceRequest[] = [];
  private readonly total: number;
  private readonly watermark: number;
  private readonly cache: ReferencePrefixCache | undefined;
  private readonly freeList: ReferenceFreeList;

  constructor(
    private readonly policy: ServingPolicy,
    private readonly model: StepModel,
    hashTokens: number | undefined,
  ) {
    const unit = policy.kvAllocation === 'paged' ? policy.blockTokens : policy.reservedTokens;
    this.total = Math.floor(model.kvCapacityTokens / unit);
    this.freeList = new ReferenceFreeList(this.total);
    this.watermark = policy.kvAllocation === 'paged' ? Math.floor(policy.watermark * this.total) : 0;
    if (policy.prefixCaching.kind === 'hashes' && hashTokens !== undefined)
      this.cache = new ReferencePrefixCache(hashTokens, policy.blockTokens);
  }

  get outstanding(): number {
    return this.waiting.length + this.running.length;
  }

  nextStart(): number {
    return this.outstanding > 0 ? this.now : Number.POSITIVE_INFINITY;
  }

  accept(request: ReferenceRequest): void {
    const longest = request.input + request.output - 1;
    const fits =
      this.policy.kvAllocation === 'paged'
        ? unitsFor(this.policy, longest) + this.watermark <= this.total
        : longest <= this.policy.reservedTokens;
    if (!fits) {
      request.status = 'rejected';
      return;
    }
    if (this.now < request.queuedAt) this.now = request.queuedAt;
    this.load += this.now - request.queuedAt;
    this.waiting.push(request);
  }

  runStep(): ReferenceRequest[] {
    const ended = this.giveUp();
    if (this.outstanding === 0) return ended;
    const chunked = this.policy.prefill === 'chunked';
    const decodesAtStart = this.running.filter(request => this.decodes(request));
    let preempted = false;
    if (chunked) {
      preempted = this.preempt();
      for (const request of this.running) this.reserveNext(request);
    }
    let decodes = this.running.filter(request => this.decodes(request));
    const chunks = this.schedulePrefill(preempted, chunked ? decodes : []);
    if (!chunked && chunks.length === 0) {
      this.preempt();
      for (const request of this.running) this.reserveNext(request);
    }
    decodes = chunked || chunks.length === 0 ? this.running.filter(request => decodesAtStart.includes(request)) : [];
    const context = decodes.reduce((sum, request) => sum + request.stored, 0);
    const duration = this.stepSeconds(decodes.length, context, chunks);
    for (const request of decodes) request.stored += 1;
    this.notePeak();
    this.busySeconds += duration;
    this.load += (this.running.length + this.waiting.length) * duration;
    this.now += duration;
    for (const request of decodes) request.generated += 1;
    for (const { request, tokens } of chunks) {
      request.stored += tokens;
      if (request.stored < request.prompt) continue;
      request.generated += 1;
      if (Number.isNaN(request.firstTokenAt)) request.firstTokenAt = this.now;
    }
    const done = decodes.filter(request => request.generated === request.output);
    for (const request of done) this.complete(request);
    for (const { request } of chunks) {
      if (request.stored < request.prompt) continue;
      this.cache?.publish(request);
      if (request.generated === request.output) {
        done.push(request);
        this.complete(request);
      }
    }
    return [...ended, ...done];
  }

  private decodes(request: ReferenceRequest): boolean {
    return request.stored >= request.prompt;
  }

  /** Units in use: each running sequence's own, a shared prefix block once. */
  private get used(): number {
    const sum = this.running.reduce((units, request) => units + request.units, 0);
    return sum - (this.cache?.sharedTwice() ?? 0);
  }

  private notePeak(): void {
    this.peakUnits = Math.max(this.peakUnits, this.used);
    this.cache?.shrinkTo(this.total - this.used);
  }

  private giveUp(): ReferenceRequest[] {
    const limit = this.policy.queueTimeoutSeconds;
    const gone = this.waiting.filter(request => request.preemptions === 0 && request.queuedAt + limit < this.now);
    for (const request of gone) {
      request.status = 'timed-out';
      request.completedAt = this.now;
      this.waiting.splice(this.waiting.indexOf(request), 1);
    }
    return gone;
  }

  private needsUnit(request: ReferenceRequest): boolean {
    return (
      this.policy.kvAllocation === 'paged' &&
      this.decodes(request) &&
      unitsFor(this.policy, request.stored + 1) > request.units
    );
  }

  /** As the engine does it: in order of admission, each that needs a block takes one or the last admitted gives its up. */
  private preempt(): boolean {
    let any = false;
    for (;;) {
      const needed = this.running.filter(request => this.needsUnit(request)).length;
      if (needed <= this.total - this.used) return any;
      const victim = this.running.pop()!;
      const full =
        this.policy.recompute === 'what-was-taken' && !this.cache
          ? Math.floor(victim.stored / this.policy.blockTokens)
          : 0;
      this.freeList.give(victim.id, victim.units, full);
      this.cache?.release(victim);
      victim.units = 0;
      victim.stored = 0;
      victim.prompt = victim.input + victim.generated;
      victim.preemptions += 1;
      this.preemptions += 1;
      this.waiting.unshift(victim);
      any = true;
    }
  }

  /** Takes the block, if it needs one, into which the coming step stores. */
  private reserveNext(request: ReferenceRequest): void {
    if (!this.needsUnit(request)) return;
    request.units += 1;
    this.freeList.take(1);
  }

  private schedulePrefill(preempted: boolean, decodes: readonly ReferenceRequest[]) {
    const { policy } = this;
    const chunks: { request: ReferenceRequest; from: number; tokens: number }[] = [];
    let budget = policy.maxBatchedTokens - decodes.length;
    const chunk = (request: ReferenceRequest, tokens: number) => {
      chunks.push({ request, from: request.stored, tokens });
      budget -= tokens;
    };
    for (const request of this.running)
      if (!this.decodes(request)) chunk(request, Math.min(budget, request.prompt - request.stored));
    while (!preempted && this.waiting.length > 0 && this.running.length < policy.maxSequences) {
      const request = this.waiting[0]!;
      const share = policy.prefixCaching.kind === 'share' ? policy.prefixCaching.share : 0;
      const hits = this.cache?.match(request) ?? [];
      const own = this.freeList.findOwn(request.id, Math.floor((request.prompt - 1) / policy.blockTokens));
      const shared = Math.min(request.input - 1, Math.floor(request.input * share));
      const cached = Math.max(this.cache ? this.cache.tokensOf(hits) : shared, own * policy.blockTokens);
      const units = unitsFor(policy, request.prompt) - (this.cache?.unitsInUse(hits) ?? 0);
      if (this.total - this.used - units < this.watermark) break;
      const left = request.prompt - cached;
      if (budget <= 0) break;
      if (policy.prefill === 'first' && left > budget && chunks.length > 0) break;
      this.waiting.shift();
      this.running.push(request);
      request.units = unitsFor(policy, request.prompt);
      this.freeList.takeOwn(request.id, own);
      this.freeList.take(request.units - own);
      this.cache?.hold(request, hits);
      request.stored = cached;
      if (Number.isNaN(request.scheduledAt)) request.scheduledAt = this.now;
      chunk(request, policy.prefill === 'chunked' ? Math.min(budget, left) : left);
      this.notePeak();
    }
    return chunks;
  }

  private stepSeconds(
    decodes: number,
    context: number,
    chunks: readonly { readonly from: number; readonly tokens: number }[],
  ): number {
    const line = decodes > 0 ? this.model.decodeLine(decodes, context) : { seconds: 0, secondsPerContextToken: 0 };
    const decode = line.seconds + line.secondsPerContextToken * context;
    const perToken = decode / this.model.tokensPerDecodeStep;
    if (chunks.length === 0) return perToken;
    const tokens = chunks.reduce((sum, chunk) => sum + chunk.tokens, 0);
    const pairs = chunks.reduce(
      (sum, chunk) => sum + chunk.tokens * chunk.from + (chunk.tokens * (chunk.tokens + 1)) / 2,
      0,
    );
    return this.model.stepSeconds(decodes, context, tokens, pairs) - decode + perToken;
  }

  private complete(request: ReferenceRequest): void {
    this.running.splice(this.running.indexOf(request), 1);
    this.freeList.give(request.id, request.units, 0);
    this.cache?.release(request);
    request.completedAt = this.now;
    request.status = 'completed';
  }
}
