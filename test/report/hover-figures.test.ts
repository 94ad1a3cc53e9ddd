import { describe, expect, test } from 'vitest';
import { latencyText, memoryText } from '../../src/report/hover-figures.ts';
import { english } from '../../src/report/translate.ts';
import { bytes, seconds } from '../../src/units.ts';
import { memory, performance, refused, selfHosted } from './priced-calls.ts';

describe('what a user waits for', () => {
  test('the first token, each one after it, and all of them', () => {
    expect(latencyText(selfHosted(), english)).toBe('First token after ≈60 ms, then one every ≈11 ms; ≈3 s in all.');
  });

  test('of a text that is only read, until it is read', () => {
    const estimate = {
      ...performance,
      ttftSeconds: seconds(0.331),
      decode: { ...performance.decode, seconds: seconds(0) },
    };
    expect(latencyText(selfHosted({ estimate }), english)).toBe('Read after ≈331 ms; answered where it is sent.');
  });
});

describe('what memory takes', () => {
  test('weights are exact, everything with an answer in it is not', () => {
    expect(memoryText(selfHosted(), english)).toMatch(
      /^KV cache of this call ≈412 MB · weights \S+ GB of \S+ GB · ≈\S+ GB left · \*\*≈\d+\*\* such calls fit at once$/,
    );
  });

  test('nothing left is never less than nothing', () => {
    const estimate = { ...performance, memory: { ...memory, freeBytes: bytes(-1) } };
    expect(memoryText(selfHosted({ estimate }), english)).toContain('≈0 B left');
  });

  test('what does not fit says how much is missing', () => {
    expect(memoryText(refused(), english)).toMatch(/\*\*≈11 GB short\*\*$/);
  });
});
