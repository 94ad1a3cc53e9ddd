import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidyWhitespace } from '../../../src/lint/tidy-whitespace.ts';
import { expectFixHolds, lintSource, messages, openAi, vercel } from '../lint-source.ts';

const rule = 'indented-prompt';
const lines = [
  'You are a support agent.',
  'Be polite.',
  'Never promise a refund.',
  'Ask before you escalate.',
  'Cite the handbook.',
  'Say so when you do not know.',
  'Answer in the language of the customer.',
  'Close with the number of the ticket.',
];
const indented = lines.map(line => `        ${line}`).join('\n');
const constant = (text: string) =>
  openAi(
    messages('{"role": "system", "content": SYSTEM}', '{"role": "user", "content": question}'),
    `\nSYSTEM = """${text}"""\n`,
  );

describe('what can go', () => {
  test.each([
    ['common indentation, the first line apart', 'a\n    b\n      c\n    d', 'a\nb\n  c\nd'],
    ['spaces at line ends', 'a  \nb\t\nc ', 'a\nb\nc '],
    ['runs of blank lines', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['tabs', 'a\n\tb\n\t\tc', 'a\nb\n\tc'],
    ['indentation that differs stays', 'a\n  b\n\tc', 'a\n  b\n\tc'],
    ['the place of the closing quotes stays', '\n    a\n    ', '\na\n    '],
    ['one line stays', '   a  ', '   a  '],
    ['CRLF stays', 'a  \r\n  b\r\n', 'a\r\nb\r\n'],
  ])('%s', (_name, text, expected) => {
    expect(tidyWhitespace(text)).toBe(expected);
  });

  test('twice is once, and no word is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' ', '\n', '\t', 'a', 'b', '\r\n')).map(parts => parts.join('')),
        text => {
          const once = tidyWhitespace(text);
          expect(once.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          expect(once.length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('reports', () => {
  test('an indented block, at its first line, and dedents it', async () => {
    const [seen] = await lintSource(rule, 'python', constant(`\n${indented}\n`));
    expect(seen!.underlined).toBe('"""');
    expect(seen!.finding.severity).toBe('info');
    expect(seen!.message).toMatch(/^\d of \d+ tokens are whitespace that says nothing to the model\.$/);
    expect(seen!.fixed).toBe(constant(`\n${lines.join('\n')}\n`));
  });

  test('a template around values', async () => {
    const text = vercel(`    prompt: \`Question:\n        \${question}\n        \${document}\n${indented}\n\`,`);
    const [seen] = await lintSource(rule, 'typescript', text);
    expect(seen!.fixed).toContain(`\`Question:\n\${question}\n\${document}\n${lines.join('\n')}\n\``);
  });

  test('one constant that serves two calls once', async () => {
    const twice = `${constant(`\n${indented}\n`)}\n\ndef again():\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": SYSTEM}])\n`;
    expect(await lintSource(rule, 'python', twice)).toHaveLength(1);
  });

  test('text with escapes, without a fix', async () => {
    const [seen] = await lintSource(rule, 'python', constant(`\\n\n${indented}\n`));
    expect(seen!.finding.fix).toBeUndefined();
  });
});

describe('accepts', () => {
  test.each([
    ['text at the margin', constant(`\n${lines.join('\n')}\n`)],
    ['little to gain', constant('\n  a\n  b\n')],
    ['a nested list', constant('\nRules:\n- a\n  - b\n  - c\n- d\n')],
    ['code in the prompt', constant(`\n\`\`\`python\n${indented}\n\`\`\`\n`)],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });

  test('what the code dedents itself', async () => {
    const text = constant(`\n${indented}\n`)
      .replace('SYSTEM = ', 'from textwrap import dedent\nSYSTEM = dedent(')
      .replace('"""\n\n\ndef', '""")\n\n\ndef');
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});

describe('the fix holds', () => {
  test.each([
    ['python', constant(`\n${indented}\n`)],
    ['typescript', vercel(`    prompt: \`\n${indented}\n        \${question}\n\`,`)],
  ] as const)('%s', async (language, text) => {
    await expectFixHolds(rule, language, text);
  });
});
