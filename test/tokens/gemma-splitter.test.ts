import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLikeGemma } from '../../src/tokens/gemma-splitter.ts';
import { pieces } from './split-pieces.ts';

// Gemma merges over a whole text, in which spaces are written U+2581. A cut must lie where no token goes across.
describe('Gemma', () => {
  test.each([
    ['a', ['a']],
    ['a▁b', ['a', '▁b']],
    ['▁a', ['▁a']],
    ['▁▁▁b', ['▁▁▁', 'b']],
    ['b▁▁', ['b', '▁▁']],
    ['▁', ['▁']],
    [`${'▁'.repeat(31)}b`, ['▁'.repeat(31), 'b']],
    // Runs merge into tokens of up to 31.
    [`${'▁'.repeat(32)}b`, ['▁'.repeat(31), '▁b']],
    [`${'▁'.repeat(64)}b`, ['▁'.repeat(31), '▁'.repeat(31), '▁▁', 'b']],
    // One token has the mark in its middle.
    ['<a>▁</a>', ['<a>▁</a>']],
    ['<a>▁b', ['<a>', '▁b']],
    ['x▁</a>', ['x', '▁</a>']],
    ['>▁<', ['>', '▁<']],
    ['中文▁字', ['中文', '▁字']],
    ['😀▁😀', ['😀', '▁😀']],
    // Other characters of three bytes that begin like the mark.
    ['▂▀', ['▂▀']],
  ])('%j', (text, expected) => {
    expect(pieces(splitLikeGemma, text)).toEqual(expected);
  });

  test('a piece starts with a mark or at the start, and marks are alone, in front, or in >▁</', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '▁', '>', '<', '/', '中'), maxLength: 20 });
    fc.assert(
      fc.property(text, sample => {
        const found = pieces(splitLikeGemma, sample);
        expect(found.join('')).toBe(sample);
        for (const piece of found) expect(piece.replaceAll('>▁</', '></')).toMatch(/^(?:▁+|▁?[^▁]+)$/u);
      }),
      { numRuns: 200 },
    );
  });
});
