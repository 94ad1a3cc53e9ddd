import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { get_encoding, type Tiktoken, type TiktokenEncoding } from 'tiktoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import vocabularyRecords from '../../media/vocab/vocabularies.json' with { type: 'json' };
import type { BytePairEncoder } from '../../src/tokens/byte-pair-encoder.ts';
import { createEncoderLoader } from '../../src/tokens/load-encoder.ts';
import { type VocabularyName, vocabularies } from '../../src/tokens/vocabularies.ts';
import { anyText } from './any-text.ts';
import expected from './expected-ids.json' with { type: 'json' };
import { loadEncoder, readMedia } from './media.ts';

const names = Object.keys(vocabularies) as VocabularyName[];
const records = vocabularyRecords as Record<
  string,
  { file: string; sha256: string; tokens: number; source: string; licence: string; base?: string }
>;

/** Text that is hard to split: letters of many kinds, marks, digits, spaces, line breaks, quotes, symbols, emoji, whole words. */
const hard = fc.oneof(
  fc.constantFrom(
    ...["'s", "'LL", "'ſ", ' ', '  ', '\n', '\r\n', '\t', '\u00a0', '\u0085', '\u3000', '\ufeff', 'the', ' hello', 'FOO', 'Bar', 'é', 'e\u0301'],
    ...['ж', '中', '龥', 'あ', 'ー', '가', 'ا', 'ส', 'ี', '1', '²', 'Ⅷ', '12345', '/', '.', '=', '<|endoftext|>', '👨‍👩‍👧', '▁', '</', '\u0000', 'ǅ', 'ʰ'],
  ), // biome-ignore format: a table
  anyText(4),
);
const text = fc.array(hard, { maxLength: 12 }).map(parts => parts.join(''));

describe.each(['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'] as const)('%s', name => {
  let ours: BytePairEncoder;
  let oracle: Tiktoken;
  beforeAll(async () => {
    ours = await loadEncoder(name);
    oracle = get_encoding(name as TiktokenEncoding);
  });
  afterAll(() => oracle.free());

  test('gives the ids of tiktoken', () => {
    fc.assert(
      fc.property(text, sample => {
        expect([...ours.encode(sample)]).toEqual([...oracle.encode(sample, [], [])]);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['a', ' ', '=', '\n', '中', '👨‍👩‍👧', 'Ab', '1'])('on runs of %j too, on both sides of the heap', unit => {
    for (const length of [1, 2, 31, 95, 96, 97, 98, 300]) {
      const run = unit.repeat(length);
      expect([...ours.encode(run)]).toEqual([...oracle.encode(run, [], [])]);
    }
  });
});

describe.each(['llama3', 'qwen', 'deepseek_v3', 'mistral_nemo', 'gemma3'] as const)('%s', name => {
  test('gives the ids of the Rust tokenizers library', async () => {
    const encoder = await loadEncoder(name);
    const different = expected.strings.flatMap((sample, i) => {
      const ids = [...encoder.encode(sample)];
      return ids.join() === expected[name][i]!.join() ? [] : [{ sample, ids, expected: expected[name][i] }];
    });
    expect(different).toEqual([]);
  });
});

test.each(names)('%s: counts what it encodes, and covers every text with its pieces', async name => {
  const encoder = await loadEncoder(name);
  fc.assert(
    fc.property(text, sample => {
      expect(encoder.count(sample)).toBe(encoder.encode(sample).length);
      const stretches = encoder.stretches(sample);
      expect(stretches.flatMap(stretch => [...stretch.ids])).toEqual([...encoder.encode(sample)]);
      for (const { normalized, lengths } of stretches)
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(new TextEncoder().encode(normalized).length);
    }),
    { numRuns: 30 },
  );
});

test.each(names)('%s: lone surrogates count as U+FFFD, special tokens as text', async name => {
  const encoder = await loadEncoder(name);
  expect([...encoder.encode('a\ud800b\udc00')]).toEqual([...encoder.encode('a\ufffdb\ufffd')]);
  for (const special of ['<|endoftext|>', '<|im_start|>', '<bos>', '[INST]'])
    expect(encoder.count(special)).toBeGreaterThan(1);
});

test.each(names)('%s: the file is the one on record', async name => {
  const { file, sha256, tokens, source, licence } = records[name]!;
  expect(
    createHash('sha256')
      .update(await readMedia(`vocab/${file}`))
      .digest('hex'),
  ).toBe(sha256);
  expect((await loadEncoder(name)).table.size).toBe(tokens);
  expect(source).toMatch(/^https:/);
  expect(licence).not.toBe('');
  expect(records[name]!.base).toBe(vocabularies[name].base);
});

test('all packed vocabularies together stay below 4.5 MB', async () => {
  const sizes = await Promise.all(names.map(async name => (await readMedia(`vocab/${name}.bin.gz`)).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4.5e6);
});

test('a vocabulary that cannot be read is asked for again', async () => {
  let reads = 0;
  const flaky = createEncoderLoader(async file => {
    if (reads++ === 0) throw new Error('disk');
    return readMedia(file);
  });
  await expect(flaky('r50k_base')).rejects.toThrow('disk');
  expect((await flaky('r50k_base')).count('hello world')).toBe(2);
});
