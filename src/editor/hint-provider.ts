import * as vscode from 'vscode';
import type { BaseLanguageClient, DynamicFeature, InlayHintParams, StaticFeature } from 'vscode-languageclient';
import { pricedDocuments } from './priced-documents.ts';

const refreshMethod = 'workspace/inlayHint/refresh';

/**
 * Asks the server for hints. The client's own provider is there only once the server has answered `initialize`; this one is there when
 * VS Code first looks for one, so that a document just opened is asked about once, and not again when a provider has turned up.
 */
export class HintProvider implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #client: () => Promise<BaseLanguageClient>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #registration: vscode.Disposable;

  readonly onDidChangeInlayHints = this.#changed.event;

  /** @param client the running client; starts it where it is not. */
  constructor(client: () => Promise<BaseLanguageClient>) {
    this.#client = client;
    this.#registration = vscode.languages.registerInlayHintsProvider(pricedDocuments as vscode.DocumentSelector, this);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  /** What takes the place of the client's own hints: the same capabilities, and the server's wish to be asked again. */
  feature(client: BaseLanguageClient): StaticFeature {
    client.onRequest(refreshMethod, () => this.#changed.fire());
    let wasRunning = false;
    return {
      fillClientCapabilities: capabilities => {
        capabilities.textDocument = {
          ...capabilities.textDocument,
          inlayHint: { resolveSupport: { properties: ['tooltip'] } },
        };
        capabilities.workspace = { ...capabilities.workspace, inlayHint: { refreshSupport: true } };
      },
      // A server that was started again may say something else than the one before.
      initialize: () => {
        if (wasRunning) this.#changed.fire();
        wasRunning = true;
      },
      getState: () => ({ kind: 'static' }),
      clear: () => undefined,
    };
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range, token: vscode.CancellationToken) {
    const client = await this.#client();
    const params: InlayHintParams = {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
      range: client.code2ProtocolConverter.asRange(range),
    };
    const { InlayHintRequest } = await import('vscode-languageclient');
    try {
      const hints = await client.sendRequest(InlayHintRequest.type, params, token);
      return token.isCancellationRequested ? null : await client.protocol2CodeConverter.asInlayHints(hints, token);
    } catch (error) {
      return client.handleFailedRequest(InlayHintRequest.type, token, error, null);
    }
  }

  async resolveInlayHint(hint: vscode.InlayHint, token: vscode.CancellationToken) {
    const client = await this.#client();
    const { InlayHintResolveRequest } = await import('vscode-languageclient');
    try {
      const resolved = await client.sendRequest(
        InlayHintResolveRequest.type,
        client.code2ProtocolConverter.asInlayHint(hint),
        token,
      );
      return token.isCancellationRequested ? null : await client.protocol2CodeConverter.asInlayHint(resolved, token);
    } catch (error) {
      return client.handleFailedRequest(InlayHintResolveRequest.type, token, error, null);
    }
  }
}

export type Feature = StaticFeature | DynamicFeature<unknown>;

/** The client's own provider, which a client with this one goes without. */
export const isClientsHints = (feature: Feature): boolean =>
  'registrationType' in feature && feature.registrationType.method === 'textDocument/inlayHint';
