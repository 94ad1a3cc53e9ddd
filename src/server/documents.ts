import { type TextDocumentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import type { LanguageId } from '../source/call-site.ts';
import { configurationFileName } from './configuration-files.ts';

export type OpenDocuments = TextDocuments<TextDocument>;
export type OpenDocumentEvent = TextDocumentChangeEvent<TextDocument>;

export const openDocuments = (): OpenDocuments => new TextDocuments(TextDocument);

const sourceLanguages: ReadonlySet<string> = new Set<LanguageId>([
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
]);

/** Undefined for a document that holds no source code this server reads; a foreign client may open anything. */
export const sourceLanguage = (document: TextDocument): LanguageId | undefined =>
  sourceLanguages.has(document.languageId) ? (document.languageId as LanguageId) : undefined;

export const isConfigurationFile = (uri: string): boolean => Utils.basename(URI.parse(uri)) === configurationFileName;
