import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createAnalyzer } from './analysis/analyzer.ts';
import { startServer } from './server/start-server.ts';
import { webHost } from './server/web-host.ts';

/** The worker that this runs in: what messages come from and go to. */
interface WorkerScope {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}
const scope = globalThis as unknown as WorkerScope;

/** The client's first message is not the protocol's: it says where `media/` is. */
scope.onmessage = ({ data }) => {
  scope.onmessage = null;
  const { media } = data as { media: string };
  const connection = createConnection(
    new BrowserMessageReader(scope as never),
    new BrowserMessageWriter(scope as never),
  );
  startServer(connection, webHost(media), createAnalyzer);
};
