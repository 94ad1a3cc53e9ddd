import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test, vi } from 'vitest';
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

/** Language servers of the windows that are open. */
const servers = (): number[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.includes('start-language-server.js') && line.includes(inject('editorFolder')))
    .map(line => Number.parseInt(line, 10));

test('a server that is killed, and again while it starts: another goes on with hints and lines, and nobody is bothered', async () => {
  picturesFailure(window, 'killed-server');
  const { workbench, folder } = window;
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile(file);
  const killed = servers();
  for (const server of killed) process.kill(server, 'SIGKILL');
  const starting = await vi.waitUntil(() => servers().find(server => !killed.includes(server)), { timeout: 20_000 });
  process.kill(starting, 'SIGKILL');
  const source = path.join(folder, file);
  writeFileSync(source, readFileSync(source, 'utf8').replace('999', '200'));
  await workbench
    .inlayHint(/\+200\stok/)
    .first()
    .waitFor();
  await workbench.page
    .locator('.codelens-decoration', { hasText: /\+140\soutput/ })
    .first()
    .waitFor();
  expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
});
