import * as vscode from 'vscode';
import type { ExplorerHostMessage, ExplorerViewMessage } from '../protocol.ts';
import { exportBytes, exportKinds, pictureFileName } from './export-file.ts';

type ScenarioFile = Extract<ExplorerHostMessage, { type: 'scenario-file' }>;

/** Four scenarios are some ten kilobytes. */
const mostBytes = 1_000_000;

const firstFolder = (): vscode.Uri | undefined => vscode.workspace.workspaceFolders?.[0]?.uri;
const inFolder = (name: string): { defaultUri?: vscode.Uri } => {
  const folder = firstFolder();
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {};
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Writes a file where the user says. */
export async function saveExport({
  format,
  name,
  content,
}: Extract<ExplorerViewMessage, { type: 'export' }>): Promise<void> {
  const { ending, kind, label } = exportKinds[format];
  const target = await vscode.window.showSaveDialog({
    ...inFolder(`${name}.${ending}`),
    filters: { [label]: [kind] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, exportBytes(format, content));
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Could not write {0}: {1}', target.fsPath, reasonOf(error)));
  }
}

/** Writes one file for each picture into the folder that the user chooses; asks before it overwrites any. */
export async function savePictures({
  format,
  pictures,
}: Extract<ExplorerViewMessage, { type: 'export-pictures' }>): Promise<void> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      ...(firstFolder() ? { defaultUri: firstFolder()! } : {}),
      openLabel: vscode.l10n.t('Save {0} Pictures Here', pictures.length),
    })) ?? [];
  if (!folder) return;
  const targets = pictures.map(({ name, content }) => ({ name: pictureFileName(format, name), content }));
  try {
    const standing = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
    if (!(await mayOverwrite(targets.map(({ name }) => name).filter(name => standing.has(name))))) return;
    for (const { name, content } of targets)
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), exportBytes(format, content));
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} pictures saved in {1}.', targets.length, folder.fsPath),
    );
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Could not write {0}: {1}', folder.fsPath, reasonOf(error)));
  }
}

async function mayOverwrite(names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return true;
  const overwrite = vscode.l10n.t('Overwrite');
  const question = vscode.l10n.t('{0} of these pictures are there already.', names.length);
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail: names.join('\n') }, overwrite);
  return answer === overwrite;
}

/** The text of a scenario file, of the one that the user chooses when none is named; undefined when there is none. */
export async function readScenarioFile(named?: vscode.Uri): Promise<ScenarioFile | undefined> {
  const file = named ?? (await chooseScenarioFile());
  if (!file) return undefined;
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > mostBytes) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} has {1} bytes; a scenario file has at most {2}.', file.fsPath, size, mostBytes),
      );
      return undefined;
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return { type: 'scenario-file', name: vscode.workspace.asRelativePath(file, false), text };
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Could not read {0}: {1}', file.fsPath, reasonOf(error)));
    return undefined;
  }
}

async function chooseScenarioFile(): Promise<vscode.Uri | undefined> {
  const folder = firstFolder();
  const chosen = await vscode.window.showOpenDialog({
    ...(folder ? { defaultUri: folder } : {}),
    filters: { [exportKinds.scenario.label]: [exportKinds.scenario.kind] },
    openLabel: vscode.l10n.t('Open Scenario'),
  });
  return chosen?.[0];
}
