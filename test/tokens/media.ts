import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads a file of media/, as the hosts do. */
export const readMedia = (name: string): Promise<Uint8Array> =>
  readFile(path.join(import.meta.dirname, '../../media', name));
