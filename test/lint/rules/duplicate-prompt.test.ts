import { describe, expect, test } from 'vitest';
import { lintSource } from '../lint-source.ts';

const rule = 'duplicate-prompt';
const editor =
  'You are an editor of a medical journal. Keep every number and every unit as it is. Do not add advice of your own, and do not leave a warning out.';
const ask = (name: string, content: string) => `
def ${name}(text):
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "system", "content": ${content}}, {"role": "user", "content": text}],
        max_tokens=500,
    )
`;
const program = (...contents: string[]) =>
  `from openai import OpenAI\n\nclient = OpenAI()\nEDITOR = "${editor}"\n${contents.map((content, index) => ask(`f${index}`, content)).join('\n')}`;

describe('reports', () => {
  test('the second copy, with the line of the first', async () => {
    const [seen, ...others] = await lintSource(rule, 'python', program(`"${editor}"`, `"${editor}"`));
    expect(others).toEqual([]);
    expect(seen!.underlined).toBe(`"${editor}"`);
    expect(seen!.finding.range.start.line).toBeGreaterThan(9);
    expect(seen!.finding.severity).toBe('hint');
    expect(seen!.message).toMatch(/^The same \d\d tokens stand in line 9: make them one constant\.$/);
  });

  test('copies that differ in spaces only', async () => {
    expect(await lintSource(rule, 'python', program(`"${editor}"`, `"${editor.replace('. ', '.  ')}"`))).toHaveLength(
      1,
    );
  });

  test('every copy but the first', async () => {
    expect(await lintSource(rule, 'python', program(`"${editor}"`, `"${editor}"`, `"${editor}"`))).toHaveLength(2);
  });
});

describe('accepts', () => {
  test.each([
    ['one constant', program('EDITOR', 'EDITOR')],
    ['a constant inside a longer text', program('f"{EDITOR} {x}"', 'f"{EDITOR} {y}"')],
    ['other words', program(`"${editor}"`, `"${editor.replace('medical', 'legal')}"`)],
    ['short texts', program('"Be brief."', '"Be brief."')],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
