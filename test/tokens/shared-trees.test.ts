import { describe, expect, test } from 'vitest';
import { createEncoderLoader } from '../../src/tokens/load-encoder.ts';
import { SharedTrees, treeRoom } from '../../src/tokens/shared-trees.ts';
import { createTokenTable, findToken, type TokenTree } from '../../src/tokens/token-table.ts';
import { treeOfTokens } from '../../src/tokens/token-tree-layout.ts';
import { readMedia } from './media.ts';

const utf8 = new TextEncoder();
const tokens = ['a', 'b', 'ab', 'abc', 'é', '漢字'].map(text => utf8.encode(text));
const small = () => treeOfTokens(tokens);
const never = (): TokenTree => {
  throw new Error('made once more');
};
/** A tree as text: comparing its tables entry by entry takes a second. */
const written = (tree: TokenTree): string =>
  Object.keys(small())
    .map(key => tree[key as keyof TokenTree])
    .map(held => (typeof held === 'number' ? held : Buffer.from(held.slice().buffer).toString('base64')))
    .join(' ');
const isShared = (tree: TokenTree) => tree.tokens.buffer instanceof SharedArrayBuffer;

/** Two threads' views of the same rooms. */
function twoThreads(patience?: number) {
  const first = new SharedTrees();
  const rooms = first.share(['small', 'other']);
  return { first, second: new SharedTrees(rooms, patience), rooms };
}
const states = (rooms: Readonly<Record<string, SharedArrayBuffer>>) =>
  Object.values(rooms).map(room => new Int32Array(room)[0]);

describe('a tree that threads share', () => {
  test('is made by the first that asks, and is what was made', () => {
    const { first, second } = twoThreads();
    const made = first.of('small', small);
    expect(isShared(made)).toBe(true);
    expect(written(made)).toBe(written(small()));
    const found = second.of('small', never);
    expect(written(found)).toBe(written(small()));
    expect(found.labels.buffer).toBe(made.labels.buffer);
    expect(written(first.of('small', never))).toBe(written(found));
  });

  test('finds every token, and nothing else', () => {
    const { first, second } = twoThreads();
    first.of('small', small);
    const table = createTokenTable(second.of('small', never));
    const rank = (bytes: Uint8Array) => findToken(table, bytes, 0, bytes.length);
    expect(tokens.map(rank)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(['c', 'ba', 'abcd', '漢'].map(text => rank(utf8.encode(text)))).toEqual([-1, -1, -1, -1]);
  });

  test('has its own room: another name, another tree', () => {
    const { first, second, rooms } = twoThreads();
    first.of('small', small);
    expect(states(rooms)).toEqual([2, 0]);
    const other = second.of('other', () => treeOfTokens([utf8.encode('x')]));
    expect(other.size).toBe(1);
    expect(written(first.of('other', never))).toBe(written(other));
    expect(first.of('small', never).size).toBe(6);
  });
});

describe('a thread makes its own', () => {
  test.each([
    ['when nothing is shared', new SharedTrees()],
    ['of what has no room', twoThreads().second],
  ])('%s', (_, trees) => {
    const tree = trees.of('unheard', small);
    expect(isShared(tree)).toBe(false);
    expect(written(tree)).toBe(written(small()));
  });

  test('before it shares anything: what is there stays', () => {
    const trees = new SharedTrees();
    const before = trees.of('small', small);
    trees.share(['small']);
    expect(isShared(before)).toBe(false);
    expect(isShared(trees.of('small', small))).toBe(true);
  });

  test('when the other one never comes to an end', () => {
    const { first, second, rooms } = twoThreads(0);
    Atomics.store(new Int32Array(rooms.small!), 0, 1);
    expect(isShared(second.of('small', small))).toBe(false);
    Atomics.store(new Int32Array(rooms.small!), 0, 0);
    expect(isShared(first.of('small', small))).toBe(true);
  });

  test('when it has no room', () => {
    const { first, second, rooms } = twoThreads();
    const large: TokenTree = { ...small(), labels: new Uint8Array(treeRoom) };
    expect(first.of('small', () => large)).toBe(large);
    expect(states(rooms)).toEqual([0, 0]);
    expect(isShared(second.of('small', small))).toBe(true);
  });
});

test('a tree that could not be made is made by the next that asks', () => {
  const { first, second, rooms } = twoThreads();
  expect(() => first.of('small', never)).toThrow('made once more');
  expect(states(rooms)).toEqual([0, 0]);
  expect(written(second.of('small', small))).toBe(written(small()));
});

test('a vocabulary and the one that it continues encode alike in all threads', async () => {
  const sharing = new SharedTrees();
  const rooms = sharing.share(['vocab/r50k_base.bin.gz', 'vocab/p50k_base.bin.gz']);
  const text = 'def f(x):\n        return x  # naïve 漢字\n';
  const ids = async (trees?: SharedTrees) => [
    ...(await createEncoderLoader(readMedia, trees?.of)('p50k_base')).encode(text),
  ];
  const alone = await ids();
  expect(await ids(sharing)).toEqual(alone);
  expect(states(rooms)).toEqual([2, 2]);
  expect(await ids(new SharedTrees(rooms))).toEqual(alone);
});
