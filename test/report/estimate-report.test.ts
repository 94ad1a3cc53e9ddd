import { describe, expect, test } from 'vitest';
import { estimateJson, estimateText } from '../../src/report/estimate-report.ts';
import { bytes, dollars, tokens } from '../../src/units.ts';
import { performance, refused, selfHosted } from './priced-calls.ts';

describe('the contract of estimate', () => {
  test('a request that runs', () => {
    expect(estimateJson(selfHosted())).toMatchObject({
      deployment: 'prod',
      fits: true,
      concurrency: 32,
      request: { inputTokens: 1234, cachedTokens: 0, outputTokens: 256 },
      memory: { weightsBytes: performance.memory.weightsBytes, maxConcurrency: performance.memory.maxConcurrency },
      prefill: { seconds: 0.038, flops: 1.7e14, bytes: 7e10, bound: 'compute' },
      decode: { secondsPerToken: 0.0114, flops: 1.4e11, bytes: 7e10, bound: 'memory bandwidth' },
      ttftSeconds: 0.06,
      itlSeconds: 0.0114,
      endToEndSeconds: 2.96,
      throughput: { requestsPerSecond: 10.8, outputTokensPerSecond: 2760, totalTokensPerSecond: 16_000 },
      cost: { perRequest: 0.00042, prefill: 0.00002, decode: 0.0004, perGpuHour: 2.5 },
      energy: { wattHoursPerRequest: 0.036, basis: 'boards at 700 W each, without host and cooling' },
      accuracy: { expectedRelativeError: 0.12, basis: 'hopper, vllm, fp8' },
      assumptions: [],
      warnings: [],
    });
  });

  test('dollars per million of each kind of token', () => {
    const { cost } = estimateJson(selfHosted()) as { cost: Record<string, number> };
    expect(cost.perMillionInputTokens).toBeCloseTo((0.00002 / 1234) * 1e6, 12);
    expect(cost.perMillionOutputTokens).toBeCloseTo((0.0004 / 256) * 1e6, 12);
  });

  test.each([
    {
      name: 'no output: no price of its tokens',
      changes: { shape: { input: tokens(5), cached: tokens(0), output: tokens(0) } },
      key: 'perMillionOutputTokens',
    },
    {
      name: 'no input: no price of its tokens',
      changes: { shape: { input: tokens(0), cached: tokens(0), output: tokens(5) } },
      key: 'perMillionInputTokens',
    },
  ])('$name', ({ changes, key }) => {
    expect((estimateJson(selfHosted(changes)) as { cost: Record<string, unknown> }).cost[key]).toBeNull();
  });

  test('an unknown price is null, not zero', () => {
    const { costPerRequest: _, prefillCost: __, decodeCost: ___, gpuHour: ____, ...unpriced } = selfHosted();
    expect(estimateJson(unpriced)).toMatchObject({ cost: { perRequest: null } });
    const { wattHoursPerRequest: _____, ...estimate } = performance;
    expect(estimateJson(selfHosted({ estimate }))).toMatchObject({ energy: { wattHoursPerRequest: null } });
  });

  test('what does not fit has no speed and no dollars', () => {
    const report = estimateJson(
      refused({ nearest: { gpus: 4, tensorParallel: 4, accelerator: 'h100-sxm', weights: 'fp8' } }),
    );
    expect(report).toMatchObject({ fits: false, reason: 'weights', missingBytes: 11e9, nearest: { gpus: 4 } });
    for (const key of ['prefill', 'decode', 'ttftSeconds', 'cost', 'throughput'])
      expect(report).not.toHaveProperty(key);
  });
});

describe('for a terminal', () => {
  test('every figure has its line', () => {
    const text = estimateText(selfHosted({ costPerRequest: dollars(0.00042) }));
    expect(text).toMatch(/^ {2}request +1,234 tokens in, 256 out$/m);
    expect(text).toMatch(/^ {2}prefill +≈38 ms, bound by compute$/m);
    expect(text).toMatch(/^ {2}decode +≈2\.9 s, ≈11\.4 ms per token, bound by memory bandwidth$/m);
    expect(text).toMatch(/^ {2}cost +≈\$0\.42 per thousand requests at \$2\.50 per GPU-hour$/m);
    expect(text).toMatch(
      /^ {2}energy +≈36 Wh per thousand requests \(boards at 700 W each, without host and cooling\)$/m,
    );
    expect(text).toMatch(/^ {2}accuracy +±12 % \(hopper, vllm, fp8\)$/m);
  });

  test('the memory line says how many such requests fit, or that none does', () => {
    expect(estimateText(selfHosted())).toMatch(
      /^ {2}memory +weights 70\.6 GB, KV cache 412 MB per request \(164 kB per token\), ≈67\.4 GB left of 144 GB usable: ≈163 such requests fit$/m,
    );
    const full = { ...performance, memory: { ...performance.memory, maxConcurrency: 0, freeBytes: bytes(-1e9) } };
    expect(estimateText(selfHosted({ estimate: full }))).toMatch(
      /^ {2}memory +weights 70\.6 GB, KV cache 412 MB per request \(164 kB per token\), 144 GB usable: no such request fits$/m,
    );
  });

  test.each([
    ['a window', { full: 40, sliding: 40, window: 1024, linear: 0 }],
    ['linear layers', { full: 20, sliding: 0, window: 0, linear: 60 }],
  ])('with %s a request holds more than its tokens times their bytes', (_, layerKinds) => {
    const result = selfHosted();
    const model = { ...result.deployment.model, layerKinds };
    expect(estimateText({ ...result, deployment: { ...result.deployment, model } })).toContain(
      'KV cache 412 MB per request (164 kB per further token), ',
    );
  });

  test('energy that nobody knows has no line', () => {
    const { wattHoursPerRequest: _, ...estimate } = performance;
    expect(estimateText(selfHosted({ estimate }))).not.toMatch(/energy|boards/);
  });

  test.each([
    [0, '0 tokens in, 5 out'],
    [1, '1 token in, 5 out'],
    [2, '2 tokens in, 5 out'],
  ])('%d tokens in', (input, line) => {
    const shape = { input: tokens(input), cached: tokens(0), output: tokens(5) };
    expect(estimateText(selfHosted({ shape }))).toContain(` ${line}\n`);
  });

  test('cached tokens are named', () => {
    expect(
      estimateText(selfHosted({ shape: { input: tokens(1000), cached: tokens(600), output: tokens(1) } })),
    ).toContain('1,000 tokens in (600 cached), 1 out');
  });

  test('a refusal says what is missing, and nothing of speed', () => {
    const text = estimateText(refused());
    expect(text).toContain('11 GB');
    expect(text).not.toMatch(/prefill|decode|accuracy/);
  });
});
