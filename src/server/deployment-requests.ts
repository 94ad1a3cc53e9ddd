import type { ChoiceEdit, ChoiceKind } from '../protocol.ts';
import { BrokenConfigurationError, withDeployment } from './configuration-edit.ts';
import { configurationPlace } from './configuration-place.ts';
import { chosenAlternative, deploymentChoices } from './deployment-choices.ts';
import { type DeploymentInForce, findDeploymentInForce } from './deployment-in-force.ts';
import { deploymentStatus } from './deployment-status.ts';
import { onClientRequest } from './on-client-request.ts';
import { refused } from './refused.ts';
import type { Session } from './session.ts';

/** What is in force, what could be chosen instead, and how a choice is written down. */
export function handleDeploymentRequests(session: Session): void {
  const { connection } = session;
  onClientRequest(connection, 'inferenceCost/deployment', async ({ uri }) =>
    deploymentStatus(session, await findDeploymentInForce(session, uri)),
  );
  onClientRequest(connection, 'inferenceCost/choices', async ({ uri, kind }) =>
    deploymentChoices(kindOf(kind), await findDeploymentInForce(session, uri), session.t),
  );
  onClientRequest(connection, 'inferenceCost/choose', async ({ uri, kind, id }) =>
    choiceEdit(session, await findDeploymentInForce(session, uri), kindOf(kind), String(id), uri),
  );
}

const kindOf = (kind: ChoiceKind | undefined): ChoiceKind => (kind === 'model' ? 'model' : 'hardware');

function choiceEdit(
  session: Session,
  inForce: DeploymentInForce,
  kind: ChoiceKind,
  id: string,
  document: string | undefined,
): ChoiceEdit {
  const { t, folders } = session;
  const alternative = chosenAlternative(kind, id, inForce);
  if (!alternative) throw refused(t('There is no {0} "{1}" in the catalog.', kind, id));
  const place = configurationPlace(session, inForce, document);
  if (place === undefined) return { target: 'setting', key: 'deployment', value: personal(alternative.settings) };
  const { uri, text } = place;
  try {
    const newText = withDeployment(text, inForce.name, alternative.settings);
    return { target: 'file', uri, exists: text !== undefined, newText };
  } catch (error) {
    if (!(error instanceof BrokenConfigurationError)) throw error;
    throw refused(t('{0} is not valid JSON, so the choice was not written. Mend it first.', folders.displayPath(uri)));
  }
}

/** The setting holds what a person tries out, not a whole layout. */
const personal = ({ model, hardware, gpus }: DeploymentInForce['settings']) => ({
  model,
  hardware,
  ...(gpus === undefined ? {} : { gpus }),
});
