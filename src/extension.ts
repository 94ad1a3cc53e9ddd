import * as vscode from 'vscode';
import { chooseDeployment } from './editor/choose-deployment.ts';
import { committedTexts, showChanges } from './editor/committed-texts.ts';
import { openConfiguration, toggleHints } from './editor/configuration-command.ts';
import { createClient, endServer, keptHints } from './editor/create-client.ts';
import { deploymentStatus } from './editor/deployment-status.ts';
import { estimateFile, estimateSelection, estimateWorkspace } from './editor/estimate-commands.ts';
import { ScenarioExplorer } from './editor/explorer.ts';
import { LanguageServer } from './editor/language-server.ts';
import { ReportDocuments } from './editor/report-document.ts';
import { TokenView } from './editor/token-view.ts';

/** Not in `activate()`: VS Code runs this file as soon as a document needs it, and calls that once its window has answered, 100 ms or more later. */
const server = new LanguageServer(createClient, endServer, keptHints);

export function activate(context: vscode.ExtensionContext): void {
  const reports = new ReportDocuments();
  const explorer = new ScenarioExplorer(context, server);
  const tokens = new TokenView(server);
  const command = (name: string, run: (argument?: unknown) => unknown) =>
    vscode.commands.registerCommand(`inferenceCost.${name}`, run);

  context.subscriptions.push(
    server,
    reports,
    explorer,
    tokens,
    deploymentStatus(server),
    committedTexts(server),
    command('estimateSelection', () => estimateSelection(server, reports)),
    command('estimateFile', () => estimateFile(server, reports)),
    command('estimateWorkspace', () => estimateWorkspace(server, reports)),
    command('showTokens', place => tokens.run(place)),
    command('openExplorer', scenario => explorer.open(scenario)),
    command('openScenarioFile', file => explorer.openFile(file instanceof vscode.Uri ? file : undefined)),
    command('chooseHardware', () => chooseDeployment(server, 'hardware')),
    command('chooseModel', () => chooseDeployment(server, 'model')),
    command('openConfiguration', () => openConfiguration(server)),
    command('toggleHints', toggleHints),
    command('showChanges', showChanges),
    command('restartServer', () => server.restart()),
    command('showLog', () => server.log.show()),
  );
}
