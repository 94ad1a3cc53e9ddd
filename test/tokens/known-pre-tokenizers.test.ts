import { describe, expect, test } from 'vitest';
import { knownSplitter } from '../../src/tokens/known-pre-tokenizers.ts';
import { splitters } from '../../src/tokens/splitters.ts';

const byteLevel = { type: 'ByteLevel', add_prefix_space: false, use_regex: false };
const split = (regex: string, changes: object = {}) => ({
  type: 'Split',
  pattern: { Regex: regex },
  behavior: 'Isolated',
  invert: false,
  ...changes,
});
const sequence = (...pretokenizers: object[]) => ({ type: 'Sequence', pretokenizers });

// As the published files write them.
const llama3 =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const qwen = llama3.replace('\\p{N}{1,3}', '\\p{N}');

describe('pre-tokenizers whose rule is written out', () => {
  test.each([
    {
      name: 'GPT-2: the byte level alone',
      steps: { type: 'ByteLevel', add_prefix_space: false },
      splitter: splitters.gpt2,
    },
    { name: 'Llama 3', steps: sequence(split(llama3), byteLevel), splitter: splitters.cl100k },
    {
      name: 'Llama 3, line breaks unescaped',
      steps: sequence(split(llama3.replaceAll('\\r', '\r').replaceAll('\\n', '\n')), byteLevel),
      splitter: splitters.cl100k,
    },
    {
      name: 'as matches that are kept',
      steps: sequence(split(llama3, { behavior: 'Removed', invert: true }), byteLevel),
      splitter: splitters.cl100k,
    },
    { name: 'Qwen', steps: sequence(split(qwen), byteLevel), splitter: splitters.qwen },
  ])('$name', ({ steps, splitter }) => {
    expect(knownSplitter(steps)).toBe(splitter);
  });
});

describe('refused', () => {
  test.each([
    { name: 'none', steps: null },
    { name: 'another pattern', steps: sequence(split('\\w+'), byteLevel) },
    { name: 'a space put in front', steps: { ...byteLevel, add_prefix_space: true, use_regex: true } },
    { name: 'no byte level', steps: sequence(split(llama3)) },
    { name: 'a byte level in the middle', steps: sequence(byteLevel, split(llama3)) },
    { name: 'matches that are thrown away', steps: sequence(split(llama3, { behavior: 'Removed' }), byteLevel) },
    { name: 'another kind of step', steps: sequence({ type: 'Whitespace' }, byteLevel) },
    {
      name: 'a pattern that is no regular expression',
      steps: sequence({ type: 'Split', pattern: { String: ' ' }, behavior: 'Isolated' }, byteLevel),
    },
    { name: 'nonsense', steps: { type: 'Sequence', pretokenizers: [7] } },
  ])('$name', ({ steps }) => {
    expect(knownSplitter(steps)).toBeUndefined();
  });
});
