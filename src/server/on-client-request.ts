import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { ClientRequestMethod, ParamsOf, ResultOf } from '../protocol.ts';

/** Answers one of our own requests. Any client may send anything, so parameters that are no object count as empty. */
export function onClientRequest<M extends ClientRequestMethod>(
  connection: Connection,
  method: M,
  handler: (params: Partial<ParamsOf<M>>, token: CancellationToken) => Promise<ResultOf<M>>,
): void {
  const answer = (params: unknown, token: CancellationToken): Promise<unknown> =>
    handler(typeof params === 'object' && params !== null ? (params as Partial<ParamsOf<M>>) : {}, token);
  connection.onRequest(method, answer);
}
