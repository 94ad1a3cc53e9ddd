import { describe, expect, test } from 'vitest';
import type { CallChange } from '../../src/report/call-changes.ts';
import { changeSinceText, effectsText, monthly, perMonth, removedSinceText } from '../../src/report/change-text.ts';
import { pricedCall } from './priced-calls.ts';

const none = {};
const change = (changes: Partial<CallChange> = {}): CallChange => ({
  status: 'changed',
  call: pricedCall({ headline: 'hosted' }),
  inputTokens: { before: 100, after: 412 },
  outputTokens: { before: 256, after: 256 },
  hosted: { before: 0.001, after: 0.00194 },
  selfHosted: { before: 0.0002, after: 0.0003 },
  ttftSeconds: { before: 0.1, after: 0.118 },
  callsPerMonth: 100_000,
  ...changes,
});

describe('a line above the call', () => {
  test.each([
    {
      name: 'only the side that the hint shows',
      entry: change(),
      text: '≈+312 input tokens · +$0.94/k · +$94.00 a month · +18 ms to the first token since HEAD',
    },
    {
      name: 'the self-hosted side where that is shown',
      entry: change({ call: pricedCall({ headline: 'self-hosted' }) }),
      text: '≈+312 input tokens · +$0.10/k · +$10.00 a month · +18 ms to the first token since HEAD',
    },
    {
      name: 'what became cheaper',
      entry: change({
        inputTokens: { before: 412, after: 100 },
        hosted: { before: 0.00194, after: 0.001 },
        ttftSeconds: none,
      }),
      text: '≈−312 input tokens · −$0.94/k · −$94.00 a month since HEAD',
    },
    {
      name: 'no traffic, no month',
      entry: { ...change({ ttftSeconds: none }), callsPerMonth: undefined } as unknown as CallChange,
      text: '≈+312 input tokens · +$0.94/k since HEAD',
    },
    {
      name: 'a new call',
      entry: change({
        status: 'added',
        inputTokens: { after: 412 },
        outputTokens: { after: 256 },
        hosted: { after: 0.001 },
      }),
      text: 'new since HEAD: ≈+412 input tokens · +256 output tokens · +$1.00/k · +$100 a month',
    },
    {
      name: 'only the model, at the same price',
      entry: change({ inputTokens: none, outputTokens: none, hosted: none, ttftSeconds: none }),
      text: 'another model since HEAD',
    },
  ])('$name', ({ entry, text }) => {
    expect(changeSinceText(entry, 'HEAD')).toBe(text);
  });
});

describe('calls that are gone', () => {
  const gone = change({ status: 'removed', hosted: { before: 0.001 } });
  test.each([
    { name: 'one', entries: [gone], text: '1 call gone since HEAD · ≈−$1.00/k · −$100 a month' },
    { name: 'several together', entries: [gone, gone], text: '2 calls gone since HEAD · ≈−$2.00/k · −$200 a month' },
    { name: 'without a price', entries: [change({ status: 'removed', hosted: none })], text: '1 call gone since HEAD' },
  ])('$name', ({ entries, text }) => {
    expect(removedSinceText(entries, 'HEAD')).toBe(text);
  });
});

test('where nothing counted changed, there is nothing to say', () => {
  const same = change({ inputTokens: none, outputTokens: none, hosted: none, selfHosted: none, ttftSeconds: none });
  expect(effectsText(same, message => message)).toBe('');
});

test('a table has both sides', () => {
  const text = effectsText(change(), (message, ...args) =>
    message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
  );
  expect(text).toBe(
    '≈+312 input tokens, +$0.94/k hosted, +$0.10/k self-hosted, +$94.00 a month, +18 ms to the first token',
  );
});

test.each([
  ['a price that is known no longer', { before: 0.002 }, '$2.00/k hosted before, now unknown'],
  ['a price that was not known', { after: 0.002 }, '$2.00/k hosted, unknown before'],
])('%s is no saving and no cost', (_, hosted, expected) => {
  const only = change({ hosted, inputTokens: none, outputTokens: none, selfHosted: none, ttftSeconds: none });
  const text = effectsText(only, (message, ...args) =>
    message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
  );
  expect(text).toBe(`≈${expected}`);
});

test.each([
  { entry: change(), dollars: 94 },
  { entry: change({ hosted: none }), dollars: undefined },
  { entry: change({ status: 'added', hosted: { after: 0.001 } }), dollars: 100 },
  { entry: change({ hosted: { after: 0.001 } }), dollars: undefined },
])('dollars a month: $dollars', ({ entry, dollars }) => {
  const month = perMonth(entry);
  if (dollars === undefined) expect(month).toBeUndefined();
  else expect(month).toBeCloseTo(dollars, 6);
  expect(monthly([entry, entry])).toEqual(month === undefined ? undefined : month * 2);
});
