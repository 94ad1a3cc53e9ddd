import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { Scheduler } from '../../src/analysis/scheduler.ts';
import type { SourceText } from '../../src/source/scanner.ts';

const document = (text: string, uri = 'file:///a.py') => ({
  uri,
  place: uri,
  source: { file: uri.slice(8), language: 'python', text } satisfies SourceText,
});

/** A scheduler over an analysis that takes `duration` milliseconds and records what it was asked. */
function watched(duration = 10, debounce = 100) {
  const runs: string[] = [];
  let failing = false;
  let running = 0;
  let together = 0;
  const scheduler = new Scheduler({
    debounceMilliseconds: () => debounce,
    analyze: async ({ source }, isCancelled) => {
      runs.push(source.text);
      running += 1;
      together = Math.max(together, running);
      await new Promise(resolve => setTimeout(resolve, duration));
      running -= 1;
      if (failing) throw new Error('broken');
      if (isCancelled()) runs.push(`cancelled ${source.text}`);
      return { file: source.file, language: source.language, calls: [], findings: [], problems: [] } as FileAnalysis;
    },
  });
  return { scheduler, runs, fail: (value: boolean) => (failing = value), together: () => together };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Scheduler', () => {
  test('surfaces that ask for the same text share one analysis', async () => {
    const { scheduler, runs } = watched();
    const asked = [scheduler.request(document('x')), scheduler.request(document('x'))];
    await vi.runAllTimersAsync();
    const [first, second] = await Promise.all(asked);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(runs).toEqual(['x']);
  });

  test('a newer text supersedes one that still rests: only the last is analysed', async () => {
    const { scheduler, runs } = watched();
    const asked = ['x', 'xy', 'xyz'].map(text => scheduler.request(document(text)));
    await vi.runAllTimersAsync();
    const results = await Promise.all(asked);
    expect(results.map(result => result !== undefined)).toEqual([false, false, true]);
    expect(runs).toEqual(['xyz']);
  });

  test('a newer text cancels one under way', async () => {
    const { scheduler, runs } = watched(50, 10);
    const old = scheduler.request(document('x'));
    await vi.advanceTimersByTimeAsync(30);
    const recent = scheduler.request(document('xy'));
    await vi.runAllTimersAsync();
    expect(await old).toBeUndefined();
    expect(await recent).toBeDefined();
    expect(runs).toEqual(['x', 'cancelled x', 'xy']);
  });

  test('rests for the debounce, unless told not to', async () => {
    const { scheduler, runs } = watched(0, 100);
    void scheduler.request(document('x'));
    await vi.advanceTimersByTimeAsync(99);
    expect(runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toEqual(['x']);
    await vi.runAllTimersAsync();
    void scheduler.request(document('opened'), false);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toEqual(['x', 'opened']);
  });

  test('a request that does not rest hurries the one that does', async () => {
    const { scheduler, runs } = watched(0, 100);
    void scheduler.request(document('x'));
    void scheduler.request(document('x'), false);
    await vi.advanceTimersByTimeAsync(0);
    expect(runs).toEqual(['x']);
  });

  test('a text seen before costs nothing', async () => {
    const { scheduler, runs } = watched();
    for (const text of ['x', 'xy', 'x']) {
      const asked = scheduler.request(document(text));
      await vi.runAllTimersAsync();
      expect(await asked).toBeDefined();
    }
    expect(runs).toEqual(['x', 'xy']);
  });

  test('two documents that people see by the same path have an analysis each', async () => {
    const { scheduler, runs } = watched();
    const shown = { file: 'app/main.py', language: 'python', text: 'x' } as const;
    const asked = ['file:///a/app/main.py', 'file:///b/app/main.py'].map(uri =>
      scheduler.request({ uri, place: uri, source: shown }),
    );
    await vi.runAllTimersAsync();
    const [one, other] = await Promise.all(asked);
    expect(one).toBeDefined();
    expect(other).not.toBe(one);
    expect(runs).toEqual(['x', 'x']);
  });

  test('invalidate forgets every result and cancels what is under way', async () => {
    const { scheduler, runs } = watched(50, 0);
    const done = scheduler.request(document('x'));
    await vi.runAllTimersAsync();
    expect(await done).toBeDefined();
    const underWay = scheduler.request(document('y', 'file:///b.py'));
    await vi.advanceTimersByTimeAsync(10);
    scheduler.invalidate();
    const again = scheduler.request(document('x'));
    await vi.runAllTimersAsync();
    expect(await underWay).toBeUndefined();
    expect(await again).toBeDefined();
    expect(runs).toEqual(['x', 'y', 'cancelled y', 'x']);
  });

  test('forget cancels a closed document', async () => {
    const { scheduler, runs } = watched();
    const asked = scheduler.request(document('x'));
    scheduler.forget('file:///a.py');
    await vi.runAllTimersAsync();
    expect(await asked).toBeUndefined();
    expect(runs).toEqual([]);
  });

  test('a failed analysis rejects and is tried again at the next request', async () => {
    const { scheduler, fail } = watched();
    fail(true);
    const failed = scheduler.request(document('x'));
    const caught = expect(failed).rejects.toThrow('broken');
    await vi.runAllTimersAsync();
    await caught;
    fail(false);
    const again = scheduler.request(document('x'));
    await vi.runAllTimersAsync();
    expect(await again).toBeDefined();
  });

  test('analyses one document at a time', async () => {
    const { scheduler, together } = watched(50, 0);
    const asked = ['a', 'b', 'c'].map(name => scheduler.request(document(name, `file:///${name}.py`)));
    await vi.runAllTimersAsync();
    expect((await Promise.all(asked)).every(Boolean)).toBe(true);
    expect(together()).toBe(1);
  });
});
