import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gunzip } from '../../src/tokens/gunzip.ts';

test('gives back what was compressed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async bytes => {
      expect(Buffer.compare(await gunzip(new Uint8Array(gzipSync(bytes))), bytes)).toBe(0);
    }),
    { numRuns: 15 },
  );
});

test('more than one chunk of the stream', async () => {
  const bytes = new Uint8Array(1_000_000).map((_, index) => (index * 2654435761) >>> 24);
  expect(Buffer.compare(await gunzip(new Uint8Array(gzipSync(bytes))), bytes)).toBe(0);
});

test('what is not compressed passes', async () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(await gunzip(bytes)).toBe(bytes);
  expect(await gunzip(new Uint8Array(0))).toEqual(new Uint8Array(0));
});

test.each([
  { name: 'cut off', change: (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 12) },
  { name: 'damaged', change: (bytes: Uint8Array) => bytes.map((byte, index) => (index === 14 ? byte ^ 0xff : byte)) },
])('$name data is refused', async ({ change }) => {
  const compressed = new Uint8Array(gzipSync(new Uint8Array(2000).map((_, index) => (index * 31) & 0xff)));
  await expect(gunzip(change(compressed))).rejects.toThrow();
});
