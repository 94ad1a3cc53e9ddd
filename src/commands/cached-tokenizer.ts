import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { huggingFaceCache, tokenizerInSnapshot } from '../tokens/hugging-face-cache.ts';

/** The largest published tokenizer files have about 35 MB; what is larger is something else. */
const mostBytes = 64e6;

const inHome = (root: string): string => (root.startsWith('~') ? path.join(homedir(), root.slice(1)) : root);

/** A model's `tokenizer.json` from this machine's Hugging Face cache; undefined when it is not there. Nothing is downloaded. */
export async function readCachedTokenizer(
  modelId: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Uint8Array | undefined> {
  const location = huggingFaceCache(modelId, environment);
  for (const root of location?.roots ?? []) {
    const folder = path.join(inHome(root), location!.folder);
    try {
      const snapshot = await readFile(path.join(folder, 'refs', 'main'), 'utf8');
      const file = path.join(folder, tokenizerInSnapshot(snapshot));
      const status = await stat(file);
      if (status.isFile() && status.size <= mostBytes) return await readFile(file);
    } catch {
      // Not in this cache: the next one may have it, and no cache is the usual case.
    }
  }
  return undefined;
}
