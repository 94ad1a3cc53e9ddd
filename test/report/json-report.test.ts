import { describe, expect, test } from 'vitest';
import type { PricedCarried } from '../../src/cost/priced-call.ts';
import { callJson, jsonReport } from '../../src/report/json-report.ts';
import { tokens } from '../../src/units.ts';
import { analysis, finding, result } from './lint-results.ts';
import { about, pricedCall, range, refused, selfHosted, site } from './priced-calls.ts';

describe('a call', () => {
  test('a prompt that nobody could read has no texts, only the range that is assumed', () => {
    const unread = callJson(pricedCall({ site: site({ prompt: [] }), input: about(100, 10, 1000) }), {
      includeText: true,
    });
    expect(unread).toMatchObject({ prompt: [], input: { tokens: 100, low: 10, high: 1000, exact: false } });
  });

  test('has every key of the contract', () => {
    expect(callJson(pricedCall())).toMatchObject({
      id: 'src/a.py:12:client.chat.completions.create',
      kind: 'call',
      file: 'src/a.py',
      language: 'python',
      range: range(12, 12, 19, 6),
      sdk: 'openai',
      callee: 'client.chat.completions.create',
      model: { id: 'gpt-4o', from: 'literal' },
      maxOutputTokens: 512,
      inLoop: false,
      prompt: [
        { role: 'system', tokens: 181, exact: true, static: true, range: range(13, 30, 13, 60), placeholders: [] },
        {
          role: 'user',
          tokens: 46,
          exact: true,
          static: false,
          assumedTokens: 1000,
          placeholders: [{ name: 'question', assumedTokens: 1000 }],
        },
      ],
      input: { tokens: 1234, low: 1034, high: 2034, exact: false },
      output: { tokens: 256, low: 1, high: 512, from: 'configuration' },
      hosted: {
        provider: 'openai',
        costPerRequest: 0.0056,
        inputCost: 0.0031,
        outputCost: 0.0025,
        priceDate: '2026-09-23',
      },
      selfHosted: {
        deployment: 'prod',
        prefillSeconds: 0.038,
        decodeSeconds: 2.9,
        ttftSeconds: 0.06,
        itlSeconds: 0.0114,
        kvBytes: 412e6,
        prefillCost: 0.00002,
        decodeCost: 0.0004,
        costPerRequest: 0.00042,
        fits: true,
        maxConcurrency: 163,
      },
    });
  });

  test('what is carried stands beside the prompt, not in it', () => {
    const placeholders = [{ name: 'tools', assumedTokens: tokens(100), from: 'default' as const }];
    const carried: PricedCarried = {
      role: 'tools',
      count: about(150, 60, 1100),
      basis: 'partly-unknown',
      source: 'a page',
      date: '2026-11-22',
      names: ['search'],
      placeholders,
    };
    const json = callJson(pricedCall({ carried: [carried] }));
    expect(json.carried).toEqual([
      {
        role: 'tools',
        tokens: 150,
        low: 60,
        high: 1100,
        exact: false,
        basis: 'partly-unknown',
        source: 'a page',
        names: ['search'],
        placeholders,
      },
    ]);
    expect(json.prompt.map(part => part.role)).toEqual(['system', 'user']);
    expect(callJson(pricedCall())).not.toHaveProperty('carried');
  });

  test('parts and wrapping sum to the input', () => {
    const json = callJson(pricedCall());
    const parts = json.prompt.reduce((sum, part) => sum + part.tokens + part.assumedTokens, 0);
    expect(parts + json.wrappingTokens).toBe(json.input.tokens);
  });

  test('text only when asked for', () => {
    expect(JSON.stringify(callJson(pricedCall()))).not.toContain('"text"');
    expect(callJson(pricedCall(), { includeText: true }).prompt[1]).toMatchObject({
      text: 'Answer this: {question}',
      normalizedText: 'Answer this: {}',
    });
  });

  test('unknown is null or absent, never a figure', () => {
    const { hosted: _, selfHosted: __, ...rest } = pricedCall();
    const json = callJson({
      ...rest,
      headline: 'none',
      site: site({ model: { from: 'unknown' }, outputLimit: {} }),
      unknown: [{ code: 'model-unknown' }],
    });
    expect(json.model).toEqual({ id: null, from: 'unknown' });
    expect(json.maxOutputTokens).toBeNull();
    expect(json).not.toHaveProperty('hosted');
    expect(json).not.toHaveProperty('selfHosted');
    expect(json.unknown).toEqual(['model-unknown']);
  });

  test('what does not fit has no speed and no dollars', () => {
    const json = callJson(pricedCall({ selfHosted: refused() })).selfHosted!;
    expect(json).toMatchObject({
      deployment: 'prod',
      fits: false,
      reason: 'weights',
      missingBytes: 11e9,
      maxConcurrency: 0,
    });
    for (const key of ['prefillSeconds', 'decodeSeconds', 'ttftSeconds', 'costPerRequest'])
      expect(json).not.toHaveProperty(key);
  });

  test('without a GPU price there are times and no dollars', () => {
    const { costPerRequest: _a, prefillCost: _b, decodeCost: _c, gpuHour: _d, ...own } = selfHosted();
    const json = callJson(pricedCall({ selfHosted: own })).selfHosted!;
    expect(json).toHaveProperty('prefillSeconds');
    for (const key of ['costPerRequest', 'prefillCost', 'decodeCost', 'pricePerGpuHour'])
      expect(json).not.toHaveProperty(key);
  });

  test('a notebook’s call names its cell', () => {
    expect(callJson(pricedCall({ site: site({ cell: 3 }) }))).toMatchObject({ cell: 3 });
    expect(callJson(pricedCall())).not.toHaveProperty('cell');
  });
});

describe('the report', () => {
  test('findings with message, place, call, saving and fix', () => {
    const fix = {
      code: 'insert-output-limit',
      args: { key: 'max_tokens', limit: 64 },
      edits: [{ file: 'src/a.py', range: range(3, 4, 3, 4), newText: 'max_tokens=64' }],
    };
    const analyses = [analysis({ findings: [finding({ saves: { usdPerThousandCalls: 2 }, fix })] })];
    expect(jsonReport(result({ analyses })).findings).toEqual([
      {
        rule: 'over-budget',
        severity: 'error',
        message: '≈$12.00 per thousand calls, over the budget of $10.00 for src/**.',
        file: 'src/a.py',
        range: range(12, 12, 12, 42),
        call: 'src/a.py:12:client.chat.completions.create',
        saves: { usdPerThousandCalls: 2 },
        fix: { title: 'Limit the output: max_tokens = 64', edits: fix.edits },
        fingerprint: '0123456789abcdef',
      },
    ]);
  });

  test('totals are sums over calls; a call without a price adds nothing', () => {
    const { hosted: _, ...unlisted } = pricedCall({ selfHosted: refused() });
    const report = jsonReport(result({ analyses: [analysis(), analysis({ calls: [unlisted] })] }));
    expect(report.totals).toEqual({
      files: 2,
      calls: 2,
      inputTokens: 2468,
      hostedUsdPerThousandCalls: expect.closeTo(5.6, 9),
      selfHostedUsdPerThousandCalls: expect.closeTo(0.42, 9),
    });
  });

  test('calls are those of all files in their order, however often they are gone through', () => {
    const [first, second, third] = ['a.py:1:f', 'a.py:2:f', 'b.py:1:f'].map(id => pricedCall({ site: site({ id }) }));
    const analyses = [analysis({ calls: [first!, second!] }), analysis({ calls: [] }), analysis({ calls: [third!] })];
    const { calls } = jsonReport(result({ analyses }));
    expect([...calls].map(({ id }) => id)).toEqual(['a.py:1:f', 'a.py:2:f', 'b.py:1:f']);
    expect([...calls]).toEqual([first, second, third].map(call => callJson(call!)));
  });

  test('is plain JSON', () => {
    const report = jsonReport(result({ skipped: [{ file: 'big.min.js', why: 'larger than 1 MB' }] }));
    const plain = { ...report, calls: [...report.calls] };
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    expect(report.skipped).toEqual([{ file: 'big.min.js', why: 'larger than 1 MB' }]);
  });
});
