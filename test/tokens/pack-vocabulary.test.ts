import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packVocabulary, readTiktokenFile } from '../../scripts/pack-vocabulary-format.mjs';
import { readTokenizerJson } from '../../scripts/pack-vocabulary-tokenizer-json.mjs';
import { type PackedVocabulary, readPackedVocabulary } from '../../src/tokens/packed-vocabulary.ts';
import { forEachToken } from '../../src/tokens/token-table.ts';

const buffers = (...tokens: string[]): Buffer[] => tokens.map(token => Buffer.from(token));
const unpack = (packed: Buffer, base?: PackedVocabulary): PackedVocabulary =>
  readPackedVocabulary(new Uint8Array(gunzipSync(packed)), 'packed', base);

function tokensOf({ table }: PackedVocabulary): string[] {
  const found: string[] = [];
  forEachToken(table, (bytes, length, rank) => {
    found[rank] = new TextDecoder().decode(bytes.slice(0, length));
  });
  return found;
}

describe('what is packed is read', () => {
  const tokens = buffers('b', 'a', 'ab', 'é', 'abé');

  test('tokens in their order, ids in their runs', () => {
    const vocabulary = unpack(packVocabulary({ tokens, ids: [5, 6, 7, 100, 101] }));
    expect(tokensOf(vocabulary)).toEqual(['b', 'a', 'ab', 'é', 'abé']);
    expect([...vocabulary.ids]).toEqual([5, 6, 7, 100, 101]);
    expect(vocabulary).toMatchObject({ byteFallback: false, added: new Map() });
    expect(vocabulary.splits).toBeUndefined();
    expect(vocabulary.unreachable).toBeUndefined();
  });

  test('the one pair of each token, as the length of its left half', () => {
    const pairs = [undefined, undefined, [1, 0], undefined, [2, 3]] as ([number, number] | undefined)[];
    expect([...unpack(packVocabulary({ tokens, ids: [0, 1, 2, 3, 4], pairs })).splits!]).toEqual([0, 0, 1, 0, 2]);
  });

  test('added tokens, ranks that merging does not make, bytes for unknown characters', () => {
    const ids = [0, 1, 2, 3, 4, ...Array.from({ length: 256 }, (_, byte) => 1000 + byte)];
    const added: [string, number][] = [
      ['<x>', 9],
      ['\n\n', 8],
    ];
    const vocabulary = unpack(packVocabulary({ tokens, ids, added, unreachable: [4], byteFallback: true }));
    expect([...vocabulary.added]).toEqual(added);
    expect([...vocabulary.unreachable!]).toEqual([0, 0, 0, 0, 1]);
    expect(vocabulary.byteFallback).toBe(true);
    expect([vocabulary.ids[5], vocabulary.ids[260]]).toEqual([1000, 1255]);
  });

  test('only what a base does not have, and the edges that all its tokens cross', () => {
    const base = unpack(packVocabulary({ tokens: tokens.slice(0, 3), ids: [0, 1, 2] }));
    const crossing = [...tokens.slice(0, 3), Buffer.from([0x61, 0xc3])];
    const vocabulary = unpack(packVocabulary({ tokens: crossing, ids: [0, 1, 2, 3], inherited: 3 }), base);
    expect(vocabulary.table).toMatchObject({ size: 4, inherited: { size: 3 } });
    // a is 61, the first byte of é is c3: bit 3 of byte (61 << 5) | (c3 >> 3).
    expect(vocabulary.crossed![(0x61 << 5) | (0xc3 >> 3)]).toBe(1 << 3);
    expect(base.crossed!.every(bits => bits === 0)).toBe(true);
  });

  test.each([
    ['an empty token', { tokens: buffers('a', ''), ids: [0, 1] }, 'token 1 has 0 bytes'],
    ['a token twice', { tokens: buffers('a', 'a'), ids: [0, 1] }, 'tokens 0 and 1 are the same'],
    [
      'an added token that is too long',
      { tokens: buffers('a'), ids: [0], added: [['x'.repeat(256), 7]] as [string, number][] },
      'the added token 7 has 256 UTF-16 units',
    ],
  ])('%s is refused', (_, vocabulary, message) => {
    expect(() => packVocabulary(vocabulary)).toThrow(message);
  });
});

test('a .tiktoken file: bytes in base64 and ranks, in any order', () => {
  // "hi" is aGk=, "h" is aA==, "i" is aQ==.
  const { tokens, ids } = readTiktokenFile('aGk= 2\naA== 0\naQ== 1\n');
  expect(tokens.map(String)).toEqual(['h', 'i', 'hi']);
  expect(ids).toEqual([0, 1, 2]);
});

describe('a tokenizer.json', () => {
  const file = (model: object, added: object[] = []) => ({ model: { type: 'BPE', ...model }, added_tokens: added });
  const vocab = { a: 0, b: 1, c: 2, bc: 3, ab: 4, abc: 5 };

  test('ranks follow the merges, ids the vocabulary', () => {
    const merges = ['a b', 'b c', 'ab c', 'a bc'];
    const { tokens, ids, unreachable, pairs } = readTokenizerJson(file({ vocab, merges }));
    expect(tokens.map(String)).toEqual(['a', 'b', 'c', 'ab', 'bc', 'abc']);
    expect(ids).toEqual([0, 1, 2, 4, 3, 5]);
    expect({ unreachable, pairs }).toEqual({ unreachable: [], pairs: undefined });
  });

  test('with one merge for each token, its pair is written down', () => {
    const { pairs, unreachable } = readTokenizerJson(file({ vocab, merges: ['a b', 'b c', 'a bc'] }));
    // a + bc is the only way to abc, and a b is merged before b c: abc by its own letters is ab + c.
    expect(pairs).toEqual([undefined, undefined, undefined, [0, 1], [1, 2], [0, 4]]);
    expect(unreachable).toEqual([5]);
  });

  test('special tokens are left to be text, others are added', () => {
    const added = [
      { id: 8, content: '<s>', special: true },
      { id: 9, content: '<tool>', special: false },
    ];
    expect(readTokenizerJson(file({ vocab: { a: 0 }, merges: [] }, added)).added).toEqual([['<tool>', 9]]);
  });

  test.each<[string, object, RegExp]>([
    ['another model', { type: 'Unigram' }, /its model is Unigram, not BPE/],
    [
      'some pairs of a token',
      { vocab: { ...vocab, d: 6, cd: 7, bcd: 8 }, merges: ['a b', 'b c', 'c d', 'ab c', 'a bc', 'b cd'] },
      /merges from some pairs/,
    ],
    ['scattered merges', { vocab, merges: ['b c', 'a bc', 'a b', 'ab c'] }, /the merges of abc are scattered/],
  ])('%s is refused', (_, model, message) => {
    expect(() => readTokenizerJson(file(model))).toThrow(message);
  });
});
