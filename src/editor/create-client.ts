import path from 'node:path';
import * as vscode from 'vscode';
import { type Feature, isClientsHints } from './hint-provider.ts';
import { KeptHints } from './kept-hints.ts';
import type { CreateClient } from './language-server.ts';
import { isPriced } from './priced-documents.ts';
import { endSoon, ServerProcesses } from './server-process.ts';

/** Beside what they were made with: they go when the extension goes, and another version makes its own. */
export const keptHints: KeptHints | undefined = new KeptHints(
  path.join(__dirname, 'kept'),
  String(vscode.extensions.getExtension('inference-cost.inference-cost')?.packageJSON.version),
);

const servers = new ServerProcesses(path.join(__dirname, 'start-language-server.js'));

export const endServer = (): void => servers.end();

/**
 * The server as a process of its own. It loads while the client's code is loaded here, off the path of activation. The build for
 * browsers puts `create-web-client.ts` in this file's place.
 */
export const createClient: CreateClient = async (options, language) => {
  servers.startAhead(vscode.workspace.textDocuments.find(isPriced)?.languageId ?? language);
  const { IPCMessageReader, IPCMessageWriter, LanguageClient, State } = await import('vscode-languageclient/node');
  class Client extends LanguageClient {
    override registerFeature(feature: Feature): void {
      if (!isClientsHints(feature)) super.registerFeature(feature);
    }

    /** What it insists on showing (that a server stopped, or did not start) is said by `LanguageServer`, once and with what can be done. */
    override error(message: string, data?: unknown, show?: boolean | 'force'): void {
      super.error(message, data, show !== 'force' && show);
    }
  }
  const start = async () => {
    const server = servers.take();
    server.stderr?.on('data', chunk => options.outputChannel?.append(String(chunk)));
    const stopping = client.onDidChangeState(({ newState }) => {
      if (newState !== State.Stopped) return;
      stopping.dispose();
      endSoon(server);
    });
    return { reader: new IPCMessageReader(server), writer: new IPCMessageWriter(server) };
  };
  const client = new Client('inferenceCost', 'Inference Cost', start, options);
  return client;
};
