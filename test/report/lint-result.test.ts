import { describe, expect, test } from 'vitest';
import {
  isFault,
  lintTotals,
  type Skipped,
  selfHostedDollars,
  skippedInOrder,
  type TotalledCall,
  totalsOf,
} from '../../src/report/lint-result.ts';
import { dollars } from '../../src/units.ts';
import { analysis } from './lint-results.ts';
import { about, exactly, hosted, pricedCall, range, refused, selfHosted } from './priced-calls.ts';

const call = (changes: Partial<TotalledCall> = {}): TotalledCall => ({
  kind: 'call',
  file: 'a.py',
  parts: [],
  carried: [],
  inputTokens: 100,
  hostedUsd: 0.002,
  selfHostedUsd: 0.001,
  ...changes,
});
const instructions = range(3, 5, 4, 9);
const agent = call({ kind: 'agent', inputTokens: 40, hostedUsd: 0.5, parts: [{ range: instructions }] });
const prompt = call({ kind: 'prompt', inputTokens: 30, hostedUsd: 0.4, parts: [{ range: instructions }] });
const runOf = (file?: string): TotalledCall =>
  call({ carried: [{ role: 'instructions', range: instructions, ...(file === undefined ? {} : { file }) }] });

describe('totals', () => {
  test.each<[string, TotalledCall[], { calls: number; inputTokens: number; hosted: number; own: number }]>([
    ['nothing', [], { calls: 0, inputTokens: 0, hosted: 0, own: 0 }],
    ['one call', [call()], { calls: 1, inputTokens: 100, hosted: 2, own: 1 }],
    ['two', [call(), call({ inputTokens: 1 })], { calls: 2, inputTokens: 101, hosted: 4, own: 2 }],
    [
      'what has no price adds nothing',
      [call({ hostedUsd: undefined }), call({ selfHostedUsd: undefined })],
      { calls: 2, inputTokens: 200, hosted: 2, own: 1 },
    ],
    ['an agent that is not run counts by itself', [agent], { calls: 1, inputTokens: 40, hosted: 500, own: 1 }],
    ['an agent that is run counts in its run', [agent, runOf()], { calls: 2, inputTokens: 100, hosted: 2, own: 1 }],
    ['and in each of its runs', [agent, runOf(), runOf('a.py')], { calls: 3, inputTokens: 200, hosted: 4, own: 2 }],
    [
      'an agent of another file at the same place is another agent',
      [agent, runOf('b.py')],
      { calls: 2, inputTokens: 140, hosted: 502, own: 2 },
    ],
    ['a prompt that nothing sends counts by itself', [prompt], { calls: 1, inputTokens: 30, hosted: 400, own: 1 }],
    [
      'a prompt that a call of another file sends counts there',
      [prompt, call({ file: 'b.py', parts: [{ range: instructions, file: 'a.py' }] })],
      { calls: 2, inputTokens: 100, hosted: 2, own: 1 },
    ],
    [
      'texts without a place are not the same text',
      [call({ ...prompt, parts: [{}] }), call({ parts: [{}] })],
      { calls: 2, inputTokens: 130, hosted: 402, own: 2 },
    ],
    [
      'only instructions are an agent’s',
      [agent, call({ carried: [{ role: 'tools', range: instructions }] })],
      { calls: 2, inputTokens: 140, hosted: 502, own: 2 },
    ],
  ])('%s', (_, calls, expected) => {
    const { hostedUsdPerThousandCalls, selfHostedUsdPerThousandCalls, ...rest } = totalsOf(7, calls);
    expect(rest).toEqual({ files: 7, calls: expected.calls, inputTokens: expected.inputTokens });
    expect(hostedUsdPerThousandCalls).toBeCloseTo(expected.hosted, 9);
    expect(selfHostedUsdPerThousandCalls).toBeCloseTo(expected.own, 9);
  });

  test('of a run: files with and without calls, exact only if all are', () => {
    const known = pricedCall({ input: exactly(10) });
    const guessed = pricedCall({ input: about(20), hosted: { ...hosted, costPerRequest: dollars(0.001) } });
    const of = (...calls: (typeof known)[]) =>
      lintTotals({ analyses: [analysis({ calls }), analysis({ file: 'src/empty.py', calls: [] })] });
    expect(of(known)).toMatchObject({ files: 2, calls: 1, inputTokens: 10, exact: true });
    expect(of(known, guessed)).toMatchObject({ files: 2, calls: 2, inputTokens: 30, exact: false });
    // $5.60 and $1.00 per thousand.
    expect(of(known, guessed).hostedUsdPerThousandCalls).toBeCloseTo(6.6, 9);
  });
});

test.each([
  [selfHosted(), 0.00042],
  [refused(), undefined],
  [undefined, undefined],
])('dollars on the team’s own hardware', (own, expected) => {
  const { selfHosted: _, ...rest } = pricedCall();
  expect(selfHostedDollars(own ? { ...rest, selfHosted: own } : rest)).toBe(expected);
});

test.each([
  [{ severity: 'error', rule: 'context-overflow' }, true],
  [{ severity: 'warning', rule: 'context-overflow' }, false],
  [{ severity: 'hint', rule: 'over-budget' }, true],
  [{ severity: 'info', rule: 'decode-bound' }, false],
] as const)('%j fails the command line: %s', (finding, fails) => {
  expect(isFault(finding)).toBe(fails);
});

describe('what was skipped', () => {
  const told = (...entries: [string, string][]): Skipped[] => entries.map(([file, why]) => ({ file, why }));
  test.each<[string, Skipped[], Skipped[]]>([
    ['nothing', [], []],
    ['by file', told(['b', 'x'], ['a', 'x'], ['B', 'x']), told(['B', 'x'], ['a', 'x'], ['b', 'x'])],
    ['once, though two threads tell of it', told(['a', 'x'], ['b', 'x'], ['a', 'x']), told(['a', 'x'], ['b', 'x'])],
    ['for each of its reasons, as they came', told(['a', 'y'], ['a', 'x'], ['a', 'y']), told(['a', 'y'], ['a', 'x'])],
  ])('%s', (_name, skipped, expected) => {
    expect(skippedInOrder(skipped)).toEqual(expected);
  });
});
