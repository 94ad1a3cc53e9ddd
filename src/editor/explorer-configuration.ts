import * as vscode from 'vscode';
import { configurationFileName } from '../configuration/file-name.ts';
import type { ConfiguredDeployment, DeploymentToSave } from '../protocol.ts';
import { commandFailed } from './command-failed.ts';
import type { LanguageServer } from './language-server.ts';
import { writeChoice } from './write-choice.ts';

/** One of the deployments of the configuration in force, which the user picks; undefined when there is none. */
export async function chooseConfigured(server: LanguageServer): Promise<ConfiguredDeployment | undefined> {
  try {
    const { deployments } = await server.request('inferenceCost/deployments', {});
    if (deployments.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'There is no deployment in {0} yet. Save a scenario there, or choose hardware.',
          configurationFileName,
        ),
      );
      return undefined;
    }
    const items = deployments.map(deployment => ({
      label: deployment.name,
      description: `${deployment.settings.gpus ?? 1}×${deployment.settings.hardware}`,
      detail: deployment.settings.model,
      deployment,
    }));
    const title = vscode.l10n.t('Open a deployment of {0} as a scenario', configurationFileName);
    return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))
      ?.deployment;
  } catch (error) {
    await commandFailed(server, error);
    return undefined;
  }
}

/** Writes a deployment and its traffic into the configuration, once the user agrees to what changes there. */
export async function saveToConfiguration(server: LanguageServer, toSave: DeploymentToSave): Promise<void> {
  try {
    const { edit, overwrites } = await server.request('inferenceCost/saveDeployment', toSave);
    if (overwrites.length > 0 && !(await agrees(overwrites))) return;
    await writeChoice(edit);
    const text = vscode.l10n.t('Saved “{0}” and its calls per month to {1}.', toSave.name, configurationFileName);
    const open = vscode.l10n.t('Open');
    if ((await vscode.window.showInformationMessage(text, open)) === open && edit.target === 'file')
      await vscode.window.showTextDocument(vscode.Uri.parse(edit.uri, true));
  } catch (error) {
    await commandFailed(server, error);
  }
}

async function agrees(overwrites: readonly string[]): Promise<boolean> {
  const overwrite = vscode.l10n.t('Overwrite');
  const question = vscode.l10n.t('This changes what {0} says.', configurationFileName);
  const detail = overwrites.join('\n');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, overwrite)) === overwrite;
}
