import picomatch from 'picomatch';
import { URI, Utils } from 'vscode-uri';
import type { Configuration } from '../configuration/configuration.ts';
import type { ConfigurationProblem } from '../configuration/problem.ts';
import { defaultConfiguration, readConfiguration } from '../configuration/read-configuration.ts';
import { rebaseConfiguration } from '../configuration/rebase.ts';
import type { Settings } from './settings.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';

export const configurationFileName = 'inference-cost.json';

/** A configuration is written by hand; a larger file under this name is something else. */
const maxCharacters = 1e6;

/** The configuration in force for a document, and the file that says so (absent where there is none). */
export interface ConfigurationInForce {
  readonly configuration: Configuration;
  readonly uri?: string;
  readonly problems: readonly ConfigurationProblem[];
  /** By its display path: the team has left the file out. */
  readonly isIgnored: (file: string) => boolean;
}

/** Finds and reads the nearest `inference-cost.json` at or above a document, as the command line does. */
export class ConfigurationFiles {
  readonly #read: (uri: string, maxCharacters: number) => string | undefined;
  readonly #folders: WorkspaceFolders;
  readonly #settings: () => Settings;
  readonly #fileOf: (uri: string) => string;
  readonly #nearest = new Map<string, ConfigurationInForce>();
  readonly #directories = new WeakMap<Configuration, URI>();

  /**
   * @param read text of a file as its open editor has it, else as it is stored.
   * @param fileOf the file that a document is stored in, where that is not the document's own address.
   */
  constructor(
    read: (uri: string, maxCharacters: number) => string | undefined,
    folders: WorkspaceFolders,
    settings: () => Settings,
    fileOf: (uri: string) => string = uri => uri,
  ) {
    this.#read = read;
    this.#folders = folders;
    this.#settings = settings;
    this.#fileOf = fileOf;
  }

  /** A configuration file, a setting or the workspace's folders changed. */
  forgetAll(): void {
    this.#nearest.clear();
  }

  /** @param uri of a document, or of a folder's file that need not exist. */
  inForce(uri: string): ConfigurationInForce {
    const place = this.#anchor(this.#fileOf(uri));
    const directory = Utils.dirname(URI.parse(place));
    const key = directory.toString();
    const known = this.#nearest.get(key);
    if (known) return known;
    const found = this.#search(directory);
    this.#nearest.set(key, found);
    return found;
  }

  /** Text of a file that a configuration names by a path relative to itself. */
  readBeside(configuration: Configuration, path: string): string | undefined {
    const directory = this.#directories.get(configuration);
    return directory && this.#read(Utils.resolvePath(directory, path).toString(), maxCharacters);
  }

  /** A document that was never saved belongs to the first folder. */
  #anchor(uri: string): string {
    const folder = this.#folders.first;
    return folder && URI.parse(uri).scheme === 'untitled' ? `${folder.uri}/${configurationFileName}` : uri;
  }

  #search(start: URI): ConfigurationInForce {
    for (let directory = start; ; directory = Utils.dirname(directory)) {
      const uri = Utils.joinPath(directory, configurationFileName);
      const text = this.#read(uri.toString(), maxCharacters);
      if (text !== undefined) {
        const reading = readConfiguration(text);
        const configuration = rebaseConfiguration(reading.configuration, this.#folders.displayFolder(uri.toString()));
        this.#directories.set(configuration, directory);
        const isIgnored = ignoring(configuration.ignore);
        return { configuration, uri: uri.toString(), problems: reading.problems, isIgnored };
      }
      if (directory.path === Utils.dirname(directory).path) break;
    }
    const configuration = personalConfiguration(this.#settings().deployment);
    return { configuration, problems: [], isIgnored: () => false };
  }
}

const ignoring = (patterns: readonly string[]): ((file: string) => boolean) =>
  patterns.length === 0 ? () => false : picomatch([...patterns], { dot: true });

/** What the setting `inferenceCost.deployment` says; the defaults where it does not name both a model and hardware. */
function personalConfiguration({ model, hardware, gpus }: Settings['deployment']): Configuration {
  if (model === undefined || hardware === undefined) return defaultConfiguration;
  const settings = { model, hardware, ...(gpus === undefined ? {} : { gpus }) };
  return { ...defaultConfiguration, deployments: { settings }, use: 'settings' };
}
