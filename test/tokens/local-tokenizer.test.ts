import { describe, expect, test } from 'vitest';
import { createLocalTokenizers } from '../../src/tokens/local-tokenizer.ts';
import { createTokenCounters } from '../../src/tokens/token-counters.ts';
import { readMedia } from './media.ts';

/** GPT-2's printable stand-ins for bytes. */
const characters = Array.from({ length: 256 }, (_, byte) => byte);
const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
let shifted = 0;
const standIns = characters.map(byte => String.fromCharCode(printable(byte) ? byte : 256 + shifted++));

const llamaPattern =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

/** A byte-level tokenizer.json with a few merges. */
function bytePairTokenizer(changes: { model?: object; rest?: object } = {}) {
  const merged = ['he', 'll', 'hell', 'hello', 'Ġw'];
  const vocab = Object.fromEntries([...standIns, ...merged].map((token, id) => [token, id]));
  const merges = ['h e', 'l l', 'he ll', 'hell o', 'Ġ w'];
  return {
    added_tokens: [
      { id: 300, content: '<|end|>', special: true },
      { id: 301, content: '<note>', special: false },
    ],
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: llamaPattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
      ],
    },
    model: { type: 'BPE', vocab, merges, ignore_merges: false, ...changes.model },
    ...changes.rest,
  };
}
const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));
const counterOf = (json: unknown) => createLocalTokenizers(async () => bytes(json))('own/model');

describe('a tokenizer on this machine', () => {
  test('byte pairs go through our encoder', async () => {
    const counter = (await counterOf(bytePairTokenizer()))!;
    expect(counter.basis).toMatchObject({ code: 'local-tokenizer', vocabulary: 'own/model' });
    expect(counter.encoder?.stretches).toBeDefined();
    expect([...counter.encode('hello w')]).toEqual([259, 260]);
    expect([...counter.encode('<note>h')]).toEqual([301, 104]);
    expect(counter.encode('<|end|>').length).toBeGreaterThan(1);
    expect(counter.count('hello').exact).toBe(true);
  });

  test('other kinds go through the tokenizers library', async () => {
    const vocab = { '[UNK]': 0, hello: 1, world: 2, '##s': 3 };
    const counter = (await counterOf({
      added_tokens: [],
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: { type: 'Whitespace' },
      model: {
        type: 'WordPiece',
        vocab,
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
      },
    }))!;
    expect([...counter.encode('Hello worlds')]).toEqual([1, 2, 3]);
    expect(counter.count('')).toMatchObject({ tokens: 0, exact: true });
    expect(counter.encoder?.stretches).toBeUndefined();
  });

  test('an unknown pre-tokenizer goes through the library too', async () => {
    const json = bytePairTokenizer({
      rest: { pre_tokenizer: { type: 'ByteLevel', add_prefix_space: true, use_regex: true } },
    });
    expect((await counterOf(json))!.encoder?.stretches).toBeUndefined();
  });

  test.each([
    ['not JSON', new TextEncoder().encode('{'), /own\/model: it is not JSON/],
    ['no model', bytes({}), /own\/model: it has no "model"/],
    ['an unknown kind', bytes({ model: { type: 'Mystery' } }), /own\/model: its kind is not supported/],
  ])('%s: one message that names the model', async (_, file, message) => {
    await expect(createLocalTokenizers(async () => file)('own/model')).rejects.toThrow(message);
  });

  test('it is read once, and asked for again after a failure', async () => {
    let reads = 0;
    const find = createLocalTokenizers(async () => {
      reads++;
      if (reads === 1) throw new Error('disk');
      return bytes(bytePairTokenizer());
    });
    await expect(find('a')).rejects.toThrow('disk');
    expect(await find('a')).toBe(await find('a'));
    expect(reads).toBe(2);
  });

  test('a broken one leaves an estimate that says so', async () => {
    const counters = createTokenCounters(readMedia, { readTokenizerJson: async () => new TextEncoder().encode('{') });
    const counter = await counters.forModel('own/model');
    expect(counter.exact).toBe(false);
    expect(counter.basis.source).toMatch(/own\/model: it is not JSON/);
  });

  test('it comes before an estimate and after a shipped vocabulary', async () => {
    const asked: string[] = [];
    const counters = createTokenCounters(readMedia, {
      readTokenizerJson: async modelId => {
        asked.push(modelId);
        return modelId === 'own/model' ? bytes(bytePairTokenizer()) : undefined;
      },
    });
    expect((await counters.forModel('own/model')).basis.code).toBe('local-tokenizer');
    expect((await counters.forModel('other/model')).basis.code).toBe('unknown-model');
    expect((await counters.forModel('gpt2')).basis.code).toBe('exact-vocabulary');
    expect(asked).toEqual(['own/model', 'other/model']);
  });
});
