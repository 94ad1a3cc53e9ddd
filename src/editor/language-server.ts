import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { configurationFileName } from '../configuration/file-name.ts';
import type {
  ClientRequestMethod,
  InitializationOptions,
  ParamsOf,
  ResultOf,
  ServerNotification,
} from '../protocol.ts';
import type { LanguageId } from '../source/call-site.ts';
import { configuredLanguage } from './configured-language.ts';
import { earlyHovers } from './early-hovers.ts';
import { HintProvider } from './hint-provider.ts';
import type { KeptHints } from './kept-hints.ts';
import { isPriced, pricedDocuments } from './priced-documents.ts';
import { restartingErrorHandler } from './restarting-error-handler.ts';

/**
 * Creates the client for where the extension runs: a child process, or a worker in a browser. The language is that of a document that will
 * probably be opened.
 */
export type CreateClient = (options: LanguageClientOptions, language?: LanguageId) => Promise<BaseLanguageClient>;

/** Markdown from the server may link to these commands and to no others. */
const linkedCommands = [
  'inferenceCost.toggleHints',
  'inferenceCost.openConfiguration',
  'inferenceCost.chooseHardware',
  'inferenceCost.chooseModel',
  'inferenceCost.openExplorer',
  'inferenceCost.showTokens',
  'workbench.action.openSettings',
];

/** Milliseconds: a server that loads while the window opens a document takes the processor that this needs. */
const whileKeptAreDrawn = 700;

/** Milliseconds after which a window that was just opened has drawn itself. */
const untilWindowRests = 2000;

/**
 * The language server: started by the first document or command that needs it, or ahead of them in a folder with a configuration;
 * restarted on request, stopped with the extension.
 */
export class LanguageServer implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  readonly #createClient: CreateClient;
  readonly #deploymentChanged = new vscode.EventEmitter<void>();
  readonly #opened: vscode.Disposable;
  readonly #hints: HintProvider;
  readonly #earlyHovers: vscode.Disposable;
  readonly #startingAhead: ReturnType<typeof setTimeout>;
  #startingSoon: ReturnType<typeof setTimeout> | undefined;
  #client: Promise<BaseLanguageClient> | undefined;
  #isDisposed = false;

  /** Fires when prices may have changed for any document, and when the server has (re)started. */
  readonly onDeploymentChanged = this.#deploymentChanged.event;

  /** @param kept hints of documents that were priced before: while they are shown, the server need not start at once. */
  constructor(createClient: CreateClient, kept?: KeptHints) {
    this.#createClient = createClient;
    this.#hints = new HintProvider(() => this.start(), kept);
    this.#earlyHovers = earlyHovers(() => this.start());
    this.log = vscode.window.createOutputChannel('Inference Cost', { log: true });
    this.#opened = vscode.workspace.onDidOpenTextDocument(document => this.#startFor(document));
    for (const document of vscode.workspace.textDocuments) this.#startFor(document);
    this.#startingAhead = setTimeout(() => {
      this.#startAhead().catch((error: unknown) => this.log.warn(String(error)));
    }, untilWindowRests);
  }

  get isStarted(): boolean {
    return this.#client !== undefined;
  }

  async request<M extends ClientRequestMethod>(
    method: M,
    params: ParamsOf<M>,
    token?: vscode.CancellationToken,
  ): Promise<ResultOf<M>> {
    const client = await this.start();
    return client.sendRequest<ResultOf<M>>(method, params, token);
  }

  /** Calls `report` with what the server says about the progress under `workDoneToken`, until disposed. */
  async onProgress(workDoneToken: string, report: (value: WorkDoneReport) => void): Promise<vscode.Disposable> {
    const [client, { WorkDoneProgress }] = await Promise.all([this.start(), import('vscode-languageclient')]);
    return client.onProgress(WorkDoneProgress.type, workDoneToken, report);
  }

  start(): Promise<BaseLanguageClient> {
    this.#client ??= this.#start();
    return this.#client;
  }

  /** Also brings back a server that stayed down. */
  async restart(): Promise<void> {
    const before = this.#client;
    this.#client = (async () => {
      const client = await before?.catch(() => undefined);
      await client?.dispose();
      return this.#start();
    })();
    await this.#client;
  }

  async dispose(): Promise<void> {
    this.#opened.dispose();
    this.#hints.dispose();
    this.#earlyHovers.dispose();
    clearTimeout(this.#startingSoon);
    clearTimeout(this.#startingAhead);
    this.#isDisposed = true;
    this.#deploymentChanged.dispose();
    const client = await this.#client?.catch(() => undefined);
    await client?.dispose();
    this.log.dispose();
  }

  #startFor(document: vscode.TextDocument): void {
    if (this.#client || !isPriced(document)) return;
    if (this.#hints.knows(document)) this.#startingSoon ??= setTimeout(() => this.#startNow(), whileKeptAreDrawn);
    else this.#startNow();
  }

  async #startAhead(): Promise<void> {
    if (this.#client) return;
    const language = await configuredLanguage();
    if (language && !this.#client && !this.#isDisposed) this.#startNow(language);
  }

  #startNow(language?: LanguageId): void {
    this.#client ??= this.#start(language);
    this.#client.catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t('Inference Cost could not start: {0}', String(error)));
    });
  }

  async #start(language?: LanguageId): Promise<BaseLanguageClient> {
    const initializationOptions: InitializationOptions = {
      commandLinks: true,
      validatesSchema: true,
      ...(vscode.l10n.bundle ? { translations: vscode.l10n.bundle } : {}),
      // A plain copy: what VS Code gives cannot be sent to a worker.
      settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('inferenceCost'))),
    };
    const options: LanguageClientOptions = {
      documentSelector: pricedDocuments,
      initializationOptions,
      outputChannel: this.log,
      diagnosticCollectionName: 'inference-cost',
      markdown: { isTrusted: { enabledCommands: linkedCommands }, supportHtml: false },
      errorHandler: restartingErrorHandler(this.log),
    };
    const client = await this.#createClient(options, language);
    client.registerFeature(this.#hints.feature(client));
    const changed: ServerNotification['method'] = 'inferenceCost/deploymentChanged';
    client.onNotification(changed, () => this.#deploymentChanged.fire());
    await client.start();
    this.#earlyHovers.dispose();
    await openVirtualConfigurations();
    this.#deploymentChanged.fire();
    return client;
  }
}

export interface WorkDoneReport {
  readonly kind: 'begin' | 'report' | 'end';
  readonly message?: string;
  readonly percentage?: number;
}

/** The server reads files of the disk itself; in a virtual file system it knows what is open. */
async function openVirtualConfigurations(): Promise<void> {
  const virtual = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme !== 'file');
  const open = ({ uri }: vscode.WorkspaceFolder) =>
    vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, configurationFileName));
  await Promise.allSettled(virtual.map(open));
}
