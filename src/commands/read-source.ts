import { readFileSync, statSync } from 'node:fs';
import { formatBytes } from '../report/format.ts';
import { noSuchFile, reason } from './text-files.ts';

/** Larger files are generated, bundled or data. */
export const largestFileBytes = 1e6;
/** A notebook's size is that of its pictures: one in six of a cookbook has more than a megabyte, of which its code is some kilobytes. */
export const largestNotebookBytes = 32e6;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Text of a source file, or why it is not read. A byte-order mark is dropped, as editors do. */
export function readSource(file: string): { readonly text: string } | { readonly why: string } {
  try {
    // Most of what an import may name is not there, and an exception costs more than the question.
    const status = statSync(file, { throwIfNoEntry: false });
    if (!status) return { why: noSuchFile };
    // A named pipe or a device would never end.
    if (!status.isFile()) return { why: 'not a regular file' };
    const most = file.endsWith('.ipynb') ? largestNotebookBytes : largestFileBytes;
    if (status.size > most) return { why: `larger than ${formatBytes(most)}` };
    const content = readFileSync(file);
    if (content.includes(0)) return { why: 'binary file' };
    return { text: decoder.decode(content) };
  } catch (error) {
    return { why: error instanceof TypeError ? 'not UTF-8 text' : reason(error) };
  }
}
