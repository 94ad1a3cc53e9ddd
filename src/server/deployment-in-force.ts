import type { Configuration, DeploymentSettings } from '../configuration/configuration.ts';
import { configurationFileName } from '../configuration/file-name.ts';
import type { ConfigurationProblem } from '../configuration/problem.ts';
import { defaultDeploymentSettings } from '../cost/default-deployment.ts';
import type { ResolvedDeployment } from '../cost/priced-call.ts';
import { type CustomModels, deploymentInForce } from '../cost/resolve-deployment.ts';
import type { Session } from './session.ts';

/** The deployment that prices a document's calls, as it is written down and as it is resolved. */
export interface DeploymentInForce {
  readonly configuration: Configuration;
  /** Absent where no file says so. */
  readonly configurationUri?: string;
  /** Findings of this file are not shown; absent where the configuration names none. */
  readonly baselineUri?: string;
  readonly configurationProblems: readonly ConfigurationProblem[];
  /** Where a choice would be written in `deployments`. */
  readonly name: string;
  readonly settings: DeploymentSettings;
  readonly customModels: CustomModels;
  /** Undefined when a name in it is unknown. */
  readonly resolved?: ResolvedDeployment;
}

/** @param uri of a document; without one, of the first workspace folder. */
export async function findDeploymentInForce(session: Session, uri: string | undefined): Promise<DeploymentInForce> {
  const folder = session.folders.first;
  const place = uri ?? (folder ? `${folder.uri}/${configurationFileName}` : `untitled:${configurationFileName}`);
  const found = session.configurations.inForce(place);
  const { configuration } = found;
  const customModels = await session.analyzer.customModels(configuration);
  const resolved = deploymentInForce(undefined, configuration, customModels);
  const named = configuration.use === undefined ? undefined : configuration.deployments[configuration.use];
  return {
    configuration,
    ...(found.uri === undefined ? {} : { configurationUri: found.uri }),
    ...(found.baseline ? { baselineUri: found.baseline.uri } : {}),
    configurationProblems: found.problems,
    name: configuration.use ?? 'default',
    settings: named ?? defaultDeploymentSettings,
    customModels,
    ...(resolved ? { resolved } : {}),
  };
}
