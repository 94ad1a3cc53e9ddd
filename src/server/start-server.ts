import type { Connection } from 'vscode-languageserver';
import type { Analyzer, AnalyzerHost } from '../analysis/analyzer.ts';
import type { LanguageId } from '../source/call-site.ts';
import { handleCodeActions } from './code-actions.ts';
import { handleCodeLenses } from './code-lenses.ts';
import { handleDeploymentRequests } from './deployment-requests.ts';
import { handleDocumentChanges } from './document-changes.ts';
import { handleEstimates } from './estimates.ts';
import { handleExplorerRequests } from './explorer-requests.ts';
import { handleHover } from './hover.ts';
import { handleInlayHints } from './inlay-hints.ts';
import { handleLifecycle } from './lifecycle.ts';
import { loadLanguageAhead } from './load-ahead.ts';
import type { ServerHost } from './server-host.ts';
import { createSession } from './session.ts';
import { handleTokenView } from './token-view.ts';

/**
 * Serves one client over a connection until the client says exit.
 * @param language of a document that will be opened, where that is known.
 */
export function startServer(
  connection: Connection,
  host: ServerHost,
  createAnalyzer: (host: AnalyzerHost) => Analyzer,
  language?: LanguageId,
): void {
  const session = createSession(connection, host, createAnalyzer);
  handleLifecycle(session);
  handleDocumentChanges(session);
  handleInlayHints(session);
  handleHover(session);
  handleCodeActions(session);
  handleCodeLenses(session);
  handleDeploymentRequests(session);
  handleExplorerRequests(session);
  handleEstimates(session);
  handleTokenView(session);
  connection.listen();
  if (language !== undefined) loadLanguageAhead(session, language);
}
