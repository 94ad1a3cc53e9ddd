import { configurationFileName } from '../configuration/file-name.ts';
import type { DeploymentInForce } from './deployment-in-force.ts';
import type { Session } from './session.ts';

const maxConfigurationCharacters = 1e6;

/** Where a change to the configuration is written, and what stands there now. */
export interface ConfigurationPlace {
  readonly uri: string;
  /** Undefined where there is no file yet. */
  readonly text: string | undefined;
}

/** The file in force, or the one that would be made in the document's folder; undefined without a folder. */
export function configurationPlace(
  { folders, documents, host }: Session,
  { configurationUri }: DeploymentInForce,
  document: string | undefined,
): ConfigurationPlace | undefined {
  const folder = (document === undefined ? undefined : folders.folderOf(document)) ?? folders.first;
  const uri = configurationUri ?? (folder && `${folder.uri}/${configurationFileName}`);
  if (uri === undefined) return undefined;
  return { uri, text: documents.get(uri)?.getText() ?? host.readText(uri, maxConfigurationCharacters) };
}
