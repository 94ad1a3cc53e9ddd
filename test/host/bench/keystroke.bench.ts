import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, hints, inWorkspace, show } from '../extension.ts';
import { figure } from '../note.ts';
import { pythonSource } from './python-source.ts';

const keystrokes = 100;

suite('keystroke', () => {
  test('hints of a file of 2,000 lines after each letter in a prompt', async () => {
    writeFileSync(inWorkspace('service.py'), pythonSource(2000));
    const { document } = await show('service.py');
    await eventually(
      () => hints(document),
      found => found.length > 0,
    );
    const place = document.getText().indexOf('You answer', document.getText().length / 2);
    for (let stroke = 0; stroke < keystrokes; stroke++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(place + stroke), 'abcdefghij '[stroke % 11]!);
      await vscode.workspace.applyEdit(edit);
      const start = performance.now();
      const found = await hints(document);
      if (found.length === 0) throw new Error(`no hints after keystroke ${stroke}`);
      figure('keystroke', performance.now() - start);
    }
  }).timeout(120_000);
});
