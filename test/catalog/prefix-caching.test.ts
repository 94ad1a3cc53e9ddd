import { expect, test } from 'vitest';
import rows from '../../src/catalog/data/prefix-caching.json' with { type: 'json' };
import { prefixCaching } from '../../src/catalog/prefix-caching.ts';

test.each<[string, number, 'explicit' | 'automatic']>([
  ['claude-opus-5', 512, 'explicit'],
  ['claude-fable-5', 512, 'explicit'],
  ['claude-opus-4-8', 1024, 'explicit'],
  ['claude-sonnet-5', 1024, 'explicit'],
  ['claude-sonnet-4-6', 1024, 'explicit'],
  ['claude-sonnet-4-5-20250929', 1024, 'explicit'],
  ['anthropic.claude-sonnet-4-20250514-v1:0', 1024, 'explicit'],
  ['claude-sonnet-4-20250514', 1024, 'explicit'],
  ['claude-opus-4-1-20250805', 1024, 'explicit'],
  ['claude-opus-4-20250514', 1024, 'explicit'],
  ['claude-opus-4-0', 1024, 'explicit'],
  ['claude-3-7-sonnet-latest', 1024, 'explicit'],
  ['anthropic/claude-3.5-sonnet', 1024, 'explicit'],
  ['claude-3-opus-20240229', 1024, 'explicit'],
  ['claude-opus-4-7', 4096, 'explicit'],
  ['claude-3-haiku-20240307', 2048, 'explicit'],
  ['claude-3-5-haiku-latest', 2048, 'explicit'],
  ['claude-opus-4-5-20251101', 4096, 'explicit'],
  ['anthropic/claude-opus-4.6', 4096, 'explicit'],
  ['claude-haiku-4-5-20251001', 4096, 'explicit'],
  ['us.amazon.nova-lite-v1:0', 1000, 'explicit'],
  ['gpt-4o-mini', 1024, 'automatic'],
  ['gpt-5.4', 1024, 'automatic'],
  ['gemini-2.5-flash', 2048, 'automatic'],
  ['gemini-3.1-pro-preview', 4096, 'automatic'],
])('%s keeps prefixes from %d tokens on, %s', (model, minimumTokens, mark) => {
  expect(prefixCaching(model)).toMatchObject({ minimumTokens, mark });
});

test.each(['claude-opus-5-5', 'claude-haiku-5-5', 'claude-2', 'gpt-4', 'llama-3.3-70b', 'command-r', 'gemini-1.5-pro'])(
  'nothing is published for %s',
  model => {
    expect(prefixCaching(model)).toBeUndefined();
  },
);

test('every fact says where it was read and when', () => {
  for (const { source, date } of rows) {
    expect(source).toMatch(/https:\/\/\w/);
    expect(date).toMatch(/^2026-\d\d-\d\d$/);
  }
});
