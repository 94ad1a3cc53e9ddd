import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerNotification } from '../protocol.ts';
import { refreshLenses } from './code-lenses.ts';
import { publishProblems } from './problems.ts';
import type { Session } from './session.ts';

/** Asks the editor to ask again. */
export function refreshHints({ connection, features }: Session): void {
  if (features.refreshesHints) connection.languages.inlayHint.refresh();
}

const waiting = new WeakMap<Session, ReturnType<typeof setTimeout>>();

/** An open file that others take prompts from was edited: once it rests, the others are analysed again. */
export function importedChanged(session: Session, imported: TextDocument): void {
  clearTimeout(waiting.get(session));
  const again = (): void => {
    if (session.isShutDown) return;
    session.analyses.invalidate();
    refreshHints(session);
    for (const document of session.documents.all())
      if (document.uri !== imported.uri) publishProblems(session, document, false);
  };
  waiting.set(session, setTimeout(again, session.settings.debounce));
}

/** A configuration file, a setting, a folder or an imported file changed: nothing shown so far need hold. */
export function pricesChanged(session: Session): void {
  session.configurations.forgetAll();
  session.analyses.invalidate();
  refreshHints(session);
  refreshLenses(session);
  for (const document of session.documents.all()) publishProblems(session, document, false);
  const method: ServerNotification['method'] = 'inferenceCost/deploymentChanged';
  void session.connection.sendNotification(method, null);
}
