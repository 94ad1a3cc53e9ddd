import { selfHostedCost } from '../cost/self-hosted-cost.ts';
import type { DeploymentStatus } from '../protocol.ts';
import { hardwareLabel, shortModelName } from '../report/hardware-label.ts';
import { configurationProblemText } from '../report/messages.ts';
import { refusalText } from '../report/refusal.ts';
import { isRunning } from '../report/reported-file.ts';
import type { DeploymentInForce } from './deployment-in-force.ts';
import { referenceRequest } from './reference-request.ts';
import type { Session } from './session.ts';

export function deploymentStatus(session: Session, found: DeploymentInForce): DeploymentStatus {
  const { resolved, settings, configurationUri } = found;
  const problem = problemOf(session, found);
  return {
    hardware: resolved ? hardwareLabel(resolved.deployment) : settings.hardware,
    model: resolved
      ? `${shortModelName(resolved.deployment.model.id)} · ${resolved.deployment.weights}`
      : settings.model,
    origin: [originOf(session, found), ...baselineOf(session, found)].join(' · '),
    ...(configurationUri === undefined ? {} : { configurationUri }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function originOf(session: Session, { resolved, name, configurationUri }: DeploymentInForce): string {
  const { t, folders } = session;
  if (configurationUri !== undefined && resolved?.from !== 'default')
    return t('{0} in {1}', name, folders.displayPath(configurationUri));
  return resolved?.from === 'default' ? t('stand-in until you choose') : t('your setting inferenceCost.deployment');
}

const baselineOf = ({ t, folders }: Session, { baselineUri }: DeploymentInForce): string[] =>
  baselineUri === undefined ? [] : [t('findings of {0} are not shown', folders.displayPath(baselineUri))];

function problemOf(session: Session, found: DeploymentInForce): string | undefined {
  const { t } = session;
  const [first] = found.configurationProblems;
  if (first) return `inference-cost.json: ${configurationProblemText(first, t)}`;
  if (!found.resolved) return t('unknown model or hardware');
  const cost = selfHostedCost(found.resolved, referenceRequest(found.configuration));
  return isRunning(cost) ? undefined : refusalText(cost, t);
}
