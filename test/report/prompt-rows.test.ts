import { describe, expect, test } from 'vitest';
import type { PricedCarried } from '../../src/cost/priced-call.ts';
import { promptRows, shareText } from '../../src/report/prompt-rows.ts';
import { english } from '../../src/report/translate.ts';
import { tokens } from '../../src/units.ts';
import { about, exactly, part, pricedCall } from './priced-calls.ts';

const braces = (name: string): string => `{${name}}`;
const rows = (changes: Parameters<typeof pricedCall>[0], most = 10) =>
  promptRows(pricedCall(changes), most, braces, english).map(row => [row.label, row.tokens, shareText(row), row.note]);
const carried = (changes: Partial<PricedCarried>): PricedCarried => ({
  role: 'tools',
  count: exactly(100),
  basis: 'published',
  source: 'test',
  date: '2026-11-22',
  names: [],
  placeholders: [],
  ...changes,
});
const placeholder = (name: string) => ({ name, assumedTokens: tokens(10), from: 'default' as const });

describe('what an input is made of', () => {
  test('parts in their order, then the wrapping; shares are of the whole input', () => {
    // 181, 1,046 and 7 of 1,234: 14.67, 84.76 and 0.57 %.
    expect(rows({})).toEqual([
      ['system', '181', '15 %', 'static'],
      ['user', '≈1,046', '85 %', 'dynamic: {question}'],
      ['wrapping', '7', '0.6 %', 'static'],
    ]);
  });

  test('what is carried stands between them, with its names and why it counts what it does', () => {
    const [, , tools] = rows({
      carried: [carried({ names: ['search', 'fetch'] })],
      input: exactly(1000),
    });
    expect(tools!.slice(0, 3)).toEqual(['tools', '100', '10 %']);
    expect(tools![3]).toMatch(/^\{search\}, \{fetch\}: ./);
  });

  test.each([
    [{ wrapping: exactly(0) }, ['system', 'user']],
    [{ parts: [], wrapping: exactly(3) }, ['wrapping']],
    [{ parts: [], wrapping: exactly(0) }, []],
    [
      { parts: [], carried: [carried({ role: 'image' }), carried({ role: 'schema' })] },
      ['image', 'schema', 'wrapping'],
    ],
  ])('%#: only what is there', (changes, labels) => {
    expect(rows(changes).map(([label]) => label)).toEqual(labels);
  });

  test('an input of no tokens has no shares', () => {
    expect(rows({ parts: [part({ count: exactly(0) })], wrapping: exactly(0), input: exactly(0) })).toEqual([
      ['system', '0', '', 'static'],
    ]);
  });

  // 'requestHints.city' in braces has 19 characters: two and ', ' come to 40, three to 61.
  test.each([
    [
      ['requestHints.city', 'requestHints.city', 'requestHints.city'],
      '{requestHints.city}, {requestHints.city}, 1 more',
    ],
    [['a', 'requestHints.latitude_in_degrees_north', 'b'], '{a}, {requestHints.latitude_in_degrees_north}, 1 more'],
    [['x'.repeat(60), 'y'], `{${'x'.repeat(60)}}, 1 more`],
    [['x'.repeat(60)], `{${'x'.repeat(60)}}`],
  ])('%#: of long names as many as a row has room for, and one at least', (names, expected) => {
    const long = part({ static: false, placeholders: names.map(placeholder) });
    expect(rows({ parts: [long] })[0]![3]).toBe(`dynamic: ${expected}`);
  });

  test('of many names four are shown', () => {
    const many = part({ static: false, placeholders: ['a', 'b', 'c', 'd', 'e', 'f'].map(placeholder) });
    expect(rows({ parts: [many] })[0]![3]).toBe('dynamic: {a}, {b}, {c}, {d}, 2 more');
  });
});

describe('more parts than there is room for', () => {
  const sized = (count: number, exact = true) => part({ count: exact ? exactly(count) : about(count) });
  const parts = [sized(10), sized(500), sized(20), sized(400)];

  test('the largest keep their order, the rest is one row', () => {
    expect(rows({ parts, wrapping: exactly(0), input: exactly(930) }, 3)).toEqual([
      ['system', '500', '54 %', 'static'],
      ['system', '400', '43 %', 'static'],
      ['2 more', '30', '3.2 %', ''],
    ]);
  });

  test('one estimate among the rest makes its row one', () => {
    const [, rest] = rows({ parts: [sized(500), sized(10), sized(20, false)], wrapping: exactly(0) }, 2);
    expect(rest!.slice(0, 2)).toEqual(['2 more', '≈30']);
  });

  test('as many as fit are all shown', () => {
    expect(rows({ parts, wrapping: exactly(0) }, 4)).toHaveLength(4);
  });
});
