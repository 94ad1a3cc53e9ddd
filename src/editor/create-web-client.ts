import * as vscode from 'vscode';
import type { CreateClient } from './language-server.ts';

declare const Worker: new (url: string, options?: { name?: string }) => { postMessage(message: unknown): void };

/** A worker needs the extension's address, which is known only once VS Code calls activate(). */
export const loadAhead = (): void => undefined;

/** The server as a worker, in an editor that runs in a browser. Its first message tells it where the extension's files are. */
export const createClient =
  (context: vscode.ExtensionContext): CreateClient =>
  async options => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      'vscode-languageclient/browser'
    );
    const address = (path: string): string => vscode.Uri.joinPath(context.extensionUri, path).toString(true);
    const start = async () => {
      const worker = new Worker(address('dist/web/language-server.js'), { name: 'Inference Cost' });
      worker.postMessage({ media: address('media') });
      return { reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) };
    };
    return new LanguageClient('inferenceCost', 'Inference Cost', start, options);
  };
