import type { PromptPart } from '../../source/call-site.ts';
import type { Fix, RuleReport } from '../finding.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { firstLine, textAt } from '../source-span.ts';
import { placeholderMark, tidyWhitespace } from '../tidy-whitespace.ts';
import { ownParts } from '../written-prompt.ts';

/** Below this the whitespace is not worth a change. */
const leastTokens = 5;

const joined = (part: PromptPart, textOf: (segment: PromptPart['segments'][number]) => string): string =>
  part.segments.map(segment => (segment.kind === 'static' ? textOf(segment) : placeholderMark)).join('');

const breaks = (text: string): number => text.split('\n').length;

/** Replaces the stretches that change; undefined where the source is not written as it is sent, so that an edit could not be trusted. */
function fixFor(part: PromptPart, file: string, { text }: RuleContext): Fix | undefined {
  const pieces = part.segments.filter(segment => segment.kind === 'static');
  const written = pieces.map(({ range }) => (range ? textAt(text, range) : undefined));
  const asSent = pieces.every(
    (piece, index) => written[index] !== undefined && breaks(piece.text) === breaks(written[index]),
  );
  // Two literals side by side have code between them, which a joined text does not show.
  const alternate = part.segments.every(
    (segment, index) => index === 0 || segment.kind !== part.segments[index - 1]!.kind,
  );
  if (!asSent || !alternate) return undefined;
  let next = 0;
  const raw = joined(part, () => written[next++]!);
  if (tidyWhitespace(tidyWhitespace(raw)) !== tidyWhitespace(raw)) return undefined;
  const tidied = tidyWhitespace(raw).split(placeholderMark);
  const startsWithText = part.segments[0]?.kind === 'static';
  const edits = pieces.flatMap(({ range }, index) => {
    const newText = tidied[startsWithText ? index : index + 1]!;
    return range && newText !== written[index] ? [{ file, range, newText }] : [];
  });
  return edits.length === 0 ? undefined : { code: 'tidy-whitespace', args: {}, edits };
}

export const indentedPrompt: Rule = {
  id: 'indented-prompt',
  severity: 'info',
  mechanism: ['prefill', 'kv-cache'],
  check({ site }, context) {
    // In Markdown and YAML, indentation and spaces at line ends have a meaning.
    if (site.kind === 'prompt-file') return [];
    return ownParts(site.prompt, site.file).flatMap((part): RuleReport[] => {
      if (!part.range || part.role === 'schema' || part.role === 'tool') return [];
      const sent = joined(part, segment => (segment.kind === 'static' ? segment.text : ''));
      if (!sent.includes('\n') || sent.includes('```')) return [];
      const before = context.countTokens(sent);
      const tokens = before - context.countTokens(tidyWhitespace(sent));
      if (tokens < leastTokens) return [];
      const fix = fixFor(part, site.file, context);
      return [
        {
          code: 'indented-prompt',
          args: { tokens, before },
          range: firstLine(context.text, part.range),
          saves: { tokens },
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
};
