import type { RuleReport } from '../finding.ts';
import { formatWords, withGap } from '../format-words.ts';
import type { Rule } from '../rule.ts';
import { firstLine } from '../source-span.ts';
import { perThousandCalls } from '../token-dollars.ts';
import { ownParts, rangeWithin, writtenTexts } from '../written-prompt.ts';

/** Fewer words are not worth a change. */
const leastTokens = 6;

export const schemaSaidTwice: Rule = {
  id: 'schema-said-twice',
  severity: 'info',
  mechanism: ['prefill', 'decode'],
  check(call, context) {
    const { site } = call;
    const schema =
      site.carried?.some(part => part.kind === 'schema') || site.prompt.some(part => part.role === 'schema');
    if (!schema || (site.kind !== 'call' && site.kind !== 'agent')) return [];
    const asking = ownParts(site.prompt, site.file).filter(({ role }) => /^(?:system|developer|user)$/.test(role));
    for (const written of asking.flatMap(part => writtenTexts(part, context))) {
      const found = formatWords(written.text);
      if (!found) continue;
      const tokens = context.countTokens(written.text.slice(found.from, found.to));
      if (tokens < leastTokens) continue;
      const { from, to } = withGap(written.text, found);
      const rest = written.text.slice(0, from) + written.text.slice(to);
      const edits = [{ file: site.file, range: rangeWithin(written, from, to), newText: '' }];
      const report: RuleReport = {
        code: 'schema-said-twice',
        args: { tokens, ...perThousandCalls(call, tokens) },
        range: firstLine(context.text, rangeWithin(written, found.from, found.to)),
        saves: { tokens },
        // A message without a word in it is an error.
        ...(rest.trim() === '' ? {} : { fix: { code: 'remove-format-words', args: {}, edits } }),
      };
      return [report];
    }
    return [];
  },
};
