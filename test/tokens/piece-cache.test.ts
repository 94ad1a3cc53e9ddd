import { describe, expect, test } from 'vitest';
import { createPieceCache, hashPiece, type PieceCache } from '../../src/tokens/piece-cache.ts';
import { bytesOf } from './token-lists.ts';

const hashOf = (piece: Uint8Array): number => hashPiece(piece, 0, piece.length);

function keep(cache: PieceCache, text: string | Uint8Array, ranks: readonly number[], hash?: number): void {
  const piece = bytesOf(text);
  cache.keep(piece, 0, piece.length, hash ?? hashOf(piece), Int32Array.from(ranks), 0, ranks.length);
}

function find(cache: PieceCache, text: string | Uint8Array, hash?: number): number[] | undefined {
  const piece = bytesOf(text);
  const output = new Int32Array(64);
  const end = cache.find(piece, 0, piece.length, hash ?? hashOf(piece), output, 2);
  return end < 0 ? undefined : [...output.subarray(2, end)];
}

describe('a hash of bytes', () => {
  test.each([
    ['nothing', [], 0],
    ['one byte', [65], 65],
    // 65 x 0x01000193 + 66, modulo 2^32.
    ['two bytes', [65, 66], 65 * 0x01000193 + 66],
  ])('%s', (_, bytes, expected) => {
    expect(hashOf(Uint8Array.from(bytes))).toBe(expected | 0);
  });

  test('only of the bytes between start and end', () => {
    expect(hashPiece(bytesOf('xxabyy'), 2, 4)).toBe(hashOf(bytesOf('ab')));
  });

  test('it depends on the order', () => {
    expect(hashOf(bytesOf('ab'))).not.toBe(hashOf(bytesOf('ba')));
  });
});

describe('the piece cache', () => {
  test.each<[string, string | Uint8Array, number[]]>([
    ['a word', 'hello', [1, 2, 3]],
    ['one token', ' the', [262]],
    ['a byte', Uint8Array.of(0xff), [255]],
    ['more tokens than a piece usually has', 'z'.repeat(50), Array.from({ length: 50 }, (_, i) => i)],
    ['a rank above 2^20', 'x', [2_000_000]],
  ])('%s comes back', (_, piece, ranks) => {
    const cache = createPieceCache();
    expect(find(cache, piece)).toBeUndefined();
    keep(cache, piece, ranks);
    expect(find(cache, piece)).toEqual(ranks);
  });

  test('pieces of one hash are told apart by their bytes and their length', () => {
    const cache = createPieceCache();
    keep(cache, 'one', [1], 7);
    keep(cache, 'two', [2], 7);
    keep(cache, 'twos', [3], 7);
    expect([find(cache, 'one', 7), find(cache, 'two', 7), find(cache, 'twos', 7)]).toEqual([[1], [2], [3]]);
    expect(find(cache, 'six', 7)).toBeUndefined();
    expect(find(cache, 'tw', 7)).toBeUndefined();
  });

  test('pieces are parts of larger texts, and so are ranks', () => {
    const cache = createPieceCache();
    const text = bytesOf('say hello twice');
    cache.keep(text, 4, 9, hashPiece(text, 4, 9), Int32Array.of(9, 10, 11, 12), 1, 3);
    expect(find(cache, 'hello')).toEqual([10, 11]);
  });

  test('what is kept does not change with the buffers it came from', () => {
    const cache = createPieceCache();
    const piece = bytesOf('hello').slice();
    const ranks = Int32Array.of(4, 5);
    cache.keep(piece, 0, 5, hashOf(bytesOf('hello')), ranks, 0, 2);
    piece.fill(0);
    ranks.fill(0);
    expect(find(cache, 'hello')).toEqual([4, 5]);
  });

  test.each([
    [512, true],
    [513, false],
  ])('a piece of %i bytes: kept is %s', (length, isKept) => {
    const cache = createPieceCache();
    const piece = new Uint8Array(length).fill(97);
    keep(cache, piece, [1]);
    expect(find(cache, piece) !== undefined).toBe(isKept);
  });

  test('it grows with use, and is bounded: old pieces go, the latest stays', () => {
    const cache = createPieceCache();
    const pieces = Array.from({ length: 40_000 }, (_, i) => bytesOf(`piece ${i}`));
    let lost = 0;
    pieces.forEach((piece, i) => {
      keep(cache, piece, [i, i + 1]);
      if (String(find(cache, piece)) !== String([i, i + 1])) lost++;
    });
    expect(lost).toBe(0);
    expect(find(cache, pieces[0]!)).toBeUndefined();
    expect(pieces.filter(piece => find(cache, piece)).length).toBeLessThanOrEqual(2 ** 15);
  });

  test('through growth nothing is lost that fits', () => {
    const cache = createPieceCache();
    for (let i = 0; i < 5000; i++) keep(cache, `p${i}`, [i]);
    const found = Array.from({ length: 5000 }, (_, i) => String(find(cache, `p${i}`)));
    expect(found).toEqual(Array.from({ length: 5000 }, (_, i) => String(i)));
  });
});
