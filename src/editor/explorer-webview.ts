import * as vscode from 'vscode';
import type { ExplorerHostMessage } from '../protocol.ts';
import { chooseConfigured, saveToConfiguration } from './explorer-configuration.ts';
import { readScenarioFile, saveExport, savePictures } from './explorer-files.ts';
import { handleExplorerMessage } from './explorer-handler.ts';
import { explorerPage } from './explorer-page.ts';
import type { LanguageServer } from './language-server.ts';

/** What all pages of the explorer share. */
export interface ExplorerSurroundings {
  /** Holds everything that a page may load. */
  readonly folder: vscode.Uri;
  readonly server: LanguageServer;
  readonly memory: vscode.Memento;
  /** The pages that are there, in the editor and in the side bar. */
  readonly pages: Set<ExplorerWebview>;
}

const memoryKey = 'explorer';

/** One page of the explorer, whether it is shown as an editor or in the side bar. */
export class ExplorerWebview {
  readonly #webview: vscode.Webview;
  readonly #surroundings: ExplorerSurroundings;
  /** Whether the page listens: not before it says so, and not after it was hidden, since a hidden page is unloaded. */
  #listens = false;
  #seed: unknown;
  readonly #waiting: ExplorerHostMessage[] = [];

  constructor(webview: vscode.Webview, title: string, surroundings: ExplorerSurroundings) {
    this.#webview = webview;
    this.#surroundings = surroundings;
    const { folder, pages } = surroundings;
    pages.add(this);
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((data: unknown) => this.#receive(data));
    const uri = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.html = explorerPage({
      script: uri('main.js'),
      style: uri('explorer.css'),
      worker: uri('worker.js'),
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
      title,
      language: vscode.env.language,
    });
  }

  /** Shows a call's request in place of the one that is shown. */
  seed(seed: unknown): void {
    this.#seed = seed;
    if (this.#listens) this.#open();
  }

  /** Tells the page now, or as soon as it listens. */
  tell(message: ExplorerHostMessage): void {
    if (this.#listens) void this.#webview.postMessage(message);
    else this.#waiting.push(message);
  }

  hidden(): void {
    this.#listens = false;
  }

  dispose(): void {
    this.#surroundings.pages.delete(this);
  }

  #receive(data: unknown): void {
    const { server, memory } = this.#surroundings;
    const tell = (message: ExplorerHostMessage | undefined) => message && this.tell(message);
    handleExplorerMessage(data, {
      ready: () => {
        this.#listens = true;
        this.#open();
        for (const message of this.#waiting.splice(0)) this.tell(message);
      },
      remember: saved => {
        void memory.update(memoryKey, saved);
        for (const page of this.#surroundings.pages) if (page !== this) page.#follow(saved);
      },
      saveFile: file => void saveExport(file),
      savePictures: pictures => void savePictures(pictures),
      openScenarioFile: () => void readScenarioFile().then(tell),
      loadDeployment: () =>
        void chooseConfigured(server).then(chosen => chosen && tell({ type: 'deployment', ...chosen })),
      saveDeployment: deployment => void saveToConfiguration(server, deployment),
    });
  }

  /** A page that does not listen reads what was remembered when it opens. */
  #follow(saved: string): void {
    if (this.#listens) this.tell({ type: 'saved', saved });
  }

  #open(): void {
    const saved = this.#surroundings.memory.get<string>(memoryKey);
    this.tell({
      type: 'open',
      translations: translations(),
      ...(saved === undefined ? {} : { saved }),
      ...(this.#seed === undefined ? {} : { seed: this.#seed }),
    });
    this.#seed = undefined;
  }
}

/** Messages are plain sentences in the bundle; those with a comment are not ours. */
const translations = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(vscode.l10n.bundle ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
