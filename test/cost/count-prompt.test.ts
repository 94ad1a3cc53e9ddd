import { describe, expect, test } from 'vitest';
import { countPart, staticPrefix } from '../../src/cost/count-prompt.ts';
import { configured, part, wordCounter } from './fixtures.ts';

const sizes = configured({ defaultPlaceholderTokens: 100, placeholders: { question: 60 } });

describe('countPart', () => {
  test.each([
    ['static text is exact', 'one two three', { tokens: 3, low: 3, high: 3, exact: true }],
    [
      'a placeholder of default size, within a factor of ten',
      'one {x}',
      { tokens: 101, low: 11, high: 1001, exact: false },
    ],
    [
      'a placeholder that the user sized, within a factor of two',
      'one {question}',
      { tokens: 61, low: 31, high: 121, exact: false },
    ],
    ['nothing', '', { tokens: 0, low: 0, high: 0, exact: true }],
  ])('%s', (_, text, count) => {
    expect(countPart(part('user', text), wordCounter, sizes).count).toEqual(count);
  });

  test('names its placeholders, shows its text both ways, and knows what is known', () => {
    const counted = countPart(part('user', 'Answer {question} from {context}.'), wordCounter, sizes);
    expect(counted).toMatchObject({
      static: false,
      text: 'Answer {question} from {context}.',
      normalizedText: 'Answer {} from {}.',
      staticCount: { tokens: 3, exact: true },
      templateCount: { tokens: 4, exact: true },
      placeholders: [
        { name: 'question', assumedTokens: 60, from: 'configuration' },
        { name: 'context', assumedTokens: 100, from: 'default' },
      ],
    });
  });

  test.each([
    [1, 0],
    [2, 178],
    [7, 1068],
  ])('history of a conversation of %i turns: half of the earlier exchanges, %i tokens', (turns, expected) => {
    const configuration = configured({
      defaultPlaceholderTokens: 100,
      outputTokens: { default: 256, reasoning: {} },
      traffic: { calls: {}, turnsPerConversation: turns, cachedPrefixShare: 0 },
    });
    expect(countPart(part('history', '{messages}'), wordCounter, configuration).count.tokens).toBe(expected);
  });
});

describe('staticPrefix', () => {
  test.each([
    ['all static', [part('system', 'a b c'), part('user', 'd')], 4],
    ['up to the first placeholder', [part('system', 'a b {x} c'), part('user', 'd e')], 2],
    ['dynamic from the start', [part('system', '{x} a b')], 0],
    ['no prompt', [], 0],
  ])('%s', (_, parts, expected) => {
    expect(staticPrefix(parts, wordCounter)).toBe(expected);
  });
});
