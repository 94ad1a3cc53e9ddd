import { type BytePairEncoder, createBytePairEncoder } from './byte-pair-encoder.ts';
import { gunzip } from './gunzip.ts';
import { type PackedVocabulary, readPackedVocabulary } from './packed-vocabulary.ts';
import type { ShareTree } from './shared-trees.ts';
import type { ReadAsset } from './token-counter.ts';
import { type VocabularyName, vocabularies } from './vocabularies.ts';

export const vocabularyFile = (name: VocabularyName): string => `vocab/${name}.bin.gz`;

/** Gives the encoder of a shipped vocabulary; reads its file on first use and keeps it. */
export function createEncoderLoader(
  readAsset: ReadAsset,
  share?: ShareTree,
): (name: VocabularyName) => Promise<BytePairEncoder> {
  const files: (name: VocabularyName) => Promise<PackedVocabulary> = createCache(async name => {
    const { base } = vocabularies[name];
    const file = vocabularyFile(name);
    const packed = await gunzip(await readAsset(file));
    return readPackedVocabulary(packed, file, base === undefined ? undefined : await files(base), share);
  });
  return createCache(async name => {
    const { createSplitter, normalize } = vocabularies[name];
    const vocabulary = await files(name);
    return createBytePairEncoder({ vocabulary, split: createSplitter(), ...(normalize ? { normalize } : {}) });
  });
}

/** Keeps what `load` gives for each key. A failed load is forgotten, so that the next call tries again. */
function createCache<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const kept = new Map<Key, Promise<Value>>();
  return key => {
    let found = kept.get(key);
    if (found === undefined) {
      found = load(key);
      kept.set(key, found);
      found.catch(() => kept.delete(key));
    }
    return found;
  };
}
