import { describe, expect, test } from 'vitest';
import { acceptedTokens, draftDeployment, heardTogether } from '../../src/performance/draft-model.ts';
import type { OperatorTime } from '../../src/performance/estimate.ts';
import { bytes, flops, seconds } from '../../src/units.ts';
import { deploy, llama8b } from './deployments.ts';

describe('tokens of a verified draft', () => {
  test.each([
    [4, 0, 1],
    [4, 1, 5],
    [2, 0.5, 1.75],
    [1, 0.8, 1.8],
    [5, 0.7, (1 - 0.7 ** 6) / 0.3],
  ])('a draft of %d at acceptance %d gives %d tokens', (length, acceptance, tokens) =>
    expect(acceptedTokens(length, acceptance)).toBeCloseTo(tokens, 9),
  );
});

describe('the draft is served by the layout of its target', () => {
  test('without a draft of its own', () => {
    const draft = { ...llama8b, layers: 4 };
    const of = draftDeployment(
      deploy({ gpus: 2, tensorParallel: 2, speculative: { draft, length: 3, acceptance: 0.5 } }),
    )!;
    expect(of).toMatchObject({ model: { layers: 4 }, gpus: 2, tensorParallel: 2 });
    expect(of.speculative).toBeUndefined();
  });
  test('and is none where nothing is drafted', () => expect(draftDeployment(deploy())).toBeUndefined());
});

describe("a draft's operators are heard together", () => {
  const time = (operator: string, value: number, bound: OperatorTime['bound']): OperatorTime => ({
    operator,
    seconds: seconds(value),
    flops: flops(10 * value),
    bytes: bytes(100 * value),
    bound,
  });
  const run = (heard?: (operator: OperatorTime) => void): number => {
    heard?.(time('feed-forward input', 1, 'memory bandwidth'));
    heard?.(time('all-reduce', 2, 'interconnect'));
    heard?.(time('feed-forward output', 3, 'memory bandwidth'));
    return 6;
  };
  test('once for each bound', () => {
    const heard: OperatorTime[] = [];
    expect(heardTogether(operator => heard.push(operator), run)).toBe(6);
    expect(heard).toEqual([time('draft model', 4, 'memory bandwidth'), time('draft model', 2, 'interconnect')]);
  });
  test('or by nobody', () => expect(heardTogether(undefined, run)).toBe(6));
});
