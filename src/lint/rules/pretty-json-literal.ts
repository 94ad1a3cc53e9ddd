import type { RuleReport } from '../finding.ts';
import { formattedJson } from '../json-blocks.ts';
import type { Rule } from '../rule.ts';
import { firstLine } from '../source-span.ts';
import { ownParts, rangeWithin, writtenTexts } from '../written-prompt.ts';

const leastTokens = 5;

export const prettyJsonLiteral: Rule = {
  id: 'pretty-json-literal',
  severity: 'hint',
  mechanism: ['prefill'],
  check({ site }, context) {
    // In a file for people and models alike, formatted JSON is documentation.
    if (site.kind === 'prompt-file') return [];
    const texts = ownParts(site.prompt, site.file).flatMap(part => writtenTexts(part, context));
    return texts.flatMap(written =>
      formattedJson(written.text).flatMap(({ from, to, minified }): RuleReport[] => {
        const before = context.countTokens(written.text.slice(from, to));
        const tokens = before - context.countTokens(minified);
        if (tokens < leastTokens) return [];
        const range = rangeWithin(written, from, to);
        return [
          {
            code: 'pretty-json-literal',
            args: { tokens, before },
            range: firstLine(context.text, range),
            saves: { tokens },
            fix: { code: 'minify-json', args: {}, edits: [{ file: site.file, range, newText: minified }] },
          },
        ];
      }),
    );
  },
};
