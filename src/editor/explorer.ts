import * as vscode from 'vscode';
import { readScenarioFile } from './explorer-files.ts';
import { type ExplorerSurroundings, ExplorerWebview } from './explorer-webview.ts';
import type { LanguageServer } from './language-server.ts';

const panelType = 'inferenceCost.explorer';
const viewId = 'inferenceCost.explorerView';

/** The Scenario Explorer: one editor panel, brought back by a reload of the window, and the same page in the side bar. */
export class ScenarioExplorer implements vscode.Disposable, vscode.WebviewPanelSerializer, vscode.WebviewViewProvider {
  readonly #surroundings: ExplorerSurroundings;
  readonly #registrations: readonly vscode.Disposable[];
  #panel: { readonly panel: vscode.WebviewPanel; readonly page: ExplorerWebview } | undefined;

  constructor({ extensionUri, workspaceState }: vscode.ExtensionContext, server: LanguageServer) {
    const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.#surroundings = { folder, server, memory: workspaceState, pages: new Set() };
    this.#registrations = [
      vscode.window.registerWebviewPanelSerializer(panelType, this),
      vscode.window.registerWebviewViewProvider(viewId, this),
    ];
  }

  /** Shows the explorer as an editor; a seed (JSON) takes the place of the request that is shown. */
  open(seed?: unknown): void {
    this.#shown().seed(seed);
  }

  /** Shows the scenarios of a file beside those that stand; without a file, of one that the user chooses. */
  async openFile(file?: vscode.Uri): Promise<void> {
    const read = await readScenarioFile(file);
    if (read) this.#shown().tell(read);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const page = new ExplorerWebview(view.webview, view.title ?? title(), this.#surroundings);
    view.onDidChangeVisibility(() => {
      if (!view.visible) page.hidden();
    });
    view.onDidDispose(() => page.dispose());
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#panel?.panel.dispose();
  }

  #shown(): ExplorerWebview {
    if (this.#panel) {
      this.#panel.panel.reveal();
      return this.#panel.page;
    }
    const options = { retainContextWhenHidden: false };
    return this.#adopt(vscode.window.createWebviewPanel(panelType, title(), vscode.ViewColumn.Active, options));
  }

  #adopt(panel: vscode.WebviewPanel): ExplorerWebview {
    const page = new ExplorerWebview(panel.webview, panel.title, this.#surroundings);
    this.#panel = { panel, page };
    panel.onDidChangeViewState(() => {
      if (!panel.visible) page.hidden();
    });
    panel.onDidDispose(() => {
      page.dispose();
      this.#panel = undefined;
    });
    return page;
  }
}

const title = (): string => vscode.l10n.t('Scenario Explorer');
