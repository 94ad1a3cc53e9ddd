import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { SourceParser } from '../../../src/source/source-parser.ts';
import { chainEnd } from '../../../src/source/values/chain-end.ts';
import { readGrammar } from '../read-grammar.ts';

const parser = new SourceParser(readGrammar);
const isCancelled = () => false;

/** For each call of a text, in document order from the inside out, the whole chain that begins with it. */
async function endsOf(language: LanguageId, text: string): Promise<string[]> {
  await parser.prepare(language);
  const module = parser.parse({ file: 'a.x', language, text }, { isCancelled });
  if ('code' in module) throw new Error(module.code);
  return module.callsInsideOut.map(call => module.text(chainEnd(call)));
}

describe('the whole chain that begins with a call', () => {
  test.each<[LanguageId, string, string[]]>([
    ['python', 'for x in f().g.h()[0]: pass', ['f().g.h()[0]', 'f().g.h()[0]']],
    ['python', 'g(f(1).h)', ['f(1).h', 'g(f(1).h)']],
    ['python', 'a = [f(x).g() for x in y]', ['f(x).g()', 'f(x).g()']],
    ['python', 'f() + g()', ['f()', 'g()']],
    ['go', 'package a\nfunc b() { f().G(1).H() }', Array(3).fill('f().G(1).H()')],
    ['rust', 'fn a() { f()?.g().await?.h(); }', Array(3).fill('f()?.g().await?.h()')],
    ['java', 'class A { void b() { f().g().h.i(); } }', Array(3).fill('f().g().h.i()')],
    ['kotlin', 'fun a() { f().g().h() }', Array(3).fill('f().g().h()')],
    ['csharp', 'class A { void B() { f().G()!.H(); } }', Array(3).fill('f().G()!.H()')],
    ['php', '<?php f()->g()->h();', Array(3).fill('f()->g()->h()')],
    ['ruby', 'f(1).g(2) while h', ['f(1).g(2)', 'f(1).g(2)']],
    ['ruby', 'f(1).g(2) rescue nil', ['f(1).g(2)', 'f(1).g(2)']],
  ])('%s: %s', async (language, text, expected) => {
    expect(await endsOf(language, text)).toEqual(expected);
  });

  test('what stands in an argument is a chain of its own', async () => {
    expect(await endsOf('typescript', 'f().then(x => g(x).h).finally(k);')).toEqual(
      expect.arrayContaining(['g(x).h', 'f().then(x => g(x).h).finally(k)']),
    );
  });

  test('of a chain of a thousand links each has the same end, from the inside out and back', async () => {
    await parser.prepare('rust');
    const chain = `f()${'.json(&body).send()'.repeat(1000)}`;
    const module = parser.parse({ file: 'a.rs', language: 'rust', text: `fn a() { ${chain}; }` }, { isCancelled });
    if ('code' in module) throw new Error(module.code);
    const calls = [...module.callsInsideOut];
    expect(calls.length).toBe(2001);
    for (const among of [calls, calls.toReversed()])
      expect(new Set(among.map(call => chainEnd(call).end - chainEnd(call).start))).toEqual(new Set([chain.length]));
  });
});
