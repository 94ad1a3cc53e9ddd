import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestNames } from '../../src/catalog/nearest-name.ts';

const parts = ['h100-sxm', 'h100-pcie', 'h200-sxm', 'a100-80gb-sxm', 'l40s', 'meta-llama/Llama-3.1-8B-Instruct'];

test.each([
  ['h100-smx', ['h100-sxm', 'h200-sxm']],
  ['H100', ['h100-sxm', 'h100-pcie']],
  ['l40', ['l40s']],
  ['llama-3.1-8b-instuct', ['meta-llama/Llama-3.1-8B-Instruct']],
  ['quantum-computer', []],
  ['', []],
])('%s was meant for %j', (name, expected) => {
  expect(nearestNames(name, parts).slice(0, expected.length || 3)).toEqual(expected);
});

test('a name of nothing is near to none', () => {
  expect(nearestNames('engine', ['', 'engine_version', ' '])).toEqual(['engine_version']);
});

test('gives at most the limit, only candidates, and the name itself first where it is one', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.string(), { maxLength: 20 }),
      fc.integer({ min: 0, max: 5 }),
      (name, names, limit) => {
        const near = nearestNames(name, names, limit);
        expect(near.length).toBeLessThanOrEqual(limit);
        for (const candidate of near) expect(names).toContain(candidate);
      },
    ),
  );
  expect(nearestNames('h100-sxm', parts)[0]).toBe('h100-sxm');
});

test('stays cheap for a name of a megabyte', () => {
  expect(nearestNames('x'.repeat(1_000_000), parts)).toEqual([]);
});
