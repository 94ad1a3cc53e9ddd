import fc from 'fast-check';

/** A cut, a doubled stretch, or some text in the wrong place. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly kind: 'cut' | 'double' | 'insert';
}

/** Text that opens, closes or escapes something in one language or another. */
const breaking = [
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

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 60 }),
  text: fc.oneof(fc.constantFrom(...breaking), fc.string({ maxLength: 8 })),
  kind: fc.constantFrom('cut', 'double', 'insert'),
});

export const applyEdit = (text: string, { at, length, text: piece, kind }: Edit): string => {
  const start = text.length === 0 ? 0 : at % text.length;
  const stretch = text.slice(start, start + length);
  if (kind === 'cut') return text.slice(0, start) + text.slice(start + length);
  return text.slice(0, start) + (kind === 'double' ? stretch : piece) + text.slice(start);
};

export const mutate = (text: string, edits: readonly Edit[]): string => edits.reduce(applyEdit, text);
