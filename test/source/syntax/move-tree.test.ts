import { expect, test } from 'vitest';
import { moveTree } from '../../../src/source/syntax/move-tree.ts';
import { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';

function tree() {
  const children: SyntaxNode[] = [];
  const inner: SyntaxNode[] = [];
  const root = new SyntaxNode('call', undefined, 10, 20, undefined, children);
  const list = new SyntaxNode('arguments', 'arguments', 12, 20, root, inner);
  inner.push(new SyntaxNode('string', undefined, 13, 19, list));
  children.push(new SyntaxNode('name', 'function', 10, 12, root), list);
  return { root, all: [root, children[0]!, list, inner[0]!] };
}

test.each<[number, number[][]]>([
  [
    10,
    [
      [10, 20],
      [10, 12],
      [12, 20],
      [13, 19],
    ],
  ],
  [
    13,
    [
      [13, 23],
      [13, 15],
      [15, 23],
      [16, 22],
    ],
  ],
  [
    0,
    [
      [0, 10],
      [0, 2],
      [2, 10],
      [3, 9],
    ],
  ],
])('a tree that begins at %i', (start, places) => {
  const { root, all } = tree();
  const parent = new SyntaxNode('module', undefined, 0, 100, undefined);
  moveTree(root, start, parent);
  expect(all.map(node => [node.start, node.end])).toEqual(places);
  expect(root.parent).toBe(parent);
  expect(all[3]!.parent).toBe(all[2]);
});

test('nesting may be deeper than the stack', () => {
  let node = new SyntaxNode('leaf', undefined, 1, 2, undefined);
  const leaf = node;
  for (let depth = 0; depth < 50_000; depth++) node = new SyntaxNode('node', undefined, 1, 2, undefined, [node]);
  moveTree(node, 5, undefined);
  expect([leaf.start, leaf.end]).toEqual([5, 6]);
});
