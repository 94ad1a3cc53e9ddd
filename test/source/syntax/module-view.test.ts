import { beforeAll, describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { SourceParser } from '../../../src/source/source-parser.ts';
import type { ModuleView } from '../../../src/source/syntax/module-view.ts';
import type { Scope } from '../../../src/source/syntax/scope.ts';
import type { SyntaxNode } from '../../../src/source/syntax/syntax-node.ts';
import { readGrammar } from '../read-grammar.ts';

const parser = new SourceParser(readGrammar);
const languages: LanguageId[] = ['python', 'typescript', 'java'];
beforeAll(() => Promise.all(languages.map(language => parser.prepare(language))));

function view(language: LanguageId, text: string): ModuleView {
  const module = parser.parse({ file: 'a', language, text }, { isCancelled: () => false });
  if ('code' in module) throw new Error(module.code);
  return module;
}

/** Names that a scope binds, each with the kind of what it is bound to, in order. */
const bound = (scope: Scope) =>
  [...scope.bindings].map(([name, bindings]) => `${name}: ${bindings.map(({ origin }) => origin.kind).join(', ')}`);

/** The first node whose text is this. */
function nodeOf(module: ModuleView, text: string): SyntaxNode {
  const stack = [module.root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (module.text(node) === text) return node;
    stack.push(...node.children.toReversed());
  }
  throw new Error(`no node reads ${text}`);
}

const program = [
  'import os',
  'limit = 3',
  'limit += 1',
  'class Desk(Base):',
  '    kind = "a"',
  '    def ask(self, question, model="m"):',
  '        self.last = question',
  '        notes = []',
  '        notes.append(f(question))',
  '        return g(h(1), notes)',
  'def h(x): return x',
  'h(h(2))',
].join('\n');

describe('the scopes of a file', () => {
  test('hold what each binds, a change of a value apart from a value', () => {
    const module = view('python', program);
    expect(bound(module.scope)).toEqual(['os: import', 'limit: value, append-value', 'Desk: class', 'h: function']);
    const desk = module.scopeOf(nodeOf(module, program.split('\n').slice(3, 10).join('\n')))!;
    expect(desk.kind).toBe('class');
    expect(bound(desk)).toEqual(['kind: value', 'ask: function', 'last: value']);
    expect(desk.bases.map(module.text)).toEqual(['Base']);
  });

  test.each([
    ['self.last = question', 'ask', 'function'],
    ['kind = "a"', 'Desk', 'class'],
    ['limit = 3', undefined, 'module'],
  ])('around %j', (text, name, kind) => {
    const module = view('python', program);
    const scope = module.scopeAround(nodeOf(module, text));
    expect({ name: scope.name, kind: scope.kind }).toEqual({ name, kind });
  });

  test('of a node that opens one is the scope outside it', () => {
    const module = view('typescript', 'function outer() { function inner() { return 1; } }');
    const inner = nodeOf(module, 'function inner() { return 1; }');
    expect(module.scopeAround(inner).name).toBe('outer');
    expect(module.scopeOf(inner)?.name).toBe('inner');
  });

  test('of a node that an adapter makes up is that of its call', () => {
    const module = view('java', 'class A { void f(B b) { b.c().d(); } }');
    const call = module.expression(nodeOf(module, 'b.c().d()'));
    if (call.kind !== 'call') throw new Error('no call');
    expect(module.scopeAround(call.callee).name).toBe('f');
    const callee = module.expression(call.callee);
    // The object is the inner call itself, not a copy of it: what is known of one is known of the other.
    expect(callee.kind === 'member' && callee.object).toBe(nodeOf(module, 'b.c()'));
  });
});

describe('the calls of a file', () => {
  const module = () => view('python', program);
  const texts = (module: ModuleView, calls: readonly SyntaxNode[]) => calls.map(module.text);

  test('in document order, outer ones first', () => {
    const file = module();
    const expected = ['notes.append(f(question))', 'f(question)', 'g(h(1), notes)', 'h(1)', 'h(h(2))', 'h(2)'];
    expect(texts(file, file.calls)).toEqual(expected);
  });

  test('from the inside out', () => {
    const file = module();
    const expected = ['f(question)', 'notes.append(f(question))', 'h(1)', 'g(h(1), notes)', 'h(2)', 'h(h(2))'];
    expect(texts(file, file.callsInsideOut)).toEqual(expected);
  });

  test.each([
    ['h', ['h(1)', 'h(h(2))', 'h(2)']],
    ['append', ['notes.append(f(question))']],
    ['notes', []],
    ['constructor', []],
  ])('by the name %s', (name, expected) => {
    const file = module();
    expect(texts(file, file.callsNamed(name))).toEqual(expected);
  });

  test.each([
    ['return g(h(1), notes)', ['g(h(1), notes)', 'h(1)']],
    ['g(h(1), notes)', ['g(h(1), notes)', 'h(1)']],
    ['limit = 3', []],
    ['h(h(2))', ['h(h(2))', 'h(2)']],
  ])('inside %s', (text, expected) => {
    const file = module();
    expect(texts(file, file.callsWithin(nodeOf(file, text)))).toEqual(expected);
  });

  test('each is one, and nothing else is', () => {
    const file = module();
    expect(file.isCall(nodeOf(file, 'h(1)'))).toBe(true);
    expect(file.isCall(nodeOf(file, 'notes'))).toBe(false);
  });
});

test('an expression is read once', () => {
  const module = view('python', program);
  const node = nodeOf(module, 'h(1)');
  expect(module.expression(node)).toBe(module.expression(node));
});

describe('whether a node is a call', () => {
  const text = 'a.b(1).c(2)(f(g(3)))\nh = x.y\nk(4)\n';
  const module = () => view('python', text);
  test.each(['a.b(1).c(2)(f(g(3)))', 'a.b(1).c(2)', 'a.b(1)', 'f(g(3))', 'g(3)', 'k(4)'])('%s is', written => {
    const read = module();
    const node = read.calls.find(call => read.text(call) === written)!;
    expect(read.isCall(node)).toBe(true);
  });

  test.each(['a.b(1).c', 'a.b', 'a', '(f(g(3)))', 'f', 'x.y', 'h', '4'])('%s is none', written => {
    const read = module();
    expect(read.isCall(nodeOf(read, written))).toBe(false);
  });

  test('a node of another reading is none, though it stands at the same place', () => {
    expect(module().isCall(module().calls[0]!)).toBe(false);
  });

  test('a chain of a thousand calls that all begin at one place', () => {
    const read = view('python', `a${'.b(1)'.repeat(1000)}`);
    expect(read.calls).toHaveLength(1000);
    expect(read.calls.every(call => read.isCall(call))).toBe(true);
  });
});
