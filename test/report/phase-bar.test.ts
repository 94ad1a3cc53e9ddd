import { describe, expect, test } from 'vitest';
import { bar, phaseCells, phaseRows, phaseTable } from '../../src/report/phase-bar.ts';
import { english } from '../../src/report/translate.ts';
import { seconds } from '../../src/units.ts';
import { performance, selfHosted } from './priced-calls.ts';

describe('a bar of twelve', () => {
  test.each([
    [0, '░░░░░░░░░░░░'],
    [-1, '░░░░░░░░░░░░'],
    // Whatever is there is seen.
    [0.001, '█░░░░░░░░░░░'],
    [1 / 12, '█░░░░░░░░░░░'],
    [0.124, '█░░░░░░░░░░░'],
    [0.126, '██░░░░░░░░░░'],
    [0.5, '██████░░░░░░'],
    [0.95, '███████████░'],
    [0.96, '████████████'],
    [1, '████████████'],
    [7, '████████████'],
  ])('%d', (share, blocks) => {
    expect(bar(share)).toBe(blocks);
  });
});

/** Prefill and decode of so many seconds. */
const timed = (prefill: number, decode: number) =>
  selfHosted({
    estimate: {
      ...performance,
      prefill: { ...performance.prefill, seconds: seconds(prefill) },
      decode: { ...performance.decode, seconds: seconds(decode) },
    },
  });

describe('prefill against decode', () => {
  test('shares are of the time of one request', () => {
    expect(phaseRows(timed(1, 3), english)).toEqual([
      { name: 'prefill', share: 0.25, time: '≈1 s', dollars: '≈$0.02/k', bound: 'compute' },
      { name: 'decode', share: 0.75, time: '≈3 s', dollars: '≈$0.40/k', bound: 'memory bandwidth' },
    ]);
  });

  test('of a text that is only read there is a prefill and nothing else', () => {
    expect(phaseRows(timed(0.03, 0), english)).toEqual([
      { name: 'prefill', share: 1, time: '≈30 ms', dollars: '≈$0.02/k', bound: 'compute' },
    ]);
  });

  test('a request of no time has no share', () => {
    expect(phaseRows(timed(0, 0), english).map(({ share }) => share)).toEqual([undefined]);
    expect(phaseCells(timed(0, 0), english)[0]).toEqual(['prefill', '░░░░░░░░░░░░', '', '≈0 s', 'compute', '≈$0.02/k']);
  });

  test('as cells of text', () => {
    expect(phaseCells(timed(1, 3), english)).toEqual([
      ['prefill', '███░░░░░░░░░', '25 %', '≈1 s', 'compute', '≈$0.02/k'],
      ['decode', '█████████░░░', '75 %', '≈3 s', 'memory bandwidth', '≈$0.40/k'],
    ]);
  });

  test('as a table, without dollars where no price is known', () => {
    const { costPerRequest: _, prefillCost: __, decodeCost: ___, ...unpriced } = timed(1, 3);
    expect(phaseTable(unpriced, english)).toEqual([
      '| phase | time | share | dollars | bound by |',
      '|:--|--:|--:|--:|:--|',
      '| prefill | ≈1 s | 25 % |  | compute |',
      '| decode | ≈3 s | 75 % |  | memory bandwidth |',
    ]);
  });
});
