import type { StepModel } from '../performance/step-model.ts';
import type { ServingPolicy } from './serving-policy.ts';

/**
 * The KV memory of one replica in units that are handed out whole: blocks where it is paged, reservations of the maximum length where
 * it is contiguous. Counts only; which block is whose does not matter to time or capacity.
 */
export class KvPool {
  readonly paged: boolean;
  readonly unitTokens: number;
  readonly total: number;
  /** Units that an admission must leave free. */
  readonly watermark: number;
  used = 0;
  /** Units handed out so far, those not counted that a request took back as it had left them. */
  handedOut = 0;
  peak = 0;

  constructor(policy: ServingPolicy, model: StepModel) {
    this.paged = policy.kvAllocation === 'paged';
    this.unitTokens = this.paged ? policy.blockTokens : policy.reservedTokens;
    this.total = Math.floor(model.kvCapacityTokens / this.unitTokens);
    this.watermark = this.paged ? Math.floor(policy.watermark * this.total) : 0;
  }

  get free(): number {
    return this.total - this.used;
  }

  unitsFor(tokens: number): number {
    return this.paged ? Math.ceil(tokens / this.unitTokens) : 1;
  }

  /** Whether a request of this length can ever be served: its last token is answered, not stored. */
  canEverHold(input: number, output: number): boolean {
    const stored = input + output - 1;
    return this.paged ? this.unitsFor(stored) + this.watermark <= this.total : stored <= this.unitTokens;
  }

  take(units: number): void {
    this.used += units;
    this.handedOut += units;
    if (this.used > this.peak) this.peak = this.used;
  }

  give(units: number): void {
    this.used -= units;
  }
}
