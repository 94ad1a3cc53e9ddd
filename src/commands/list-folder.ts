import { readdirSync } from 'node:fs';

/** A folder with more files is data or generated. */
const mostNames = 2000;

/** The names of a folder's files, one on each line, in a fixed order; undefined when it cannot be listed. */
export function listFolder(folder: string): string | undefined {
  try {
    const names = readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isFile() ? [entry.name] : []));
    return names.length > mostNames ? undefined : names.sort().join('\n');
  } catch {
    // Missing, unreadable or no folder: to the caller these are one case, no listing.
    return undefined;
  }
}
