import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formattedJson, minifyJson } from '../../../src/lint/json-blocks.ts';
import { expectFixHolds, lintSource, messages, openAi, vercel } from '../lint-source.ts';

const rule = 'pretty-json-literal';
const example = JSON.stringify({ intent: 'refund', order: { id: 1234, items: ['lamp', 'desk'] } }, undefined, 4);
const constant = (text: string) =>
  openAi(messages('{"role": "system", "content": EXAMPLE}'), `\nEXAMPLE = """${text}"""\n`);

describe('JSON inside text', () => {
  test.each([
    ['Reply like {\n "a": 1\n} please', [['{\n "a": 1\n}', '{"a":1}']]],
    ['[\n1,\n2]', [['[\n1,\n2]', '[1,2]']]],
    ['{"a":\n"} not the end {"}', [['{"a":\n"} not the end {"}', '{"a":"} not the end {"}']]],
    ['{\n"a": "x  y\\" z"}', [['{\n"a": "x  y\\" z"}', '{"a":"x  y\\" z"}']]],
    ['{"a": 1}', []],
    ['{\n "a": …\n}', []],
    ['{\n "a": 1, // comment\n}', []],
    ['if (x) {\n y()\n}', []],
    ['{\n[\n}\n]', []],
    ['{ {\n"a":1}', [['{\n"a":1}', '{"a":1}']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(formattedJson(text).map(({ from, to, minified }) => [text.slice(from, to), minified])).toEqual(expected);
  });

  test('minified JSON says the same, and numbers stay as they are written', () => {
    expect(minifyJson('{ "a": 1.0, "a": 2e5 }')).toBe('{"a":1.0,"a":2e5}');
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify(value, undefined, 2);
        expect(JSON.parse(minifyJson(text))).toEqual(JSON.parse(text));
        expect(minifyJson(minifyJson(text))).toBe(minifyJson(text));
      }),
    );
  });
});

describe('reports', () => {
  test('formatted JSON, at its first line, and minifies it', async () => {
    const [seen] = await lintSource(rule, 'python', constant(`Example: ${example}`));
    expect(seen!.underlined).toBe('{');
    expect(seen!.finding.severity).toBe('hint');
    expect(seen!.message).toMatch(/^Minified, this JSON takes \d+ tokens fewer than \d+\.$/);
    expect(seen!.fixed).toContain('Example: {"intent":"refund","order":{"id":1234,"items":["lamp","desk"]}}"""');
  });

  test('each of two blocks', async () => {
    expect(await lintSource(rule, 'python', constant(`${example}\nand\n${example}`))).toHaveLength(2);
  });
});

describe('accepts', () => {
  test.each([
    ['compact JSON', constant(minifyJson(example))],
    ['a sketch that is no JSON', constant('{\n    "intent": <one of refund, other>,\n    "order": ...\n}')],
    [
      'a piece of a sketch',
      constant(
        '{\n    "audit": {\n        "days": 30,\n        "events": ["login", "logout"],\n        "owner": "ops"\n    },\n    "cost": float\n}',
      ),
    ],
    ['little to gain', constant('{\n"a": 1}')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });

  test('JSON with doubled braces in an f-string, which cannot be edited as it is sent', async () => {
    const doubled = example.replace(/\{/g, '{{').replace(/\}/g, '}}');
    const text = openAi(messages(`{"role": "user", "content": f"""${doubled} {question}"""}`));
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});

describe('the fix holds', () => {
  test.each([
    ['python', constant(`Example: ${example}`)],
    ['typescript', vercel(`    prompt: \`\${question} Example: ${example}\`,`)],
  ] as const)('%s', async (language, text) => {
    await expectFixHolds(rule, language, text);
  });
});
