import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient, ProtocolRequestType, RequestParam } from 'vscode-languageclient';

type Protocol = typeof import('vscode-languageclient');

/** A request of the protocol, and how its parameters and its answer are seen by the editor. */
export interface Question<Params, Answer, Partial, Fault, Options, Shown> {
  /** The protocol's names are loaded with the client, which is there when they are needed. */
  readonly type: (protocol: Protocol) => ProtocolRequestType<Params, Answer, Partial, Fault, Options>;
  readonly params: (converter: BaseLanguageClient['code2ProtocolConverter']) => RequestParam<Params>;
  readonly shown: (answer: Answer, converter: BaseLanguageClient['protocol2CodeConverter']) => Shown | Promise<Shown>;
}

/**
 * Asks the server as the client's own providers do: an answer that nobody waits for any more shows nothing, and a failure is the client's
 * to judge, which knows what was only cancelled.
 *
 * @param start the running client; starts it where it is not.
 */
export async function askServer<Params, Answer, Partial, Fault, Options, Shown>(
  start: () => Promise<BaseLanguageClient>,
  { type, params, shown }: Question<Params, Answer, Partial, Fault, Options, Shown>,
  token: CancellationToken,
): Promise<Shown | null> {
  const client = await start();
  const request = type(await import('vscode-languageclient'));
  try {
    const answer = await client.sendRequest(request, params(client.code2ProtocolConverter), token);
    return token.isCancellationRequested ? null : await shown(answer, client.protocol2CodeConverter);
  } catch (error) {
    return client.handleFailedRequest(request, token, error, null);
  }
}
