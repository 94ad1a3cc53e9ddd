import { describe, expect, test } from 'vitest';
import type { PlanEntry, PlannedDeployment, PlanRejection, PlanRequest } from '../../src/cost/plan/plan.ts';
import { planJson, planText } from '../../src/report/plan-report.ts';

const request: PlanRequest = {
  model: 'gpt-4o',
  rate: 10,
  burstiness: 1,
  lengths: { kind: 'fixed', input: 1000, output: 200 },
  objective: { ttft: 1 },
  attainment: 0.99,
  hardware: ['h100-sxm'],
  fixed: {},
  seed: 1,
};
const latency = (p95: number) => ({ mean: p95, p50: p95, p90: p95, p95, p99: p95, max: p95 });
const planned = (id: string, usdPerHour: number, ttft = 0.1, replicas = 1, itl = 0.01): PlanEntry =>
  ({
    id,
    settings: { model: 'gpt-4o', hardware: 'h100-sxm' },
    replicas,
    gpus: replicas,
    gpuHour: { perGpuHour: usdPerHour / replicas, from: 'configuration' },
    usdPerHour,
    usdPerThousandRequests: usdPerHour / 36,
    ttft: latency(ttft),
    itl: latency(itl),
    endToEnd: latency(2),
    throughput: { requestsPerSecond: 10, outputTokensPerSecond: 2000 },
    utilization: 0.8,
    sloAttainment: 0.995,
    replicaRate: 12,
    expectedRelativeError: 0.2,
  }) as unknown as PlannedDeployment;
const rejected = (id: string, rejection: PlanRejection): PlanEntry => ({
  id,
  settings: { model: 'gpt-4o', hardware: 'l4' },
  rejection,
});

describe('JSON', () => {
  test('ranked, with dollars a month, the Pareto set and break-even', () => {
    const report = planJson(request, [
      planned('dear', 10, 0.05),
      planned('cheap', 3),
      rejected('tiny', { why: 'price-unknown' }),
    ]);
    expect(report.deployments.map(({ id, usdPerMonth }) => [id, usdPerMonth])).toEqual([
      ['cheap', 2190],
      ['dear', 7300],
    ]);
    expect(report.pareto).toEqual(['cheap', 'dear']);
    // $2.50 and $10 a million: 0.0045 dollars a request, 3 dollars an hour.
    expect(report.breakEven).toMatchObject({
      deployment: 'cheap',
      requestsPerSecond: expect.closeTo(3 / 3600 / 0.0045, 12),
    });
    expect(report.rejected).toHaveLength(1);
    expect(report).not.toHaveProperty('shard');
  });

  test('no break-even is null, an unknown model too', () => {
    expect(planJson(request, []).breakEven).toMatchObject({ requestsPerSecond: null });
    expect(planJson({ ...request, model: 'acme/own' }, [planned('a', 1)]).breakEven).toBeNull();
  });

  test('a share says which it is', () => {
    expect(planJson(request, [], { index: 2, count: 3 })).toMatchObject({
      kind: 'plan',
      shard: { index: 2, count: 3 },
    });
  });
});

describe('in words', () => {
  test('cheapest first, stars for the Pareto set, replicas named', () => {
    const text = planText(request, [planned('slow', 12, 0.4), planned('fast', 10, 0.05, 2), planned('cheap', 3, 0.2)]);
    const lines = text.split('\n');
    expect(lines[0]).toBe('gpt-4o at 10 requests/s');
    expect(planText({ ...request, rate: 1 }, [])).toMatch(/^gpt-4o at 1 request\/s\n/);
    expect(lines[2]).toMatch(/^\* +cheap +≈\$2,190 +≈\$0\.083\/k +≈200 ms +≈10 ms +≈2 s +99\.5 % +±20 %$/);
    expect(lines[3]).toMatch(/^\* +2 replicas of fast +≈\$7,300/);
    expect(lines[4]).toMatch(/^ +slow +≈\$8,760/);
    expect(text).toContain('Hosted by openai gpt-4o (list of ');
    expect(text).toMatch(/From ≈0\.185 requests\/s on, cheap is cheaper\./);
  });

  test('an answer of one token has no time between tokens', () => {
    const text = planText(request, [planned('short', 3, 0.1, 1, 0)]);
    expect(text.split('\n')[2]).toMatch(/ ≈100 ms +- +≈2 s +99\.5 %/);
  });

  test('a long list is cut, but not its Pareto set', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      planned(`d${String(index).padStart(2, '0')}`, index + 1, 0.5),
    );
    const text = planText(request, [...many, planned('fastest', 100, 0.01)]);
    expect(text).toContain('fastest');
    expect(text).toContain('and 5 dearer ones (--format json lists them)');
    expect(text).not.toContain('d19');
  });

  test.each([
    [{ why: 'does-not-fit', missingBytes: 5e9 }, 'does not fit: ≈5 GB missing'],
    [{ why: 'context-window' }, "longer than the model's context window"],
    [{ why: 'price-unknown' }, 'no price per GPU-hour is known'],
    [
      { why: 'too-slow', ttftP95: 2, itlP95: 0.1, endToEndP95: 30 },
      'first token ≈2 s, then ≈100 ms each, ≈30 s in all',
    ],
    [{ why: 'over-budget', gpus: 24 }, '24 GPUs needed, more than allowed'],
  ] as [PlanRejection, string][])('nothing serves: %o', (rejection, words) => {
    const text = planText(request, [rejected('1×l4', rejection)]);
    expect(text).toContain('No deployment meets the objective.');
    expect(text).toMatch(new RegExp(`^ {2}1×l4: .*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'm'));
  });
});
