import type { Position, Range } from '../source/call-site.ts';

function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}

/** The text of a file as it is written between two positions. */
export const textAt = (text: string, { start, end }: Range): string =>
  text.slice(offsetOf(text, start), offsetOf(text, end));

/** Where one stands after writing `text` from `start` on. */
export function positionAfter({ line, column }: Position, text: string): Position {
  const lines = text.split('\n');
  const last = lines.at(-1)!.length;
  return lines.length === 1 ? { line, column: column + last } : { line: line + lines.length - 1, column: last + 1 };
}

/** The part of a range that stands on its first line: enough to see, without a squiggle under a whole page. */
export function firstLine(text: string, range: Range): Range {
  if (range.start.line === range.end.line) return range;
  const [line] = textAt(text, range).split('\n', 1);
  return { start: range.start, end: positionAfter(range.start, line!.replace(/\r$/, '')) };
}
