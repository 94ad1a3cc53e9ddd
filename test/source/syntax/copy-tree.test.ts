import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { adapterOf } from '../../../src/source/languages/adapters.ts';
import { copyTree } from '../../../src/source/syntax/copy-tree.ts';
import type { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';
import { fixtures } from '../fixtures.ts';
import { loadParser } from '../load-parser.ts';
import { edit, mutate } from '../mutate.ts';
import { readGrammar } from '../read-grammar.ts';

type Facts = readonly [type: string, field: string | undefined, start: number, end: number, hasError: boolean];

const line = (depth: number, [type, field, start, end, hasError]: Facts): string =>
  `${'  '.repeat(depth)}${field ? `${field}: ` : ''}${type} ${start}-${end}${hasError ? ' !' : ''}`;

/** The named nodes of a tree, each asked for through the parser's public interface. */
function walked(tree: Tree, withComments: boolean): string[] {
  const lines: string[] = [];
  const cursor = tree.walk();
  for (let depth = 0, inside = true; inside; ) {
    const left = !withComments && cursor.currentNode.isExtra && /comment$|^line_continuation$/.test(cursor.nodeType);
    if (cursor.nodeIsNamed && !left) {
      const { type, startIndex, endIndex, hasError } = cursor.currentNode;
      lines.push(line(depth, [type, cursor.currentFieldName ?? undefined, startIndex, endIndex, hasError]));
      if (cursor.gotoFirstChild()) {
        depth++;
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      inside = cursor.gotoParent();
      if (!inside) break;
      depth--;
    }
  }
  cursor.delete();
  return lines;
}

function copied(root: SyntaxNode): string[] {
  const lines: string[] = [];
  const stack = [{ node: root, depth: 0 }];
  while (stack.length > 0) {
    const { node, depth } = stack.pop()!;
    lines.push(line(depth, [node.type, node.field, node.start, node.end, node.hasError]));
    for (const child of node.children.toReversed()) {
      if (child.parent !== node) lines.push(`${child.type} ${child.start}-${child.end} has another parent`);
      stack.push({ node: child, depth: depth + 1 });
    }
  }
  return lines;
}

const parsers = new Map<string, ReturnType<typeof loadParser>>();

/** The nodes of a text as the parser tells them, and as they were copied. */
async function read(language: LanguageId) {
  const { grammar } = adapterOf(language)!;
  const loading = parsers.get(grammar) ?? loadParser(readGrammar, grammar);
  parsers.set(grammar, loading);
  const { parser, runtime } = await loading;
  return (text: string, isCancelled = () => false, withComments = false) => {
    const tree = parser.parse(text)!;
    const root = copyTree(tree, runtime.memory, isCancelled, withComments);
    const lines = { walked: walked(tree, withComments), copied: root && copied(root) };
    tree.delete();
    return lines;
  };
}

describe('copyTree', () => {
  const program = 'f("é🙂", # w\n n=x) # y\n';
  test('copies named nodes with their fields, in UTF-16 code units', async () => {
    const nodes = await read('python');
    expect(nodes(program, undefined, true).copied).toEqual([
      'module 0-23',
      '  expression_statement 0-18',
      '    call 0-18',
      '      function: identifier 0-1',
      '      arguments: argument_list 1-18',
      '        string 2-7',
      '          string_start 2-3',
      '          string_content 3-6',
      '          string_end 6-7',
      '        comment 9-12',
      '        keyword_argument 14-17',
      '          name: identifier 14-15',
      '          value: identifier 16-17',
      '  comment 19-22',
    ]);
  });

  test('leaves comments out, whatever they stand in', async () => {
    const nodes = await read('python');
    const { copied = [] } = nodes(program);
    expect(copied).toEqual(nodes(program, undefined, true).copied?.filter(node => !node.includes('comment')));
    const rust = await read('rust');
    expect(rust('/// says\n/* more */ fn f(/* a */) {}\n').copied).toEqual([
      'source_file 0-37',
      '  function_item 20-36',
      '    name: identifier 23-24',
      '    parameters: parameters 24-33',
      '    body: block 34-36',
    ]);
  });

  test.each([
    ['an empty file', '', ['module 0-0']],
    ['only space', ' \n ', ['module 3-3']],
    ['a text that breaks off', 'f(', ['module 0-2 !', '  ERROR 0-2 !', '    identifier 0-1']],
    [
      'something missing',
      'if x:\n  (y',
      expect.arrayContaining([expect.stringMatching(/^module 0-10 !$/), expect.stringMatching(/identifier 9-10$/)]),
    ],
  ])('%s', async (_name, text, expected) => {
    const nodes = (await read('python'))(text);
    expect(nodes.copied).toEqual(expected);
    expect(nodes.copied).toEqual(nodes.walked);
  });

  test.each(fixtures.filter(({ language }) => adapterOf(language) && language !== 'jupyter'))(
    '$name, whole and broken, is what the parser tells node by node',
    async ({ language, text }) => {
      const nodes = await read(language);
      const same = (source: string, withComments: boolean) => {
        const { walked, copied } = nodes(source, undefined, withComments);
        expect(copied?.join('\n')).toBe(walked.join('\n'));
      };
      same(text, true);
      const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(edits, made => same(mutate(text, made), false)),
        { numRuns: 1, seed: 20261122 },
      );
    },
  );

  test('ends when it is cancelled', async () => {
    const nodes = await read('python');
    let asked = 0;
    expect(nodes('f(1)\n'.repeat(5000), () => ++asked > 1).copied).toBeUndefined();
    expect(asked).toBe(2);
  });
});
