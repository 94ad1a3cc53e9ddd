const indent = '  ';

/** What a command writes as JSON: for people too, so over several lines, and with an end of line. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, indent.length)}\n`;

/** UTF-16 code units; smaller pieces cost more to write, larger ones more memory. */
const leastPiece = 1 << 16;

/**
 * `jsonText(value)` piece by piece. What is in a list of `value` is asked for and written one by one, so that a report of thousands is
 * never held as a whole; such a list may be anything that can be gone through.
 */
export function* jsonPieces(value: Readonly<Record<string, unknown>>): Generator<string> {
  let piece = '';
  for (const text of jsonParts(value)) {
    piece += text;
    if (piece.length < leastPiece) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* jsonParts(value: Readonly<Record<string, unknown>>): Generator<string> {
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  if (entries.length === 0) return yield '{}\n';
  for (const [index, [key, held]] of entries.entries()) {
    yield `${index === 0 ? '{' : ','}\n${indent}${JSON.stringify(key)}: `;
    if (isList(held)) yield* listParts(held);
    else yield indented(held, indent);
  }
  yield '\n}\n';
}

function* listParts(list: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const held of list) {
    yield `${before}\n${indent}${indent}${indented(held, indent + indent)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** A line's end inside a JSON string is written as `\n`, so that every one that stands here is the layout's. */
const indented = (value: unknown, margin: string): string =>
  (JSON.stringify(value, undefined, indent.length) ?? 'null').replaceAll('\n', `\n${margin}`);
