import { expect, test } from 'vitest';
import { isModelId, namesFamily } from '../../../src/source/requests/model-ids.ts';

test.each<[string | undefined, boolean]>([
  ['gpt-4o', true],
  ['anthropic/claude-3-5-sonnet-20240620', true],
  ['openai:gpt-4o-mini', true],
  ['llama3.1:70b', true],
  ['together/meta/Llama-3.3-70B', true],
  // Roles of a program's own, a key, a sentence.
  ['fast', false],
  ['claude', false],
  ['summaries-2', false],
  ['gpt-4 or better', false],
  ['', false],
  [undefined, false],
])('%j is the id of a model: %s', (id, expected) => {
  expect(isModelId(id)).toBe(expected);
});

test.each([
  ['GPT_4O', true],
  ['o3', true],
  ['Claude', true],
  ['model', false],
])('%s begins like one: %s', (name, expected) => {
  expect(namesFamily(name)).toBe(expected);
});
