import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { calleeText } from '../../../src/source/values/callee-text.ts';
import { parse } from '../rewrites.ts';

const cases: readonly [LanguageId, string, string][] = [
  ['python', 'f(1)', 'f'],
  ['python', 'a.b.c(1)', 'a.b.c'],
  ['python', 'a.b(x, y).c(1)', 'a.b().c'],
  ['python', 'f(x)(1)', 'f()'],
  ['python', '(a\n  .b\n  .c)(1)', 'a.b.c'],
  ['python', 'xs[0].run(1)', 'xs[0].run'],
  ['python', 'xs[  "a\\\n b" ].run(1)', 'xs[ "a\\ b" ].run'],
  ['typescript', 'await client!.chat(1)', 'client.chat'],
  ['typescript', 'new Client({ key }).chat(1)', 'Client().chat'],
  ['typescript', '(x as Client).chat(1)', 'x.chat'],
  ['go', 'package a\nvar x = client.Chat.New(ctx)', 'client.Chat.New'],
  ['ruby', 'client.chat(1)', 'client.chat'],
  ['python', `${'x'.repeat(41)}(1)`, `${'x'.repeat(39)}…`],
  ['python', `${'x'.repeat(40)}(1)`, 'x'.repeat(40)],
];

/** The outermost call of a program, by its callee. */
test.each(cases)('%s: %j is %s', async (language, text, expected) => {
  const module = await parse({ language, text });
  const calls = module.calls.map(node => module.expression(node)).filter(call => call.kind === 'call');
  const texts = calls.map(call => calleeText(module, call.callee));
  expect(texts[0]).toBe(expected);
});
