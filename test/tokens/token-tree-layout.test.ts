import { describe, expect, test } from 'vitest';
import { layOutTokens, linkTree, manyChildren, treeOfTokens } from '../../src/tokens/token-tree-layout.ts';
import { bytesOf } from './token-lists.ts';

const layOut = (...tokens: (string | Uint8Array)[]) => {
  const { labels, shapes, wide, ranks } = layOutTokens(tokens.map(bytesOf));
  return { labels: [...labels], shapes: [...shapes], wide: [...wide], ranks: [...ranks] };
};
const letters = (text: string): number[] => [...bytesOf(text)];

describe('the layout of a tree', () => {
  test('no tokens: the root alone', () => {
    expect(layOut()).toEqual({ labels: [0], shapes: [0], wide: [], ranks: [] });
  });

  test('one token: a path', () => {
    expect(layOut('abc')).toEqual({ labels: [0, ...letters('abc')], shapes: [2, 2, 2, 1], wide: [], ranks: [0] });
  });

  test('nodes come level by level, children in order of their bytes', () => {
    // Root -> a, b; a -> b, c; b ends; ab ends and goes on to abd; ac ends.
    expect(layOut('b', 'ac', 'ab', 'abd')).toEqual({
      labels: [0, ...letters('ab'), ...letters('bc'), ...letters('d')],
      shapes: [2 * 2, 2 * 2, 1, 2 * 1 + 1, 1, 1],
      wide: [],
      ranks: [0, 2, 1, 3],
    });
  });

  test('bytes above 127 come after letters', () => {
    expect(layOut(Uint8Array.of(0xff), Uint8Array.of(0x80), 'z')).toMatchObject({
      labels: [0, 0x7a, 0x80, 0xff],
      ranks: [2, 1, 0],
    });
  });

  test.each([
    [manyChildren - 1, 2 * (manyChildren - 1), []],
    [manyChildren, 2 * manyChildren, [manyChildren]],
    [256, 2 * manyChildren, [256]],
  ])('%i children', (count, shape, wide) => {
    const laidOut = layOut(...Array.from({ length: count }, (_, byte) => Uint8Array.of(byte)));
    expect(laidOut.shapes[0]).toBe(shape);
    expect(laidOut.wide).toEqual(wide);
  });

  test.each<[string, Uint8Array[], string]>([
    ['an empty token', [bytesOf('a'), new Uint8Array(0)], 'token 1 has 0 bytes, not 1 to 255'],
    ['a token that is too long', [new Uint8Array(256)], 'token 0 has 256 bytes, not 1 to 255'],
    ['a token twice', ['x', 'ab', 'y', 'ab'].map(bytesOf), 'tokens 1 and 3 are the same'],
    ['one byte twice', ['x', 'x'].map(bytesOf), 'tokens 0 and 1 are the same'],
  ])('%s is refused', (_, tokens, message) => {
    expect(() => layOutTokens(tokens)).toThrow(new RangeError(message));
  });
});

describe('linking', () => {
  test('children and tokens by node', () => {
    const { labels, children, tokens, size, maxLength } = treeOfTokens(['b', 'ac', 'ab', 'abd'].map(bytesOf));
    expect([...labels]).toEqual([0, ...letters('ab'), ...letters('bc'), ...letters('d')]);
    // The root's children are 1 and 2, those of a are 3 and 4, that of ab is 5.
    expect([...children]).toEqual([1, 3, 5, 5, 6, 6, 6]);
    // 1 + rank where a token ends.
    expect([...tokens]).toEqual([0, 0, 1, 3, 2, 4]);
    expect({ size, maxLength }).toEqual({ size: 4, maxLength: 3 });
  });

  test('the nodes of one byte and of two', () => {
    const { nodesOfByte, nodesOfPair } = treeOfTokens(['b', 'ac', 'ab', 'abd'].map(bytesOf));
    const byte = (letter: string) => nodesOfByte[letter.charCodeAt(0)];
    const pair = (text: string) => nodesOfPair[(text.charCodeAt(0) << 8) | text.charCodeAt(1)];
    expect([byte('a'), byte('b'), byte('c')]).toEqual([1, 2, 0]);
    expect([pair('ab'), pair('ac'), pair('ba'), pair('bd')]).toEqual([3, 4, 0, 0]);
  });

  const columns = (change: Partial<Parameters<typeof linkTree>[0]>) => ({
    labels: Uint8Array.from([0, 1]),
    shapes: Uint8Array.from([2, 1]),
    wide: new Uint32Array(0),
    low: Uint8Array.of(0),
    middle: Uint8Array.of(0),
    high: Uint8Array.of(0),
    ...change,
  });

  test.each<[string, Partial<Parameters<typeof linkTree>[0]>, string]>([
    [
      'no nodes at all',
      { labels: new Uint8Array(0), shapes: new Uint8Array(0) },
      'its tree has 0 nodes and 0 children',
    ],
    ['a child too many', { shapes: Uint8Array.of(4, 1) }, 'its tree has 2 nodes and 2 children'],
    ['a node that nothing leads to', { shapes: Uint8Array.of(0, 3) }, 'its tree has 2 nodes and 0 children'],
    ['a wide node without its number', { shapes: Uint8Array.of(254, 1) }, 'its tree has 2 nodes and 0 children'],
    ['no end of a token', { shapes: Uint8Array.of(2, 0) }, 'its tree ends 0 tokens of 1'],
    ['two ends', { shapes: Uint8Array.of(3, 1) }, 'its tree ends 2 tokens of 1'],
    ['a rank that is none', { low: Uint8Array.of(1) }, 'a token has rank 1 of 1'],
    ['a rank in the second byte', { middle: Uint8Array.of(1) }, 'a token has rank 256 of 1'],
  ])('%s is refused', (_, change, message) => {
    expect(() => linkTree(columns(change))).toThrow(new RangeError(message));
  });

  test('a path of more than 255 bytes is refused', () => {
    const shapes = new Uint8Array(257).fill(2);
    shapes[256] = 1;
    expect(() => linkTree(columns({ labels: new Uint8Array(257), shapes }))).toThrow(
      'a token has 256 bytes, more than 255',
    );
  });

  test('a sound tree is taken', () => {
    expect(linkTree(columns({})).size).toBe(1);
  });
});
