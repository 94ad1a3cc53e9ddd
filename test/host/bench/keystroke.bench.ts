import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { editorSettles, eventually, hints, inWorkspace, show } from '../extension.ts';
import { figure } from '../note.ts';
import { pythonSource } from './python-source.mjs';

/** Milliseconds without a letter before hints are asked for: the default of `inferenceCost.debounce`, which the bench sets to 0 to leave it out. */
const pause = 150;

/** Types `count` letters into the middle of a document; each time until all of its hints are there is a figure. */
async function type(document: vscode.TextDocument, count: number, name: string): Promise<void> {
  const place = document.getText().indexOf('You answer', document.getText().length / 2);
  for (let stroke = 0; stroke < count; stroke++) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(place + stroke), 'abcdefghij '[stroke % 11]!);
    await vscode.workspace.applyEdit(edit);
    const start = performance.now();
    const found = await hints(document);
    if (found.length === 0) throw new Error(`no hints after keystroke ${stroke}`);
    figure(name, performance.now() - start);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}

suite('hints of a file of 2,000 lines after each letter in a prompt', () => {
  test('while the window still draws the file that was opened, then once it rests', async () => {
    writeFileSync(inWorkspace('service.py'), pythonSource(2000));
    const { document } = await show('service.py');
    await eventually(
      () => hints(document),
      found => found.length > 0,
    );
    await type(document, 5, 'keystroke, just opened');
    await editorSettles();
    await type(document, 100, 'keystroke');
  }).timeout(180_000);
});
