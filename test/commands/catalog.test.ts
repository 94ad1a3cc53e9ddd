import { describe, expect, test } from 'vitest';
import { json, run } from './command-line.ts';

describe('what is known, with source and date', () => {
  test.each([
    ['models', 50],
    ['hardware', 25],
    ['prices', 20],
  ])('%s', async (kind, least) => {
    const entries = await json(['catalog', kind]);
    expect(entries.length).toBeGreaterThanOrEqual(least);
    for (const entry of entries) {
      expect(entry.source, JSON.stringify(entry)).not.toBe('');
      expect(entry.date, JSON.stringify(entry)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    const { out } = await run(['catalog', kind]);
    const lines = out.split('\n').filter(line => line !== '' && !/ date +source$/.test(line));
    expect(lines).toHaveLength(entries.length);
  });
});

test('--search wants every word, whatever the case', async () => {
  const found = await json(['catalog', 'hardware', '--search', 'h100 SXM']);
  expect(found.map((entry: { id: string }) => entry.id)).toContain('h100-sxm');
  expect(await json(['catalog', 'hardware', '--search', 'h100 no-such-thing'])).toEqual([]);
});

test.each(['models', 'hardware', 'prices'])('%s: a search that finds nothing says so', async kind => {
  expect(await run(['catalog', kind, '--search', 'no-such-thing'])).toEqual({
    status: 0,
    out: `Nothing in ${kind} has every word of "no-such-thing".\n`,
    err: '',
  });
});
