import { tokens } from '../units.ts';
import type { Encoder } from './byte-pair-encoder.ts';
import { createEncoderLoader } from './load-encoder.ts';
import { vocabularyOf } from './model-vocabulary.ts';
import type { CountBasis, ReadAsset, TokenCounter, TokenCounters } from './token-counter.ts';
import { vocabularies } from './vocabularies.ts';

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
  const encoderOf = createEncoderLoader(readAsset);
  return {
    async forModel(modelId) {
      const found = modelId === undefined ? undefined : vocabularyOf(modelId);
      if (found !== undefined) {
        const { source, date } = vocabularies[found.vocabulary];
        return exactCounter(await encoderOf(found.vocabulary), {
          code: found.relation === 'own' ? 'exact-vocabulary' : 'mapped-vocabulary',
          vocabulary: found.vocabulary,
          source,
          date,
        });
      }
      return standInCounter(await encoderOf('o200k_base'), {
        code: 'unknown-model',
        vocabulary: 'o200k_base',
        source: 'o200k_base stands in; the spread between current vocabularies is about 20 %',
        date: '2026-11-22',
      });
    },
  };
}
