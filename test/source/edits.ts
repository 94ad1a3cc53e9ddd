/** A cut, a doubled stretch, or some text in the wrong place. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly kind: 'cut' | 'double' | 'insert';
}

/** Text that opens, closes or escapes something in one language or another. */
export const breakingTexts: readonly string[] = [
  ...[
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '"',
    "'",
    '`',
    '"""',
    '${',
    '#{',
    '{{',
    '\\',
    '\n',
    '\r\n',
    '\0',
    '\uD800',
  ],
  ...['<<~X', '//', '/*', '*/', '#', '=>', ':', ';', ',', '\t', '🙂', 'é', '"""\n', '{% if x %}', '---\n'],
];

/** Makes an edit; `at` counts modulo the text's length. */
export function applyEdit(text: string, { at, length, text: piece, kind }: Edit): string {
  const start = text.length === 0 ? 0 : at % text.length;
  if (kind === 'cut') return text.slice(0, start) + text.slice(start + length);
  return text.slice(0, start) + (kind === 'double' ? text.slice(start, start + length) : piece) + text.slice(start);
}
