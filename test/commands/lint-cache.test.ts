import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pythonCalls, run, Workspace } from './command-line.ts';

describe('--cache', () => {
  test('gives the same bytes, and again after a change of the file, of the configuration or of an import', async () => {
    using workspace = new Workspace({ 'a.py': pythonCalls, 'inference-cost.json': '{}' });
    const argv = ['lint', '.', '--cache', '--format', 'json'];
    const fresh = async () =>
      (
        await run(
          argv.filter(flag => flag !== '--cache'),
          workspace.folder,
        )
      ).out;
    expect((await run(argv, workspace.folder)).out).toBe(await fresh());
    expect((await run(argv, workspace.folder)).out).toBe(await fresh());
    workspace.write('a.py', pythonCalls.replace('256', '128'));
    expect((await run(argv, workspace.folder)).out).toBe(await fresh());
    workspace.write('inference-cost.json', '{ "defaultPlaceholderTokens": 7 }');
    expect((await run(argv, workspace.folder)).out).toBe(await fresh());
  });

  const format = 'inference-cost 0.0.0-test';
  test.each([
    ['cut off', '{"format":'],
    ['no object', 'null'],
    ['of another version', '{"format":"inference-cost 9","entries":{"a.py":{}}}'],
    ['without entries', `{"format":"${format}"}`],
    ['entries that are none', `{"format":"${format}","entries":null}`],
    ['a list of entries', `{"format":"${format}","entries":[]}`],
    ['an entry without what it read', `{"format":"${format}","entries":{"a.py":{"key":"x"}}}`],
  ])('a damaged cache is written anew: %s', async (_, damaged) => {
    using workspace = new Workspace({ 'a.py': pythonCalls, '.inference-cost-cache': damaged });
    const { status, out } = await run(['lint', '.', '--cache'], workspace.folder);
    expect(status).toBe(0);
    expect(out).not.toContain('fault of the program');
    const written = JSON.parse(readFileSync(path.join(workspace.folder, '.inference-cost-cache'), 'utf8'));
    expect(written).toMatchObject({ format, entries: { 'a.py': { analysis: {} } } });
  });
});
