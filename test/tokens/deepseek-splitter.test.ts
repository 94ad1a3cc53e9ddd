import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDeepSeekSplitter } from '../../src/tokens/deepseek-splitter.ts';
import { character, pieces, space } from './split-pieces.ts';

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
