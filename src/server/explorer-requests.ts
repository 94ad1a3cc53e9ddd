import * as v from 'valibot';
import type { DeploymentSettings } from '../configuration/configuration.ts';
import { deploymentSchema } from '../configuration/schema.ts';
import type { ConfiguredDeployments, DeploymentEdit, DeploymentToSave } from '../protocol.ts';
import { BrokenConfigurationError, overwrittenBy, withTraffic } from './configuration-edit.ts';
import { configurationPlace } from './configuration-place.ts';
import { type DeploymentInForce, findDeploymentInForce } from './deployment-in-force.ts';
import { onClientRequest } from './on-client-request.ts';
import { refused } from './refused.ts';
import type { Session } from './session.ts';

/** What the Scenario Explorer reads from the configuration, and how it is written there. */
export function handleExplorerRequests(session: Session): void {
  const { connection } = session;
  onClientRequest(connection, 'inferenceCost/deployments', async ({ uri }) =>
    configuredDeployments(await findDeploymentInForce(session, uri)),
  );
  onClientRequest(connection, 'inferenceCost/saveDeployment', async ({ uri, ...toSave }) =>
    deploymentEdit(session, await findDeploymentInForce(session, uri), toSave, uri),
  );
}

function configuredDeployments({ configuration, configurationUri }: DeploymentInForce): ConfiguredDeployments {
  if (configurationUri === undefined) return { deployments: [] };
  const { callsPerMonth } = configuration.traffic;
  const deployments = Object.entries(configuration.deployments).map(([name, settings]) => ({
    name,
    settings,
    ...(callsPerMonth === undefined ? {} : { callsPerMonth }),
  }));
  return { configurationUri, deployments };
}

const saved = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  deployment: deploymentSchema,
  callsPerMonth: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

function deploymentEdit(
  session: Session,
  inForce: DeploymentInForce,
  toSave: Partial<DeploymentToSave>,
  document: string | undefined,
): DeploymentEdit {
  const { t, folders } = session;
  const result = v.safeParse(saved, toSave);
  if (!result.success) {
    const [issue] = result.issues;
    throw refused(t('The scenario cannot be saved: {0}: {1}', v.getDotPath(issue) ?? '', issue.message));
  }
  const place = configurationPlace(session, inForce, document);
  if (!place) throw refused(t('Open a folder first: inference-cost.json belongs to one.'));
  const { name, callsPerMonth } = result.output;
  const settings = result.output.deployment as DeploymentSettings; // JSON has no key that is undefined
  const { uri, text } = place;
  try {
    const newText = withTraffic(text, name, settings, callsPerMonth);
    return {
      edit: { target: 'file', uri, exists: text !== undefined, newText },
      overwrites: overwrittenBy(text, name, settings, callsPerMonth),
    };
  } catch (error) {
    if (!(error instanceof BrokenConfigurationError)) throw error;
    throw refused(t('{0} is not valid JSON, so nothing was saved. Mend it first.', folders.displayPath(uri)));
  }
}
