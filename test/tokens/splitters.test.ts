import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownSplitter } from '../../src/tokens/known-pre-tokenizers.ts';
import { splitters } from '../../src/tokens/splitters.ts';
import { character, pieces, space } from './split-pieces.ts';

const upper = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const lower = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
const contraction = "'(?:[sSſ]|[dD]|[mM]|[tT]|[lL][lL]|[vV][eE]|[rR][eE])";
const word = '[^\\r\\n\\p{L}\\p{N}]?';
const symbols = ' ?[^\\p{White_Space}\\p{L}\\p{N}]+';

/** The published patterns, as this engine's regular expressions. */
const patterns: Record<keyof typeof splitters, string> = {
  gpt2: `'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+|${symbols}|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+`,
  cl100k: `${contraction}|${word}\\p{L}+|\\p{N}{1,3}|${symbols}[\\r\\n]*|${space}`,
  qwen: `${contraction}|${word}\\p{L}+|\\p{N}|${symbols}[\\r\\n]*|${space}`,
  o200k: `${word}${upper}*${lower}+(?:${contraction})?|${word}${upper}+${lower}*(?:${contraction})?|\\p{N}{1,3}|${symbols}[\\r\\n/]*|${space}`,
  tekken: `${word}${upper}*${lower}+|${word}${upper}+${lower}*|\\p{N}|${symbols}[\\r\\n/]*|${space}`,
};

describe.each(Object.keys(patterns) as (keyof typeof splitters)[])('%s', name => {
  test('splits as the published pattern does', () => {
    const pattern = new RegExp(patterns[name], 'gu');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 14 }), parts => {
        const text = parts.join('');
        expect(pieces(splitters[name], text)).toEqual(text.match(pattern) ?? []);
      }),
      { numRuns: 400 },
    );
  });
});

test.each<[keyof typeof splitters, string, string[]]>([
  ['o200k', "HelloWorld's it", ['Hello', "World's", ' it']],
  ['o200k', 'XMLHttp', ['XMLHttp']],
  ['o200k', 'ABCあDE', ['ABCあ', 'DE']],
  ['o200k', '\u0301AB', ['\u0301', 'AB']],
  ['cl100k', "I'm 12345", ['I', "'m", ' ', '123', '45']],
  ['qwen', 'a12', ['a', '1', '2']],
  ['cl100k', 'a   b', ['a', '  ', ' b']],
  ['cl100k', 'a \n\n b', ['a', ' \n\n', ' b']],
  ['o200k', '://\n/x', ['://\n/', 'x']],
  ['gpt2', "it's  3", ['it', "'s", ' ', ' 3']],
])('%s: %j', (name, text, expected) => {
  expect(pieces(splitters[name], text)).toEqual(expected);
});

describe('a pre-tokenizer of tokenizer.json', () => {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, use_regex: false };
  test('GPT-2’s is known by its own name', () => {
    expect(knownSplitter({ type: 'ByteLevel', add_prefix_space: false, use_regex: true })).toBe(splitters.gpt2);
  });

  test('matches kept or the rest removed are the same', () => {
    const pattern = { Regex: "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+" };
    const split = (behavior: string, invert: boolean) => ({
      type: 'Sequence',
      pretokenizers: [{ type: 'Split', pattern, behavior, invert }, byteLevel],
    });
    expect(knownSplitter(split('Isolated', false))).toBe(splitters.gpt2);
    expect(knownSplitter(split('Removed', true))).toBe(splitters.gpt2);
    expect(knownSplitter(split('Removed', false))).toBeUndefined();
  });

  test.each([null, 'x', {}, { type: 'Whitespace' }, { type: 'Sequence', pretokenizers: 1 }, byteLevel])(
    '%j is not known',
    json => {
      expect(knownSplitter(json)).toBeUndefined();
    },
  );
});
