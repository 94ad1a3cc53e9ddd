import { modelToEncodingMap } from 'gpt-tokenizer/mapping';
import { normalizeModelId } from './model-id.ts';
import type { VocabularyName } from './vocabularies.ts';

/** The vocabulary of a model. `own`: published with it; `mapped`: another model's, which its maker or its weights show it to use. */
export interface ModelVocabulary {
  readonly vocabulary: VocabularyName;
  readonly relation: 'own' | 'mapped';
}

/** gpt-tokenizer's encoding names; those that share another's ranks for plain text point to it. */
const encodings: Readonly<Record<string, VocabularyName>> = {
  o200k_base: 'o200k_base',
  o200k_harmony: 'o200k_base',
  cl100k_base: 'cl100k_base',
  p50k_base: 'p50k_base',
  p50k_edit: 'p50k_base',
  r50k_base: 'r50k_base',
  gpt2: 'r50k_base',
};

const own = (vocabulary: VocabularyName): ModelVocabulary => ({ vocabulary, relation: 'own' });
const mapped = (vocabulary: VocabularyName): ModelVocabulary => ({ vocabulary, relation: 'mapped' });

/**
 * Families by the start of their normalized name or by a part of it; the first match counts. Sources, read 2026-11-22: OpenAI: tiktoken
 * 0.14 model.py. Open models: the tokenizer.json of the repositories in vocabularies.ts and their model cards. Gemini: the local tokenizer
 * of Google's python-genai SDK. Distilled models keep the vocabulary of the model that was trained, not of the teacher.
 */
const families: readonly (readonly [RegExp, ModelVocabulary | undefined])[] = [
  [/^gpt-oss/, own('o200k_base')],
  [/^(?:chat)?gpt-(?:4o|4[.-][15](?!\d)|5|6)/, own('o200k_base')],
  [/^(?:o[1-9](?![0-9a-z])|codex-|computer-use|chat-latest|gpt-realtime|gpt-audio)/, own('o200k_base')],
  [
    /^(?:gpt-4|gpt-3\.?5|gpt-35|text-embedding-3|text-embedding-ada-002|babbage-002|davinci-002)(?![0-9a-z])/,
    own('cl100k_base'),
  ],
  [/^gpt-?2(?:-(?:medium|large|xl))?$/, own('r50k_base')],

  // Ollama's deepseek-r1 tags below 671b are distilled models.
  [/^deepseek-r1:(?:1\.5b|7b|14b|32b)/, mapped('qwen')],
  [/^deepseek-r1:70b/, mapped('llama3')],
  [/^deepseek-r1:8b/, undefined],
  [/llama-?4|llama-?guard-?4/, undefined],
  [/(?:^|[-_./])(?:meta-)?llama(?:-guard)?[-_]?v?3(?![0-9])(?!\.[4-9])/, own('llama3')],
  [/^l31?-\d+b-/, mapped('llama3')],
  [/qwen-?3-?8b/, own('qwen')],
  [/qwen-?(?:1\.5|2|2\.5|3)(?![.\d])|^qwq|^qvq/, own('qwen')],
  [/distill-qwen/, mapped('qwen')],
  [/distill-llama/, mapped('llama3')],
  [/^deepseek(?:-ai)?[-_.]?(?:llm-)?(?:v3|r1|prover-v2-671b|chat(?!-v2)|reasoner)(?!.*distill)/, own('deepseek_v3')],
  [/^deepseek[-_.]?v4|^mai-ds-r1/, mapped('deepseek_v3')],
  [/mistral-nemo/, own('mistral_nemo')],
  [/^gemma-?3|^(?:med|shield|translate)gemma-?3?-|^embeddinggemma/, own('gemma3')],
  [/^gemini-(?:2\.0|2\.5|3(?!\.[1-9]))(?![\d])/, mapped('gemma3')],
];

/** The shipped vocabulary that counts a model's text exactly, or undefined where none is known to. */
export function vocabularyOf(modelId: string): ModelVocabulary | undefined {
  const id = normalizeModelId(modelId);
  const listed = (modelToEncodingMap as Readonly<Record<string, string | undefined>>)[id];
  const encoding = listed !== undefined && Object.hasOwn(modelToEncodingMap, id) ? encodings[listed] : undefined;
  if (encoding !== undefined) return own(encoding);
  return families.find(([pattern]) => pattern.test(id))?.[1];
}
