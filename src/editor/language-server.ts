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
import { maxStops, restartingErrorHandler } from './restarting-error-handler.ts';

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

/** How often a server may stop while it starts before that is an error; the error handler gives up as late. */
const mostStarts = maxStops;

/** `State.Stopped`, `State.Running`, and `RevealOutputChannelOn.Never`: the client itself is loaded only when it starts. */
const stopped = 1;
const running = 2;
const never = 4;

/**
 * The language server: started by the first document or command that needs it, or ahead of them in a folder with a configuration;
 * restarted on request, stopped with the extension.
 */
export class LanguageServer implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  readonly #createClient: CreateClient;
  readonly #endServer: () => void;
  readonly #deploymentChanged = new vscode.EventEmitter<void>();
  readonly #started = new vscode.EventEmitter<void>();
  readonly #opened: vscode.Disposable;
  readonly #hints: HintProvider;
  readonly #earlyHovers: vscode.Disposable;
  readonly #startingAhead: ReturnType<typeof setTimeout>;
  #startingSoon: ReturnType<typeof setTimeout> | undefined;
  #client: Promise<BaseLanguageClient> | undefined;
  #isUp = false;
  #isDisposed = false;

  /** Fires when prices may have changed for any document, and when the server has (re)started. */
  readonly onDeploymentChanged = this.#deploymentChanged.event;
  /** Fires when the server has (re)started: it knows nothing of what one before it was told. */
  readonly onDidStart = this.#started.event;

  /**
   * @param endServer ends a server that its client cannot ask to end.
   * @param kept hints of documents that were priced before: while they are shown, the server need not start at once.
   */
  constructor(createClient: CreateClient, endServer: () => void, kept?: KeptHints) {
    this.#createClient = createClient;
    this.#endServer = endServer;
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

  /** @param language of a document that will probably be opened, where none is open. */
  start(language?: LanguageId): Promise<BaseLanguageClient> {
    this.#client ??= this.#said(this.#start(language));
    return this.#client;
  }

  /** Also brings back a server that stayed down, or one that hangs. */
  async restart(): Promise<void> {
    const before = this.#client;
    // Nobody waits for one that hangs while it starts: its client finds it gone, and starts another before that is replaced, too.
    if (before && !this.#isUp) this.#endServer();
    const restarted = async () => {
      await this.#stop(await before?.catch(() => undefined));
      return this.#start();
    };
    this.#client = this.#said(restarted());
    await this.#client.catch(() => undefined);
  }

  async dispose(): Promise<void> {
    this.#opened.dispose();
    this.#hints.dispose();
    this.#earlyHovers.dispose();
    clearTimeout(this.#startingSoon);
    clearTimeout(this.#startingAhead);
    this.#isDisposed = true;
    this.#deploymentChanged.dispose();
    this.#started.dispose();
    await this.#stop(await this.#client?.catch(() => undefined));
    this.log.dispose();
  }

  /** A server that does not say goodbye in time is ended by who started its process. */
  async #stop(client: BaseLanguageClient | undefined): Promise<void> {
    try {
      // One that is starting again can only be stopped once it has.
      if (client?.needsStop()) await client.start();
      await client?.dispose();
    } catch (error) {
      this.log.warn(String(error));
    }
  }

  #startFor(document: vscode.TextDocument): void {
    if (this.#client || !isPriced(document)) return;
    if (this.#hints.knows(document)) this.#startingSoon ??= setTimeout(() => this.start(), whileKeptAreDrawn);
    else this.start();
  }

  async #startAhead(): Promise<void> {
    if (this.#client) return;
    const language = await configuredLanguage();
    if (language && !this.#client && !this.#isDisposed) this.start(language);
  }

  /** Says that the server does not start, to whoever waits for it, and to the user. */
  #said(starting: Promise<BaseLanguageClient>): Promise<BaseLanguageClient> {
    starting.catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t('Inference Cost could not start: {0}', String(error)));
    });
    return starting;
  }

  async #start(language?: LanguageId): Promise<BaseLanguageClient> {
    const options: LanguageClientOptions = {
      documentSelector: pricedDocuments,
      initializationOptions,
      outputChannel: this.log,
      diagnosticCollectionName: 'inference-cost',
      markdown: { isTrusted: { enabledCommands: linkedCommands }, supportHtml: false },
      errorHandler: restartingErrorHandler(this.log),
      // The server says once what keeps a file from being priced; each request that fails for it is only written down.
      revealOutputChannelOn: never,
      // Said here once, if starting again does not help.
      initializationFailedHandler: () => false,
    };
    const client = await this.#createClient(options, language);
    client.registerFeature(this.#hints.feature(client));
    const changed: ServerNotification['method'] = 'inferenceCost/deploymentChanged';
    client.onNotification(changed, () => this.#deploymentChanged.fire());
    await startAtLast(client);
    this.#isUp = true;
    this.#earlyHovers.dispose();
    await openVirtualConfigurations();
    const announce = (): void => {
      this.#started.fire();
      this.#deploymentChanged.fire();
    };
    client.onDidChangeState(({ newState }) => {
      this.#isUp = newState === running;
      if (newState === running) announce();
      // Whoever shows prices finds out that nobody answers.
      if (newState === stopped) this.#deploymentChanged.fire();
    });
    announce();
    return client;
  }
}

/** What a server is told when it starts, or starts again. */
const initializationOptions = (): InitializationOptions => ({
  commandLinks: true,
  validatesSchema: true,
  ...(vscode.l10n.bundle ? { translations: vscode.l10n.bundle } : {}),
  // A plain copy: what VS Code gives cannot be sent to a worker.
  settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('inferenceCost'))),
});

/** The client starts a server again that is ended while it starts; who waits for the first is told that it failed. */
async function startAtLast(client: BaseLanguageClient): Promise<void> {
  for (let start = 1; ; start++) {
    try {
      return await client.start();
    } catch (error) {
      if (start === mostStarts) throw error;
      // The client's own handling of the end comes first.
      await new Promise(resolve => setTimeout(resolve));
    }
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
