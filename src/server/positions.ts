import type { Position as EditorPosition, Range as EditorRange } from 'vscode-languageserver';
import type { Position, Range } from '../source/call-site.ts';

/** The core counts lines and columns from 1, the protocol from 0; both count UTF-16 code units. */
export const toEditorPosition = ({ line, column }: Position): EditorPosition => ({
  line: Math.max(0, line - 1),
  character: Math.max(0, column - 1),
});

export const toEditorRange = ({ start, end }: Range): EditorRange => ({
  start: toEditorPosition(start),
  end: toEditorPosition(end),
});

const isBefore = (a: EditorPosition, b: EditorPosition): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** True at both ends, so that a pointer just behind the last character still counts. */
export const contains = ({ start, end }: EditorRange, position: EditorPosition): boolean =>
  !isBefore(position, start) && !isBefore(end, position);

/** Touching counts: an empty selection at the edge of a range overlaps it. */
export const overlaps = (a: EditorRange, b: EditorRange): boolean =>
  !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
