import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAddedTokenFinder } from '../../src/tokens/added-tokens.ts';
import { createByteMerger } from '../../src/tokens/byte-pair-merge.ts';
import { createPairHeap } from '../../src/tokens/pair-heap.ts';
import { createPieceCache, hashPiece } from '../../src/tokens/piece-cache.ts';
import { endMark } from '../../src/tokens/utf8-classes.ts';
import { tableOverBytes } from './token-lists.ts';

const utf8 = new TextEncoder();

function merged(rules: Parameters<typeof createByteMerger>[0], text: string): number[] {
  const bytes = Uint8Array.from([...utf8.encode(text), endMark]);
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

describe('merging', () => {
  const name = (rank: number): string => (rank < 256 ? String.fromCharCode(rank) : made[rank - 256]!);

  test('does what the definition says, in arrays and in the heap', () => {
    const table = tableOverBytes(made);
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 90, maxLength: 140 }),
    );
    fc.assert(
      fc.property(text, sample => {
        expect(merged({ table }, sample).map(name)).toEqual(plainly(made, sample));
      }),
      { numRuns: 300 },
    );
  });

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
    const bytes = [...utf8.encode('ж')].map(byte => table.size + byte);
    expect(merged({ table, byteFallback: true }, 'xж')).toEqual([120, ...bytes]);
  });

  test('tokens that start or end inside a character still merge', () => {
    // The last token, of the lowest priority, is a space and the first byte of é and ê.
    const table = tableOverBytes(['é', 'ж', Uint8Array.of(0x20, 0xc3)]);
    expect(merged({ table }, ' é')).toEqual([32, 256]);
    expect(merged({ table }, ' ê')).toEqual([258, 0xaa]);
  });
});

test('the heap gives pairs by rank, then from the left', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300_000), fc.nat(2_000_000)), { maxLength: 200 }), pairs => {
      const heap = createPairHeap();
      for (const [rank, part] of pairs) heap.push(rank, part);
      const taken: [number, number][] = [];
      while (heap.pop()) taken.push([heap.rank(), heap.part()]);
      expect(taken).toEqual([...pairs].sort(([a, i], [b, j]) => a - b || i - j));
    }),
  );
});

test('the piece cache gives back what it was given, and stays bounded', () => {
  const cache = createPieceCache();
  const output = new Int32Array(8);
  for (let i = 0; i < 40_000; i++) {
    const piece = utf8.encode(`piece ${i}`);
    const hash = hashPiece(piece, 0, piece.length);
    cache.keep(piece, 0, piece.length, hash, Int32Array.of(i, i + 1), 0, 2);
    if (cache.find(piece, 0, piece.length, hash, output, 1) !== 3 || output[1] !== i || output[2] !== i + 1)
      throw new Error(`piece ${i} was lost`);
  }
  const long = new Uint8Array(10_000);
  cache.keep(long, 0, long.length, 0, Int32Array.of(1), 0, 1);
  expect(cache.find(long, 0, long.length, 0, output, 0)).toBe(-1);
});

describe('added tokens', () => {
  const finder = createAddedTokenFinder(new Map([['<a>', 1], ['<a><b>', 2], ['\n', 3], ['\n\n', 4]]))!; // biome-ignore format: a table
  const all = (text: string): number[] => {
    const ids: number[] = [];
    for (let found = finder.next(text, 0); found !== undefined; found = finder.next(text, found.end))
      ids.push(found.id);
    return ids;
  };
  test.each([
    ['x<a>y', [1]],
    ['<a><b>', [2]],
    ['<a><a><b', [1, 1]],
    ['\n\n\n', [4, 3]],
    ['', []],
    ['<', []],
  ])('%j', (text, ids) => {
    expect(all(text)).toEqual(ids);
  });

  test('without any there is no finder', () => {
    expect(createAddedTokenFinder(new Map())).toBeUndefined();
  });
});
