import { lastAssignment } from '../assignments.ts';
import { isDocumentName } from '../document-name.ts';
import type { RuleReport } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { offsetAt, textAt } from '../source-span.ts';
import { inputDollars } from '../token-dollars.ts';
import { ownParts } from '../written-prompt.ts';

/** Something in the expression already bounds it. */
const bounded = /\[[^[\]:]*:|\.slice\(|\.substr|\.substring\(|trunc|trim|clip|limit|summar|shorten|head\(|\bmax/i;

/** Sound and pictures are not inserted as text. */
const notText = /audio|video|image/i;

export const unboundedInsert: Rule = {
  id: 'unbounded-insert',
  severity: 'hint',
  mechanism: ['prefill', 'kv-cache'],
  check(call, { text }) {
    const { site } = call;
    if (site.kind === 'embedding' || site.kind === 'prompt-file') return [];
    const usd = inputDollars(call);
    const placeholders = call.parts.flatMap(part => part.placeholders);
    const known = new Set(placeholders.filter(({ from }) => from === 'configuration').map(({ name }) => name));
    return ownParts(site.prompt, site.file).flatMap(part =>
      part.segments.flatMap((segment): RuleReport[] => {
        if (segment.kind !== 'placeholder' || !segment.range || part.role === 'history') return [];
        const written = textAt(text, segment.range);
        if (!isDocumentName(segment.name) || notText.test(segment.name) || bounded.test(written)) return [];
        const given = lastAssignment(written, offsetAt(text, segment.range.start), text);
        if (given && bounded.test(given.code)) return [];
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
