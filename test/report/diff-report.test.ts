import { describe, expect, test } from 'vitest';
import type { CallChange } from '../../src/report/call-changes.ts';
import { diffJson, diffMarkdown, diffText } from '../../src/report/diff-report.ts';
import { pricedCall, site } from './priced-calls.ts';

const none = {};
/** 300 tokens and a dollar per thousand calls more, a hundred thousand times a month. */
const changed: CallChange = {
  status: 'changed',
  call: pricedCall({ headline: 'hosted' }),
  modelBefore: 'gpt-4o',
  inputTokens: { before: 100, after: 400 },
  outputTokens: { before: 256, after: 256 },
  hosted: { before: 0.001, after: 0.002 },
  selfHosted: { before: 0.0002, after: 0.0003 },
  ttftSeconds: { before: 0.1, after: 0.118 },
  callsPerMonth: 100_000,
};
const { modelBefore: _, ...unnamed } = changed;
const added: CallChange = {
  ...unnamed,
  status: 'added',
  inputTokens: { after: 400 },
  outputTokens: { after: 256 },
  hosted: { after: 0.002 },
  selfHosted: { after: 0.0003 },
  ttftSeconds: { after: 0.118 },
};
const removed: CallChange = {
  ...changed,
  status: 'removed',
  inputTokens: { before: 100 },
  outputTokens: { before: 256 },
  hosted: { before: 0.001 },
  selfHosted: none,
  ttftSeconds: none,
};
const still = { inputTokens: none, outputTokens: none, hosted: none, selfHosted: none, ttftSeconds: none };
const renamed: CallChange = { ...changed, ...still, modelBefore: 'gpt-4' };

describe('for a terminal', () => {
  test.each<[string, CallChange, string, string]>([
    [
      'changed',
      changed,
      '~ src/a.py:12  client.chat.completions.create  gpt-4o',
      '≈+300 input tokens, +$1.00/k hosted, +$0.10/k self-hosted, +$100 a month, +18 ms to the first token',
    ],
    [
      'added: the whole call',
      added,
      '+ src/a.py:12  client.chat.completions.create  gpt-4o',
      '≈+400 input tokens, +256 output tokens, +$2.00/k hosted, +$0.30/k self-hosted, +$200 a month',
    ],
    [
      'removed: what it had cost',
      removed,
      '− src/a.py:12  client.chat.completions.create  gpt-4o',
      '≈−100 input tokens, −256 output tokens, −$1.00/k hosted, −$100 a month',
    ],
    [
      'another model at the same price',
      renamed,
      '~ src/a.py:12  client.chat.completions.create  gpt-4 → gpt-4o',
      'another model',
    ],
  ])('%s', (_, entry, head, effects) => {
    expect(diffText([entry], 'HEAD').split('\n').slice(0, 2)).toEqual([head, `    ${effects}`]);
  });

  test('the last line adds up, with one mark for all of it', () => {
    // 300 + 400 − 100 tokens; 1 + 2 − 1 and 0.1 + 0.3 dollars per thousand; 100 + 200 − 100 a month.
    expect(diffText([changed, added, removed], 'main').trimEnd().split('\n').at(-1)).toBe(
      'Calls since main: 1 added, 1 changed, 1 removed · ≈+600 input tokens · +$2.00/k hosted · +$0.40/k self-hosted · +$200 a month',
    );
  });

  test('without traffic there is no month', () => {
    const { callsPerMonth: __, ...quiet } = changed;
    expect(diffText([quiet], 'HEAD')).not.toContain('month');
  });

  test('nothing changed', () => {
    expect(diffText([], 'HEAD')).toBe('No call changed since HEAD.\n');
  });

  test('names cannot move the cursor', () => {
    const call = pricedCall({ site: site({ callee: 'a\u001b[2Jb', file: 'x\r.py' }) });
    expect(diffText([{ ...changed, call }], 'HEAD')).toContain('~ x .py:12  a [2Jb  gpt-4o');
  });
});

describe('for a pull request', () => {
  test('a table under the sum', () => {
    expect(diffMarkdown([changed], 'main').split('\n')).toEqual([
      '**Cost of LLM calls** · Calls since main: 1 changed · ≈+300 input tokens · +\\$1.00/k hosted · +\\$0.10/k self-hosted · +\\$100 a month',
      '',
      '| | call | model | effect |',
      '|:--|:--|:--|:--|',
      '| changed | src/a.py:12<br>`client.chat.completions.create` | gpt-4o | ≈+300 input tokens, +\\$1.00/k hosted, +\\$0.10/k self-hosted, +\\$100 a month, +18 ms to the first token |',
      '',
      '/k: a thousand calls',
      '',
    ]);
  });

  test('nothing changed, no table', () => {
    expect(diffMarkdown([], 'main')).toBe('**Cost of LLM calls** · No call changed since main.\n');
  });

  test('a bar in a name ends no cell', () => {
    const call = pricedCall({ site: site({ callee: 'a|b', model: { id: 'x|y', from: 'literal' } }) });
    const [row] = diffMarkdown([{ ...changed, call, modelBefore: 'x|y' }], 'main')
      .split('\n')
      .slice(4);
    // Four cells between five bars.
    expect(row!.split(/(?<!\\)\|/)).toHaveLength(6);
  });
});

describe('as JSON', () => {
  test('both sides of every figure, dollars per thousand calls, what is unknown as null', () => {
    const { calls, totals, base, version } = diffJson([changed, added, removed], 'main');
    expect({ version, base }).toEqual({ version: 1, base: 'main' });
    expect(calls.map(({ status, inputTokens }) => ({ status, ...inputTokens }))).toEqual([
      { status: 'changed', before: 100, after: 400, change: 300 },
      { status: 'added', before: null, after: 400, change: 400 },
      { status: 'removed', before: 100, after: null, change: -100 },
    ]);
    expect(calls.map(({ model }) => model)).toEqual([
      { before: 'gpt-4o', after: 'gpt-4o' },
      { before: null, after: 'gpt-4o' },
      { before: 'gpt-4o', after: null },
    ]);
    expect(calls[0]!.hostedUsdPerThousandCalls).toMatchObject({ before: 1, after: 2 });
    expect(calls[2]!.selfHostedUsdPerThousandCalls).toEqual({ before: null, after: null, change: null });
    expect(totals.inputTokens).toBe(600);
    expect(totals.hostedUsdPerThousandCalls).toBeCloseTo(2, 9);
    expect(totals.usdPerMonth).toBeCloseTo(200, 9);
  });

  test('a price that no call has is no sum of zero', () => {
    const unlisted = { ...changed, hosted: {} };
    expect(diffJson([unlisted], 'main').totals.hostedUsdPerThousandCalls).toBeNull();
    expect(diffText([unlisted], 'main')).not.toContain('hosted ·');
    expect(diffText([unlisted], 'main')).toContain('tokens · +$0.10/k self-hosted');
  });

  test('no traffic, no month', () => {
    const { callsPerMonth: __, ...quiet } = changed;
    expect(diffJson([quiet], 'main').totals.usdPerMonth).toBeNull();
  });
});
