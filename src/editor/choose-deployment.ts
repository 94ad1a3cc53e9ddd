import * as vscode from 'vscode';
import type { Choice, ChoiceKind } from '../protocol.ts';
import { commandFailed } from './command-failed.ts';
import type { LanguageServer } from './language-server.ts';
import { writeChoice } from './write-choice.ts';

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/** Hardware or model to choose from, each with its price and its effect; the choice is written where the team shares it. */
export async function chooseDeployment(server: LanguageServer, kind: ChoiceKind): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const scope = uri === undefined ? {} : { uri };
  try {
    const choice = await pick(kind, server.request('inferenceCost/choices', { ...scope, kind }));
    if (!choice || choice.inForce) return;
    await writeChoice(await server.request('inferenceCost/choose', { ...scope, kind, id: choice.id }));
  } catch (error) {
    await commandFailed(server, error);
  }
}

/** The list opens at once and fills when the effects are computed; what is in force is where the cursor starts. */
async function pick(kind: ChoiceKind, choices: Promise<readonly Choice[]>): Promise<Choice | undefined> {
  const list = vscode.window.createQuickPick<ChoiceItem>();
  list.title = kind === 'hardware' ? vscode.l10n.t('Inference Cost: hardware') : vscode.l10n.t('Inference Cost: model');
  list.placeholder = vscode.l10n.t('Dollars per thousand calls of 1,000 tokens in and the expected answer out');
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.busy = true;
  list.show();
  const picked = new Promise<Choice | undefined>(resolve => {
    list.onDidAccept(() => resolve(list.activeItems[0]?.choice));
    list.onDidHide(() => resolve(undefined));
  });
  try {
    list.items = grouped(await choices);
    list.activeItems = list.items.filter(item => item.choice?.inForce);
    list.busy = false;
    return await picked;
  } finally {
    list.dispose();
  }
}

function grouped(choices: readonly Choice[]): ChoiceItem[] {
  return choices.flatMap((choice, index) => {
    const { label, description, detail, inForce } = choice;
    const item = { label: inForce ? `$(check) ${label}` : label, description, detail, choice };
    const startsGroup = choice.group !== choices[index - 1]?.group;
    return startsGroup ? [{ label: choice.group, kind: vscode.QuickPickItemKind.Separator }, item] : [item];
  });
}
