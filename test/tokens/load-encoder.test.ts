import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createEncoderLoader } from '../../src/tokens/load-encoder.ts';
import { readMedia } from './media.ts';

/** A loader that writes down what it reads. */
function recording(read: (file: string) => Promise<Uint8Array> = readMedia) {
  const files: string[] = [];
  const load = createEncoderLoader(async file => {
    files.push(file);
    return read(file);
  });
  return { load, files };
}

describe('a vocabulary is read when it is asked for', () => {
  test('nothing is read before', () => {
    expect(recording().files).toEqual([]);
  });

  test('one file, once, however often it is asked for', async () => {
    const { load, files } = recording();
    const [first, second] = await Promise.all([load('r50k_base'), load('r50k_base')]);
    expect(second).toBe(first);
    expect(await load('r50k_base')).toBe(first);
    expect(files).toEqual(['vocab/r50k_base.bin.gz']);
  });

  test('one that continues another brings it, and shares it', async () => {
    const { load, files } = recording();
    await load('p50k_base');
    await load('r50k_base');
    expect(files.sort()).toEqual(['vocab/p50k_base.bin.gz', 'vocab/r50k_base.bin.gz']);
  });

  test('bytes that a host has decompressed do as well', async () => {
    const { load } = recording(async file => gunzipSync(await readMedia(file)));
    expect([...(await load('r50k_base')).encode('hello world')]).toEqual([31373, 995]);
  });
});

describe('what cannot be read', () => {
  test('is said, and asked for again', async () => {
    let broken = true;
    const { load, files } = recording(file => (broken ? Promise.reject(new Error('disk')) : readMedia(file)));
    await expect(load('r50k_base')).rejects.toThrow('disk');
    broken = false;
    expect((await load('r50k_base')).count('hello world')).toBe(2);
    expect(files).toHaveLength(2);
  });

  test('a base that is missing is what is said of the one that needs it', async () => {
    const { load } = recording(file =>
      file.includes('r50k') ? Promise.reject(new Error('no base')) : readMedia(file),
    );
    await expect(load('p50k_base')).rejects.toThrow('no base');
  });

  test.each([
    ['another file', new TextEncoder().encode('{}')],
    ['nothing', new Uint8Array(0)],
  ])('%s in its place names the file and the mend', async (_, bytes) => {
    const { load } = recording(async () => bytes);
    await expect(load('r50k_base')).rejects.toThrow(
      'vocab/r50k_base.bin.gz: not a packed vocabulary; pack the vocabulary again',
    );
  });
});
