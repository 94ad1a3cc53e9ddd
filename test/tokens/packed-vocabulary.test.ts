import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzip } from '../../src/tokens/gunzip.ts';
import { readPackedVocabulary } from '../../src/tokens/packed-vocabulary.ts';
import { createTokenTable, findToken, hashBytes } from '../../src/tokens/token-table.ts';
import { readMedia } from './media.ts';

const file = gunzipSync(await readMedia('vocab/r50k_base.bin.gz'));

test('every token is found by its bytes, and nothing else is', () => {
  const { table, ids } = readPackedVocabulary(file, 'r50k');
  const find = (bytes: Uint8Array): number =>
    findToken(table, bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
  for (let rank = 0; rank < table.size; rank += 97) {
    expect(find(table.bytes.slice(table.offsets[rank], table.offsets[rank + 1]))).toBe(rank);
    expect(ids[rank]).toBe(rank);
  }
  expect(find(new TextEncoder().encode('no token has these bytes'))).toBe(-1);
});

test.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
  [
    'another file',
    () => new TextEncoder().encode('{"not":"a vocabulary, whatever its name says"}'),
    /r50k: not a packed vocabulary/,
  ],
  ['nothing', () => new Uint8Array(0), /r50k: not a packed vocabulary/],
  ['its first half', bytes => bytes.slice(0, bytes.length / 2), /r50k: .*pack the vocabulary again/],
  ['one byte too many', bytes => new Uint8Array([...bytes, 0]), /r50k: its size does not match its lengths/],
  ['a pair of later tokens', bytes => bytes.with(36 + 2 * 50_256 + 300, 0x0f), /r50k: .*pack the vocabulary again/],
])('%s: refused with one message', (_, damage, message) => {
  expect(() => readPackedVocabulary(damage(new Uint8Array(file)), 'r50k')).toThrow(message);
});

test('a vocabulary without its base says so', async () => {
  const llama = gunzipSync(await readMedia('vocab/llama3.bin.gz'));
  expect(() => readPackedVocabulary(llama, 'llama3')).toThrow(/llama3: it needs 100256 tokens of its base/);
});

test('gzip is decompressed, anything else passes through', async () => {
  const text = new TextEncoder().encode('hello '.repeat(1000));
  expect(await gunzip(gzipSync(text))).toEqual(text);
  expect(await gunzip(text)).toBe(text);
  await expect(gunzip(gzipSync(text).subarray(0, 30))).rejects.toThrow();
});

test('a table takes no more tokens than its slots can name', () => {
  expect(() => createTokenTable(new Uint8Array(0), new Uint32Array(2 ** 20 + 2))).toThrow(RangeError);
});
