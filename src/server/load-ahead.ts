import type { LanguageId } from '../source/call-site.ts';
import { findDeploymentInForce } from './deployment-in-force.ts';
import type { Session } from './session.ts';

/**
 * Loads what the first document will need, while its editor is still busy with showing it. What cannot be loaded is said again, and with
 * more to it, by the analysis that misses it.
 */
const ahead = (session: Session, loading: Promise<unknown>): void => {
  loading.catch((error: unknown) => session.connection.console.warn(`loading ahead: ${String(error)}`));
};

/** Before the editor has introduced itself: all that is known is a language. */
export const loadLanguageAhead = (session: Session, language: LanguageId): void =>
  ahead(session, session.analyzer.prepare(language));

/** The vocabulary of the model that the deployment in force serves. */
export const loadDeploymentAhead = (session: Session): void =>
  ahead(
    session,
    findDeploymentInForce(session, undefined).then(
      ({ resolved }) => resolved && session.analyzer.tokenCounter(resolved.deployment.model.id),
    ),
  );
