import { describe, expect, test } from 'vitest';
import { createBytePairEncoder } from '../../src/tokens/byte-pair-encoder.ts';
import { readTokenizerJson } from '../../src/tokens/tokenizer-json.ts';

/** GPT-2's printable stand-ins for bytes: the printable ones of Latin-1 stand for themselves, the others for U+0100 and up. */
const isPrintable = (byte: number): boolean =>
  (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
let shifted = 0;
const standIns = Array.from({ length: 256 }, (_, byte) =>
  String.fromCharCode(isPrintable(byte) ? byte : 256 + shifted++),
);

const gpt2 = { type: 'ByteLevel', add_prefix_space: false, use_regex: true };
const merged = ['he', 'll', 'hell', 'hello', 'Ġhe'];
const merges = ['h e', 'l l', 'he ll', 'hell o', 'Ġ he'];
const vocab = Object.fromEntries([...standIns, ...merged].map((token, id) => [token, id + 10]));

/** A whole file; `model` and `rest` replace parts of it. */
const file = (model: object = {}, rest: object = {}): Record<string, unknown> => ({
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: gpt2,
  model: { type: 'BPE', vocab, merges, ...model },
  ...rest,
});

const encode = (json: Record<string, unknown>, text: string): number[] => [
  ...createBytePairEncoder(readTokenizerJson(json)!).encode(text),
];
const idOf = (token: string): number => vocab[token]!;

describe('a byte-level BPE file', () => {
  test.each([
    ['', []],
    ['hello', [idOf('hello')]],
    // he, ll and hell are merged before a space and he.
    ['hello hell', [idOf('hello'), idOf('Ġ'), idOf('hell')]],
    ['hello he', [idOf('hello'), idOf('Ġhe')]],
    ['h', [idOf('h')]],
    // A space is written Ġ, the second byte of é (a9) as itself, its first (c3) too.
    [' ', [idOf('Ġ')]],
    ['é', [idOf('Ã'), idOf('©')]],
    ['\n', [idOf('Ċ')]],
  ])('%j', (text, expected) => {
    expect(encode(file(), text)).toEqual(expected);
  });

  test('merges may be pairs instead of text', () => {
    const pairs = merges.map(merge => merge.split(' '));
    expect(encode(file({ merges: pairs }), 'hello')).toEqual([idOf('hello')]);
  });

  test('the order of merges decides, not the order of ids', () => {
    // With "e l" first, hello is h + el + lo, whatever the ids.
    const own = { vocab: { ...vocab, el: 900, lo: 901 }, merges: ['e l', 'l o', ...merges] };
    expect(encode(file(own), 'hello')).toEqual([idOf('h'), 900, 901]);
  });

  test('a token that its merges do not reach is made only where merges are ignored for whole pieces', () => {
    // "lle" is in the vocabulary with the merge "ll e", but "l l" comes after "l e": merging gives l + le.
    const own = {
      vocab: { ...vocab, le: 900, lle: 901 },
      merges: ['l e', 'l l', 'll e', 'h e', 'he ll', 'hell o', 'Ġ he'],
    };
    expect(encode(file(own), 'lle')).toEqual([idOf('l'), 900]);
    expect(encode(file({ ...own, ignore_merges: true }), 'lle')).toEqual([901]);
  });
});

describe('what comes before', () => {
  test.each([
    ['nothing', null, [idOf('e'), idOf('Ì'), idOf('ģ')]],
    ['NFC', { type: 'NFC' }, [idOf('Ã'), idOf('©')]],
    ['a sequence of NFC', { type: 'Sequence', normalizers: [{ type: 'NFC' }] }, [idOf('Ã'), idOf('©')]],
    ['an empty sequence', { type: 'Sequence', normalizers: [] }, [idOf('e'), idOf('Ì'), idOf('ģ')]],
  ])('%s', (_, normalizer, expected) => {
    // e and a combining acute accent, cc 81 in UTF-8; é is c3 a9.
    expect(encode(file({}, { normalizer }), 'e\u0301')).toEqual(expected);
  });

  test('added tokens that are not special are matched first; special ones are text', () => {
    const added_tokens = [
      { id: 5, content: '<hello>', special: false },
      { id: 6, content: '<he>', special: true },
      { id: 7, content: '', special: false },
      'nonsense',
    ];
    const json = file({}, { added_tokens });
    expect(encode(json, '<hello>')).toEqual([5]);
    expect(encode(json, '<he>')).toEqual([idOf('<'), idOf('he'), idOf('>')]);
  });

  test.each([[undefined], [null], [3], [{}]])('added tokens that are %j are none', added_tokens => {
    expect(encode(file({}, { added_tokens }), 'hello')).toEqual([idOf('hello')]);
  });
});

describe('every other kind is for the library', () => {
  const less = Object.fromEntries(Object.entries(vocab).filter(([token]) => token !== 'Z'));
  test.each<[string, Record<string, unknown>]>([
    ['no model', {}],
    ['a model that is none', { model: 3 }],
    ['WordPiece', file({ type: 'WordPiece' })],
    ['SentencePiece’s bytes', file({ byte_fallback: true })],
    ['a prefix for parts of words', file({ continuing_subword_prefix: '##' })],
    ['an ending for words', file({ end_of_word_suffix: '</w>' })],
    ['chance', file({ dropout: 0.1 })],
    ['no vocabulary', file({ vocab: undefined })],
    ['ids that are no numbers', file({ vocab: { ...vocab, he: '3' } })],
    ['no merges', file({ merges: undefined })],
    ['merges of tokens that are not there', file({ merges: ['x yz'] })],
    ['merges that are no pairs', file({ merges: [7] })],
    ['a byte without a token', file({ vocab: less })],
    ['tokens that are no bytes', file({ vocab: { ...vocab, 中: 999 } })],
    ['a pre-tokenizer that is not known', file({}, { pre_tokenizer: { type: 'Whitespace' } })],
    ['no pre-tokenizer', file({}, { pre_tokenizer: null })],
    ['lower case', file({}, { normalizer: { type: 'Lowercase' } })],
    ['a normalizer that is none', file({}, { normalizer: 'NFC' })],
    [
      'two normalizers',
      file({}, { normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'NFC' }] } }),
    ],
  ])('%s', (_, json) => {
    expect(readTokenizerJson(json)).toBeUndefined();
  });
});
