import { PassThrough } from 'node:stream';
import type { InitializeParams, InitializeResult, RegistrationParams, ServerCapabilities } from 'vscode-languageserver';
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Analyzer } from '../../src/analysis/analyzer.ts';
import type { ServerHost } from '../../src/server/server-host.ts';
import { startServer } from '../../src/server/start-server.ts';
import type { LanguageId } from '../../src/source/call-site.ts';

/** A server in this process, and the client's end of the wire. Everything goes through real LSP messages. */
export interface TestClient {
  readonly wire: ProtocolConnection;
  readonly capabilities: ServerCapabilities;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, text: string, version: number): Promise<void>;
  close(uri: string): Promise<void>;
  /** The next diagnostics for a document that `holds`. */
  diagnostics(uri: string, holds?: (found: Diagnostics) => boolean): Promise<Diagnostics>;
  stop(): Promise<void>;
}

interface Diagnostics {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code?: unknown;
    readonly message: string;
    readonly range: unknown;
    readonly severity?: number;
  }[];
}

export const folder = { uri: 'file:///workspace', name: 'workspace' };

export interface TestServer {
  readonly analyzer: Analyzer;
  /** Text by URI. */
  readonly files?: Readonly<Record<string, string>>;
  readonly host?: Partial<ServerHost>;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`. */
  readonly settings?: () => unknown;
  readonly workspaceFolders?: InitializeParams['workspaceFolders'];
  /** Of a document that will be opened. */
  readonly language?: LanguageId;
  /** Takes what the server asks the client to do from now on. */
  readonly registered?: (params: RegistrationParams) => void;
  /** Takes what the server writes into the client's log. */
  readonly log?: (message: string) => void;
}

export async function startTestClient(server: TestServer): Promise<TestClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const { files = {} } = server;
  const host: ServerHost = {
    readAsset: path => Promise.reject(new Error(`no asset ${path}`)),
    readText: uri => files[uri],
    ...server.host,
  };
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, host, () => server.analyzer, server.language);

  const wire = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published: Diagnostics[] = [];
  const waiting = new Set<() => void>();
  wire.onNotification('textDocument/publishDiagnostics', (found: Diagnostics) => {
    published.push(found);
    for (const wake of [...waiting]) wake();
  });
  wire.onRequest('workspace/configuration', () => [server.settings?.() ?? null]);
  wire.onRequest('client/registerCapability', (params: RegistrationParams) => {
    server.registered?.(params);
    return null;
  });
  wire.onRequest('workspace/inlayHint/refresh', () => null);
  wire.onNotification('window/logMessage', ({ message }: { message: string }) => server.log?.(message));
  wire.listen();

  const params: Partial<InitializeParams> = {
    processId: null,
    rootUri: null,
    capabilities: server.capabilities ?? {},
    initializationOptions: server.initializationOptions,
    workspaceFolders: server.workspaceFolders === undefined ? [folder] : server.workspaceFolders,
  };
  const { capabilities } = await wire.sendRequest<InitializeResult>('initialize', params);
  await wire.sendNotification('initialized', {});

  return {
    wire,
    capabilities,
    open: (uri, text, languageId = 'python') =>
      wire.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, text, version) =>
      wire.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    close: uri => wire.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    async diagnostics(uri, holds = () => true) {
      for (;;) {
        const index = published.findIndex(found => found.uri === uri && holds(found));
        if (index >= 0) return published.splice(0, index + 1).at(-1)!;
        await new Promise<void>(resolve => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    async stop() {
      // Whatever the server still sends in answer to what came before arrives ahead of this answer.
      await wire.sendRequest('shutdown');
      wire.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}
