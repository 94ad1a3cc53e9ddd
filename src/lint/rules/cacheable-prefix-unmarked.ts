import { hostedPrice, rateFor } from '../../catalog/hosted-prices.ts';
import { prefixCaching } from '../../catalog/prefix-caching.ts';
import type { PricedCall } from '../../cost/priced-call.ts';
import { markEdits, marksCache } from '../cache-mark.ts';
import { calleeRange } from '../callee-range.ts';
import type { Fix } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { firstLine, textAt } from '../source-span.ts';
import { ownParts } from '../written-prompt.ts';

/** What a thousand calls pay for that prefix now, and read from the cache; the first call pays for writing it. */
function dollars({ site, input }: PricedCall, prefix: number): { usdPerThousandCalls?: number; cached?: number } {
  const price = site.model.id === undefined ? undefined : hostedPrice(site.model.id, site.provider);
  if (!price?.cachedInput) return {};
  const perThousand = (rate: number) => (rate * prefix * 1000) / 1e6;
  return {
    usdPerThousandCalls: perThousand(rateFor(price.input, input.tokens)),
    cached: perThousand(rateFor(price.cachedInput, input.tokens)),
  };
}

/** The system text alone must be long enough: a mark behind a shorter one would do nothing. */
function fixFor({ site, parts }: PricedCall, minimum: number): Fix | undefined {
  const [first, second] = site.prompt;
  const own = parts[0];
  if (first?.role !== 'system' || second?.role === 'system' || !own?.static || own.count.tokens < minimum)
    return undefined;
  const edits = markEdits(site, first.argument);
  return edits && { code: 'mark-cache', args: {}, edits };
}

export const cacheablePrefixUnmarked: Rule = {
  id: 'cacheable-prefix-unmarked',
  severity: 'info',
  mechanism: ['prefill', 'prefix-cache'],
  check(call, context) {
    const { site, headline, staticPrefixTokens } = call;
    const caching = site.model.id === undefined ? undefined : prefixCaching(site.model.id);
    if (caching?.mark !== 'explicit' || headline === 'self-hosted' || staticPrefixTokens < caching.minimumTokens)
      return [];
    if (site.kind !== 'call' && site.kind !== 'agent') return [];
    if (site.prompt.some(part => part.cacheMarked) || marksCache.test(textAt(context.text, site.range))) return [];
    const usd = dollars(call, staticPrefixTokens);
    const shown = ownParts(site.prompt.slice(0, 1), site.file)[0]?.range;
    const fix = fixFor(call, caching.minimumTokens);
    const saved = usd.usdPerThousandCalls === undefined ? undefined : usd.usdPerThousandCalls - (usd.cached ?? 0);
    return [
      {
        code: 'cacheable-prefix-unmarked',
        args: { tokens: staticPrefixTokens, minimum: caching.minimumTokens, model: site.model.id!, ...usd },
        range: shown ? firstLine(context.text, shown) : calleeRange(site),
        saves: { tokens: staticPrefixTokens, ...(saved === undefined ? {} : { usdPerThousandCalls: saved }) },
        ...(fix ? { fix } : {}),
      },
    ];
  },
};
