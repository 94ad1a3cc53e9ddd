import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hints, show } from '../extension.ts';
import { note } from '../note.ts';

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
});
