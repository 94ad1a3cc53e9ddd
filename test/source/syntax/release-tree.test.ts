import { expect, test } from 'vitest';
import { releaseTree } from '../../../src/source/syntax/release-tree.ts';
import { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';
import { describeCalls, scan } from '../scanner-of-tests.ts';

/** A tree of `depth` levels with `width` children each, and all of its nodes. */
function tree(depth: number, width: number, parent?: SyntaxNode, all: SyntaxNode[] = []) {
  const children: SyntaxNode[] = [];
  const node = new SyntaxNode('node', undefined, 0, 1, parent, children);
  all.push(node);
  for (let child = 0; depth > 1 && child < width; child++) children.push(tree(depth - 1, width, node, all).root);
  return { root: node, all };
}

test.each([
  [1, 0, 1],
  [2, 3, 4],
  [4, 3, 40],
  [3000, 1, 3000],
])('%i levels of %i: no node leads to another', (depth, width, count) => {
  const { root, all } = tree(depth, width);
  expect(all).toHaveLength(count);
  releaseTree(root);
  expect(all.filter(node => node.parent !== undefined || node.children.length > 0)).toEqual([]);
});

const workspace: Record<string, string> = {
  'prompts.py': 'def ask(topic):\n    return f"Tell me about {topic}, please."  # prompt\n',
};
const text = [
  'from openai import OpenAI',
  'from prompts import ask',
  'OpenAI().responses.create(model="gpt-4o", input=ask("rivers"))',
].join('\n');

test('what a scan has found stays, also of a file that the next scan looks into again', async () => {
  const options = { readFile: (file: string) => workspace[file], isEdited: true };
  const first = await scan('python', text, options, 'main.py');
  const told = describeCalls(first);
  const second = await scan('python', text.replace('rivers', 'lakes'), options, 'main.py');
  expect(told).toContain('Tell me about rivers, please.');
  expect(describeCalls(second)).toBe(told.replace('rivers', 'lakes'));
  expect(describeCalls(first)).toBe(told);
});
