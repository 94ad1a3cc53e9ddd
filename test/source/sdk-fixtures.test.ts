import path from 'node:path';
import { expect, test } from 'vitest';
import { declarations } from '../../src/source/sdks/declarations.ts';
import { fixtures } from './fixtures.ts';
import { describeCalls, scanFixture } from './scanner-of-tests.ts';

const folder = path.join(import.meta.dirname, '../fixtures/sdks');

/** Beside each fixture stands `<fixture>.calls`: the calls that must be found in it, and nothing else. */
test.each(fixtures)('$name', async fixture => {
  const calls = describeCalls(await scanFixture(fixture));
  await expect(`${calls}\n`).toMatchFileSnapshot(path.join(folder, `${fixture.name}.calls`));
});

test('every declaration is met in a fixture', async () => {
  const seen = new Set<string>();
  for (const fixture of fixtures) for (const call of (await scanFixture(fixture)).calls) seen.add(call.sdk);
  const missing = [...new Set(declarations.map(sdk => sdk.id))].filter(id => !seen.has(id));
  expect(missing).toEqual([]);
});
