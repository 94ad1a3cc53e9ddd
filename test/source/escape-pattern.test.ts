import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapePattern } from '../../src/source/escape-pattern.ts';

test('what is escaped matches itself and nothing else', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'ab.*+?^{}$()|[]\\/-\n') });
  fc.assert(
    fc.property(piece, piece, (text, other) => {
      const whole = new RegExp(`^(?:${escapePattern(text)})$`);
      expect(whole.test(text)).toBe(true);
      expect(whole.test(other)).toBe(text === other);
    }),
    { seed: 20261123 },
  );
});
