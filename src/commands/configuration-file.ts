import path from 'node:path';
import type { Configuration } from '../configuration/configuration.ts';
import { configurationFileName } from '../configuration/file-name.ts';
import { defaultConfiguration, readConfiguration } from '../configuration/read-configuration.ts';
import { configurationProblemText } from '../report/messages.ts';
import { english } from '../report/translate.ts';
import { linkAt, readText, statusOf } from './text-files.ts';
import { UsageError } from './usage-error.ts';

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The file that it was read from; absent for the defaults. */
  readonly file?: string;
  /** The folder that its globs and paths start from. */
  readonly folder: string;
}

const namesSomething = (file: string): boolean => {
  const status = statusOf(file) ?? linkAt(file);
  return status !== undefined && (status.isFile() || status.isDirectory() || status.isSymbolicLink());
};

/** The nearest `inference-cost.json` in the folder or above it. */
export function findConfigurationFile(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, configurationFileName);
    // A folder of this name, or a link to nothing, is taken too: whoever reads it says what is wrong.
    if (namesSomething(file)) return file;
    if (at === path.dirname(at)) return undefined;
  }
}

/**
 * Reads a configuration file; its warnings go to `warn`, one line each.
 * @throws UsageError that names the file, the line and the mend for the first error in it.
 */
function loadConfigurationFile(name: string, cwd: string, warn: (line: string) => void): LoadedConfiguration {
  const { configuration, problems } = readConfiguration(readText(name, { cwd }));
  const lines = problems.map(problem => ({
    severity: problem.severity,
    line: `${name}:${problem.range.start.line}:${problem.range.start.column} ${configurationProblemText(problem, english)}`,
  }));
  const errors = lines.filter(entry => entry.severity === 'error');
  if (errors[0]) {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    throw new UsageError(errors[0].line + more);
  }
  for (const { line } of lines) warn(line);
  const file = path.resolve(cwd, name);
  return { configuration, file, folder: path.dirname(file) };
}

/** Finds the configuration of each file: the one given, or the nearest above it. */
export class Configurations {
  readonly #given: LoadedConfiguration | undefined;
  readonly #cwd: string;
  readonly #warn: (line: string) => void;
  readonly #byFolder = new Map<string, LoadedConfiguration>();
  readonly #byFile = new Map<string, LoadedConfiguration>();

  /** @param given path of `--config`; without it the nearest file above each source file holds. */
  constructor(given: string | undefined, cwd: string, warn: (line: string) => void) {
    this.#cwd = cwd;
    this.#warn = warn;
    this.#given = given === undefined ? undefined : loadConfigurationFile(given, cwd, warn);
  }

  /** @param folder absolute. */
  inFolder(folder: string): LoadedConfiguration {
    if (this.#given) return this.#given;
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const file = findConfigurationFile(folder);
    const loaded = file === undefined ? { configuration: defaultConfiguration, folder: this.#cwd } : this.#load(file);
    this.#byFolder.set(folder, loaded);
    return loaded;
  }

  #load(file: string): LoadedConfiguration {
    const known = this.#byFile.get(file);
    if (known) return known;
    const loaded = loadConfigurationFile(path.relative(this.#cwd, file), this.#cwd, this.#warn);
    this.#byFile.set(file, loaded);
    return loaded;
  }
}
