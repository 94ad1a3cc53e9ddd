import { tokens } from '../units.ts';
import { createBytePairEncoder, type Encoder } from './byte-pair-encoder.ts';
import { type VocabularyName, vocabularyOf } from './model-vocabulary.ts';
import { gunzip, readPackedVocabulary } from './packed-vocabulary.ts';
import { type Splitter, splitters } from './splitters.ts';
import type { CountBasis, ReadAsset, TokenCounter, TokenCounters } from './token-counter.ts';

const splitterOf: Record<VocabularyName, Splitter> = {
  o200k_base: splitters.o200k,
  cl100k_base: splitters.cl100k,
  p50k_base: splitters.gpt2,
  r50k_base: splitters.gpt2,
};

/** Share by which a count with another model's vocabulary may be off, either way. */
const standInError = 0.2;

function exactCounter(encoder: Encoder, basis: CountBasis): TokenCounter {
  return {
    exact: true,
    basis,
    count(text) {
      const counted = tokens(encoder.count(text));
      return { tokens: counted, low: counted, high: counted, exact: true };
    },
    encode: encoder.encode,
  };
}

function standInCounter(encoder: Encoder, basis: CountBasis): TokenCounter {
  return {
    exact: false,
    basis,
    count(text) {
      const counted = encoder.count(text);
      return {
        tokens: tokens(counted),
        low: tokens(Math.floor(counted * (1 - standInError))),
        high: tokens(Math.ceil(counted * (1 + standInError))),
        exact: counted === 0,
      };
    },
    encode: encoder.encode,
  };
}

/** Counters for every model; each vocabulary is read from `media/` on first use and kept. */
export function createTokenCounters(readAsset: ReadAsset): TokenCounters {
  const loading = new Map<VocabularyName, Promise<Encoder>>();
  const load = async (name: VocabularyName): Promise<Encoder> => {
    const file = `vocab/${name}.bin.gz`;
    return createBytePairEncoder(readPackedVocabulary(await gunzip(await readAsset(file)), file), splitterOf[name]);
  };
  const encoderOf = (name: VocabularyName): Promise<Encoder> => {
    let found = loading.get(name);
    if (found === undefined) {
      found = load(name);
      loading.set(name, found);
      // A failed read may succeed next time; only successes are kept.
      found.catch(() => loading.delete(name));
    }
    return found;
  };
  return {
    async forModel(modelId) {
      const name = modelId === undefined ? undefined : vocabularyOf(modelId);
      if (name !== undefined)
        return exactCounter(await encoderOf(name), {
          code: 'exact-vocabulary',
          vocabulary: name,
          source: `https://openaipublic.blob.core.windows.net/encodings/${name}.tiktoken`,
          date: '2026-11-22',
        });
      return standInCounter(await encoderOf('o200k_base'), {
        code: modelId === undefined ? 'unknown-model' : 'mapped-vocabulary',
        vocabulary: 'o200k_base',
        source: 'o200k_base stands in; the spread between current vocabularies is about 20 %',
        date: '2026-11-22',
      });
    },
  };
}
