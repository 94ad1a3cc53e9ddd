import type { PricedCall } from '../../cost/priced-call.ts';
import type { RuleReport } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { textAt } from '../source-span.ts';
import { ownParts } from '../written-prompt.ts';

/** The last word of a name that stands for text of any length. */
const documentLike =
  /^(?:article|body|code|content|contents|context|corpus|css|data|diff|doc|docs|document|documents|dump|email|essay|file|html|input_text|json_data|log|logs|markdown|message_body|page|pages|paper|passage|passages|pdf|readme|report|schema|source|text|transcript|transcription|webpage)$/i;

/** Something in the expression already bounds it. */
const bounded = /\[[^\]]*:|\.slice\(|\.substr|\.substring\(|trunc|trim|clip|limit|summar|shorten|head\(|\bmax/i;

/** Dollars of one input token on whichever side the call is priced. */
function dollarsPerInputToken({ headline, hosted, selfHosted, input }: PricedCall): number | undefined {
  if (input.tokens === 0) return undefined;
  if (headline === 'hosted') return hosted && hosted.inputCost / input.tokens;
  const prefill = selfHosted && 'prefillCost' in selfHosted ? selfHosted.prefillCost : undefined;
  return prefill === undefined ? undefined : prefill / input.tokens;
}

const lastWord = (name: string): string =>
  name
    .replace(/\(.*$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '')
    .at(-1) ?? '';

export const unboundedInsert: Rule = {
  id: 'unbounded-insert',
  severity: 'hint',
  mechanism: ['prefill', 'kv-cache'],
  check(call, { text }) {
    const { site } = call;
    if (site.kind === 'embedding' || site.kind === 'prompt-file') return [];
    const usd = dollarsPerInputToken(call);
    const placeholders = call.parts.flatMap(part => part.placeholders);
    const known = new Set(placeholders.filter(({ from }) => from === 'configuration').map(({ name }) => name));
    return ownParts(site.prompt, site.file).flatMap(part =>
      part.segments.flatMap((segment): RuleReport[] => {
        if (segment.kind !== 'placeholder' || !segment.range || part.role === 'history') return [];
        if (!documentLike.test(lastWord(segment.name)) || bounded.test(textAt(text, segment.range))) return [];
        // A size that the team states is a size that the team knows.
        if (known.has(segment.name)) return [];
        // Said once per call, however often the value is inserted.
        known.add(segment.name);
        const args = { name: segment.name, ...(usd === undefined ? {} : { usdPerToken: usd }) };
        return [{ code: 'unbounded-insert', args, range: segment.range }];
      }),
    );
  },
};
