import type { PricedCall } from '../../cost/priced-call.ts';
import { calleeRange } from '../callee-range.ts';
import type { RuleReport } from '../finding.ts';
import type { Rule } from '../rule.ts';

type Overflow = RuleReport['args'];

/** Requests wanted at once against what the KV cache holds; undefined where it holds them. */
function overflow({ selfHosted }: PricedCall): Overflow | undefined {
  if (selfHosted?.from !== 'configuration') return undefined;
  const { deployment, estimate } = selfHosted;
  const { memory } = estimate;
  const wanted = deployment.concurrency === 'max' ? 1 : deployment.concurrency;
  if (!estimate.fits && estimate.reason !== 'kv-cache') return undefined;
  if (estimate.fits && memory.maxConcurrency >= wanted) return undefined;
  return {
    deployment: selfHosted.name,
    wanted,
    holds: memory.maxConcurrency,
    kvBytes: memory.kvBytes,
    neededBytes: memory.kvBytes * wanted,
    freeBytes: Math.max(0, memory.freeBytes),
    kv: deployment.kv,
    ...(deployment.accelerator.peak.fp8 !== undefined && /^(bf16|fp16|fp32)$/.test(deployment.kv)
      ? { narrower: 'fp8' }
      : {}),
  };
}

export const kvCacheOverflow: Rule = {
  id: 'kv-cache-overflow',
  severity: 'error',
  mechanism: ['kv-cache', 'memory'],
  check(call) {
    const args = overflow(call);
    return args ? [{ code: 'kv-cache-overflow', args, range: calleeRange(call.site) }] : [];
  },
};
