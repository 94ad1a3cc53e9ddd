import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, hints, show } from '../extension.ts';
import { note } from '../note.ts';

/** The language servers that this extension host has started. */
const servers = (): number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(isServer);

function isServer(id: number): boolean {
  try {
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return command.includes('start-language-server.js') && command.includes(`--clientProcessId=${process.pid}`);
  } catch {
    // It has ended meanwhile.
    return false;
  }
}

suite('restart', () => {
  test('hints are the same after the server was restarted', async () => {
    const { document } = await show('service/escalation.py');
    const before = await eventually(
      () => hints(document),
      found => found.length > 0,
    );
    const start = performance.now();
    await vscode.commands.executeCommand('inferenceCost.restartServer');
    const after = await eventually(
      () => hints(document),
      found => found.length > 0,
    );
    note(`restarted, with hints, in ${(performance.now() - start).toFixed(0)} ms`);
    assert.deepEqual(after, before);
  });

  test('and after it was killed: another takes its place, with what is typed meanwhile', async function () {
    if (process.platform !== 'linux') this.skip();
    const editor = await show('service/escalation.py');
    const { document } = editor;
    const before = await eventually(
      () => hints(document),
      found => found.length > 0,
    );
    const [killed, ...others] = await eventually(servers, found => found.length === 1);
    assert.deepEqual(others, []);
    process.kill(killed!, 'SIGKILL');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# typed while no server runs\n'));
    const start = performance.now();
    const after = await eventually(
      () => hints(document),
      found => found.length === before.length && found[0]?.line === before[0]!.line + 1,
      { seconds: 20 },
    );
    note(`killed, with hints again, in ${(performance.now() - start).toFixed(0)} ms`);
    assert.deepEqual(
      after.map(({ text }) => text),
      before.map(({ text }) => text),
    );
    assert.deepEqual(servers().includes(killed!), false);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('and when one hangs while it starts: restarting ends it', async function () {
    if (process.platform !== 'linux') this.skip();
    const { document } = await show('service/escalation.py');
    const before = await eventually(
      () => hints(document),
      found => found.length > 0,
    );
    const [killed] = await eventually(servers, found => found.length === 1);
    process.kill(killed!, 'SIGKILL');
    const [hanging] = await eventually(servers, found => found.length === 1 && found[0] !== killed);
    process.kill(hanging!, 'SIGSTOP');
    const start = performance.now();
    await vscode.commands.executeCommand('inferenceCost.restartServer');
    const after = await eventually(
      () => hints(document),
      found => found.length === before.length,
      { seconds: 20 },
    );
    note(`hanging, with hints again, in ${(performance.now() - start).toFixed(0)} ms`);
    assert.deepEqual(after, before);
    assert.ok(!servers().includes(hanging!));
  });
});
