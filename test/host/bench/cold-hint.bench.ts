import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { editorSettles, eventually, hints, inWorkspace, show } from '../extension.ts';
import { figure } from '../note.ts';
import { idleProvider } from './idle-provider.ts';
import { pythonSource } from './python-source.mjs';

/** Milliseconds from opening a file to its first hint. Asking more often would keep the window busy that is measured. */
async function untilFirstHint(file: string): Promise<number> {
  await show('notes.txt'); // the editor's own first document is not what is measured
  await editorSettles();
  const start = performance.now();
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(inWorkspace(file)));
  await vscode.window.showTextDocument(document);
  await eventually(
    () => hints(document),
    found => found.length > 0,
    { seconds: 20, every: 10 },
  );
  return performance.now() - start;
}

suite('cold', () => {
  test('first hint of a file of 500 lines', async () => {
    writeFileSync(inWorkspace('service.py'), pythonSource(500));
    figure('first hint', await untilFirstHint('service.py'));
  });
});

suite('a provider that has nothing to do', () => {
  test('first hint of a file of 500 lines', async () => {
    writeFileSync(inWorkspace('service.txt'), pythonSource(500));
    const provider = idleProvider('plaintext');
    figure('first hint of nothing', await untilFirstHint('service.txt'));
    provider.dispose();
  });
});
