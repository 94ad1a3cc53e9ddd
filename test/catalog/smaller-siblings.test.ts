import { describe, expect, test } from 'vitest';
import rows from '../../src/catalog/data/smaller-siblings.json' with { type: 'json' };
import { hostedPrice } from '../../src/catalog/hosted-prices.ts';
import { smallerSiblings } from '../../src/catalog/smaller-siblings.ts';

test.each<[string, 'premium' | 'superseded', string]>([
  ['gpt-4', 'superseded', 'gpt-6-luna'],
  ['gpt-4-turbo-preview', 'superseded', 'gpt-6-luna'],
  ['gpt-3.5-turbo', 'superseded', 'gpt-6-luna'],
  ['gpt-4o', 'superseded', 'gpt-6-luna'],
  ['openai/gpt-4o-2024-08-06', 'superseded', 'gpt-6-luna'],
  ['gpt-4.1', 'superseded', 'gpt-6-luna'],
  ['gpt-5', 'superseded', 'gpt-6-luna'],
  ['gpt-5.2-pro', 'premium', 'gpt-5.4-nano'],
  ['gpt-5.6-sol', 'premium', 'gpt-5.6-luna'],
  ['gpt-6.1-sol', 'premium', 'gpt-6-luna'],
  ['o3', 'superseded', 'gpt-6-luna'],
  ['claude-2.1', 'superseded', 'claude-haiku-4-5'],
  ['claude-3-opus-20240229', 'superseded', 'claude-haiku-4-5'],
  ['claude-sonnet-4-20250514', 'superseded', 'claude-haiku-4-5'],
  ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'premium', 'claude-haiku-4-5'],
  ['claude-opus-4-5', 'premium', 'claude-haiku-4-5'],
  ['claude-sonnet-5-5', 'premium', 'claude-haiku-4-5'],
  ['gemini-1.5-pro', 'superseded', 'gemini-2.5-flash-lite'],
  ['gemini-2.5-pro', 'premium', 'gemini-2.5-flash'],
  ['mistral-large-latest', 'premium', 'mistral-small-2603'],
])('%s is %s; its closest smaller sibling is %s', (model, why, first) => {
  expect(smallerSiblings(model)).toMatchObject({ why });
  expect(smallerSiblings(model)!.alternatives[0]).toBe(first);
});

test.each([
  'gpt-4o-mini',
  'gpt-4.1-mini',
  'gpt-4.1-nano',
  'gpt-5-mini',
  'gpt-5.4-nano',
  'gpt-5.6-luna',
  'gpt-6-luna',
  'o3-mini',
  'claude-haiku-4-5',
  'claude-3-haiku-20240307',
  'gemini-2.5-flash',
  'llama-3.3-70b',
])('%s has none', model => {
  expect(smallerSiblings(model)).toBeUndefined();
});

describe('every alternative', () => {
  test.each(rows.flatMap(row => row.alternatives))('%s is on the price list', model => {
    expect(hostedPrice(model)?.output).toBeDefined();
  });
});

test('every fact says where it was read and when', () => {
  for (const { source, date } of rows) {
    expect(source).toMatch(/https:\/\/\w/);
    expect(date).toMatch(/^2026-\d\d-\d\d$/);
  }
});
