import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createByteMerger } from '../../src/tokens/byte-pair-merge.ts';
import { endMark } from '../../src/tokens/utf8-classes.ts';
import { bytesOf, tableOverBytes } from './token-lists.ts';

function merged(rules: Parameters<typeof createByteMerger>[0], text: string | Uint8Array): number[] {
  const bytes = Uint8Array.from([...bytesOf(text), endMark]);
  const output = new Int32Array(bytes.length);
  const end = createByteMerger(rules).merge(bytes, 0, bytes.length - 1, output, 0);
  return [...output.subarray(0, end)];
}

/** The definition, word by word: join the leftmost of the lowest-ranked pairs until none is left. */
function plainly(tokens: readonly string[], text: string): string[] {
  const rank = new Map(tokens.map((token, i) => [token, i]));
  const parts = [...text];
  for (;;) {
    let best = Number.POSITIVE_INFINITY;
    let at = -1;
    for (let i = 0; i + 1 < parts.length; i++) {
      const found = rank.get(parts[i]! + parts[i + 1]!);
      if (found !== undefined && found < best) {
        best = found;
        at = i;
      }
    }
    if (at < 0) return parts;
    parts.splice(at, 2, parts[at]! + parts[at + 1]!);
  }
}

const made = ['ab', 'ba', 'aa', 'abab', 'aab', 'bb', 'aaaa', 'abb', 'baa', 'aaaaaa', 'cc', 'abc', 'ccc'];
const name = (rank: number): string => (rank < 256 ? String.fromCharCode(rank) : made[rank - 256]!);

describe('merging', () => {
  const table = tableOverBytes(made);

  test.each([
    ['a', ['a']],
    ['ab', ['ab']],
    ['aba', ['ab', 'a']],
    // ab is joined before ba, from the left; then abab.
    ['abab', ['abab']],
    ['ababab', ['abab', 'ab']],
    // aa twice, then aaaa, then nothing joins aaaa and a.
    ['aaaaa', ['aaaa', 'a']],
    ['aaaaaa', ['aaaaaa']],
    // ab is ranked below bb, so abb is ab + b, which joins to abb.
    ['abb', ['abb']],
    // aab: ab first, and a + ab joins to aab.
    ['aab', ['aab']],
    ['cccc', ['cc', 'cc']],
    ['xay', ['x', 'a', 'y']],
  ])('%j becomes %j', (text, expected) => {
    expect(merged({ table }, text).map(name)).toEqual(expected);
  });

  test('does what the definition says, in arrays and in the heap', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 90, maxLength: 140 }),
    );
    fc.assert(
      fc.property(text, sample => {
        expect(merged({ table }, sample).map(name)).toEqual(plainly(made, sample));
      }),
      { numRuns: 150 },
    );
  });

  test.each([95, 96, 97, 98])('%i parts: on both sides of the limit between array and heap', length => {
    const text = 'abcab'.repeat(20).slice(0, length);
    expect(merged({ table }, text).map(name)).toEqual(plainly(made, text));
  });

  test('one merger gives the same after a long piece, whose buffers it has given back', () => {
    const merger = createByteMerger({ table });
    const long = new Uint8Array(70_001).fill(97);
    const output = new Int32Array(70_001);
    const end = merger.merge(long, 0, 70_000, output, 0);
    expect([...output.subarray(0, end)].reduce((sum, rank) => sum + name(rank).length, 0)).toBe(70_000);
    expect(merger.merge(bytesOf('abab'), 0, 4, output, 0)).toBe(1);
    expect(name(output[0]!)).toBe('abab');
  });

  test('writes behind what is there, and takes a piece out of the middle', () => {
    const output = new Int32Array(8).fill(-7);
    expect(createByteMerger({ table }).merge(bytesOf('xxabcxx'), 2, 5, output, 3)).toBe(4);
    expect([...output.subarray(2, 5)]).toEqual([-7, 256 + made.indexOf('abc'), -7]);
  });
});

describe('rules that vocabularies add', () => {
  test('only the stored pair merges where there is one', () => {
    const table = tableOverBytes(['ab', 'bc', 'abc']);
    const splits = new Uint8Array(table.size);
    splits.set([1, 1, 1], 256); // abc is a + bc only
    expect(merged({ table }, 'abc')).toEqual([258]);
    expect(merged({ table, splits }, 'abc')).toEqual([256, 99]);
  });

  test('a character without a token becomes its bytes, and merges with nothing', () => {
    const table = tableOverBytes(['é', 'xé']);
    expect(merged({ table, byteFallback: true }, 'xé')).toEqual([257]);
    const bytes = [...bytesOf('ж')].map(byte => table.size + byte);
    expect(merged({ table, byteFallback: true }, 'xж')).toEqual([120, ...bytes]);
  });

  test('tokens that start or end inside a character still merge', () => {
    // The last token, of the lowest priority, is a space and the first byte of é and ê.
    const table = tableOverBytes(['é', 'ж', Uint8Array.of(0x20, 0xc3)]);
    expect(merged({ table }, ' é')).toEqual([32, 256]);
    expect(merged({ table }, ' ê')).toEqual([258, 0xaa]);
  });

  test('a character whose bytes do not merge stays in bytes', () => {
    // 中 is e4 b8 ad; its first two bytes are a token, all three are not.
    const table = tableOverBytes([Uint8Array.of(0xe4, 0xb8)]);
    expect(merged({ table }, '中')).toEqual([256, 0xad]);
    expect(merged({ table }, '文')).toEqual([...bytesOf('文')]);
  });

  test('whole characters and bytes give the same, whichever merging starts from', () => {
    const tokens = ['é', '中', '文', '中文', 'é中', Uint8Array.of(0xad, 0xe6), Uint8Array.of(0xc3, 0xa9, 0xe4)];
    const table = tableOverBytes(tokens);
    // With every edge marked as crossed, everything starts from bytes.
    const crossed = new Uint8Array(0x2000).fill(0xff);
    const text = fc.string({ unit: fc.constantFrom('é', '中', '文', 'a', 'ж', '😀'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, sample => {
        expect(merged({ table }, sample)).toEqual(merged({ table, crossed }, sample));
      }),
      { numRuns: 150 },
    );
  });
});
