import { type TextDocumentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import type { LanguageId } from '../source/call-site.ts';
import { languageOf } from '../source/language-of-file.ts';
import { configurationFileName } from './configuration-files.ts';

export type OpenDocuments = TextDocuments<TextDocument>;
export type OpenDocumentEvent = TextDocumentChangeEvent<TextDocument>;

export const openDocuments = (): OpenDocuments => new TextDocuments(TextDocument);

/** Editor language ids whose documents are source code, whatever the file is called. */
const sourceLanguages: ReadonlySet<string> = new Set<LanguageId>([
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'go',
  'java',
  'kotlin',
  'csharp',
  'rust',
  'ruby',
  'php',
]);

/** Undefined for a document that holds neither source code nor a prompt; a foreign client may open anything. */
export function sourceLanguage(document: TextDocument): LanguageId | undefined {
  if (sourceLanguages.has(document.languageId)) return document.languageId as LanguageId;
  // The editor's own language wins over a file's ending; what tells a prompt file is its name.
  const language = languageOf(URI.parse(document.uri).path);
  return language === 'prompt-file' ? language : undefined;
}

export const isConfigurationFile = (uri: string): boolean => Utils.basename(URI.parse(uri)) === configurationFileName;
