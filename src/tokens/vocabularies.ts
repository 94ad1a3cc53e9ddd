import { createDeepSeekSplitter } from './deepseek-splitter.ts';
import { splitLikeGemma } from './gemma-splitter.ts';
import { type Splitter, splitters } from './splitters.ts';

/** A vocabulary that ships in media/vocab; `vocabularies.json` beside the files has their hashes and licences. */
export interface ShippedVocabulary {
  readonly name: VocabularyName;
  /** The vocabulary whose first tokens this one continues. */
  readonly base?: VocabularyName;
  readonly createSplitter: () => Splitter;
  readonly normalize?: (text: string) => string;
  /** Where the tokens come from, and when they were packed (ISO date). */
  readonly source: string;
  readonly date: string;
}

export type VocabularyName =
  | 'o200k_base'
  | 'cl100k_base'
  | 'p50k_base'
  | 'r50k_base'
  | 'llama3'
  | 'qwen'
  | 'deepseek_v3'
  | 'mistral_nemo'
  | 'gemma3';

const openAi = (name: VocabularyName, splitter: Splitter, base?: VocabularyName): ShippedVocabulary => ({
  name,
  createSplitter: () => splitter,
  source: `https://openaipublic.blob.core.windows.net/encodings/${name}.tiktoken`,
  date: '2026-11-22',
  ...(base === undefined ? {} : { base }),
});

const published = (
  name: VocabularyName,
  repository: string,
  createSplitter: () => Splitter,
  rest: { readonly base?: VocabularyName; readonly normalize?: (text: string) => string } = {},
): ShippedVocabulary => ({
  name,
  createSplitter,
  source: `https://huggingface.co/${repository}/blob/main/tokenizer.json`,
  date: '2026-11-22',
  ...rest,
});

export const vocabularies: Readonly<Record<VocabularyName, ShippedVocabulary>> = {
  o200k_base: openAi('o200k_base', splitters.o200k),
  cl100k_base: openAi('cl100k_base', splitters.cl100k),
  p50k_base: openAi('p50k_base', splitters.gpt2, 'r50k_base'),
  r50k_base: openAi('r50k_base', splitters.gpt2),
  llama3: published('llama3', 'meta-llama/Llama-3.1-8B-Instruct', () => splitters.cl100k, { base: 'cl100k_base' }),
  qwen: published('qwen', 'Qwen/Qwen3-8B', () => splitters.qwen, { normalize: text => text.normalize('NFC') }),
  deepseek_v3: published('deepseek_v3', 'deepseek-ai/DeepSeek-V3', createDeepSeekSplitter),
  mistral_nemo: published('mistral_nemo', 'mistralai/Mistral-Nemo-Instruct-2407', () => splitters.tekken),
  gemma3: published('gemma3', 'google/gemma-3-27b-it', () => splitLikeGemma, {
    normalize: text => text.replaceAll(' ', '\u2581'),
  }),
};
