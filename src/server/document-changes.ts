import { isConfigurationFile } from './documents.ts';
import { pricesChanged } from './prices-changed.ts';
import { publishProblems } from './problems.ts';
import type { Session } from './session.ts';

/** Open documents and watched files: what changes, and which results that voids. */
export function handleDocumentChanges(session: Session): void {
  const { connection, documents, analyses } = session;

  documents.onDidOpen(({ document }) => {
    if (isConfigurationFile(document.uri)) pricesChanged(session);
    else publishProblems(session, document, false);
  });

  // `onDidChangeContent` also fires for a document that was just opened; its first version is handled above.
  const opened = new WeakSet<object>();
  documents.onDidChangeContent(({ document }) => {
    if (!opened.has(document)) opened.add(document);
    else if (isConfigurationFile(document.uri)) pricesChanged(session);
    else publishProblems(session, document, true);
  });

  documents.onDidClose(({ document }) => {
    analyses.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    if (isConfigurationFile(document.uri)) pricesChanged(session);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const matters = changes.some(
      ({ uri }) =>
        (isConfigurationFile(uri) && !documents.get(uri)) || analyses.restOn(uri) || uri.endsWith('/config.json'),
    );
    if (matters) pricesChanged(session);
  });

  documents.listen(connection);
}
