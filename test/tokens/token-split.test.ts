import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitTokens } from '../../src/tokens/token-split.ts';
import { anyText } from './any-text.ts';
import { loadEncoder } from './media.ts';

const shown = async (name: Parameters<typeof loadEncoder>[0], text: string) =>
  splitTokens(await loadEncoder(name), text)!.map(({ start, end }) => text.slice(start, end));

describe('the pieces of a text', () => {
  test.each([
    ['o200k_base', 'Hello, world!', ['Hello', ',', ' world', '!']],
    ['cl100k_base', '  two spaces', [' ', ' two', ' spaces']],
    ['gemma3', 'a b\n\nc', ['a', ' b', '\n\n', 'c']],
    ['qwen', 'x<tool_call>y', ['x', '<tool_call>', 'y']],
    ['llama3', '', []],
  ] as const)('%s: %j', async (name, text, pieces) => {
    expect(await shown(name, text)).toEqual(pieces);
  });

  test('a character of several tokens goes to the last of them', async () => {
    const pieces = splitTokens(await loadEncoder('cl100k_base'), '𓀀')!;
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map(({ start, end }) => end - start)).toEqual([...pieces.slice(1).map(() => 0), 2]);
  });

  test('composed text points back to what was typed', async () => {
    const text = 'cafe\u0301 x';
    const pieces = await shown('qwen', text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.at(-1)).toBe(' x');
  });
});

test.each(['o200k_base', 'llama3', 'qwen', 'deepseek_v3', 'mistral_nemo', 'gemma3'] as const)(
  '%s: pieces cover any text without gaps, one per token',
  async name => {
    const encoder = await loadEncoder(name);
    const unit = fc.oneof(
      fc.constantFrom(' ', '\n', 'e\u0301', '각', '각', '👨‍👩‍👧', '\ud800', 'the', '<tool_call>', '▁'),
      anyText(3),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 10 }), parts => {
        const text = parts.join('');
        const pieces = splitTokens(encoder, text)!;
        expect(pieces.map(piece => piece.id)).toEqual([...encoder.encode(text)]);
        expect(pieces.map(({ start }) => start).concat(text.length)).toEqual([0, ...pieces.map(({ end }) => end)]);
        expect(pieces.filter(({ start, end }) => end < start)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  },
);

test('a tokenizer that does not tell has no pieces', () => {
  expect(splitTokens({ encode: () => new Uint32Array(0), count: () => 0 }, 'x')).toBeUndefined();
});
