import { describe, expect, test } from 'vitest';
import { frontier } from '../../../webview/evaluate/frontier.ts';
import { small, withDeployment } from './small-scenario.ts';

const limited = (maxSequences: number) => ({ ...small, serving: { ...small.serving, maxSequences } });

describe('throughput against latency of one replica', () => {
  test.each([
    [1, [1]],
    [2, [1, 2]],
    [10, [1, 2, 3, 4, 6, 8, 10]],
    [32, [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]],
  ])('at most %s requests in flight: batches %j', (most, batches) => {
    expect(frontier(limited(most)).map(({ batch }) => batch)).toEqual(batches);
  });

  test('a larger batch gives more tokens a second and none sooner', () => {
    const points = frontier(small);
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (!before) continue;
      expect(point.itlSeconds).toBeGreaterThanOrEqual(before.itlSeconds * 0.999);
      expect(point.outputTokensPerSecond).toBeGreaterThan(before.outputTokensPerSecond * 0.999);
    }
  });

  test('it ends where the memory does', () => {
    const roomy = frontier({ ...limited(4096), deployment: { ...small.deployment, hardware: 'h200-sxm' } });
    expect(frontier(limited(4096)).at(-1)!.batch).toBeLessThan(roomy.at(-1)!.batch);
  });

  test.each([
    ['does not fit', { model: 'meta-llama/Llama-3.3-70B-Instruct' }],
    ['no such model', { model: 'nobody/nothing' }],
    ['no such hardware', { hardware: 'abacus' }],
  ])('%s: no points', (_, settings) => {
    expect(frontier(withDeployment(settings))).toEqual([]);
  });
});
