import type { PromptPart, Range } from '../source/call-site.ts';
import type { RuleContext } from './rule.ts';
import { positionAfter, textAt } from './source-span.ts';

/** A stretch of a prompt that stands in the call's own file just as it is sent: no escapes, nothing stripped. */
export interface WrittenText {
  readonly text: string;
  readonly range: Range;
}

/** The parts that stand in the call's own file. */
export const ownParts = (prompt: readonly PromptPart[], file: string): readonly PromptPart[] =>
  prompt.filter(part => part.file === undefined || part.file === file);

/** The static stretches of a part that are written as they are sent; the others cannot be edited in place. */
export function writtenTexts(part: PromptPart, { text }: Pick<RuleContext, 'text'>): readonly WrittenText[] {
  return part.segments.flatMap(segment => {
    if (segment.kind !== 'static' || !segment.range) return [];
    return textAt(text, segment.range) === segment.text ? [{ text: segment.text, range: segment.range }] : [];
  });
}

/** The place of a stretch inside a written text. */
export const rangeWithin = ({ text, range }: WrittenText, from: number, to: number): Range => ({
  start: positionAfter(range.start, text.slice(0, from)),
  end: positionAfter(range.start, text.slice(0, to)),
});

/** Everything that a part is known to say, placeholders left as a gap. */
export const staticText = (part: PromptPart): string =>
  part.segments.map(segment => (segment.kind === 'static' ? segment.text : ' … ')).join('');
