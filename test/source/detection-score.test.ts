import { describe, expect, test } from 'vitest';
import { asPrediction, score } from '../../scripts/detection-score.mjs';

const part = { role: 'user', start_line: 11, end_line: 14, text: 'Name a river.', tokens_o200k: 4 };
const label = {
  line: 10,
  kind: 'call',
  callee: 'client.create',
  model: 'gpt-4o',
  model_source: 'literal',
  max_output: 100,
  in_loop: true,
  prompt_parts: [part],
};
const reported = {
  range: { start: { line: 10 } },
  kind: 'call',
  callee: 'client.create',
  model: { id: 'gpt-4o', from: 'literal' },
  maxOutputTokens: 100,
  inLoop: true,
  prompt: [{ normalizedText: 'Name a  river.', tokens: 4 }],
};
type Label = Partial<Omit<typeof label, 'model'>> & { model?: string | null; cell?: number };

const scored = (labels: readonly Label[], calls: readonly object[]) =>
  score([{ file: 'a.py', calls: labels.map(own => ({ ...label, ...own })), negative: labels.length === 0 }], () =>
    calls.map(own => asPrediction({ cell: undefined, ...reported, ...own })),
  );
const at = (line: number) => ({ range: { start: { line } } });

describe('a finding and a label', () => {
  test.each<[string, Label[], object[], { found: number; missed: number; false: number; covered: number }]>([
    ['on one line are one', [{}], [{}], { found: 1, missed: 0, false: 0, covered: 0 }],
    ['two lines apart are one', [{}], [at(8)], { found: 1, missed: 0, false: 0, covered: 0 }],
    ['three lines apart are two', [{}], [at(7)], { found: 0, missed: 1, false: 1, covered: 0 }],
    [
      'of which one lies in the prompt of the other are one',
      [{}],
      [at(14)],
      { found: 1, missed: 0, false: 0, covered: 0 },
    ],
    [
      'belong together where they are nearest',
      [{}, { line: 12 }],
      [at(12)],
      { found: 1, missed: 1, false: 0, covered: 0 },
    ],
    [
      'besides, on the prompt: neither right nor false',
      [{}],
      [{}, at(13)],
      { found: 1, missed: 0, false: 0, covered: 1 },
    ],
    ['of different cells are two', [{ cell: 1 }], [{ cell: 2 }], { found: 0, missed: 1, false: 0, covered: 1 }],
    ['where nothing is labelled: false', [], [{}], { found: 0, missed: 0, false: 1, covered: 0 }],
    ['of a kind that counts nowhere', [{ kind: 'builder' }], [{}], { found: 0, missed: 0, false: 0, covered: 0 }],
  ])('%s', (_what, labels, calls, expected) => {
    const { found, missed, false: wrong, covered } = scored(labels, calls);
    expect({ found, missed: missed.length, false: wrong.length, covered }).toEqual(expected);
  });
});

describe('what a finding says', () => {
  const right = { labelled: 1, said: 1, right: 1 };
  test.each<[string, Label, object, 'model' | 'limit' | 'loop' | 'parts', object]>([
    ['the model', {}, {}, 'model', right],
    ['the model with its provider', {}, { model: { id: 'openai/gpt-4o', from: 'constant' } }, 'model', right],
    ['another model', {}, { model: { id: 'gpt-4', from: 'literal' } }, 'model', { labelled: 1, said: 1, right: 0 }],
    [
      'a default, which is no claim',
      {},
      { model: { id: 'gpt-4', from: 'default' } },
      'model',
      { labelled: 1, said: 0, right: 0 },
    ],
    [
      'a model that only runs know',
      { model: null, model_source: 'dynamic' },
      {},
      'model',
      { labelled: 0, said: 1, right: 0 },
    ],
    ['the limit', {}, {}, 'limit', right],
    ['no limit', {}, { maxOutputTokens: undefined }, 'limit', { labelled: 1, said: 0, right: 0 }],
    ['the loop', {}, {}, 'loop', right],
    ['no loop', {}, { inLoop: false }, 'loop', { labelled: 1, said: 0, right: 0 }],
    ['the text, however it is spaced', {}, {}, 'parts', right],
    [
      'another text',
      {},
      { prompt: [{ normalizedText: 'Name two.', tokens: 3 }] },
      'parts',
      { labelled: 1, said: 1, right: 0 },
    ],
    [
      'a text besides',
      {},
      { prompt: [...reported.prompt, ...reported.prompt] },
      'parts',
      { labelled: 1, said: 2, right: 1 },
    ],
  ])('%s', (_what, own, call, of, expected) => {
    expect(scored([own], [call])[of]).toEqual(expected);
  });

  test('its text counts by tokens, and their number is held against the label from ten on', () => {
    const long = { prompt_parts: [{ ...part, tokens_o200k: 20 }] };
    const result = scored(
      [long, { line: 40 }],
      [{ prompt: [{ normalizedText: 'Name a river.', tokens: 19 }] }, at(40)],
    );
    expect(result.text).toMatchObject({ labelled: 24, right: 24 });
    expect(result.differences).toEqual([0.05]);
  });
});
