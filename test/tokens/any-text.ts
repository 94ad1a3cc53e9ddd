import fc from 'fast-check';

/** Any code points, halves of surrogate pairs too. (fast-check's own `binary` unit takes a second to be made.) */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength }).map(points => String.fromCodePoint(...points));
