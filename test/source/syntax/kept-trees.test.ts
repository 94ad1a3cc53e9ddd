import { describe, expect, test, vi } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import { KeptTrees } from '../../../src/source/syntax/kept-trees.ts';
import { loadParser } from '../load-parser.ts';
import { readGrammar } from '../read-grammar.ts';

const never = () => false;

/** Kept trees of a parser, and how the last text was parsed: `new` without any tree, `old` with the one before it. */
async function keptTrees() {
  const { runtime, parser } = await loadParser(readGrammar, 'tree-sitter-python.wasm');
  const parses = vi.spyOn(runtime, 'parse').mockClear();
  const kept = new KeptTrees<Tree>(runtime);
  return {
    kept,
    parser,
    parse(text: string, file = 'a.py'): { tree: Tree; how: string } {
      parses.mockClear();
      const tree = kept.parse(file, parser, text, never, tree => tree)!;
      return { tree, how: parses.mock.calls.map(([, , old]) => (old ? 'old' : 'new')).join(', ') };
    },
  };
}

describe('KeptTrees', () => {
  test.each([
    ['a letter typed', 'x = 1\n', 'x = 12\n', 'old'],
    ['the same text', 'x = 1\n', 'x = 1\n', 'old'],
    ['a text that breaks', 'f(1)\n', 'f(1\n', 'old, new'],
    ['a broken text that is mended', 'f(1\n', 'f(1)\n', 'old'],
  ])('%s: %j, then %j', async (_name, before, after, how) => {
    const { parse } = await keptTrees();
    expect(parse(before).how).toBe('new');
    const second = parse(after);
    expect(second.how).toBe(how);
    expect(second.tree.rootNode.toString()).toBe((await keptTrees()).parse(after).tree.rootNode.toString());
  });

  test('each file has its own tree, and each grammar', async () => {
    const { parse, kept } = await keptTrees();
    parse('x = 1\n', 'a.py');
    expect(parse('x = 2\n', 'b.py').how).toBe('new');
    expect(parse('x = 3\n', 'a.py').how).toBe('old');
    const { parser: ruby } = await loadParser(readGrammar, 'tree-sitter-ruby.wasm');
    expect(kept.parse('a.py', ruby, 'x = 3\n', never, tree => tree)!.rootNode.type).toBe('program');
  });

  test('the documents that rested the longest are let go', async () => {
    const { parse } = await keptTrees();
    for (let file = 0; file < 9; file++) parse('x = 1\n', `${file}.py`);
    expect(parse('x = 2\n', '0.py').how).toBe('new');
    expect(parse('x = 2\n', '8.py').how).toBe('old');
  });

  test('a text larger than all that is kept is kept alone', async () => {
    const { parse } = await keptTrees();
    parse('x = 1\n', 'small.py');
    const large = `x = """${'a'.repeat(1_600_000)}"""\n`;
    parse(large, 'large.py');
    expect(parse('x = 2\n', 'small.py').how).toBe('new');
    expect(parse(large, 'large.py').how).toBe('new');
  });

  test('a parse that is cancelled gives nothing, and the next one starts anew', async () => {
    const { parse, kept, parser } = await keptTrees();
    const text = 'x = f(1)\n'.repeat(20_000);
    parse(text);
    expect(
      kept.parse(
        'a.py',
        parser,
        `y = g(2)\n${text.replaceAll('f', 'h')}`,
        () => true,
        tree => tree,
      ),
    ).toBeUndefined();
    expect(parse(text).how).toBe('new');
  });
});
