import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenTable, findToken, forEachToken, tokenLengths } from '../../src/tokens/token-table.ts';
import { treeOfTokens } from '../../src/tokens/token-tree-layout.ts';
import { bytesOf, tableOf, tableOverBytes } from './token-lists.ts';

const rankIn = (table: ReturnType<typeof tableOf>, token: string | Uint8Array): number => {
  const bytes = bytesOf(token);
  return findToken(table, bytes, 0, bytes.length);
};

/** Every token of a table as text, by rank. */
function tokensOf(table: ReturnType<typeof tableOf>): string[] {
  const found: string[] = [];
  forEachToken(table, (bytes, length, rank) => {
    found[rank] = new TextDecoder().decode(bytes.slice(0, length));
  });
  return found;
}

describe('finding a token', () => {
  const words = ['a', 'ab', 'abc', 'b', 'the', 'then', ' the', '中', '中文', '😀'];
  const table = tableOf(words);

  test.each(words.map((word, rank) => [word, rank] as const))('%j is token %i', (word, rank) => {
    expect(rankIn(table, word)).toBe(rank);
  });

  test.each([
    ['a beginning of a token', 'th'],
    ['one more letter than a token', 'abcd'],
    ['a first byte that none has', 'x'],
    ['two first bytes that none has', 'xy'],
    ['the first two bytes of a character', bytesOf('中').subarray(0, 2)],
    ['a character and the beginning of another', bytesOf('中文').subarray(0, 5)],
    ['a token of another order', 'ba'],
    ['a byte that is in no UTF-8', Uint8Array.of(0xff)],
    ['a zero byte', Uint8Array.of(0)],
  ])('%s is none', (_, token) => {
    expect(rankIn(table, token)).toBe(-1);
  });

  test('only the bytes between start and end count', () => {
    const text = bytesOf('xxthenxx');
    expect(findToken(table, text, 2, 5)).toBe(4);
    expect(findToken(table, text, 2, 6)).toBe(5);
    expect(findToken(table, text, 1, 5)).toBe(-1);
    expect(findToken(table, text, 2, 7)).toBe(-1);
  });

  test('among many children of one node, every one and no other', () => {
    // 200 tokens of the bytes 1 and n, where n is even: odd ones are not there.
    const table = tableOf(Array.from({ length: 100 }, (_, i) => Uint8Array.of(1, 1, i * 2)));
    for (let byte = 0; byte < 256; byte++) {
      const expected = byte % 2 === 0 && byte < 200 ? byte / 2 : -1;
      expect(rankIn(table, Uint8Array.of(1, 1, byte))).toBe(expected);
    }
  });

  test('what is found is what is in the list, whatever the list', () => {
    const token = fc.uint8Array({ minLength: 1, maxLength: 5, max: 3 });
    fc.assert(
      fc.property(fc.uniqueArray(token, { selector: String, maxLength: 60 }), token, (tokens, other) => {
        const table = tableOf(tokens);
        tokens.forEach((bytes, rank) => {
          expect(rankIn(table, bytes)).toBe(rank);
        });
        expect(rankIn(table, other)).toBe(tokens.findIndex(bytes => String(bytes) === String(other)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a vocabulary that continues another', () => {
  const base = tableOf(['a', 'b', 'ab']);
  const own = createTokenTable(treeOfTokens(['c', 'abc', 'ba'].map(bytesOf)), base);

  test.each([
    ['a', 0],
    ['b', 1],
    ['ab', 2],
    ['c', 3],
    ['abc', 4],
    ['ba', 5],
    ['cab', -1],
  ])('%j is token %i', (token, rank) => {
    expect(rankIn(own, token)).toBe(rank);
  });

  test('counts the inherited tokens and keeps the longer maximum', () => {
    expect(own).toMatchObject({ size: 6, maxLength: 3 });
    expect(createTokenTable(treeOfTokens([bytesOf('c')]), base)).toMatchObject({ size: 4, maxLength: 2 });
  });

  test('goes through the inherited tokens, too', () => {
    expect(tokensOf(own)).toEqual(['a', 'b', 'ab', 'c', 'abc', 'ba']);
    expect([...tokenLengths(own)]).toEqual([1, 1, 2, 1, 3, 2]);
  });

  test('leaves the base as it was', () => {
    expect(rankIn(base, 'abc')).toBe(-1);
    expect(base.size).toBe(3);
  });
});

describe('going through all tokens', () => {
  test.each([
    { name: 'none', tokens: [] },
    { name: 'one', tokens: ['long token'] },
    { name: 'one inside another', tokens: ['abcd', 'abc', 'ab', 'a'] },
    { name: 'several scripts', tokens: ['что', 'чт', '中文', '中', 'é', 'e'] },
  ])('$name', ({ tokens }) => {
    expect(tokensOf(tableOf(tokens))).toEqual(tokens);
    expect([...tokenLengths(tableOf(tokens))]).toEqual(tokens.map(token => bytesOf(token).length));
  });

  test('there is room for one byte behind the longest', () => {
    const lengths: number[] = [];
    forEachToken(tableOf(['abc']), bytes => {
      lengths.push(bytes.length);
    });
    expect(lengths).toEqual([4]);
  });

  test('a mark behind a token does not get into the next one', () => {
    const seen: string[] = [];
    forEachToken(tableOf(['a', 'abc', 'ab', 'b']), (bytes, length) => {
      bytes[length] = 0xff;
      seen.push(String.fromCharCode(...bytes.subarray(0, length)));
    });
    expect(seen.sort()).toEqual(['a', 'ab', 'abc', 'b']);
  });
});

test('the longest token may have 255 bytes', () => {
  const table = tableOverBytes([new Uint8Array(255).fill(7)]);
  expect(table.maxLength).toBe(255);
  expect(rankIn(table, new Uint8Array(255).fill(7))).toBe(256);
  expect(rankIn(table, new Uint8Array(254).fill(7))).toBe(-1);
});
