import * as vscode from 'vscode';
import type { CreateClient } from './language-server.ts';

/**
 * The server as a process of its own. The client's code is loaded here, off the path of activation. The build for browsers puts
 * `create-web-client.ts` in this file's place.
 */
export const createClient =
  (context: vscode.ExtensionContext): CreateClient =>
  async options => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const server = {
      module: context.asAbsolutePath('dist/language-server.js'),
      transport: TransportKind.ipc,
      // Node 22.8 and later keep compiled code there, so that the server starts faster the next time.
      options: {
        env: { ...process.env, NODE_COMPILE_CACHE: vscode.Uri.joinPath(context.globalStorageUri, 'compiled').fsPath },
      },
    };
    return new LanguageClient('inferenceCost', 'Inference Cost', { run: server, debug: server }, options);
  };
