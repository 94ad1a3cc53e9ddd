import type { ServerNotification } from '../protocol.ts';
import { refreshLenses } from './code-lenses.ts';
import { publishProblems } from './problems.ts';
import type { Session } from './session.ts';

/** A configuration file, a setting, a folder or an imported file changed: nothing shown so far need hold. */
export function pricesChanged(session: Session): void {
  session.configurations.forgetAll();
  session.analyses.invalidate();
  if (session.features.refreshesHints) session.connection.languages.inlayHint.refresh();
  refreshLenses(session);
  for (const document of session.documents.all()) publishProblems(session, document, false);
  const method: ServerNotification['method'] = 'inferenceCost/deploymentChanged';
  void session.connection.sendNotification(method, null);
}
