import { beforeAll, describe, expect, test } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import { type CopiedItem, copyTree } from '../../../src/source/syntax/copy-tree.ts';
import { editBetween } from '../../../src/source/syntax/edit-between.ts';
import type { ParserMemory } from '../../../src/source/syntax/parser-runtime.ts';
import { isSameSubtree } from '../../../src/source/syntax/same-subtree.ts';
import type { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';
import { loadParser } from '../load-parser.ts';
import { readGrammar } from '../read-grammar.ts';

let memory: ParserMemory;
/** Through the program, which keeps the tree: one that is collected after a restart would free what is not its own. */
let parse: (text: string, before?: Tree) => Tree;
beforeAll(async () => {
  const { parser, runtime } = await loadParser(readGrammar, 'tree-sitter-python.wasm');
  parse = (text, before) => runtime.parse(parser, text, before ?? null, { progressCallback: never })!;
  memory = runtime.memory;
});

const never = () => false;

/** The addresses of the subtrees of a text's first lines; the tree is not freed, as long as the tests run. */
function itemsOf(text: string): CopiedItem[] {
  const items: CopiedItem[] = [];
  copyTree(parse(text), memory, never, false, items);
  return items;
}

describe('whether two subtrees have the same nodes', () => {
  test.each<[string, string, string, boolean]>([
    ['the same text', 'f(1, "a")\n', 'f(1, "a")\n', true],
    ['other names of the same length: whose text is the same is not asked here', 'f(1, "a")\n', 'g(2, "b")\n', true],
    ['what stands before them', 'f(1)\n', '\n\n\nf(1)\n', true],
    ['a longer name', 'f(1)\n', 'ff(1)\n', false],
    ['a longer number', 'f(1)\n', 'f(12)\n', false],
    ['another kind of leaf', 'f(1)\n', 'f(x)\n', false],
    ['another kind of node', 'f(1)\n', 'f[1]\n', false],
    ['an argument more in the same length', 'f(abc)\n', 'f(a,c)\n', false],
    ['a blank elsewhere', 'f( 1)\n', 'f(1 )\n', false],
    ['a name for an argument of the same length', 'f(a, bcd)\n', 'f(a, b=d)\n', false],
    ['an error', 'f(1)\n', 'f(()\n', false],
    ['a comment in it', 'f(\n# a\n1)\n', 'f(\n  a,\n1)\n', false],
    ['deep inside', `${'f('.repeat(40)}1${')'.repeat(40)}\n`, `${'f('.repeat(40)}x${')'.repeat(40)}\n`, false],
    ['deep inside the same', `${'f('.repeat(40)}1${')'.repeat(40)}\n`, `${'f('.repeat(40)}2${')'.repeat(40)}\n`, true],
    ['a text of any length', `"${'a'.repeat(500)}"\n`, `"${'b'.repeat(500)}"\n`, true],
    ['a longer text', `"${'a'.repeat(500)}"\n`, `"${'b'.repeat(501)}"\n`, false],
  ])('%s', (_what, one, other, same) => {
    const [first] = itemsOf(one);
    const [second] = itemsOf(other);
    expect(isSameSubtree(memory, first!.address, second!.address)).toBe(same);
    expect(isSameSubtree(memory, second!.address, first!.address)).toBe(same);
    expect(isSameSubtree(memory, first!.address, first!.address)).toBe(true);
  });
});

/** Types with their places, in document order. */
function places(root: SyntaxNode): string[] {
  return [`${root.type} ${root.start}-${root.end}`, ...root.children.flatMap(places)];
}

describe('a copy that goes on from the one before an edit', () => {
  const program = 'import x\na(1)\n\ndef f(q):\n    return b(2)\nc(3)\n';
  test.each<[string, string, number[]]>([
    ['nothing', program, [0, 1, 2, 3]],
    ['a letter in the first', program.replace('import x', 'import xy'), [1, 2, 3]],
    ['a letter in the second', program.replace('a(1)', 'a(12)'), [0, 2, 3]],
    ['a letter of the same length', program.replace('a(1)', 'a(2)'), [0, 2, 3]],
    ['in a function', program.replace('b(2)', 'bb(2)'), [0, 1, 3]],
    ['an empty line', program.replace('\n\n', '\n\n\n'), [0, 1, 2, 3]],
    ['a comment', program.replace('\n\n', '\n# é🙂\n'), [0, 1, 2, 3]],
    ['two at once: all between counts as touched', program.replace('a(1)', 'a(9)').replace('c(3)', 'c(9)'), [0]],
    ['the last', program.replace('c(3)', 'c(345)'), [0, 1, 2]],
  ])('takes over what an edit left alone: %s', (_what, text, kept) => {
    const items: CopiedItem[] = [];
    const tree = parse(program);
    const before = copyTree(tree, memory, never, false, items)!;
    const edit = editBetween(program, text);
    if (edit) tree.edit(edit);
    const now: CopiedItem[] = [];
    const root = copyTree(parse(text, tree), memory, never, false, now, { items, edit })!;
    expect(
      root.children.flatMap(node => (before.children.includes(node) ? before.children.indexOf(node) : [])),
    ).toEqual(kept);
    expect(places(root)).toEqual(places(copyTree(parse(text), memory, never)!));
    expect(root.children.every(({ parent }) => parent === root)).toBe(true);
    expect(now.map(({ node }) => node)).toEqual([...root.children]);
  });
});
