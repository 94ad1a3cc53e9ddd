import { standInOf, unknownModel } from './closed-models.ts';
import { createEncoderLoader } from './load-encoder.ts';
import { createLocalTokenizers, type ReadTokenizerJson } from './local-tokenizer.ts';
import { vocabularyOf } from './model-vocabulary.ts';
import type { ShareTree } from './shared-trees.ts';
import { estimatingCounter, exactCounter } from './text-counters.ts';
import type { MeasuredRatio, ReadAsset, TokenCounter, TokenCounters } from './token-counter.ts';
import { vocabularies } from './vocabularies.ts';

export interface CounterSources {
  /** Finds a model's `tokenizer.json` on this machine: in the Hugging Face cache or at a configured path. */
  readonly readTokenizerJson?: ReadTokenizerJson;
  /** Where threads of one process share vocabularies. */
  readonly shareTree?: ShareTree;
}

/** Model ids come from source code; a generated file may name thousands. */
const mostCounters = 256;

/**
 * Counters for every model; each vocabulary is read from `media/` on first use and kept. In order: a shipped vocabulary known to be the
 * model's, a tokenizer on this machine, an estimate from a stand-in.
 */
export function createTokenCounters(
  readAsset: ReadAsset,
  { readTokenizerJson, shareTree }: CounterSources = {},
): TokenCounters {
  const encoderOf = createEncoderLoader(readAsset, shareTree);
  /** Counters keep counts, so each is made once. */
  const kept = new Map<string, TokenCounter>();
  const localTokenizer = readTokenizerJson === undefined ? undefined : createLocalTokenizers(readTokenizerJson);

  async function estimate(modelId: string | undefined, measured: MeasuredRatio | undefined): Promise<TokenCounter> {
    const known = modelId === undefined ? undefined : standInOf(modelId);
    const { vocabulary, source, date, ...bounds } = known ?? unknownModel;
    const basis = { code: known === undefined ? 'unknown-model' : 'measured-ratio', vocabulary, source, date } as const;
    if (measured === undefined) return estimatingCounter(await encoderOf(vocabulary), bounds, basis);
    const { ratio, error } = measured;
    const ratios = { symbol: ratio, latin: ratio, cjk: ratio, other: ratio };
    const own = {
      ...basis,
      code: 'measured-ratio',
      vocabulary: unknownModel.vocabulary,
      source: 'configuration',
    } as const;
    return estimatingCounter(await encoderOf(unknownModel.vocabulary), { ratios, error }, own);
  }

  async function create(modelId: string | undefined, measured: MeasuredRatio | undefined): Promise<TokenCounter> {
    const found = modelId === undefined ? undefined : vocabularyOf(modelId);
    if (found !== undefined) {
      const { source, date } = vocabularies[found.vocabulary];
      const code = found.relation === 'own' ? 'exact-vocabulary' : 'mapped-vocabulary';
      return exactCounter(await encoderOf(found.vocabulary), { code, vocabulary: found.vocabulary, source, date });
    }
    if (modelId === undefined || localTokenizer === undefined) return estimate(modelId, measured);
    try {
      return (await localTokenizer(modelId)) ?? (await estimate(modelId, measured));
    } catch (error) {
      // A broken file on this machine must not keep a prompt from being counted: the basis says what is wrong with it.
      const estimated = await estimate(modelId, measured);
      const why = error instanceof Error ? error.message : String(error);
      return { ...estimated, basis: { ...estimated.basis, source: `${why}; ${estimated.basis.source}` } };
    }
  }

  return {
    async forModel(modelId, measured) {
      const key = JSON.stringify([modelId, measured?.ratio, measured?.error]);
      let counter = kept.get(key);
      if (counter === undefined) {
        counter = await create(modelId, measured);
        if (kept.size === mostCounters) kept.clear();
        kept.set(key, counter);
      }
      return counter;
    },
  };
}
