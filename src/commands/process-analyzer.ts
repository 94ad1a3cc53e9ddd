import { type Analyzer, createAnalyzer } from '../analysis/analyzer.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { SharedTrees } from '../tokens/shared-trees.ts';
import type { ReadAsset } from '../tokens/token-counter.ts';
import { readCachedTokenizer } from './cached-tokenizer.ts';
import { textIfReadable } from './text-files.ts';

const analyzers = new WeakMap<ReadAsset, Analyzer>();
const folders = new WeakMap<Configuration, string>();

/** Says where the paths of a configuration's `models` start from. */
export function modelsLieIn(configuration: Configuration, folder: string): void {
  folders.set(configuration, folder);
}

/** One analyzer per process and source of assets: grammars and vocabularies are loaded once. */
export function analyzerOf(readAsset: ReadAsset, trees?: SharedTrees): Analyzer {
  const known = analyzers.get(readAsset);
  if (known) return known;
  const analyzer = createAnalyzer({
    readAsset,
    readModelConfig,
    readTokenizerJson: readCachedTokenizer,
    ...(trees ? { shareTree: trees.of } : {}),
  });
  analyzers.set(readAsset, analyzer);
  return analyzer;
}

const readModelConfig = async (file: string, configuration: Configuration): Promise<string | undefined> =>
  textIfReadable(file, folders.get(configuration) ?? '.');
