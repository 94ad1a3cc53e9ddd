import type { SyntaxNode } from './syntax-node.ts';

type Place = { -readonly [Key in 'start' | 'end' | 'parent']: SyntaxNode[Key] };

/** Puts a node and all inside it where they stand in another version of the text, under another parent. */
export function moveTree(root: SyntaxNode, start: number, parent: SyntaxNode | undefined): void {
  const by = start - root.start;
  (root as Place).parent = parent;
  if (by === 0) return;
  const nodes: SyntaxNode[] = [root];
  for (let last = 0; last >= 0; ) {
    const node = nodes[last--]!;
    (node as Place).start += by;
    (node as Place).end += by;
    for (const child of node.children) nodes[++last] = child;
  }
}
