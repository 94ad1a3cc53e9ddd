import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { assetsBeside } from '../../src/commands/assets.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'inference-cost-assets-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(path.join(root, 'media/vocab'), { recursive: true });

const large = new Uint8Array(1_000_000).map((_, index) => (index * 2654435761) >>> 24);
const file = (name: string, content: Uint8Array | string) => writeFileSync(path.join(root, 'media', name), content);
/** A packed file whose last four bytes, the unpacked size, say something else. */
const lying = (size: number) => {
  const packed = gzipSync('twelve bytes');
  packed.writeUInt32LE(size, packed.length - 4);
  return packed;
};
file('plain.json', '{}');
file('vocab/small.bin.gz', gzipSync('unpacked'));
file('empty.gz', gzipSync(''));
file('large.bin.gz', gzipSync(large));
file('short.gz', 'abc');
file('cut.gz', gzipSync(large).subarray(0, 1000));
file('small-lie.gz', lying(3));
file('large-lie.gz', lying(0xffffffff));

const readAsset = assetsBeside(path.join(root, 'dist'));

describe('files of the program', () => {
  test.each([
    ['plain.json', Buffer.from('{}')],
    ['vocab/small.bin.gz', Buffer.from('unpacked')],
    ['empty.gz', Buffer.from('')],
    ['large.bin.gz', large],
  ])('%s', async (asset, content) => {
    expect(Buffer.compare(await readAsset(asset), content)).toBe(0);
  });

  test.each([
    ['none.json', /ENOENT/],
    ['short.gz', /unexpected end|incorrect header/],
    ['cut.gz', /unexpected end/],
    ['small-lie.gz', /incorrect length/],
    ['large-lie.gz', /incorrect length/],
  ])('%s is refused', async (asset, reason) => {
    await expect(readAsset(asset)).rejects.toThrow(reason);
  });
});
