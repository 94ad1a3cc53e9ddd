import { beforeAll, describe, expect, test } from 'vitest';
import type { CallSite, LanguageId } from '../../src/source/call-site.ts';
import { adapterOf } from '../../src/source/languages/adapters.ts';
import type { ModuleView } from '../../src/source/syntax/module-view.ts';
import { fixtures } from './fixtures.ts';
import {
  isAtStatement,
  lineComment,
  nodesOf,
  opaqueStretches,
  parse,
  promptLiterals,
  renamingsOfLocals,
  replaced,
  type Stretch,
  valuesOf,
  withConstants,
  withoutPlaces,
} from './rewrites.ts';
import { scan, scanFixture } from './scanner-of-tests.ts';

/*
 * Laws that hold for every program: a way to write it otherwise that leaves what it does as it is leaves its calls as they are,
 * but for the places at which they stand.
 */
const programs = fixtures.filter(({ language }) => language !== 'jupyter' && adapterOf(language));

/** How texts are put together. */
const plus: Partial<Record<LanguageId, string>> = { php: '.' };

describe.each(programs)('$name', fixture => {
  const { name, language, text } = fixture;
  let module: ModuleView;
  let calls: readonly CallSite[];
  let expected: string;
  let opaque: readonly Stretch[];
  let literals: readonly Stretch[];

  beforeAll(async () => {
    module = await parse({ language, text });
    ({ calls } = await scanFixture(fixture));
    expected = JSON.stringify(withoutPlaces(calls));
    opaque = opaqueStretches(module, language);
    literals = promptLiterals(text, calls);
  });

  const isInside = (at: number) => opaque.some(({ start, end }) => start < at && end > at);

  /** A line of comment before statements, one behind what opens or goes on, and in most languages one before each value. */
  function comments() {
    const comment = lineComment(language);
    const lines = [...nodesOf(module.root)]
      .filter(node => isAtStatement(module, node))
      .map(({ start }) => text.lastIndexOf('\n', start - 1) + 1)
      .map(at => ({ at, by: `${/^[ \t]*/.exec(text.slice(at))![0]}${comment}\n` }));
    const ends = [...text.matchAll(/[,([{]\n/g)].map(({ index }) => ({ at: index + 1, by: ` ${comment}` }));
    const hasBlocks = language !== 'python' && language !== 'ruby';
    const values = hasBlocks ? new Set([...nodesOf(module.root)].flatMap(node => valuesOf(module, node))) : [];
    const before = [...values].map(at => ({ at, by: '/* note */ ' }));
    return [...lines, ...ends, ...before]
      .filter(({ at }) => !isInside(at))
      .map(({ at, by }) => ({ start: at, end: at, by }));
  }

  const marks = adapterOf(language)!.keepsLineEnds ? /(?<=[a-z])Q7\b|\\r(?=\\n)/g : /(?<=[a-z])Q7\b/g;

  /** The calls of the program as it is written now, without what it has more in its names and texts. */
  async function callsOf(rewritten: string): Promise<string> {
    if (rewritten === text) return expected;
    const { calls } = await scan(language, rewritten, {}, name);
    return JSON.stringify(withoutPlaces(calls)).replace(marks, '');
  }

  async function expectSameCalls(rewritten: string, what?: string): Promise<void> {
    const found = await callsOf(rewritten);
    // A thousand objects compared as text take a tenth of the time; where they differ, as objects they show where.
    if (found !== expected) expect(JSON.parse(found), what).toEqual(JSON.parse(expected));
  }

  test("comments between statements and inside calls, lists and objects, locals by another name and another system's line ends change no call", async () => {
    const put = comments();
    expect(put.length).toBeGreaterThan(0);
    const renamings = renamingsOfLocals(module);
    const withLineEnds = (lines: string) => lines.replaceAll('\n', '\r\n');
    // A name goes before the comment at its beginning, which would move it.
    const all = withLineEnds(replaced(text, [...renamings, ...put]));
    if ((await callsOf(all)) === expected) return;
    await expectSameCalls(replaced(text, put), 'comments');
    await expectSameCalls(replaced(text, renamings), 'locals by another name');
    await expectSameCalls(withLineEnds(text), "another system's line ends");
    await expectSameCalls(all, 'all three at once');
  });

  test('a message in two pieces and brackets is the same message', async () => {
    const stretches = literals.map(({ start, end }) => {
      const literal = text.slice(start, end);
      const quote = literal[0]!;
      // Rust's texts are joined by a macro.
      const sum = language === 'rust' ? ' ' : ` ${quote} ${plus[language] ?? '+'} ${quote}`;
      return { start, end, by: `(${literal.replace(/(?<=.) (?=.)/, sum)})` };
    });
    await expectSameCalls(replaced(text, stretches));
  });

  test('a message in a constant is the same message', () =>
    expectSameCalls(withConstants({ language, text }, literals)));
});
