import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBytePairEncoder, type EncoderRules } from '../../src/tokens/byte-pair-encoder.ts';
import { splitters } from '../../src/tokens/splitters.ts';
import { anyText } from './any-text.ts';
import { bytesOf, tableOverBytes } from './token-lists.ts';

const words = ['he', 'll', 'hell', 'hello', ' w', 'or', ' wor', ' world', 'é', '\ufeff', '\ufffd'];
const table = tableOverBytes(words);
/** Ids are not ranks: 1,000 more. */
const ids = Uint32Array.from({ length: table.size }, (_, rank) => 1000 + rank);
const idOf = (word: string): number => 1256 + words.indexOf(word);
const byteIds = (text: string | Uint8Array): number[] => [...bytesOf(text)].map(byte => 1000 + byte);

const encoderOf = (rules: Partial<EncoderRules['vocabulary']> = {}, normalize?: EncoderRules['normalize']) =>
  createBytePairEncoder({
    vocabulary: { table, ids, added: new Map(), byteFallback: false, ...rules },
    split: splitters.cl100k,
    ...(normalize === undefined ? {} : { normalize }),
  });

describe('encoding', () => {
  const encoder = encoderOf();
  test.each<[string, number[]]>([
    ['', []],
    ['hello', [idOf('hello')]],
    ['hello world', [idOf('hello'), idOf(' world')]],
    ['hell', [idOf('hell')]],
    ['help', [idOf('he'), ...byteIds('lp')]],
    ['é', [idOf('é')]],
    ['ж', byteIds('ж')],
    ['\u0000', byteIds('\u0000')],
    // A byte-order mark is three bytes of text, wherever it stands; nothing merges its bytes here.
    ['\ufeffhello', [...byteIds('\ufeff'), idOf('hello')]],
    ['\ufeff', [idOf('\ufeff')]],
    // Half a surrogate pair is U+FFFD, as UTF-8 encoders write it; a whole one is its character.
    ['\ud83d', [idOf('\ufffd')]],
    ['\ude00', [idOf('\ufffd')]],
    ['\ud83d\ude00', byteIds('😀')],
    ['\ude00\ud83d', [...byteIds('\ufffd\ufffd')]],
    // Text that looks like a control token is text.
    ['<|endoftext|>', byteIds('<|endoftext|>')],
  ])('%j', (text, expected) => {
    expect([...encoder.encode(text)]).toEqual(expected);
    expect(encoder.count(text)).toBe(expected.length);
  });

  test('the second time gives the same, from the cache', () => {
    const text = 'hello help world hello ж help';
    expect([...encoder.encode(text)]).toEqual([...encoder.encode(text)]);
    expect([...encoder.encode(text)]).toEqual([...encoderOf().encode(text)]);
  });

  test('where one text is cut into blocks does not show', () => {
    // 500 times hello and world, and a space before each hello but the first, against blocks of 2,048 bytes.
    const text = 'hello world '.repeat(500).trimEnd();
    expect(encoder.count(text)).toBe(500 * 3 - 1);
    const again = [1000 + 32, idOf('hello'), idOf(' world')];
    expect([...encoder.encode(text)].slice(2)).toEqual(Array.from({ length: 499 }, () => again).flat());
  });

  test('a piece longer than a block is one piece', () => {
    expect(encoder.count('x'.repeat(10_000))).toBe(10_000);
    expect([...encoder.encode(`${'x'.repeat(5000)}hello`)].slice(-2)).toEqual([1000 + 120, idOf('hello')]);
  });

  test('large buffers are given back: the next small text is right', () => {
    expect(encoder.count(' world'.repeat(400_000))).toBe(400_000);
    expect([...encoder.encode('hello')]).toEqual([idOf('hello')]);
  });

  test('any text: the pieces of its tokens are its bytes', () => {
    const textOf = (id: number): Uint8Array => (id < 1256 ? Uint8Array.of(id - 1000) : bytesOf(words[id - 1256]!));
    fc.assert(
      fc.property(anyText(40), text => {
        const bytes = [...encoder.encode(text)].flatMap(id => [...textOf(id)]);
        expect(bytes).toEqual([...new TextEncoder().encode(text)]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('rules of a vocabulary', () => {
  test('a token that merging never makes is not looked up whole', () => {
    // "hell" is marked: it comes of he + ll all the same; "hello" is marked, and hell + o makes it.
    const unreachable = new Uint8Array(table.size);
    unreachable[256 + words.indexOf('hello')] = 1;
    expect([...encoderOf({ unreachable }).encode('hello')]).toEqual([idOf('hello')]);
    // A token of which no two halves are tokens is only made whole.
    const odd = tableOverBytes(['xyz']);
    const oddIds = Uint32Array.from({ length: odd.size }, (_, rank) => rank);
    const whole = encoderOf({ table: odd, ids: oddIds });
    const never = encoderOf({ table: odd, ids: oddIds, unreachable: new Uint8Array(odd.size).fill(1) });
    expect([...whole.encode('xyz')]).toEqual([256]);
    expect([...never.encode('xyz')]).toEqual([120, 121, 122]);
  });

  test('added tokens come first, with their own ids', () => {
    const encoder = encoderOf({
      added: new Map([
        ['<x>', 7],
        ['\n\n', 8],
      ]),
    });
    expect([...encoder.encode('hello<x>\n\nhello')]).toEqual([idOf('hello'), 7, 8, idOf('hello')]);
    expect(encoder.count('<x><x>')).toBe(2);
    expect([...encoder.encode('<x')]).toEqual(byteIds('<x'));
  });

  test('text is normalized between added tokens, not inside them', () => {
    const encoder = encoderOf({ added: new Map([['e\u0301!', 7]]) }, text => text.normalize('NFC'));
    expect([...encoder.encode('e\u0301')]).toEqual([idOf('é')]);
    expect([...encoder.encode('e\u0301!e\u0301')]).toEqual([7, idOf('é')]);
  });

  test('characters without a token become their bytes where the vocabulary says so', () => {
    const withBytes = Uint32Array.from({ length: table.size + 256 }, (_, rank) => 1000 + rank);
    const encoder = encoderOf({ ids: withBytes, byteFallback: true });
    expect([...encoder.encode('ж')]).toEqual([...bytesOf('ж')].map(byte => 1000 + table.size + byte));
    expect(encoder.stretches('ж')[0]!.lengths).toEqual([1, 1]);
  });
});

describe('stretches', () => {
  test('a text without added tokens is one', () => {
    expect(encoderOf().stretches('hello world')).toEqual([
      { start: 0, end: 11, normalized: 'hello world', ids: [idOf('hello'), idOf(' world')], lengths: [5, 6] },
    ]);
  });

  test('nothing is none', () => {
    expect(encoderOf().stretches('')).toEqual([]);
  });

  test('added tokens stand alone, with their length in bytes', () => {
    const encoder = encoderOf({ added: new Map([['<é>', 7]]) });
    expect(encoder.stretches('hello<é>')).toEqual([
      { start: 0, end: 5, normalized: 'hello', ids: [idOf('hello')], lengths: [5] },
      { start: 5, end: 8, normalized: '<é>', ids: [7], lengths: [4] },
    ]);
  });

  test('the range is that of the text as it was given, the bytes those of the text as it was encoded', () => {
    const [stretch] = encoderOf({}, text => text.normalize('NFC')).stretches('e\u0301');
    expect(stretch).toEqual({ start: 0, end: 2, normalized: 'é', ids: [idOf('é')], lengths: [2] });
  });
});

describe('tallies', () => {
  const kinds = new Uint8Array(table.size);
  kinds[256 + words.indexOf('hello')] = 1;
  kinds[256 + words.indexOf(' world')] = 2;

  test.each<[string, number[]]>([
    ['', [0, 0, 0]],
    ['hello world', [0, 1, 1]],
    ['hello hello', [1, 2, 0]],
    ['<x>', [1, 0, 0]],
    ['ж', [2, 0, 0]],
  ])('%j', (text, expected) => {
    const tally = new Uint32Array(3);
    encoderOf({ added: new Map([['<x>', 7]]) }).tally(text, kinds, tally);
    expect([...tally]).toEqual(expected);
  });

  test('they add up over texts', () => {
    const tally = new Uint32Array(3);
    const encoder = encoderOf();
    encoder.tally('hello', kinds, tally);
    encoder.tally('hello world', kinds, tally);
    expect([...tally]).toEqual([0, 2, 1]);
  });
});
