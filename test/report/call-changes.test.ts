import { describe, expect, test } from 'vitest';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { defaultConfiguration } from '../../src/configuration/read-configuration.ts';
import type { PricedCall } from '../../src/cost/priced-call.ts';
import {
  type CallChange,
  type Change,
  callChanges,
  difference,
  totalDifference,
} from '../../src/report/call-changes.ts';
import { tokens } from '../../src/units.ts';
import { analysis } from './lint-results.ts';
import { pricedCall, range, site } from './priced-calls.ts';

interface Sketch {
  readonly callee?: string;
  readonly line?: number;
  readonly input?: number;
  readonly model?: string;
  readonly cell?: number;
}
const call = ({ callee = 'ask', line = 1, input = 100, model = 'gpt-4o', cell }: Sketch = {}): PricedCall =>
  pricedCall({
    site: site({
      callee,
      range: range(line, 1, line, 9),
      model: { id: model, from: 'literal' },
      ...(cell === undefined ? {} : { cell }),
    }),
    input: { tokens: tokens(input), low: tokens(input), high: tokens(input), exact: true },
  });
const file = (...calls: PricedCall[]): FileAnalysis => analysis({ calls, findings: [] });
const changes = (
  before: FileAnalysis | undefined,
  after: FileAnalysis | undefined,
  configuration = defaultConfiguration,
) => callChanges([{ ...(before ? { before } : {}), ...(after ? { after } : {}), configuration }]);
const told = (before: PricedCall[] | undefined, after: PricedCall[] | undefined) =>
  changes(before && file(...before), after && file(...after)).map(
    entry => `${entry.status} ${entry.call.site.callee} ${difference(entry, 'inputTokens')}`,
  );

describe('what happened to each call', () => {
  test.each([
    { name: 'nothing', before: [call()], after: [call()], expected: [] },
    { name: 'lines that moved are nothing', before: [call({ line: 1 })], after: [call({ line: 9 })], expected: [] },
    {
      name: 'a longer prompt',
      before: [call({ input: 100 })],
      after: [call({ input: 130 })],
      expected: ['changed ask 30'],
    },
    {
      name: 'another model, the same size',
      before: [call()],
      after: [call({ model: 'gpt-4.1' })],
      expected: ['changed ask 0'],
    },
    { name: 'a new call', before: [], after: [call()], expected: ['added ask 100'] },
    { name: 'a call that is gone', before: [call()], after: [], expected: ['removed ask -100'] },
    {
      name: 'another callee is another call',
      before: [call({ callee: 'a' })],
      after: [call({ callee: 'b' })],
      expected: ['added b 100', 'removed a -100'],
    },
    {
      name: 'like calls are told apart by their order',
      before: [call({ line: 1, input: 10 }), call({ line: 2, input: 20 })],
      after: [call({ line: 1, input: 10 }), call({ line: 2, input: 25 }), call({ line: 3, input: 7 })],
      expected: ['changed ask 5', 'added ask 7'],
    },
    {
      name: 'cells of a notebook are apart',
      before: [call({ cell: 0 })],
      after: [call({ cell: 1 })],
      expected: ['added ask 100', 'removed ask -100'],
    },
    { name: 'a new file', before: undefined, after: [call()], expected: ['added ask 100'] },
    { name: 'a file that is gone', before: [call()], after: undefined, expected: ['removed ask -100'] },
  ])('$name', ({ before, after, expected }) => {
    expect(told(before, after)).toEqual(expected);
  });
});

test.each([
  { traffic: { callsPerMonth: 1000 }, calls: 1000 },
  { traffic: { callsPerMonth: 1000, calls: { 'src/a.py': 7 } }, calls: 7 },
  { traffic: { calls: { 'src/other.py': 7 } }, calls: undefined },
])('calls per month of $traffic: $calls', ({ traffic, calls }) => {
  const configuration = { ...defaultConfiguration, traffic: { ...defaultConfiguration.traffic, ...traffic } };
  expect(changes(undefined, file(call()), configuration)[0]!.callsPerMonth).toBe(calls);
});

describe('what a change adds', () => {
  const entry = (status: CallChange['status'], hosted: Change): CallChange => {
    const none = {};
    return { status, call: call(), inputTokens: none, outputTokens: none, hosted, selfHosted: none, ttftSeconds: none };
  };
  test.each<[CallChange['status'], Change, number | undefined]>([
    ['changed', { before: 3, after: 5 }, 2],
    ['changed', { before: 3, after: 0 }, -3],
    ['changed', { before: 3 }, undefined],
    ['changed', { after: 3 }, undefined],
    ['changed', {}, undefined],
    ['added', { after: 3 }, 3],
    ['added', {}, undefined],
    ['removed', { before: 3 }, -3],
    ['removed', {}, undefined],
  ])('%s, %o: %s', (status, hosted, expected) => {
    expect(difference(entry(status, hosted), 'hosted')).toBe(expected);
  });

  test.each<[string, CallChange[], number | undefined]>([
    ['of nothing', [], undefined],
    ['of what is unknown', [entry('changed', { before: 3 }), entry('added', {})], undefined],
    ['of what is known', [entry('added', { after: 3 }), entry('added', {}), entry('removed', { before: 1 })], 2],
    ['of what comes to nothing', [entry('added', { after: 3 }), entry('removed', { before: 3 })], 0],
  ])('total %s', (_, entries, expected) => {
    expect(totalDifference(entries, 'hosted')).toBe(expected);
  });
});
