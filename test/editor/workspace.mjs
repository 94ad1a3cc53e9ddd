// Gives each test its own copy of the example application, inside the folder that goes when the editor stops.
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const example = path.join(path.dirname(fileURLToPath(import.meta.url)), '../fixtures/workspace');

/**
 * @param {{ folder: string }} editor
 * @returns {string} the copy's absolute path
 */
export function copyWorkspace(editor) {
  const copy = path.join(mkdtempSync(path.join(editor.folder, 'copy-')), 'support-desk');
  cpSync(example, copy, { recursive: true });
  return copy;
}

/**
 * @param {{ folder: string }} editor
 * @returns {string} absolute path of a folder with one text file, so that a window on it has something to show
 */
export function emptyFolder(editor) {
  const folder = mkdtempSync(path.join(editor.folder, 'empty-'));
  writeFileSync(path.join(folder, 'notes.txt'), 'Nothing here that the extension reads.\n');
  return folder;
}
