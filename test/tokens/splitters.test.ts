import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDeepSeekSplitter } from '../../src/tokens/deepseek-splitter.ts';
import { splitLikeGemma } from '../../src/tokens/gemma-splitter.ts';
import { knownSplitter } from '../../src/tokens/known-pre-tokenizers.ts';
import { type Splitter, splitters } from '../../src/tokens/splitters.ts';
import { endMark } from '../../src/tokens/utf8-classes.ts';

function pieces(split: Splitter, text: string): string[] {
  const utf8 = new TextEncoder().encode(text);
  const marked = Uint8Array.from([...utf8, endMark]);
  const found: string[] = [];
  for (let at = 0; at < utf8.length; ) {
    const end = split(marked, at);
    expect(end).toBeGreaterThan(at);
    found.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.subarray(at, end)));
    at = end;
  }
  return found;
}

const upper = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const lower = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
const contraction = "'(?:[sSſ]|[dD]|[mM]|[tT]|[lL][lL]|[vV][eE]|[rR][eE])";
const word = '[^\\r\\n\\p{L}\\p{N}]?';
const space = '\\p{White_Space}*[\\r\\n]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+';
const symbols = ' ?[^\\p{White_Space}\\p{L}\\p{N}]+';

/** The published patterns, as this engine's regular expressions. */
const patterns: Record<keyof typeof splitters, string> = {
  gpt2: `'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+|${symbols}|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+`,
  cl100k: `${contraction}|${word}\\p{L}+|\\p{N}{1,3}|${symbols}[\\r\\n]*|${space}`,
  qwen: `${contraction}|${word}\\p{L}+|\\p{N}|${symbols}[\\r\\n]*|${space}`,
  o200k: `${word}${upper}*${lower}+(?:${contraction})?|${word}${upper}+${lower}*(?:${contraction})?|\\p{N}{1,3}|${symbols}[\\r\\n/]*|${space}`,
  tekken: `${word}${upper}*${lower}+|${word}${upper}+${lower}*|\\p{N}|${symbols}[\\r\\n/]*|${space}`,
};

/** Characters of every class that the patterns tell apart, all older than Unicode 16. */
const character = fc.constantFrom(
  ...['a', 'Z', 'é', 'Ж', 'ß', 'ǅ', 'ʰ', '中', 'あ', 'ー', '가', 'ا', '\u0301', 'ี', '1', '٣', '²', 'Ⅷ', ' ', '\u00a0', '\u0085', '\u3000'],
  ...['\t', '\n', '\r', '\ufeff', "'", "'s", "'LL", "'ſ", "'Re", '/', '.', '$', '😀', '\u200d', '\u0000', '\ue000', 's', 'LL', '\u2028'],
); // biome-ignore format: a table

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

describe('DeepSeek', () => {
  const split = createDeepSeekSplitter();
  test.each([
    ['a1234中文b', ['a', '123', '4', '中文', 'b']],
    ['  1', ['  ', '1']],
    ['  中', ['  ', '中']],
    ['.abc', ['.abc']],
    ['..abc', ['..', 'abc']],
    ['\u0001\u0001a', ['\u0001', '\u0001a']],
    ['a b', ['a', ' b']],
    ['!\r\n\r\nx', ['!\r\n\r\n', 'x']],
    ['、ー・', ['、', 'ー・']],
  ])('%j', (text, expected) => {
    expect(pieces(split, text)).toEqual(expected);
  });

  test('three cuts, one after another, as the published patterns make them', () => {
    const main = new RegExp(
      `[!-/:-@\\[-\`{-~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|${space}`,
      'gu',
    );
    const cut = (text: string, pattern: RegExp): string[] => {
      const found: string[] = [];
      let at = 0;
      for (const match of text.matchAll(pattern)) {
        if (match.index > at) found.push(text.slice(at, match.index));
        found.push(match[0]);
        at = match.index + match[0].length;
      }
      return at < text.length ? [...found, text.slice(at)] : found;
    };
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), parts => {
        const text = parts.join('');
        const first = cut(text, /\p{N}{1,3}/gu).flatMap(part =>
          /^\p{N}/u.test(part) ? [part] : cut(part, /[一-龥぀-ゟ゠-ヿ]+/gu),
        );
        const expected = first.flatMap(part => (/^(?:\p{N}|[一-龥぀-ゟ゠-ヿ])/u.test(part) ? [part] : cut(part, main)));
        expect(pieces(split, text)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['a▁b', ['a', '▁b']],
  ['▁▁▁b', ['▁▁▁', 'b']],
  [`${'▁'.repeat(32)}b`, ['▁'.repeat(31), '▁b']],
  ['<a>▁</a>', ['<a>▁</a>']],
  ['<a>▁b', ['<a>', '▁b']],
])('Gemma cuts %j where no token goes across', (text, expected) => {
  expect(pieces(splitLikeGemma, text)).toEqual(expected);
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
