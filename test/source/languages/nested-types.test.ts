import { expect, test } from 'vitest';
import { withoutDeepTypes } from '../../../src/source/languages/nested-types.ts';
import { scan } from '../scanner-of-tests.ts';

const deep = 'List<'.repeat(500);

test.each<[string, string, string]>([
  ['an ordinary text', 'val a: Map<String, List<Int>> = b', 'val a: Map<String, List<Int>> = b'],
  ['as deep as any', `${deep}Int`, `${deep}Int`],
  ['deeper', `${deep}List<List<Int>>`, `${deep}List List Int>>`],
  ['one after the other', 'a < b; '.repeat(2000), 'a < b; '.repeat(2000)],
  ['closed again', 'List<Int>, '.repeat(2000), 'List<Int>, '.repeat(2000)],
  ['in blocks of their own', 'if (a < b) { c() }\n'.repeat(2000), 'if (a < b) { c() }\n'.repeat(2000)],
  ['none', '', ''],
])('%s', (_what, text, expected) => {
  expect(withoutDeepTypes(text)).toBe(expected);
});

test('Kotlin: types nested deeper than the parser can go down, and what is scanned afterwards', async () => {
  const head = 'import com.aallam.openai.client.OpenAI\n';
  const text = `${head}fun f() {\n  val c = x.get<A${'.get<A'.repeat(5000)}\n}\n`;
  expect((await scan('kotlin', text)).calls).toEqual([]);
  const { calls } = await scan('python', 'import openai\nopenai.chat.completions.create(model="m", messages=[])');
  expect(calls).toHaveLength(1);
});
