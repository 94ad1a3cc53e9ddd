import { modelToEncodingMap } from 'gpt-tokenizer/mapping';

/** Vocabularies that ship in media/vocab, by the name of their file. */
export type VocabularyName = 'o200k_base' | 'cl100k_base' | 'p50k_base' | 'r50k_base';

/** gpt-tokenizer's encoding names that share another vocabulary's ranks for plain text. */
const sameRanks: Record<string, VocabularyName> = {
  o200k_base: 'o200k_base',
  o200k_harmony: 'o200k_base',
  cl100k_base: 'cl100k_base',
  p50k_base: 'p50k_base',
  p50k_edit: 'p50k_base',
  r50k_base: 'r50k_base',
  gpt2: 'r50k_base',
};

/** Name patterns of families, tried in order on the normalized id. Source: tiktoken 0.14 `model.py`, checked 2026-11-22. */
const families: readonly (readonly [RegExp, VocabularyName])[] = [
  [/^gpt-oss/, 'o200k_base'],
  [/^(gpt-4o|gpt-4\.1|gpt-4\.5|chatgpt-4o|gpt-5|o1|o3|o4|codex-mini|computer-use-preview)(?![0-9a-z])/, 'o200k_base'],
  [
    /^(gpt-4|gpt-3\.5|gpt-35|text-embedding-3|text-embedding-ada-002|babbage-002|davinci-002)(?![0-9a-z])/,
    'cl100k_base',
  ],
];

/**
 * The id as its maker writes it: lower case, without provider prefixes (`openai/`, `azure/`), fine-tune wrapping
 * (`ft:gpt-4o:org::id`) or an Ollama tag's default.
 */
export function normalizeModelId(modelId: string): string {
  let id = modelId.trim().toLowerCase();
  if (id.startsWith('ft:')) id = id.slice(3).split(':')[0]!;
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The shipped vocabulary of a model, or undefined where none is known to be its own. */
export function vocabularyOf(modelId: string): VocabularyName | undefined {
  const id = normalizeModelId(modelId);
  const listed = Object.hasOwn(modelToEncodingMap, id)
    ? modelToEncodingMap[id as keyof typeof modelToEncodingMap]
    : undefined;
  if (listed !== undefined && sameRanks[listed] !== undefined) return sameRanks[listed];
  return families.find(([pattern]) => pattern.test(id))?.[1];
}
