import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanEntry, PlannedDeployment, RejectedCandidate } from '../../../src/cost/plan/plan.ts';
import { rankPlan } from '../../../src/cost/plan/rank-plan.ts';

/** Only what ranking looks at. */
const entry = (id: string, usdPerHour: number, ttft: number, itl: number) =>
  ({ id, usdPerHour, ttft: { p95: ttft }, itl: { p95: itl } }) as unknown as PlannedDeployment;
const rejected = (id: string) => ({ id, rejection: { why: 'price-unknown' } }) as unknown as RejectedCandidate;
const ids = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

describe('ranking', () => {
  test.each([
    { name: 'cheapest first', entries: [entry('b', 2, 1, 1), entry('a', 1, 1, 1)], order: ['a', 'b'] },
    { name: 'then the sooner first token', entries: [entry('b', 1, 2, 1), entry('a', 1, 1, 1)], order: ['a', 'b'] },
    { name: 'then the faster tokens', entries: [entry('b', 1, 1, 2), entry('a', 1, 1, 1)], order: ['a', 'b'] },
    { name: 'then the name', entries: [entry('b', 1, 1, 1), entry('a', 1, 1, 1)], order: ['a', 'b'] },
  ])('$name', ({ entries, order }) => {
    expect(ids(rankPlan(entries).deployments)).toEqual(order);
  });

  test.each([
    { name: 'alone', entries: [entry('a', 5, 5, 5)], best: ['a'] },
    { name: 'dearer and slower is dominated', entries: [entry('a', 1, 1, 1), entry('b', 2, 1, 2)], best: ['a'] },
    { name: 'dearer and faster is a choice', entries: [entry('a', 1, 2, 2), entry('b', 2, 1, 2)], best: ['a', 'b'] },
    { name: 'equals are both shown', entries: [entry('a', 1, 1, 1), entry('b', 1, 1, 1)], best: ['a', 'b'] },
  ])('Pareto set: $name', ({ entries, best }) => {
    expect(ids(rankPlan(entries).deployments.filter(({ pareto }) => pareto))).toEqual(best);
  });

  const anyEntry = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.nat(4), fc.nat(4), fc.nat(4), fc.boolean())
    .map(([id, usd, ttft, itl, served]): PlanEntry => (served ? entry(`e${id}`, usd, ttft, itl) : rejected(`r${id}`)));
  const entries = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 12 });

  test('the order of arrival does not matter, nothing is lost, somebody is always undominated', () => {
    fc.assert(
      fc.property(entries, fc.nat(11), (all, turn) => {
        const ranked = rankPlan(all);
        expect(rankPlan([...all.slice(turn), ...all.slice(0, turn)])).toEqual(ranked);
        expect(ranked.deployments.length + ranked.rejected.length).toBe(all.length);
        if (ranked.deployments.length > 0) expect(ranked.deployments[0]!.pareto).toBe(true);
      }),
    );
  });
});
