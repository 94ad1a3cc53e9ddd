import type { KvPool } from './kv-pool.ts';
import type { LiveRequests } from './live-requests.ts';

/**
 * What preempted requests left in the free memory. Free blocks are handed out in the order in which they came free, of one request
 * its last first, so the number handed out since tells how much of it is still there: no block is ever looked at. Requests return in the reverse
 * order of their preemption, so that no one takes from the blocks that lie before another's.
 */
export class PreemptedBlocks {
  constructor(
    private readonly requests: LiveRequests,
    private readonly kv: KvPool,
  ) {}

  /** To be called before a request gives its units up: `reserved` tokens' worth, `computed` of them filled. */
  leave(slot: number, computed: number, reserved: number): void {
    const { requests, kv } = this;
    const full = Math.floor(computed / kv.unitTokens);
    requests.left[slot] = full;
    requests.leftUntil[slot] = kv.handedOut + kv.free + kv.unitsFor(reserved) - full;
  }

  /** Units that the request finds again if `taken` more are handed out before it. */
  stillThere(slot: number, taken: number): number {
    const { requests, kv } = this;
    const left = requests.left[slot]!;
    if (left === 0) return 0;
    const lost = Math.max(0, kv.handedOut + taken - requests.leftUntil[slot]!);
    // At least its last token is computed, so that there is something to answer with.
    return Math.min(Math.max(0, left - lost), Math.floor((requests.prompt[slot]! - 1) / kv.unitTokens));
  }
}
