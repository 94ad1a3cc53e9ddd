import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { URI } from 'vscode-uri';
import { assetsBeside } from '../commands/assets.ts';
import { readCachedTokenizer } from '../commands/cached-tokenizer.ts';
import { listFolder } from '../commands/list-folder.ts';
import { findSourceFiles } from '../commands/source-files.ts';
import type { ServerHost } from './server-host.ts';

/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const maxBytesPerCharacter = 3;

/** @param builtFolder where the bundle lies; `media/` and `docs/` lie beside it. */
export function nodeHost(builtFolder: string): ServerHost {
  const root = path.join(builtFolder, '..');
  /** They are shipped, and each finding names its rule's. */
  const pages = new Map<string, string | undefined>();
  return {
    readAsset: assetsBeside(builtFolder),
    readText,
    readTokenizerJson: readCachedTokenizer,
    // As editors write addresses: an open file among them is found by its own.
    listSourceFiles: async folder => {
      const path = fileURLToPath(folder);
      return findSourceFiles([path], path).files.map(file => URI.file(file.path).toString());
    },
    rulePage: rule => {
      if (!pages.has(rule)) {
        const page = path.join(root, 'docs', 'rules', `${rule}.md`);
        pages.set(rule, existsSync(page) ? pathToFileURL(page).toString() : undefined);
      }
      return pages.get(rule);
    },
  };
}

function readText(uri: string, maxCharacters: number): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const file = fileURLToPath(uri);
    if (uri.endsWith('/')) return listFolder(file);
    const status = statSync(file);
    // A named pipe or a device would never end.
    if (!status.isFile() || status.size > maxCharacters * maxBytesPerCharacter) return undefined;
    const text = readFileSync(file, 'utf8');
    return text.length > maxCharacters || text.includes('\0') ? undefined : text;
  } catch {
    // Missing, unreadable or not a path of this system: to the caller these are one case, no text.
    return undefined;
  }
}
