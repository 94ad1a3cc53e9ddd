import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { askServer } from './ask-server.ts';
import { isPriced, pricedDocuments } from './priced-documents.ts';

/**
 * Answers hovers until the client's own provider stands, which is when this one is disposed of. Hints of a document that was priced before are
 * drawn while no server runs yet, and VS Code does not ask again about what the pointer rests on.
 *
 * @param client the running client; starts it where it is not.
 */
export const earlyHovers = (client: () => Promise<BaseLanguageClient>): vscode.Disposable =>
  vscode.languages.registerHoverProvider(pricedDocuments as vscode.DocumentSelector, {
    provideHover: (document, position, token) =>
      isPriced(document)
        ? askServer(
            client,
            {
              type: ({ HoverRequest }) => HoverRequest.type,
              params: converter => converter.asTextDocumentPositionParams(document, position),
              shown: (hover, converter) => converter.asHover(hover),
            },
            token,
          )
        : undefined,
  });
