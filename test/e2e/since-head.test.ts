import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { picturesFailure, useWindow } from './open-window.ts';

const file = 'worker/src/triage.ts';

/** The example application under version control, with a higher output limit since the commit. */
function commitAndEdit(folder: string): void {
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...argv], { cwd: folder });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'as it was');
  // Off in all other windows, where nothing is under version control.
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "git.enabled": true }');
  const source = path.join(folder, file);
  const text = readFileSync(source, 'utf8');
  const changed = text.replace(/maxOutputTokens: \d+/, 'maxOutputTokens: 999');
  if (changed === text) throw new Error('the example has no output limit to change');
  writeFileSync(source, changed);
}

const window = useWindow(file, commitAndEdit);

test('a call that changed since the last commit has a line above it that says by how much', async () => {
  picturesFailure(window, 'since-head');
  const { workbench } = window;
  await workbench.hints();
  const lens = workbench.page.locator('.codelens-decoration', { hasText: 'since HEAD' });
  await lens.first().waitFor();
  expect((await lens.first().textContent())?.replace(/\u00a0/g, ' ')).toMatch(
    /\+[\d,]+ output tokens · \+\$[\d.]+\/k .*since HEAD/,
  );
  await lens.first().locator('a').click();
  await workbench.page.locator('.monaco-diff-editor').first().waitFor();
});
