import path from 'node:path';
import * as vscode from 'vscode';

/** The extension under test, as it is installed. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('inference-cost.inference-cost');
  if (!found) throw new Error('the extension is not installed');
  return found;
}

/** Opens a file of the workspace and shows it. */
export async function show(file: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, file)));
}

/** Repeats `read` until `holds`, and returns what it read; the last value stands in the message when it never does. */
export async function eventually<T>(
  read: () => T | Thenable<T>,
  holds: (value: T) => boolean,
  { seconds = 60, every = 50 } = {},
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`not within ${seconds} s; last: ${JSON.stringify(value)}`);
    await new Promise(resolve => setTimeout(resolve, every));
  }
}

export const wholeOf = (document: vscode.TextDocument): vscode.Range =>
  document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));

/** The hints of a document, each with the line (0-based) it stands in. */
export async function hints(document: vscode.TextDocument): Promise<{ line: number; text: string }[]> {
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    wholeOf(document),
  );
  return found.map(({ position, label }) => ({
    line: position.line,
    text: typeof label === 'string' ? label : label.map(part => part.value).join(''),
  }));
}

/** What the extension reports about a document; problems of others are left out. */
export const problems = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Inference Cost');

export const code = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Puts a file's text back as it was on the disk. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

export const inWorkspace = (file: string): string => path.join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, file);

/** Waits until the window has done what it does at its own start, so that a bench measures the extension and not the editor. */
export const editorSettles = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 4000));
