import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerNotification } from '../protocol.ts';
import { refreshLenses } from './code-lenses.ts';
import { publishProblems } from './problems.ts';
import type { Session } from './session.ts';

/** Asks the editor to ask again. */
export function refreshHints({ connection, features }: Session): void {
  if (features.refreshesHints) connection.languages.inlayHint.refresh();
}

type Waiting = WeakMap<Session, ReturnType<typeof setTimeout>>;
const waitingForImports: Waiting = new WeakMap();
const waitingForConfiguration: Waiting = new WeakMap();

/** Runs once an open file that others rest on is no longer typed in. @param waiting what one run stands for, however often it is asked for. */
function onceItRests(session: Session, waiting: Waiting, again: () => void): void {
  clearTimeout(waiting.get(session));
  const run = (): void => {
    if (!session.isShutDown) again();
  };
  waiting.set(session, setTimeout(run, session.settings.debounce));
}

/** An open file that others take prompts from was edited: once it rests, the others are analysed again. */
export function importedChanged(session: Session, imported: TextDocument): void {
  onceItRests(session, waitingForImports, () => {
    session.analyses.invalidate();
    refreshHints(session);
    refreshLenses(session);
    for (const document of session.documents.all())
      if (document.uri !== imported.uri) publishProblems(session, document, false);
  });
}

/** An open configuration was edited: who asks is told what holds now, everything else is looked at again once it rests. */
export function configurationEdited(session: Session): void {
  voidResults(session);
  onceItRests(session, waitingForConfiguration, () => pricesChanged(session));
}

function voidResults({ configurations, analyses }: Session): void {
  configurations.forgetAll();
  analyses.invalidate();
}

/** A configuration file, a setting, a folder or an imported file changed: nothing shown so far need hold. */
export function pricesChanged(session: Session): void {
  voidResults(session);
  refreshHints(session);
  refreshLenses(session);
  for (const document of session.documents.all()) publishProblems(session, document, false);
  const method: ServerNotification['method'] = 'inferenceCost/deploymentChanged';
  void session.connection.sendNotification(method, null);
}
