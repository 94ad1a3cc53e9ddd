import * as vscode from 'vscode';
import { editorSettles, eventually, hints, inWorkspace, show } from '../extension.ts';

/** Milliseconds from opening a file to its first hint. Asking more often would keep the window busy that is measured. */
export async function untilFirstHint(file: string): Promise<number> {
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
