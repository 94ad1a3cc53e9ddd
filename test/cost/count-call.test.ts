import { describe, expect, test } from 'vitest';
import { countCall } from '../../src/cost/count-call.ts';
import { configured, part, site, wordCounter } from './fixtures.ts';

/** One token per word; placeholders 100 tokens unless named; an embedding is sent bare, so that nothing is wrapped around it. */
const counted = (prompt: ReturnType<typeof part>[], changes: Parameters<typeof configured>[0] = {}) =>
  countCall(site({ kind: 'embedding', prompt }), wordCounter, configured(changes));

describe('input', () => {
  test.each([
    ['known text', [part('user', 'one two three')], { tokens: 3, low: 3, high: 3, exact: true }],
    ['two parts', [part('system', 'one two'), part('user', 'three')], { tokens: 3, low: 3, high: 3, exact: true }],
    // A size that nobody named: a hundred, within a factor of ten.
    ['a placeholder', [part('user', 'one {question}')], { tokens: 101, low: 11, high: 1001, exact: false }],
    ['text without words', [part('user', '')], { tokens: 0, low: 0, high: 0, exact: true }],
  ])('%s', (_, prompt, input) => {
    expect(counted(prompt).input).toEqual(input);
  });

  test('a size that was named is typical within a factor of two', () => {
    const { input } = counted([part('user', 'one {question}')], { placeholders: { question: 60 } });
    expect(input).toEqual({ tokens: 61, low: 31, high: 121, exact: false });
  });

  describe('no part that could be read', () => {
    test.each(['call', 'wrapper', 'embedding', 'prompt-file'] as const)(
      'of %s: as unknown as any placeholder, never nothing',
      kind => {
        const { parts, input } = countCall(site({ kind, prompt: [] }), wordCounter, configured({}));
        expect(parts).toMatchObject([
          { role: 'user', text: '{prompt}', placeholders: [{ name: 'prompt', from: 'default' }] },
        ]);
        expect(input).toMatchObject({ exact: false });
        expect(input.low).toBeGreaterThanOrEqual(10);
      },
    );

    test('sized where the team names it', () => {
      expect(counted([], { placeholders: { prompt: 2000 } }).input).toMatchObject({
        tokens: 2000,
        low: 1000,
        high: 4000,
      });
    });

    test.each(['agent', 'prompt'] as const)('of %s: it has none', kind => {
      const { parts, input } = countCall(site({ kind, prompt: [] }), wordCounter, configured({}));
      expect(parts).toEqual([]);
      expect(input).toEqual({ tokens: 0, low: 0, high: 0, exact: true });
    });
  });

  test.each([
    // A question of a hundred tokens, and with it what half of two earlier exchanges of 100 + 256 takes.
    ['all messages in one value', [part('history', '{messages}')], 1, 100],
    ['the same, of three turns', [part('history', '{messages}')], 3, 456],
    ['behind a system message', [part('system', 'one two'), part('history', '{messages}')], 1, 102],
    ['the question stands apart', [part('history', '{earlier}'), part('user', 'one')], 1, 1],
    ['the same, of three turns', [part('history', '{earlier}'), part('user', 'one')], 3, 357],
    ['two histories hold one question', [part('history', '{old}'), part('history', '{new}')], 1, 100],
  ])('a history with what is asked: %s', (_, prompt, turnsPerConversation, tokens) => {
    const traffic = { calls: {}, turnsPerConversation, cachedPrefixShare: 0 };
    expect(counted(prompt, { traffic }).input.tokens).toBe(tokens);
  });

  test('a history whose size the team names is that size', () => {
    expect(counted([part('history', '{messages}')], { placeholders: { messages: 700 } }).input.tokens).toBe(700);
  });

  test('a chat has its wrapping beside its parts', () => {
    const chat = countCall(site({ prompt: [part('user', 'one')] }), wordCounter, configured({}));
    expect(chat.wrapping.tokens).toBeGreaterThan(0);
    expect(chat.input.tokens).toBe(1 + chat.wrapping.tokens);
  });
});

describe('what a prefix cache may hold', () => {
  test.each([
    ['all of it', [part('system', 'one two'), part('user', 'three')], 3],
    ['up to the first placeholder', [part('system', 'one two'), part('user', 'three {q} four')], 3],
    ['nothing before one', [part('system', '{q} one two')], 0],
  ])('%s', (_, prompt, prefix) => {
    expect(counted(prompt).staticPrefixTokens).toBe(prefix);
  });

  test.each([
    [0, 0],
    [0.5, 2],
    // Whole tokens, never more than the share.
    [0.99, 4],
    [1, 5],
  ])('a share of %d of five tokens is %d', (cachedPrefixShare, cached) => {
    const traffic = { calls: {}, turnsPerConversation: 1, cachedPrefixShare };
    expect(counted([part('system', 'a b c d e'), part('user', '{q}')], { traffic }).cached).toBe(cached);
  });
});
