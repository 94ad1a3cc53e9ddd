import { expect, test } from 'vitest';
import { accelerators, findAccelerator } from '../../src/catalog/accelerators.ts';
import { nativeMath, precisionIds, precisions } from '../../src/catalog/precisions.ts';

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

test.each([
  ['h100-sxm', 'fp8', 'fp8', true],
  ['a100', 'fp8', 'bf16', false],
  ['t4', 'bf16', 'fp16', false],
  ['h100-sxm', 'mxfp4', 'bf16', false],
  ['b200', 'nvfp4', 'fp4', true],
  ['h100-sxm', 'int4-awq', 'bf16', false],
  ['a100', 'int8', 'int8', true],
  ['tpu-v5e', 'fp16', 'bf16', false],
  ['apple-m1', 'gguf-q4_k_m', 'bf16', false],
] as const)('on %s, %s is multiplied as %s (native: %s)', (part, precision, format, native) => {
  const math = nativeMath(findAccelerator(part)!, precision);
  expect(math).toMatchObject({ format, native });
});

test('every accelerator has a math for every precision', () => {
  for (const part of accelerators)
    for (const id of precisionIds) expect(nativeMath(part, id).peak, `${part.id} ${id}`).toBeGreaterThan(1e12);
});
