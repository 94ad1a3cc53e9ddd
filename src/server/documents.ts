import { NotebookDocuments, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { configurationFileName } from '../configuration/file-name.ts';
import type { LanguageId } from '../source/call-site.ts';
import { codeLanguages } from '../source/language-of-file.ts';
import { mayHoldPrompts } from '../source/prompt-files/may-hold-prompts.ts';

export type OpenDocuments = TextDocuments<TextDocument>;

export const openDocuments = (): OpenDocuments => new TextDocuments(TextDocument);

/** Notebooks whose cells are documents among the others. */
export type OpenNotebooks = NotebookDocuments<TextDocument>;
export const openNotebooks = (documents: OpenDocuments): OpenNotebooks => new NotebookDocuments(documents);

/** The file that a document is stored in: a notebook's for a cell of it. */
export const fileOf = (notebooks: OpenNotebooks, uri: string): string =>
  notebooks.findNotebookDocumentForCell(uri)?.uri ?? uri;

/** A document in one of these is source code, whatever its file is called. */
const sourceLanguages: ReadonlySet<string> = new Set(codeLanguages);

/**
 * Undefined for a document that holds neither source code nor a prompt; a foreign client may open anything. The editor's own language wins
 * over a file's ending; what tells a prompt file is its name.
 *
 * @param file display path of the document.
 */
export function sourceLanguage(document: TextDocument, file: string): LanguageId | undefined {
  if (sourceLanguages.has(document.languageId)) return document.languageId as LanguageId;
  return mayHoldPrompts(file, () => document.getText()) ? 'prompt-file' : undefined;
}

export const isConfigurationFile = (uri: string): boolean => Utils.basename(URI.parse(uri)) === configurationFileName;
