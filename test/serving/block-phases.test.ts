import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockPhases } from '../../src/serving/block-phases.ts';

test('blocks asked for over many steps are those that the sequences, walked one by one, would ask for', () => {
  const cases = fc.record({
    blockTokens: fc.constantFrom(1, 4, 16),
    lengths: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 10 }),
    step: fc.nat(1000),
    steps: fc.nat(80),
    free: fc.nat(40),
  });
  fc.assert(
    fc.property(cases, ({ blockTokens, lengths, step, steps, free }) => {
      const phases = new BlockPhases(blockTokens);
      for (const length of lengths) phases.add(phases.phaseOf(length, step));
      const asked = Array.from(
        { length: steps },
        (_, ahead) => lengths.filter(length => (length + ahead) % blockTokens === 0).length,
      );
      const sums = asked.map((_, ahead) => asked.slice(0, ahead + 1).reduce((a, b) => a + b, 0));
      for (const [ahead, count] of asked.entries()) expect(phases.neededAt(step + ahead)).toBe(count);
      expect(phases.neededOver(step, steps)).toBe(sums.at(-1) ?? 0);
      const fits = sums.findIndex(sum => sum > free);
      expect(phases.stepsWithin(step, steps, free)).toBe(fits < 0 ? steps : fits);
    }),
  );
});

test('without sequences nothing is ever asked for', () => {
  const phases = new BlockPhases(16);
  phases.add(3);
  phases.remove(3);
  expect(phases.stepsWithin(7, 100, 0)).toBe(100);
});
