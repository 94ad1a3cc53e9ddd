import * as vscode from 'vscode';
import type { ChoiceEdit } from '../protocol.ts';

/** Writes a choice where the server says, and saves the file. @throws when it cannot be written. */
export async function writeChoice(edit: ChoiceEdit): Promise<void> {
  if (edit.target === 'setting') {
    const target = vscode.workspace.workspaceFolders
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration('inferenceCost').update(edit.key, edit.value, target);
    return;
  }
  const uri = vscode.Uri.parse(edit.uri, true);
  const change = new vscode.WorkspaceEdit();
  if (edit.exists) change.replace(uri, await wholeOf(uri), edit.newText);
  else change.createFile(uri, { contents: new TextEncoder().encode(edit.newText) });
  if (!(await vscode.workspace.applyEdit(change)))
    throw new Error(vscode.l10n.t('{0} could not be written.', edit.uri));
  await vscode.workspace.save(uri);
}

async function wholeOf(uri: vscode.Uri): Promise<vscode.Range> {
  const document = await vscode.workspace.openTextDocument(uri);
  return document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
}
