import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCachedTokenizer } from '../../src/commands/cached-tokenizer.ts';

let cache: string;
beforeAll(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'hub-'));
  const model = path.join(cache, 'models--acme--mini');
  mkdirSync(path.join(model, 'refs'), { recursive: true });
  mkdirSync(path.join(model, 'snapshots/abc'), { recursive: true });
  writeFileSync(path.join(model, 'refs/main'), 'abc\n');
  writeFileSync(path.join(model, 'snapshots/abc/tokenizer.json'), '{"model":{}}');
});
afterAll(() => rmSync(cache, { recursive: true }));

test('reads the tokenizer of the snapshot that refs/main names', async () => {
  const found = await readCachedTokenizer('acme/mini', { HF_HUB_CACHE: cache });
  expect(new TextDecoder().decode(found)).toBe('{"model":{}}');
});

test.each([
  ['a model that is not cached', 'acme/other'],
  ['an id that is no repository', '../../etc/passwd'],
  ['an empty id', ''],
])('%s is undefined', async (_, id) => {
  expect(await readCachedTokenizer(id, { HF_HUB_CACHE: cache, HF_HOME: '/nowhere' })).toBeUndefined();
});
