import { describe, expect, test } from 'vitest';
import { countWrapping } from '../../src/cost/count-wrapping.ts';
import { part, site, wordCounter } from './fixtures.ts';

const messages = [part('system', 'a'), part('user', 'b')];

describe('countWrapping', () => {
  test('OpenAI publishes its format: three and the role around each message, three before the answer', () => {
    expect(countWrapping(site({ prompt: messages }), wordCounter)).toEqual({
      tokens: 11,
      low: 11,
      high: 11,
      exact: true,
    });
  });

  test('a format that nobody publishes is a range', () => {
    const closed = site({ prompt: messages, provider: 'x-ai', model: { id: 'grok-4', from: 'literal' } });
    const { exact, low, high } = countWrapping(closed, wordCounter);
    expect(exact).toBe(false);
    expect(high).toBeGreaterThan(low);
  });

  test.each(['embedding', 'prompt', 'prompt-file'] as const)('a %s is sent bare, or by somebody else', kind => {
    expect(countWrapping(site({ kind, prompt: messages }), wordCounter).tokens).toBe(0);
  });

  test('no message, nothing around it; a schema is no message', () => {
    expect(countWrapping(site({ prompt: [] }), wordCounter).tokens).toBe(0);
    expect(countWrapping(site({ prompt: [part('schema', '{}')] }), wordCounter).tokens).toBe(0);
  });
});
