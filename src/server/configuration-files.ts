import { URI, Utils } from 'vscode-uri';
import type { Configuration } from '../configuration/configuration.ts';
import { ignoredBy } from '../configuration/file-globs.ts';
import { configurationFileName } from '../configuration/file-name.ts';
import { jsonFault } from '../configuration/json-fault.ts';
import type { ConfigurationProblem } from '../configuration/problem.ts';
import { defaultConfiguration, readConfiguration } from '../configuration/read-configuration.ts';
import { rebaseConfiguration } from '../configuration/rebase.ts';
import { acceptedBy, type BaselineEntry, readBaseline } from '../report/baseline.ts';
import type { Settings } from './settings.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';

/** A configuration is written by hand; a larger file under this name is something else. */
const maxCharacters = 1e6;

/** The configuration in force for a document, and the file that says so (absent where there is none). */
export interface ConfigurationInForce {
  readonly configuration: Configuration;
  readonly uri?: string;
  readonly problems: readonly ConfigurationProblem[];
  /** By its display path: the team has left the file out. */
  readonly isIgnored: (file: string) => boolean;
  /** Findings that the team has accepted for now; absent where the configuration names no baseline. */
  readonly baseline?: AcceptedFindings;
}

export interface AcceptedFindings {
  readonly uri: string;
  readonly accepts: (finding: BaselineEntry) => boolean;
  /** What keeps the file from being used. */
  readonly fault?: string;
}

/** Finds and reads the nearest `inference-cost.json` at or above a document, as the command line does. */
export class ConfigurationFiles {
  readonly #read: (uri: string, maxCharacters: number) => string | undefined;
  readonly #folders: WorkspaceFolders;
  readonly #settings: () => Settings;
  readonly #watch: (uri: string) => void;
  readonly #fileOf: (uri: string) => string;
  readonly #nearest = new Map<string, ConfigurationInForce>();
  readonly #directories = new WeakMap<Configuration, URI>();
  readonly #named = new Set<string>();

  /**
   * @param read text of a file as its open editor has it, else as it is stored.
   * @param watch has the client tell when a file changes on the disk.
   * @param fileOf the file that a document is stored in, where that is not the document's own address.
   */
  constructor(
    read: (uri: string, maxCharacters: number) => string | undefined,
    folders: WorkspaceFolders,
    settings: () => Settings,
    watch: (uri: string) => void = () => undefined,
    fileOf: (uri: string) => string = uri => uri,
  ) {
    this.#read = read;
    this.#folders = folders;
    this.#settings = settings;
    this.#watch = watch;
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
    return directory && this.#readNamed(Utils.resolvePath(directory, path).toString());
  }

  /** Names in a baseline start from its configuration's folder: where that is not the workspace's own, nothing is accepted. */
  #baseline(configuration: Configuration, directory: URI): AcceptedFindings | undefined {
    if (configuration.baseline === undefined) return undefined;
    const uri = Utils.resolvePath(directory, configuration.baseline).toString();
    const unusable = (fault: string): AcceptedFindings => ({ uri, accepts: () => false, fault });
    const text = this.#readNamed(uri);
    if (text === undefined) return unusable('it cannot be read');
    try {
      const reading = readBaseline(JSON.parse(text));
      return 'fault' in reading ? unusable(reading.fault) : { uri, accepts: acceptedBy(reading) };
    } catch {
      return unusable(`it is not valid JSON: ${jsonFault(text)}`);
    }
  }

  #readNamed(uri: string): string | undefined {
    this.#named.add(uri);
    this.#watch(uri);
    return this.#read(uri, maxCharacters);
  }

  /** Whether a configuration names the file: as its baseline, a model's `config.json`, its corrections. */
  restOn(uri: string): boolean {
    return this.#named.has(uri);
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
        const isIgnored = ignoredBy(configuration.ignore);
        const baseline = this.#baseline(configuration, directory);
        return {
          configuration,
          uri: uri.toString(),
          problems: reading.problems,
          isIgnored,
          ...(baseline ? { baseline } : {}),
        };
      }
      if (directory.path === Utils.dirname(directory).path) break;
    }
    const configuration = personalConfiguration(this.#settings().deployment);
    return { configuration, problems: [], isIgnored: () => false };
  }
}

/** What the setting `inferenceCost.deployment` says; the defaults where it does not name both a model and hardware. */
function personalConfiguration({ model, hardware, gpus }: Settings['deployment']): Configuration {
  if (model === undefined || hardware === undefined) return defaultConfiguration;
  const settings = { model, hardware, ...(gpus === undefined ? {} : { gpus }) };
  return { ...defaultConfiguration, deployments: { settings }, use: 'settings' };
}
