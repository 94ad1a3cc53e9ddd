import { describe, expect, test } from 'vitest';
import type { Args } from '../../../src/report/messages/finding-wording.ts';
import {
  counted,
  followedBy,
  perThousand,
  priceOfCounted,
  rate,
} from '../../../src/report/messages/finding-wording.ts';
import { findingMessage } from '../../../src/report/messages.ts';
import { english } from '../../../src/report/translate.ts';

const exact = { countsExact: 1, ratesExact: 1 };
const ofOtherVocabulary = { countsExact: 0, ratesExact: 1 };
const onOwnHardware = { countsExact: 1, ratesExact: 0 };

describe('a figure has its mark where it rests on an estimate', () => {
  test.each<[string, typeof counted, object, number, string]>([
    ['a count of the model’s own vocabulary', counted, exact, 3445, '3,445'],
    ['a count of a stand-in', counted, ofOtherVocabulary, 3445, '≈3,445'],
    ['a count does not rest on prices', counted, onOwnHardware, 3445, '3,445'],
    ['a rate of a price list', rate, exact, 0.01, '$0.01'],
    ['a rate does not rest on counts', rate, ofOtherVocabulary, 0.01, '$0.01'],
    ['a rate of own hardware', rate, onOwnHardware, 0.01, '≈$0.01'],
    ['exact tokens at the list’s rate', priceOfCounted, exact, 2.5, '$2.50'],
    ['estimated tokens at the list’s rate', priceOfCounted, ofOtherVocabulary, 2.5, '≈$2.50'],
    ['exact tokens on own hardware', priceOfCounted, onOwnHardware, 2.5, '≈$2.50'],
  ])('%s', (_, worded, marks, figure, expected) => {
    expect(worded({ ...marks, figure }, 'figure')).toBe(expected);
  });

  test('dollars per thousand calls always have it', () => {
    expect(perThousand(0.42)).toBe('≈$0.42/k');
  });
});

test('a sentence follows only where its figure is known, zero too', () => {
  expect(followedBy('Lead.', undefined, () => 'More.')).toBe('Lead.');
  expect(followedBy('Lead.', 0, () => 'More.')).toBe('Lead. More.');
});

describe('whole sentences', () => {
  const heavy = {
    tokens: 3445,
    budget: 2000,
    each: 'turn',
    usdPerThousandCalls: 0.38,
    first: 'Style',
    firstTokens: 943,
  };
  const insert = { expected: 256, high: 4096, usdPerThousandTokens: 0.0006, secondsPerThousandTokens: 18 };
  test.each<[string, string, Args, string]>([
    [
      'of a file that a known vocabulary counts, on a price list',
      'heavy-agent-file',
      { ...heavy, ...exact },
      '3,445 tokens go along with every turn, over 2,000. A thousand of them cost $0.38. Heaviest: Style (943).',
    ],
    [
      'of a file for an unknown model: the budget stays as it was set',
      'heavy-agent-file',
      { ...heavy, countsExact: 0, ratesExact: 0 },
      '≈3,445 tokens go along with every turn, over 2,000. A thousand of them cost ≈$0.38. Heaviest: Style (≈943).',
    ],
    [
      'up to three sections',
      'heavy-agent-file',
      { ...heavy, ...exact, second: 'Tests', secondTokens: 1200, third: 'Tone', thirdTokens: 3 },
      '3,445 tokens go along with every turn, over 2,000. A thousand of them cost $0.38. Heaviest: Style (943), Tests (1,200), Tone (3).',
    ],
    [
      'seconds are never exact',
      'unbounded-output',
      { ...insert, ...onOwnHardware },
      'No output limit: ≈256 tokens are expected, but the answer may run to 4,096. Every 1,000 more cost ≈$0.0006 and ≈18 s.',
    ],
    [
      'a price list knows its rate',
      'unbounded-output',
      { expected: 256, high: 4096, usdPerThousandTokens: 0.01, ...exact },
      'No output limit: ≈256 tokens are expected, but the answer may run to 4,096. Every 1,000 more cost $0.01.',
    ],
    [
      'repeated attempts rest on the whole input',
      'retry-any-error',
      { tokens: 400, exact: 0, usdPerThousandAttempts: 1, ...exact },
      'Whatever the error, each attempt sends the ≈400 tokens again. A thousand further attempts cost ≈$1.00.',
    ],
    [
      'of known text, at the list’s rate',
      'retry-any-error',
      { tokens: 400, exact: 1, usdPerThousandAttempts: 1, ...exact },
      'Whatever the error, each attempt sends the 400 tokens again. A thousand further attempts cost $1.00.',
    ],
  ])('%s', (_, code, args, expected) => {
    expect(findingMessage({ code, args }, english)).toBe(expected);
  });
});
