import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createEncoderLoader } from '../../src/tokens/load-encoder.ts';
import { createTokenCounters } from '../../src/tokens/token-counters.ts';

/** Reads a file of media/, as the hosts do. */
export const readMedia = (name: string): Promise<Uint8Array> =>
  readFile(path.join(import.meta.dirname, '../../media', name));

/** For all tests of a worker that need none of their own: a vocabulary takes longer to load than to use. */
export const loadEncoder = createEncoderLoader(readMedia);
export const counters = createTokenCounters(readMedia);
