import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Budget } from '../../../src/source/values/budget.ts';

const never = () => false;

describe('the budget of a scan', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('bounds the depth, and gives it back', () => {
    const budget = new Budget(never, 100, 2, 1000);
    expect([budget.enter(), budget.enter(), budget.enter()]).toEqual([true, true, false]);
    budget.leave();
    expect(budget.enter()).toBe(true);
    expect(budget.exhausted).toBe(false);
  });

  test('bounds the steps for good', () => {
    const budget = new Budget(never, 3, 10, 1000);
    const entered = Array.from({ length: 5 }, () => {
      const may = budget.enter();
      if (may) budget.leave();
      return may;
    });
    expect(entered).toEqual([true, true, true, false, false]);
    expect(budget.exhausted).toBe(true);
  });

  test('counts what goes no deeper among the steps', () => {
    const budget = new Budget(never, 3, 1, 1000);
    expect(Array.from({ length: 5 }, () => budget.step())).toEqual([true, true, true, false, false]);
    expect(budget.enter()).toBe(false);
  });

  test.each<[string, number, number, boolean]>([
    ['none used', 0, 0, true],
    ['half the steps', 5, 1, true],
    ['more than half the steps', 6, 1, false],
    ['half the depth', 4, 4, true],
    ['more than half the depth', 5, 5, false],
  ])('was there twice as much: %s', (_what, steps, depth, isAmple) => {
    const budget = new Budget(never, 10, 8, 1000);
    for (let step = 0; step < steps; step++) {
      budget.enter();
      if (step >= depth) budget.leave();
    }
    for (let level = 0; level < Math.min(steps, depth); level++) budget.leave();
    expect(budget.isAmple).toBe(isAmple);
  });

  test('is not ample once it was stopped', () => {
    let cancelled = false;
    const budget = new Budget(() => cancelled, 100, 10, 1000);
    expect(budget.isAmple).toBe(true);
    cancelled = true;
    expect(budget.interrupted()).toBe(true);
    expect(budget.isAmple).toBe(false);
  });

  test('has more time for what else is read, and may ask more often', () => {
    const ends = (budget: Budget, milliseconds: number, asks: number) => {
      for (let ask = 1; ask < asks; ask++) budget.interrupted();
      vi.advanceTimersByTime(milliseconds);
      return budget.interrupted();
    };
    const grown = (milliseconds: number, asks: number) => {
      const budget = new Budget(never, 100, 10, 1000, 10);
      budget.grow(milliseconds, asks);
      return budget;
    };
    expect([ends(grown(0, 0), 1001, 10), ends(grown(0, 0), 1001, 11)]).toEqual([false, true]);
    expect([ends(grown(500, 0), 1500, 11), ends(grown(500, 0), 1501, 11)]).toEqual([false, true]);
    expect([ends(grown(0, 90), 1001, 100), ends(grown(0, 90), 1001, 101)]).toEqual([false, true]);
  });

  test('ends at its time', () => {
    const budget = new Budget(never, 100, 10, 1000);
    vi.advanceTimersByTime(1000);
    expect(budget.interrupted()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(budget.interrupted()).toBe(true);
    expect(budget.exhausted).toBe(true);
  });

  test.each([
    ['is slow between most questions', 10, 1, 102],
    ['is slow between its first questions', 400, 1, 8],
    ['is slow between every other question', 10, 2, 401],
    ['stands still now and then', 600, 150, 401],
  ])('ends a scan that %s', (_name, milliseconds, every, expected) => {
    const budget = new Budget(never, 100, 10, 1000, 400);
    let asked = 1;
    for (; !budget.interrupted(); asked++) if (asked % every === 0) vi.advanceTimersByTime(milliseconds);
    expect(asked).toBe(expected);
  });

  test('waits forty times as long for a scan that does no more work than usual', () => {
    const budget = new Budget(never, 100, 10, 1000, 3);
    vi.advanceTimersByTime(1001);
    expect([budget.interrupted(), budget.interrupted(), budget.interrupted()]).toEqual([false, false, false]);
    expect(budget.interrupted()).toBe(true);
    const slow = new Budget(never, 100, 10, 1000, 3);
    vi.advanceTimersByTime(40_001);
    expect(slow.interrupted()).toBe(true);
  });

  test('ends when it is cancelled, and stays so', () => {
    let cancelled = false;
    const budget = new Budget(() => cancelled, 100, 10, 1000);
    expect(budget.interrupted()).toBe(false);
    cancelled = true;
    expect(budget.interrupted()).toBe(true);
    cancelled = false;
    expect(budget.interrupted()).toBe(true);
    expect(budget.enter()).toBe(false);
  });

  test('asks for a wish to stop at one step in 256', () => {
    let asked = 0;
    const budget = new Budget(
      () => {
        asked++;
        return false;
      },
      10_000,
      10,
      1000,
    );
    for (let step = 0; step < 1024; step++) if (budget.enter()) budget.leave();
    expect(asked).toBe(4);
  });
});
