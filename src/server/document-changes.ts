import type { NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { maxImportedCharacters } from './document-analyses.ts';
import { isConfigurationFile } from './documents.ts';
import { isCell } from './notebook-cells.ts';
import { configurationEdited, importedChanged, pricesChanged, refreshHints } from './prices-changed.ts';
import { publishProblems } from './problems.ts';
import type { Session } from './session.ts';

/** Open documents and watched files: what changes, and which results that voids. */
export function handleDocumentChanges(session: Session): void {
  const { connection, documents, notebooks, analyses } = session;

  documents.onDidOpen(({ document }) => {
    if (isCell(document.uri)) return;
    if (isImportedUnsaved(session, document)) importedChanged(session, document);
    if (isConfigurationFile(document.uri)) pricesChanged(session);
    else publishProblems(session, document, false);
  });

  // `onDidChangeContent` also fires for a document that was just opened; its first version is handled above.
  const opened = new WeakSet<object>();
  documents.onDidChangeContent(({ document }) => {
    if (isCell(document.uri)) return;
    if (opened.has(document) && analyses.restOn(document.uri)) importedChanged(session, document);
    if (!opened.has(document)) opened.add(document);
    else if (isConfigurationFile(document.uri)) configurationEdited(session);
    else publishProblems(session, document, true);
  });

  documents.onDidClose(({ document }) => {
    analyses.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    if (isImportedUnsaved(session, document)) importedChanged(session, document);
    if (isConfigurationFile(document.uri)) pricesChanged(session);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const matters = changes.some(
      ({ uri }) =>
        (isConfigurationFile(uri) && !documents.get(uri)) || analyses.restOn(uri) || session.configurations.restOn(uri),
    );
    if (matters) pricesChanged(session);
  });

  notebooks.onDidOpen(notebook => notebookChanged(session, notebook, false));
  notebooks.onDidChange(({ notebookDocument }) => notebookChanged(session, notebookDocument, true));

  notebooks.onDidClose(({ uri }) => analyses.forget(uri));

  documents.listen(connection);
  notebooks.listen(connection);
}

/** Others take prompts from a file whose editor has another text than the disk: opening it so (as a window brings back what was not saved), or closing it, is a change. */
const isImportedUnsaved = ({ analyses, host }: Session, document: TextDocument): boolean =>
  analyses.restOn(document.uri) && host.readText(document.uri, maxImportedCharacters) !== document.getText();

/** What a cell defines, others use: each of them may have other hints and problems than before. */
function notebookChanged(session: Session, notebook: NotebookDocument, rest: boolean): void {
  for (const cell of notebook.cells) {
    const document = session.notebooks.getCellTextDocument(cell);
    if (document) publishProblems(session, document, rest);
  }
  if (rest) refreshHints(session);
}
