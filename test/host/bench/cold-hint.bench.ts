import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { editorSettles, eventually, hints, inWorkspace, show } from '../extension.ts';
import { figure } from '../note.ts';
import { pythonSource } from './python-source.ts';

suite('cold', () => {
  test('first hint of a file of 500 lines', async () => {
    writeFileSync(inWorkspace('service.py'), pythonSource(500));
    await show('notes.txt'); // the editor's own first document is not what is measured
    await editorSettles();
    const start = performance.now();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(inWorkspace('service.py')));
    await vscode.window.showTextDocument(document);
    await eventually(
      () => hints(document),
      found => found.length > 0,
      { seconds: 20, every: 2 },
    );
    figure('first hint', performance.now() - start);
  });
});
