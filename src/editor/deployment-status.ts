import * as vscode from 'vscode';
import type { DeploymentStatus } from '../protocol.ts';
import type { LanguageServer } from './language-server.ts';
import { isPriced, pricedByName } from './priced-documents.ts';

/** Two lines of the language status: what the active file's calls are priced on, each with a button that changes it. */
export function deploymentStatus(server: LanguageServer): vscode.Disposable {
  const selector = pricedByName as vscode.DocumentSelector;
  const hardware = vscode.languages.createLanguageStatusItem('inferenceCost.hardware', selector);
  hardware.name = vscode.l10n.t('Inference Cost: Hardware');
  const choose = { command: 'inferenceCost.chooseHardware', title: vscode.l10n.t('Choose Hardware') };
  const restart = { command: 'inferenceCost.restartServer', title: vscode.l10n.t('Restart') };
  hardware.command = choose;
  const model = vscode.languages.createLanguageStatusItem('inferenceCost.model', selector);
  model.name = vscode.l10n.t('Inference Cost: Model');
  model.command = { command: 'inferenceCost.chooseModel', title: vscode.l10n.t('Choose Model') };

  const show = (status: DeploymentStatus): void => {
    hardware.text = `$(server) ${status.hardware}`;
    hardware.detail = status.problem ?? status.origin;
    model.text = `$(sparkle) ${status.model}`;
    model.detail = vscode.l10n.t('self-hosted');
    hardware.severity = status.problem
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
    hardware.command = choose;
    hardware.busy = model.busy = false;
  };

  let latest = 0;
  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    // A server that has started says so.
    if (!document || !isPriced(document) || !server.isStarted) return;
    const turn = ++latest;
    try {
      const status = await server.request('inferenceCost/deployment', { uri: document.uri.toString() });
      if (turn === latest) show(status);
    } catch (error) {
      if (turn !== latest) return;
      hardware.busy = model.busy = false;
      server.log.warn(`deployment in force: ${error}`);
      hardware.detail = vscode.l10n.t('The language server does not answer.');
      hardware.severity = vscode.LanguageStatusSeverity.Error;
      hardware.command = restart;
    }
  };

  hardware.text = model.text = 'Inference Cost';
  hardware.busy = model.busy = true;
  void update();
  return vscode.Disposable.from(
    hardware,
    model,
    server.onDeploymentChanged(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    // A document whose language is changed is opened anew, in the editor that is active already.
    vscode.workspace.onDidOpenTextDocument(document => {
      if (document === vscode.window.activeTextEditor?.document) void update();
    }),
  );
}
