import * as vscode from 'vscode';
import type { ExplorerHostMessage } from '../protocol.ts';
import { chooseConfigured, saveToConfiguration } from './explorer-configuration.ts';
import { readScenarioFile, saveExport, savePictures } from './explorer-files.ts';
import { handleExplorerMessage } from './explorer-handler.ts';
import { explorerPage } from './explorer-page.ts';
import type { LanguageServer } from './language-server.ts';
import { PageConversation } from './page-conversation.ts';

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
  readonly #surroundings: ExplorerSurroundings;
  readonly #conversation: PageConversation;

  constructor(webview: vscode.Webview, title: string, surroundings: ExplorerSurroundings) {
    this.#surroundings = surroundings;
    const { folder, memory, pages } = surroundings;
    pages.add(this);
    this.#conversation = new PageConversation(
      message => void webview.postMessage(message),
      () => {
        const saved = memory.get<string>(memoryKey);
        return { translations: translations(), ...(saved === undefined ? {} : { saved }) };
      },
    );
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
    this.#conversation.seed(seed);
  }

  tell(message: ExplorerHostMessage): void {
    this.#conversation.tell(message);
  }

  hidden(): void {
    this.#conversation.hidden();
  }

  dispose(): void {
    this.#surroundings.pages.delete(this);
  }

  #receive(data: unknown): void {
    const { server, memory } = this.#surroundings;
    const tell = (message: ExplorerHostMessage | undefined) => message && this.tell(message);
    handleExplorerMessage(data, {
      ready: () => this.#conversation.ready(),
      remember: saved => {
        void memory.update(memoryKey, saved);
        for (const page of this.#surroundings.pages) if (page !== this) page.#conversation.follow(saved);
      },
      saveFile: file => void saveExport(file),
      savePictures: pictures => void savePictures(pictures),
      openScenarioFile: () => void readScenarioFile().then(tell),
      loadDeployment: () =>
        void chooseConfigured(server).then(chosen => chosen && tell({ type: 'deployment', ...chosen })),
      saveDeployment: deployment => void saveToConfiguration(server, deployment),
    });
  }
}

/** Messages are plain sentences in the bundle; those with a comment are not ours. */
const translations = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(vscode.l10n.bundle ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
