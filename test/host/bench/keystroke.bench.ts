import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, hints, inWorkspace, show } from '../extension.ts';
import { figure } from '../note.ts';
import { idleProvider } from './idle-provider.ts';
import { pythonSource } from './python-source.mjs';

const keystrokes = 100;
/** Milliseconds without a letter before hints are asked for: the default of `inferenceCost.debounce`, which the bench sets to 0 to leave it out. */
const pause = 150;

/** Types into the middle of a document; each time until its hints are there is a figure. */
async function typeInto(file: string, name: string): Promise<void> {
  writeFileSync(inWorkspace(file), pythonSource(2000));
  const { document } = await show(file);
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
    figure(name, performance.now() - start);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}

suite('keystroke', () => {
  test('hints of a file of 2,000 lines after each letter in a prompt', () =>
    typeInto('service.py', 'keystroke')).timeout(120_000);

  test('the same of a provider that has nothing to do', async () => {
    const provider = idleProvider('plaintext');
    await typeInto('service.txt', 'keystroke of nothing');
    provider.dispose();
  }).timeout(120_000);
});
