import * as vscode from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';

export const configurationFileName = 'inference-cost.json';

const languages = ['python', 'typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

/** Documents that a user edits; not the old sides of a diff, nor what an output channel shows. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs'];

/** What the language server is told about. */
export const pricedDocuments: TextDocumentFilter[] = schemes.flatMap(scheme => [
  ...languages.map(language => ({ scheme, language })),
  { scheme, pattern: `**/${configurationFileName}` },
]);

export const isPriced = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(pricedDocuments as vscode.DocumentSelector, document) > 0;
