import type { Configuration } from './configuration.ts';
import { fromFolder, takesBack } from './file-globs.ts';

const prefixed = (folder: string, pattern: string): string =>
  takesBack(pattern) ? `!${folder}/${fromFolder(pattern.slice(1))}` : `${folder}/${fromFolder(pattern)}`;

/** Globs take the characters of a folder's own name for themselves unless they are escaped. */
const literal = (folder: string): string => folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&');

/**
 * A configuration's globs and file names start from its own folder; this makes them start from a folder above.
 * @param folder the configuration's folder as seen from there, with `/`; empty for the same folder.
 */
export function rebaseConfiguration(configuration: Configuration, folder: string): Configuration {
  if (folder === '') return configuration;
  const glob = literal(folder);
  const calls = Object.entries(configuration.traffic.calls).map(([file, count]) => [`${folder}/${file}`, count]);
  return {
    ...configuration,
    traffic: { ...configuration.traffic, calls: Object.fromEntries(calls) },
    budgets: configuration.budgets.map(budget => ({ ...budget, files: prefixed(glob, budget.files) })),
    ignore: configuration.ignore.map(pattern => prefixed(glob, pattern)),
  };
}
