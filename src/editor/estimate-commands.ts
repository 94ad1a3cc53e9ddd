import * as vscode from 'vscode';
import { commandFailed } from './command-failed.ts';
import type { LanguageServer } from './language-server.ts';
import { isPriced } from './priced-documents.ts';
import type { ReportDocuments } from './report-document.ts';

/** While a report has the focus, the command is about the source file beside it. */
const currentEditor = (): vscode.TextEditor | undefined =>
  vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(({ document }) => isPriced(document));

export async function estimateSelection(server: LanguageServer, reports: ReportDocuments): Promise<void> {
  const editor = currentEditor();
  if (!editor)
    return void vscode.window.showInformationMessage(vscode.l10n.t('Open a file and select a prompt first.'));
  const { document, selection } = editor;
  await attempt(server, async () => {
    const report = await server.request('inferenceCost/estimateText', {
      uri: document.uri.toString(),
      range: {
        start: { line: selection.start.line, character: selection.start.character },
        end: { line: selection.end.line, character: selection.end.character },
      },
      text: document.getText(selection),
    });
    await reports.show(report);
  });
}

export async function estimateFile(server: LanguageServer, reports: ReportDocuments): Promise<void> {
  const editor = currentEditor();
  if (!editor) return void vscode.window.showInformationMessage(vscode.l10n.t('Open a source file first.'));
  await attempt(server, async () => {
    await reports.show(await server.request('inferenceCost/estimateFile', { uri: editor.document.uri.toString() }));
  });
}

let workspaceRuns = 0;

export async function estimateWorkspace(server: LanguageServer, reports: ReportDocuments): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Inference Cost: estimating the workspace'),
    cancellable: true,
  };
  await attempt(server, async () => {
    const report = await vscode.window.withProgress(options, async (progress, token) => {
      const workDoneToken = `inferenceCost.workspace.${++workspaceRuns}`;
      let reached = 0;
      const listening = await server.onProgress(workDoneToken, ({ message, percentage }) => {
        const increment = percentage === undefined ? 0 : percentage - reached;
        reached += increment;
        progress.report({ increment, ...(message === undefined ? {} : { message }) });
      });
      try {
        return await server.request('inferenceCost/estimateWorkspace', { workDoneToken }, token);
      } finally {
        listening.dispose();
      }
    });
    await reports.show(report);
  });
}

async function attempt(server: LanguageServer, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    await commandFailed(server, error);
  }
}
