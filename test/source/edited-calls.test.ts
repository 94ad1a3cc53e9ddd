import { beforeAll, describe, expect, test } from 'vitest';
import type { CallSite } from '../../src/source/call-site.ts';
import { EditedCalls } from '../../src/source/edited-calls.ts';
import { SourceParser } from '../../src/source/source-parser.ts';
import { ModuleReads } from '../../src/source/syntax/module-reads.ts';
import type { ModuleView } from '../../src/source/syntax/module-view.ts';
import type { SyntaxNode } from '../../src/source/syntax/syntax-node.ts';
import { readGrammar } from './read-grammar.ts';

beforeAll(() => new SourceParser(readGrammar).prepare('python'));

interface Looks {
  /** What looking at a call looks for. */
  readonly at?:
    | ((module: ModuleView, call: SyntaxNode, readFile?: (file: string) => string | undefined) => void)
    | undefined;
  readonly readFile?: (file: string) => string | undefined;
  readonly isUnlimited?: boolean;
}

/** Follows one document: tells which calls each version of it has looked at, and which it has found. */
async function document() {
  const parser = new SourceParser(readGrammar);
  await parser.prepare('python');
  const edited = new EditedCalls();
  return (text: string, { at, readFile, isUnlimited = true }: Looks = {}) => {
    const module = parser.parse(
      { file: 'a.py', language: 'python', text },
      { isCancelled: () => false, isEdited: true },
    );
    if ('code' in module) throw new Error(module.code);
    const searches: string[] = [];
    const found = edited.find(module, 'python', readFile, (calls, asked) => {
      searches.push(calls.map(module.text).join(' '));
      for (const call of calls) at?.(module, call, asked);
      const sites = calls.map(node => ({ node, site: { id: module.text(node) } as CallSite }));
      return { found: sites, isUnlimited: isUnlimited || calls.length === 0 };
    });
    return { searched: searches.join(' | '), found: found.map(({ id }) => id).join(' ') };
  };
}

const program = 'import x\nm = 1\na(1)\ndef f(q):\n    return b(2)\nc(3)\n';

describe('which calls are looked at again', () => {
  test.each<[string, string, string]>([
    ['nothing changed', program, ''],
    ['a call changed', program.replace('b(2)', 'b(25)'), 'b(25)'],
    ['two did', program.replace('b(2)', 'b(9)').replace('c(3)', 'c(9)'), 'b(9) c(9)'],
    ['a call more, which touches the one before it', program.replace('a(1)', 'a(1); d(4)'), 'a(1) d(4)'],
    ['a call more in a line of its own, at the end', `${program}d(4)\n`, 'd(4)'],
    ['a call less', program.replace('c(3)', 'c'), ''],
    ['a name that nobody looked for', program.replace('m = 1', 'n = 1'), ''],
    ['the first of two in a line grew', program.replace('a(1)', 'a(1); e(1)').replace('a(1)', 'a(11)'), 'a(11) e(1)'],
    ['a comment that grows', program.replace('a(1)', 'a(1) # said').replace('said', 'it'), 'a(1)'],
    ['a line more', program.replace('a(1)', '\na(1)'), 'a(1) b(2) c(3)'],
    ['a line more behind all', `${program}\n# end\n`, ''],
    ['a text that breaks the grammar', program.replace('c(3)', 'c(3'), 'a(1) b(2)'],
  ])('%s', async (_what, text, searched) => {
    const look = await document();
    expect(look(program).searched).toBe('a(1) b(2) c(3)');
    expect(look(text).searched).toBe(searched);
  });

  test('what was found before stands among what is found now, in the order of the text', async () => {
    const look = await document();
    look(program);
    expect(look(program.replace('b(2)', 'b(25)'))).toEqual({ searched: 'b(25)', found: 'a(1) b(25) c(3)' });
    expect(look(program.replace('a(1)', 'a(10)'))).toEqual({ searched: 'a(10) b(2)', found: 'a(10) b(2) c(3)' });
  });

  test.each<[string, Looks['at'], string, string]>([
    ['a name that it binds', m => void m.scope.bindings.get('m'), 'm = 1', 'm = 2'],
    ['a name that it bound', m => void m.scope.bindings.get('m'), 'm = 1', 'n = 2'],
    ['a name that it binds from now on', m => void m.scope.bindings.has('n'), 'm = 1', 'n = 1'],
    ['every name', m => void [...m.scope.bindings], 'm = 1', 'm = 2'],
    ['how many names there are', m => void m.scope.bindings.size, 'm = 1', 'm = 2'],
    ['the calls of what it calls', m => void m.callsNamed('c'), 'c(3)', 'c(4)'],
    ['the calls of what it called', m => void m.callsNamed('c'), 'c(3)', 'd(3)'],
    ['all calls', m => void m.calls.length, 'c(3)', 'c(4)'],
    ['all calls inside others first', m => void m.callsInsideOut.length, 'c(3)', 'c(4)'],
    ['the calls inside the file', m => void m.callsWithin(m.root).length, 'c(3)', 'c(4)'],
    ['the whole text', m => void m.source, 'm = 1', 'm = 2'],
    ['the text of the root', m => void m.text(m.root), 'm = 1', 'm = 2'],
    ['the children of the root', m => void m.root.children, 'm = 1', 'm = 2'],
    ['a pattern that matches it', m => void m.firstMatch(/m = \d/), 'm = 1', 'm = 2'],
    ['words that went', m => void m.mentions('m = 1'), 'm = 1', 'm = 2'],
    ['words that came', m => void m.mentions('m = 2'), 'm = 1', 'm = 2'],
    ['a function by its name', m => void m.scope.bindings.get('f'), 'b(2)', 'b(25)'],
  ])('all of them, when one looked for %s', async (_what, at, from, to) => {
    const look = await document();
    look(program, { at });
    const text = program.replace(from, to);
    const all = ['a(1)', 'b(2)', 'c(3)'].join(' ').replace(from, to);
    expect(look(text, { at })).toEqual({ searched: all, found: all });
  });

  test.each<[string, Looks['at'], string, string]>([
    ['another name', m => void m.scope.bindings.get('x'), 'm = 1', 'm = 2'],
    ['a name that nothing binds', m => void m.scope.bindings.get('y'), 'm = 1', 'm = 2'],
    ['all calls, where none changed', m => void m.calls.length, 'm = 1', 'm = 2'],
    ['all decorated functions, where none is', m => void m.decorated.length, 'c(3)', 'c(4)'],
    ['a pattern that matches something else', m => void m.firstMatch(/import x/), 'm = 1', 'm = 2'],
    ['words that stay', m => void m.mentions('import x'), 'm = 1', 'm = 2'],
    ['words that stay away', m => void m.mentions('import y'), 'm = 1', 'm = 2'],
    ['the calls of something else', m => void m.callsNamed('a'), 'c(3)', 'c(4)'],
    ['the text of a function', m => void m.text(m.items[3]!), 'c(3)', 'c(4)'],
  ])('not all of them, when one looked for %s', async (_what, at, from, to) => {
    const look = await document();
    look(program, { at });
    expect(look(program.replace(from, to), { at }).searched).toBe(from.startsWith('m') ? '' : to);
  });

  test('what is looked for once the calls are found does not count', async () => {
    const parser = new SourceParser(readGrammar);
    await parser.prepare('python');
    const edited = new EditedCalls();
    const looks: number[] = [];
    for (const text of [program, program.replace('c(3)', 'c(4)')]) {
      const module = parser.parse(
        { file: 'a.py', language: 'python', text },
        { isCancelled: () => false, isEdited: true },
      );
      if ('code' in module) throw new Error(module.code);
      edited.find(module, 'python', undefined, calls => {
        looks.push(calls.length);
        return { found: [], isUnlimited: true };
      });
      expect([module.source, module.calls.length, module.root.children.length]).toEqual([text, 3, 5]);
    }
    expect(looks).toEqual([3, 1]);
  });

  test.each<[string, (module: ModuleView) => unknown]>([
    ['a pattern that each look writes anew', m => m.firstMatch(/m = \d/)],
    ['the package that the file says it belongs to', m => m.ownPackage],
    ['words', m => m.mentions('import x')],
    ['a name', m => m.scope.bindings.get('m')],
    ['the calls of a name', m => m.callsNamed('c').length],
  ])('%s: each who asks is written down, once', async (_what, ask) => {
    const parser = new SourceParser(readGrammar);
    await parser.prepare('python');
    const source = { file: 'a.py', language: 'python', text: program } as const;
    const module = parser.parse(source, { isCancelled: () => false, isEdited: true });
    if ('code' in module) throw new Error(module.code);
    const written = [new ModuleReads(), new ModuleReads()].map(reads => {
      module.record(reads);
      for (let time = 0; time < 3; time++) ask(module);
      module.record(undefined);
      const { names, calls, matches, mentions } = reads;
      return names.size + calls.size + matches.size + mentions.size;
    });
    expect(written).toEqual([1, 1]);
  });

  test('what was looked for in the first version counts in the third', async () => {
    const look = await document();
    look(program, { at: module => void module.scope.bindings.get('m') });
    expect(look(program.replace('c(3)', 'c(4)')).searched).toBe('c(4)');
    expect(look(program.replace('c(3)', 'c(4)').replace('m = 1', 'm = 2')).searched).toBe('a(1) b(2) c(4)');
  });
});

describe('other files', () => {
  const reading = (texts: Record<string, string | undefined>): Looks => ({
    readFile: file => texts[file],
    at: (_module, _call, readFile) => void readFile?.('other.py'),
  });
  test.each<[string, Looks, Looks, string]>([
    ['the same', reading({ 'other.py': 'k = 1' }), reading({ 'other.py': 'k = 1' }), ''],
    ['another', reading({ 'other.py': 'k = 1' }), reading({ 'other.py': 'k = 2' }), 'a(1) b(2) c(3)'],
    ['one that came', reading({}), reading({ 'other.py': '' }), 'a(1) b(2) c(3)'],
    ['one that went', reading({ 'other.py': '' }), reading({}), 'a(1) b(2) c(3)'],
    ['one that nobody asked for', reading({}), reading({ 'third.py': '' }), ''],
    ['none to be had any more', reading({}), {}, 'a(1) b(2) c(3)'],
    ['some to be had from now on', {}, reading({}), 'a(1) b(2) c(3)'],
  ])('%s', async (_what, before, after, searched) => {
    const look = await document();
    look(program, before);
    expect(look(program, after).searched).toBe(searched);
  });

  test('of a dozen, what was found may depend on their order: it is found anew', async () => {
    const look = await document();
    const many = (count: number): Looks => ({
      readFile: () => '',
      at: (_module, _call, readFile) => {
        for (let file = 0; file < count; file++) readFile?.(`${file}.py`);
      },
    });
    look(program, many(11));
    expect(look(program, many(12)).searched).toBe('');
    const other = await document();
    other(program, many(12));
    expect(other(program, many(12)).searched).toBe('a(1) b(2) c(3)');
  });
});

describe('limits', () => {
  test('what was cut short is found anew, and so is what rests beside it', async () => {
    const look = await document();
    look(program, { isUnlimited: false });
    expect(look(program).searched).toBe('a(1) b(2) c(3)');
    expect(look(program).searched).toBe('');
    const text = program.replace('b(2)', 'b(25)');
    expect(look(text, { isUnlimited: false }).searched).toBe('b(25) | a(1) b(25) c(3)');
  });

  test('who follows documents anew knows nothing of them', async () => {
    const look = await document();
    look(program);
    expect((await document())(program).searched).toBe('a(1) b(2) c(3)');
  });
});
