import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { isPriced } from './priced-documents.ts';

/** What VS Code's own git extension offers, as far as it is used here (version 1 of its interface). */
interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
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
  let following: vscode.Disposable | undefined;
  let isFound = false;
  let isDisposed = false;

  const follow = (git: GitExtension): void => {
    following?.dispose();
    following = git.enabled && !isDisposed ? followRepositories(server, git.getAPI(1)) : undefined;
  };
  const find = async (): Promise<void> => {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (!extension || isFound) return;
    isFound = true;
    const git = await extension.activate();
    if (!isDisposed) subscriptions.push(git.onDidChangeEnablement(() => follow(git)));
    follow(git);
  };
  const warn = (error: unknown) => server.log.warn(`git: ${error}`);
  // It comes with the trust in a folder.
  subscriptions.push(vscode.extensions.onDidChange(() => void find().catch(warn)));
  void find().catch(warn);
  return new vscode.Disposable(() => {
    isDisposed = true;
    for (const subscription of [...subscriptions, following]) subscription?.dispose();
  });
}

function followRepositories(server: LanguageServer, api: ReturnType<GitExtension['getAPI']>): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  /** The last question about a document: one commit follows another, and the text of the earlier may come late. */
  const asked = new WeakMap<vscode.TextDocument, object>();

  const tell = async (document: vscode.TextDocument): Promise<void> => {
    if (!server.isStarted || document.uri.scheme !== 'file' || !isPriced(document)) return;
    const turn = {};
    asked.set(document, turn);
    const repository = api.getRepository(document.uri);
    // Not in the last commit, or no commit yet.
    const text = repository ? await repository.show('HEAD', document.uri.fsPath).catch(() => null) : null;
    if (asked.get(document) !== turn || document.isClosed) return;
    await server.request('inferenceCost/committedText', { uri: document.uri.toString(), text });
  };
  const tellOf = (document: vscode.TextDocument) =>
    void tell(document).catch((error: unknown) => server.log.warn(`git: ${error}`));
  const tellAll = (): void => {
    for (const document of vscode.workspace.textDocuments) tellOf(document);
  };
  const watch = (repository: Repository): void => {
    let commit = repository.state.HEAD?.commit;
    subscriptions.push(
      repository.state.onDidChange(() => {
        if (repository.state.HEAD?.commit === commit) return;
        commit = repository.state.HEAD?.commit;
        tellAll();
      }),
    );
  };
  for (const repository of api.repositories) watch(repository);
  subscriptions.push(
    api.onDidOpenRepository(repository => {
      watch(repository);
      tellAll();
    }),
    vscode.workspace.onDidOpenTextDocument(tellOf),
    // A server that takes the place of one that stopped knows nothing of what that was told.
    server.onDidStart(tellAll),
  );
  tellAll();
  return new vscode.Disposable(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
}

/** Shows what changed in a document (the active one, where none is named) since the last commit, in the editor's own comparison. */
export async function showChanges(uri: unknown): Promise<void> {
  const document = typeof uri === 'string' ? vscode.Uri.parse(uri) : vscode.window.activeTextEditor?.document.uri;
  if (document) await vscode.commands.executeCommand('git.openChange', document);
}
