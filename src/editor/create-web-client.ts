import * as vscode from 'vscode';
import { type Feature, isClientsHints } from './hint-provider.ts';
import type { KeptHints } from './kept-hints.ts';
import type { CreateClient } from './language-server.ts';

/** A browser has no files to keep them in. */
export const keptHints: KeptHints | undefined = undefined;

/** A worker that hangs goes with the window. */
export const endServer = (): void => undefined;

declare const Worker: new (url: string, options?: { name?: string }) => { postMessage(message: unknown): void };

/** The server as a worker, in an editor that runs in a browser. Its first message tells it where the extension's files are. */
export const createClient: CreateClient = async options => {
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser');
  class Client extends LanguageClient {
    override registerFeature(feature: Feature): void {
      if (!isClientsHints(feature)) super.registerFeature(feature);
    }

    /** What it insists on showing (that a server stopped, or did not start) is said by `LanguageServer`, once and with what can be done. */
    override error(message: string, data?: unknown, show?: boolean | 'force'): void {
      super.error(message, data, show !== 'force' && show);
    }
  }
  const { extensionUri } = vscode.extensions.getExtension('inference-cost.inference-cost')!;
  const address = (path: string): string => vscode.Uri.joinPath(extensionUri, path).toString(true);
  const start = async () => {
    const worker = new Worker(address('dist/web/language-server.js'), { name: 'Inference Cost' });
    worker.postMessage({ media: address('media') });
    return { reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) };
  };
  return new Client('inferenceCost', 'Inference Cost', start, options);
};
