import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isPriced, pricedDocuments } from './priced-documents.ts';

/**
 * Answers hovers until the client's own provider stands, which is when this one is disposed of. Hints of a document that was priced before are
 * drawn while no server runs yet, and VS Code does not ask again about what the pointer rests on.
 *
 * @param client the running client; starts it where it is not.
 */
export const earlyHovers = (client: () => Promise<BaseLanguageClient>): vscode.Disposable =>
  vscode.languages.registerHoverProvider(pricedDocuments as vscode.DocumentSelector, {
    async provideHover(document, position, token) {
      if (!isPriced(document)) return undefined;
      const running = await client();
      const { HoverRequest } = await import('vscode-languageclient');
      const params = running.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
      try {
        const hover = await running.sendRequest(HoverRequest.type, params, token);
        return token.isCancellationRequested ? undefined : running.protocol2CodeConverter.asHover(hover);
      } catch (error) {
        return running.handleFailedRequest(HoverRequest.type, token, error, undefined);
      }
    },
  });
