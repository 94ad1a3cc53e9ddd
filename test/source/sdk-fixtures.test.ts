import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { languageOf } from '../../src/source/language-of-file.ts';
import { declarations } from '../../src/source/sdks/declarations.ts';
import { describeCalls, scan } from './scanner-of-tests.ts';

const folder = path.join(import.meta.dirname, '../fixtures/sdks');
const fixtures = readdirSync(folder).filter(name => !name.endsWith('.calls'));
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

/** Beside each fixture stands `<fixture>.calls`: the calls that must be found in it, and nothing else. */
test.each(fixtures)('%s', async name => {
  const result = await scan(languageOf(name)!, read(name), {}, name);
  await expect(`${describeCalls(result)}\n`).toMatchFileSnapshot(path.join(folder, `${name}.calls`));
});

test('every declaration is met in a fixture', async () => {
  const seen = new Set<string>();
  for (const name of fixtures)
    for (const call of (await scan(languageOf(name)!, read(name), {}, name)).calls) seen.add(call.sdk);
  const missing = [...new Set(declarations.map(sdk => sdk.id))].filter(id => !seen.has(id));
  expect(missing).toEqual([]);
});
