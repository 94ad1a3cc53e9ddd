import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { isPriced } from './priced-documents.ts';

/** What VS Code's own git extension offers, as far as it is used here (version 1 of its interface). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    readonly onDidOpenRepository: vscode.Event<Repository>;
    readonly repositories: readonly Repository[];
    getRepository(uri: vscode.Uri): Repository | null;
  };
}
interface Repository {
  readonly state: { readonly HEAD?: { readonly commit?: string }; readonly onDidChange: vscode.Event<void> };
  /** Text of a file at a commit; rejects where it is not there. */
  show(reference: string, path: string): Promise<string>;
}

/** Tells the server what open documents were at the last commit, by VS Code's git extension; without it there are no lenses. */
export function committedTexts(server: LanguageServer): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  let isDisposed = false;
  void follow(server, subscription => {
    if (isDisposed) subscription.dispose();
    else subscriptions.push(subscription);
  }).catch(error => server.log.warn(`git: ${error}`));
  return new vscode.Disposable(() => {
    isDisposed = true;
    for (const subscription of subscriptions) subscription.dispose();
  });
}

async function follow(server: LanguageServer, keep: (subscription: vscode.Disposable) => void): Promise<void> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = extension && (await extension.activate());
  if (!git?.enabled) return;
  const api = git.getAPI(1);

  const tell = async (document: vscode.TextDocument): Promise<void> => {
    if (!server.isStarted || document.uri.scheme !== 'file' || !isPriced(document)) return;
    const repository = api.getRepository(document.uri);
    // Not in the last commit, or no commit yet.
    const text = repository ? await repository.show('HEAD', document.uri.fsPath).catch(() => null) : null;
    await server.request('inferenceCost/committedText', { uri: document.uri.toString(), text });
  };
  const tellAll = async (): Promise<void> => {
    await Promise.all(vscode.workspace.textDocuments.map(tell));
  };
  const watch = (repository: Repository): void => {
    let commit = repository.state.HEAD?.commit;
    keep(
      repository.state.onDidChange(() => {
        if (repository.state.HEAD?.commit === commit) return;
        commit = repository.state.HEAD?.commit;
        void tellAll();
      }),
    );
  };
  for (const repository of api.repositories) watch(repository);
  keep(
    api.onDidOpenRepository(repository => {
      watch(repository);
      void tellAll();
    }),
  );
  keep(vscode.workspace.onDidOpenTextDocument(tell));
  keep(server.onDeploymentChanged(tellAll));
  await tellAll();
}

/** Shows what changed in a document (the active one, where none is named) since the last commit, in the editor's own comparison. */
export async function showChanges(uri: unknown): Promise<void> {
  const document = typeof uri === 'string' ? vscode.Uri.parse(uri) : vscode.window.activeTextEditor?.document.uri;
  if (document) await vscode.commands.executeCommand('git.openChange', document);
}
