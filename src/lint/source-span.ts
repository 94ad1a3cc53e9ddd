import type { Position, Range } from '../source/call-site.ts';
import { LineIndex } from '../source/syntax/line-index.ts';

let latest: { readonly text: string; readonly lines: LineIndex } | undefined;

/** The lines of a text; rules ask about the same file again and again. */
function linesOf(text: string): LineIndex {
  if (latest?.text !== text) latest = { text, lines: new LineIndex(text) };
  return latest.lines;
}

/** The text of a file as it is written between two positions. */
export const textAt = (text: string, { start, end }: Range): string =>
  text.slice(linesOf(text).offset(start), linesOf(text).offset(end));

/** The offset of a position in a text. */
export const offsetAt = (text: string, position: Position): number => linesOf(text).offset(position);

/** The positions of a stretch between two offsets of a text. */
export const rangeAt = (text: string, from: number, to: number): Range => linesOf(text).range(from, to);

/** Where one stands after writing `text` from `start` on. */
export function positionAfter({ line, column }: Position, text: string): Position {
  const lines = text.split('\n');
  const last = lines.at(-1)!.length;
  return lines.length === 1 ? { line, column: column + last } : { line: line + lines.length - 1, column: last + 1 };
}

/** The first line of a range on which anything stands: enough to see, without a squiggle under a whole page. */
export function firstLine(text: string, range: Range): Range {
  if (range.start.line === range.end.line) return range;
  const written = textAt(text, range);
  const indent = written.slice(0, Math.max(written.search(/\S/), 0));
  const blank = indent.includes('\n') ? indent : '';
  const start = positionAfter(range.start, blank);
  const [line] = written.slice(blank.length).split('\n', 1);
  return { start, end: positionAfter(start, line!.replace(/\r$/, '')) };
}
