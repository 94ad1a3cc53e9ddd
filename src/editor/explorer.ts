import * as vscode from 'vscode';
import type { ExplorerHostMessage, ExplorerViewMessage, ExportFormat } from '../protocol.ts';
import { readExplorerMessage } from './explorer-message.ts';
import { explorerPage } from './explorer-page.ts';

const viewType = 'inferenceCost.explorer';

/** The Scenario Explorer as an editor panel: one at a time, brought back by a reload of the window. */
export class ScenarioExplorer implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #folder: vscode.Uri;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #seed: unknown;
  /** Whether the page listens: not before it says so, and not after it was hidden, since a hidden page is unloaded. */
  #listens = false;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType, this);
  }

  /** Shows the explorer; a seed (JSON) takes the place of the request that is shown. */
  open(seed?: unknown): void {
    this.#seed = seed;
    if (this.#panel) {
      this.#panel.reveal();
      if (this.#listens) this.#send(this.#panel.webview);
      return;
    }
    const title = vscode.l10n.t('Scenario Explorer');
    this.#adopt(
      vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, { retainContextWhenHidden: false }),
    );
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    const uri = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.#folder, name)).toString();
    this.#listens = false;
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#listens = false;
    });
    webview.onDidReceiveMessage((data: unknown) => this.#receive(webview, readExplorerMessage(data)));
    webview.html = explorerPage({
      script: uri('main.js'),
      style: uri('explorer.css'),
      worker: uri('worker.js'),
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
      title: panel.title,
      language: vscode.env.language,
    });
  }

  #receive(webview: vscode.Webview, message: ExplorerViewMessage | undefined): void {
    switch (message?.type) {
      case 'ready':
        this.#listens = true;
        this.#send(webview);
        break;
      case 'export':
        void saveAs(message.format, message.content);
        break;
    }
  }

  #send(webview: vscode.Webview): void {
    const message: ExplorerHostMessage = {
      type: 'open',
      translations: translations(),
      ...(this.#seed === undefined ? {} : { seed: this.#seed }),
    };
    this.#seed = undefined;
    void webview.postMessage(message);
  }
}

/** Messages are plain sentences in the bundle; those with a comment are not ours. */
const translations = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(vscode.l10n.bundle ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );

const extensions: Readonly<Record<ExportFormat, string>> = {
  markdown: 'md',
  csv: 'csv',
  json: 'json',
  svg: 'svg',
  png: 'png',
};

/** @throws when what should be base64 is not. */
const bytesOf = (format: ExportFormat, content: string): Uint8Array =>
  format === 'png' ? Uint8Array.from(atob(content), digit => digit.charCodeAt(0)) : new TextEncoder().encode(content);

async function saveAs(format: ExportFormat, content: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `inference-cost-scenarios.${extensions[format]}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [format]: [extensions[format]] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytesOf(format, content));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('Could not write {0}: {1}', target.fsPath, reason));
  }
}
