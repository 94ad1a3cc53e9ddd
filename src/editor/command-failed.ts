import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';

/** One clear message for a command that could not do its work; the log has the rest. */
export async function commandFailed(server: LanguageServer, error: unknown): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  if (isRefusal(error)) {
    await vscode.window.showInformationMessage(`Inference Cost: ${error.message}`);
    return;
  }
  server.log.error(error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t('Show Log');
  const message = error instanceof Error ? error.message : String(error);
  if ((await vscode.window.showErrorMessage(`Inference Cost: ${message}`, showLog)) === showLog) server.log.show();
}

/** LSP's `RequestFailed`: the server says in words what the user can do, and nothing went wrong. */
const refused = -32803;

const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && (error as { code?: unknown }).code === refused;
