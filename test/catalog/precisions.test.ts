import { expect, test } from 'vitest';
import { precisionIds, precisions } from '../../src/catalog/precisions.ts';

test.each([
  ['fp8', 8],
  ['int4-awq', 4.15625],
  ['mxfp4', 4.25],
  ['nvfp4', 4.5],
  ['gguf-q4_0', 4.5],
  ['gguf-q6_k', 6.5625],
  ['gguf-q8_0', 8.5],
] as const)('%s stores %d bits per weight', (id, bits) => {
  expect(precisions[id].bitsPerWeight).toBe(bits);
});

test('every precision names itself, its source and its date, and has 2 to 32 bits', () => {
  for (const id of precisionIds) {
    const precision = precisions[id];
    expect(precision.id).toBe(id);
    expect(precision.bitsPerWeight).toBeGreaterThan(2);
    expect(precision.bitsPerWeight).toBeLessThanOrEqual(32);
    expect(precision.source).not.toBe('');
    expect(Number.isFinite(Date.parse(precision.date))).toBe(true);
  }
});
