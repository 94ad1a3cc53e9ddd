import * as vscode from 'vscode';
import { commandFailed } from './command-failed.ts';
import type { LanguageServer } from './language-server.ts';

/** Opens the configuration in force; where there is none, offers to make one by choosing hardware. */
export async function openConfiguration(server: LanguageServer): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  try {
    const { configurationUri } = await server.request('inferenceCost/deployment', uri === undefined ? {} : { uri });
    if (configurationUri !== undefined) {
      await vscode.window.showTextDocument(vscode.Uri.parse(configurationUri, true));
      return;
    }
  } catch (error) {
    return commandFailed(server, error);
  }
  const choose = vscode.l10n.t('Choose Hardware');
  const text = vscode.l10n.t('There is no inference-cost.json here yet. Choosing hardware writes one.');
  if ((await vscode.window.showInformationMessage(text, choose)) === choose)
    await vscode.commands.executeCommand('inferenceCost.chooseHardware');
}

/** Turns the hints on or off for this user. */
export async function toggleHints(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('inferenceCost');
  await settings.update('hints.enabled', !settings.get('hints.enabled', true), vscode.ConfigurationTarget.Global);
}
