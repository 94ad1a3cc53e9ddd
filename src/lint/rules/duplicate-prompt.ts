import type { PricedCall } from '../../cost/priced-call.ts';
import type { PromptPart } from '../../source/call-site.ts';
import type { RuleReport } from '../finding.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { firstLine, textAt } from '../source-span.ts';
import { ownParts } from '../written-prompt.ts';

const leastTokens = 20;

const normalized = (part: PromptPart): string =>
  part.segments
    .map(segment => (segment.kind === 'static' ? segment.text : '{}'))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

const startOf = ({ range }: PromptPart): number => (range ? range.start.line * 1e6 + range.start.column : 0);

/** Whether the words stand at the part's place, and not just the name of a constant that holds them. */
const isWrittenOut = ({ segments, range }: PromptPart, text: string): boolean => {
  const known = segments.reduce((sum, segment) => sum + (segment.kind === 'static' ? segment.text.length : 0), 0);
  // Escapes and concatenation make the source longer than the text, dedenting never shortens it to half.
  return range !== undefined && textAt(text, range).length * 2 >= known;
};

/** The first place in the file where the same words stand, if that is not this place. */
function earlier(part: PromptPart, call: PricedCall, { calls, text }: RuleContext): PromptPart | undefined {
  const words = normalized(part);
  return calls
    .filter(other => other.site.cell === call.site.cell)
    .flatMap(other => ownParts(other.site.prompt, other.site.file))
    .filter(
      other =>
        other.range && startOf(other) < startOf(part) && normalized(other) === words && isWrittenOut(other, text),
    )
    .toSorted((a, b) => startOf(a) - startOf(b))[0];
}

export const duplicatePrompt: Rule = {
  id: 'duplicate-prompt',
  severity: 'hint',
  mechanism: ['prefix-cache'],
  check(call, context) {
    const { text, countTokens } = context;
    return ownParts(call.site.prompt, call.site.file).flatMap((part): RuleReport[] => {
      const statics = part.segments.flatMap(segment => (segment.kind === 'static' ? [segment.text] : []));
      if (!part.range || part.role === 'schema' || part.role === 'tool' || !isWrittenOut(part, text)) return [];
      const tokens = statics.reduce((sum, stretch) => sum + countTokens(stretch), 0);
      const first = tokens < leastTokens ? undefined : earlier(part, call, context);
      if (!first?.range) return [];
      const args = { tokens, line: first.range.start.line };
      return [{ code: 'duplicate-prompt', args, range: firstLine(text, part.range) }];
    });
  },
};
