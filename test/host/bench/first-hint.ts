import * as vscode from 'vscode';
import { editorSettles, hints, inWorkspace, show } from '../extension.ts';
import { opened } from '../note.ts';

/**
 * Opens a file; the bench measures under `name` until its first hint is drawn. Nobody but the window asks for hints meanwhile: whoever did
 * would keep it busy.
 */
export async function openUntilDrawn(file: string, name: string): Promise<void> {
  await show('notes.txt'); // the editor's own first document is not what is measured
  await editorSettles();
  opened(name);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(inWorkspace(file)));
  await vscode.window.showTextDocument(document);
  await editorSettles();
  if ((await hints(document)).length === 0) throw new Error(`${file}: no hints`);
}
