import { describe, expect, test } from 'vitest';
import { shotExamples } from '../../../src/lint/few-shot.ts';
import { staticText } from '../../../src/lint/written-prompt.ts';
import type { PromptPart, PromptRole } from '../../../src/source/call-site.ts';
import { callIn, sourceLanguages } from '../languages.ts';
import { lintSource, messages, openAi } from '../lint-source.ts';

const rule = 'few-shot-weight';
const part = (role: PromptRole, text: string): PromptPart => ({ role, segments: [{ kind: 'static', text }] });
const found = (...prompt: PromptPart[]) => shotExamples(prompt, staticText).map(example => example.text);

describe('recognises', () => {
  test.each<[string, PromptPart[], string[]]>([
    [
      'pairs of messages',
      [part('system', 'Sort.'), part('user', 'red car'), part('assistant', 'car'), part('user', 'x')],
      ['red car\ncar'],
    ],
    [
      'tags',
      [part('system', 'Sort.\n<example>red car: car</example>\n<example>\noak: tree\n</example>\nDone.')],
      ['<example>red car: car</example>', '<example>\noak: tree\n</example>'],
    ],
    [
      'input and output',
      [part('user', 'Sort.\nInput: red car\nOutput: car\n\nInput: old oak\nOutput: tree\nGo on.')],
      ['Input: red car\nOutput: car', 'Input: old oak\nOutput: tree'],
    ],
    [
      'questions and answers',
      [part('user', 'Q: 1 + 1?\nA: 2\nQ: 2 + 2?\nA: 4\n')],
      ['Q: 1 + 1?\nA: 2', 'Q: 2 + 2?\nA: 4'],
    ],
    [
      'headings',
      [part('system', 'Sort.\n\nExample 1:\nred car is a car\n\nExample 2:\nold oak is a tree\n\n## Rules\nBe kind.')],
      ['Example 1:\nred car is a car', 'Example 2:\nold oak is a tree'],
    ],
    [
      'one under a heading of Markdown',
      [part('system', '### Example\nred car is a car')],
      ['### Example\nred car is a car'],
    ],
  ])('%s', (_name, prompt, expected) => {
    expect(found(...prompt)).toEqual(expected);
  });

  test.each<[string, PromptPart[]]>([
    ['a single question', [part('user', 'Question: why?\nAnswer:')]],
    ['a conversation that ends with an answer', [part('user', 'Hi'), part('assistant', 'Hello')]],
    ['a list of inputs', [part('user', 'Input: a\nInput: b')]],
    ['the word in a sentence', [part('user', 'For example, a car is red.')]],
    ['a heading with nothing under it', [part('user', 'Example:\n\n## Rules')]],
    [
      'an answer that only the program knows',
      [part('user', 'a'), { role: 'assistant', segments: [{ kind: 'placeholder', name: 'x' }] }, part('user', 'b')],
    ],
  ])('no example in %s', (_name, prompt) => {
    expect(found(...prompt)).toEqual([]);
  });
});

const long = 'The app crashes when I open the settings on my old phone since the last update of the system.';
const shots = `Classify the ticket.\nInput: ${long}\nOutput: bug\nInput: ${long}\nOutput: bug\nInput: ${long}\nOutput: bug`;

describe('reports', () => {
  test('how many examples, what they weigh, at the first', async () => {
    const [seen] = await lintSource(rule, 'python', callIn.python({ system: shots, user: 'Ticket:' }));
    expect(seen!.underlined).toBe(`Input: ${long}`);
    expect(seen!.finding.severity).toBe('hint');
    expect(seen!.message).toBe('3 examples take 75 tokens, 88 % of the prompt: ≈25 each. Together they cost ≈$0.19/k.');
  });

  test('pairs of messages', async () => {
    const text = openAi(
      messages(
        '{"role": "system", "content": "Classify."}',
        `{"role": "user", "content": "${long} ${long} ${long}"}`,
        '{"role": "assistant", "content": "bug"}',
        '{"role": "user", "content": question}',
      ),
    );
    const [seen] = await lintSource(rule, 'python', text);
    expect(seen!.message).toMatch(/^The example takes 6\d tokens, 9\d % of the prompt\./);
  });

  test.each(sourceLanguages)('in %s', async language => {
    expect(await lintSource(rule, language, callIn[language]({ system: shots, user: 'Ticket:' }))).toHaveLength(1);
  });
});

describe('accepts', () => {
  test.each([
    [
      'light examples',
      callIn.python({ system: 'Sort.\nInput: car\nOutput: car\nInput: oak\nOutput: tree', user: 'x' }),
    ],
    ['no examples', callIn.python({ system: long, user: 'x' })],
    [
      'examples that are a small part of a long prompt',
      callIn.python({
        system: `${`${long} `.repeat(20)}\nInput: ${long}\nOutput: bug\nInput: ${long}\nOutput: bug\nInput: ${long}\nOutput: bug`,
        user: 'x',
      }),
    ],
  ])('%s', async (_name, text) => {
    expect(await lintSource(rule, 'python', text)).toEqual([]);
  });
});
