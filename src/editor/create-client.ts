import path from 'node:path';
import * as vscode from 'vscode';
import type { CreateClient } from './language-server.ts';
import { isPriced } from './priced-documents.ts';
import { endSoon, ServerProcesses } from './server-process.ts';

const servers = new ServerProcesses(path.join(__dirname, 'language-server.js'));

/**
 * VS Code runs the extension's file some 200 ms before it calls activate(), which has to wait for the window. Where a document is
 * open that needs the server, both the server and the client's code are loaded in that time.
 */
export function loadAhead(): void {
  const document = vscode.workspace.textDocuments.find(isPriced);
  if (!document) return;
  servers.startAhead(document.languageId);
  setImmediate(() => void import('vscode-languageclient/node'));
}

/**
 * The server as a process of its own. The client's code is loaded here, off the path of activation. The build for browsers puts
 * `create-web-client.ts` in this file's place.
 */
export const createClient =
  (_context: vscode.ExtensionContext): CreateClient =>
  async options => {
    const { IPCMessageReader, IPCMessageWriter, LanguageClient, State } = await import('vscode-languageclient/node');
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
    const client = new LanguageClient('inferenceCost', 'Inference Cost', start, options);
    return client;
  };
