import { normalizeModelId } from './model-id.ts';
import type { ScriptKind } from './script-kinds.ts';
import type { VocabularyName } from './vocabularies.ts';

/**
 * How a model whose vocabulary does not ship is counted: tokens of a stand-in vocabulary times a ratio by script, give or take `error`.
 */
export interface StandIn {
  readonly vocabulary: VocabularyName;
  /** Tokens of the model per token of the stand-in. */
  readonly ratios: Readonly<Record<ScriptKind, number>>;
  /** Share by which the result may be off, either way, on texts of a few hundred tokens and more. */
  readonly error: number;
  readonly source: string;
  readonly date: string;
}

const date = '2026-11-22';
const same = { latin: 1, symbol: 1, cjk: 1, other: 1 };

const measured = (repository: string): string =>
  `ratio to o200k_base measured with the tokenizer.json of ${repository} on English, Python, TypeScript, JSON, Markdown and text in 9 scripts`;

const rows: readonly (readonly [RegExp, Omit<StandIn, 'date'>])[] = [
  [
    /claude-(?:(?:opus|sonnet|haiku)-(?:4[.-][7-9](?!\d)|[5-9](?!\d{7}))|fable|mythos)/,
    {
      vocabulary: 'o200k_base',
      ratios: { latin: 1.4, symbol: 1.25, cjk: 1, other: 1.05 },
      error: 0.15,
      source:
        'Anthropic, "Token counting" (platform.claude.com): about 30 % more than earlier models; sol.ava.dev 2026-04-17: 1.45 times on English, 1.13 to 1.33 on code, 1.0 outside Latin script, by the count_tokens endpoint',
    },
  ],
  [
    /claude-?(?:1|2|instant|v1|v2)/,
    {
      vocabulary: 'o200k_base',
      ratios: { latin: 1.05, symbol: 1.1, cjk: 1.45, other: 2.5 },
      error: 0.25,
      source: measured('Claude 2 (published by Anthropic in 2023)'),
    },
  ],
  [
    /claude/,
    {
      vocabulary: 'o200k_base',
      ratios: { latin: 1.08, symbol: 1.15, cjk: 1, other: 1.05 },
      error: 0.12,
      source:
        'github.com/sammcj/ingest pull request 65: 1.18 times o200k_base on mixed text by the count_tokens endpoint for claude-sonnet-4-5; sol.ava.dev 2026-04-17',
    },
  ],
  [
    /^gemini-(?:3\.[1-9]|[4-9])/,
    {
      vocabulary: 'gemma3',
      ratios: same,
      error: 0.02,
      source: 'Google python-genai, _local_tokenizer_loader.py: 3.1 and later use Gemma 4, which keeps the size of Gemma 3',
    },
  ],
  [
    /^gemini-1|^gemini-pro$|^gemma-?[12](?!\d)|^gemma:/,
    {
      vocabulary: 'gemma3',
      ratios: same,
      error: 0.1,
      source: 'ratio to gemma3 measured with the tokenizer.json of google/gemma-2-9b: 0.97 to 1.1 in 9 scripts',
    },
  ],
  [
    /^gemini|gemma/,
    { vocabulary: 'gemma3', ratios: same, error: 0.05, source: 'Google python-genai, _local_tokenizer_loader.py' },
  ],
  [
    /llama-?4|llama-?guard-?4/,
    {
      vocabulary: 'o200k_base',
      ratios: same,
      error: 0.1,
      source: 'model card of meta-llama/Llama-4-Scout-17B-16E: about 202,000 tokens, made like Llama 3 and o200k_base',
    },
  ],
  [
    /llama-?2|codellama|vicuna|zephyr|mi[sx]tral-?(?:7b|8x)|^mi[sx]tral:|^mixtral|openhermes|tinyllama/,
    {
      vocabulary: 'o200k_base',
      ratios: { latin: 1.27, symbol: 1.27, cjk: 1.5, other: 2.3 },
      error: 0.15,
      source: measured('meta-llama/Llama-2-7b-hf'),
    },
  ],
  [
    /mistral|ministral|pixtral|devstral|magistral|codestral|voxtral/,
    {
      vocabulary: 'mistral_nemo',
      ratios: same,
      error: 0.1,
      source: 'docs.mistral.ai, "Tokenization": the tekken tokenizers continue that of Mistral Nemo; older models have 32,000 tokens',
    },
  ],
  [
    /command|^c4ai|^aya/,
    {
      vocabulary: 'o200k_base',
      ratios: { latin: 1.1, symbol: 1.1, cjk: 0.8, other: 1.1 },
      error: 0.2,
      source: measured('CohereForAI/c4ai-command-r-plus'),
    },
  ],
  [
    /^yi-/,
    {
      vocabulary: 'o200k_base',
      ratios: { latin: 1.3, symbol: 1.3, cjk: 0.9, other: 2.9 },
      error: 0.25,
      source: measured('01-ai/Yi-34B'),
    },
  ],
  [/qwen/, { vocabulary: 'qwen', ratios: same, error: 0.15, source: 'Qwen 3.5 and later have a larger vocabulary than Qwen 3' }],
  [/deepseek/, { vocabulary: 'deepseek_v3', ratios: same, error: 0.15, source: 'earlier and later DeepSeek models than V3 and V4' }],
  [/^phi-?4/, { vocabulary: 'cl100k_base', ratios: same, error: 0.05, source: 'model card of microsoft/phi-4: tiktoken, 100,352 tokens' }],
  [
    /^(?:grok|glm|zai-glm|chatglm|kimi|moonshot|minimax|abab|nova|titan|nemotron|phi|granite|jamba|jurassic|sonar|step|ernie|hunyuan|doubao|seed|mimo|palmyra|reka|dbrx|falcon|olmo|exaone|solar|internlm|baichuan|mai-)/,
    {
      vocabulary: 'o200k_base',
      ratios: same,
      error: 0.2,
      source: 'vocabulary not shipped; current vocabularies of 100,000 tokens and more lie within 20 % of o200k_base on English and code',
    },
  ],
]; // biome-ignore format: a table

/** What is assumed of a model that nothing is known of. */
export const unknownModel: StandIn = {
  vocabulary: 'o200k_base',
  ratios: same,
  error: 0.2,
  source: 'o200k_base stands in; current vocabularies lie within 20 % of it on English and code',
  date,
};

/** How to count a model without a shipped vocabulary, or undefined where nothing is known of it. */
export function standInOf(modelId: string): StandIn | undefined {
  const id = normalizeModelId(modelId);
  const row = rows.find(([pattern]) => pattern.test(id));
  return row === undefined ? undefined : { ...row[1], date };
}
