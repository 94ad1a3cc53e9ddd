import { normalizeModelId } from './model-id.ts';

/** What a provider or a model's chat template puts around messages, in tokens. */
export interface ChatFormat {
  /** Around each message, the role's name apart. */
  readonly perMessage: number;
  /** Tokens of a role's name: counted with the vocabulary, or fixed (0: the role is part of a control token). */
  readonly role: 'counted' | number;
  /** For a message that has a name, the name itself apart. */
  readonly perName: number;
  /** Once per request: start of text and the opening of the answer. */
  readonly perRequest: number;
  /** What may come on top, per request: a default system prompt, a date. */
  readonly mayAdd: number;
  /** `published`: the provider states it or shows counts that it gives. `template`: the open chat template. `measured`: by others, at the API. */
  readonly confidence: 'published' | 'template' | 'measured' | 'assumed';
  readonly source: string;
  readonly date: string;
}

const date = '2026-11-22';
const huggingFace = (repository: string): string => `chat_template of https://huggingface.co/${repository}`;

const openAi: ChatFormat = {
  perMessage: 3,
  role: 'counted',
  perName: 1,
  perRequest: 3,
  mayAdd: 0,
  confidence: 'published',
  source:
    'OpenAI Cookbook, "How to count tokens with tiktoken" (cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken)',
  date,
};

const formats: readonly (readonly [RegExp, ChatFormat])[] = [
  [/^gpt-3\.?5-turbo-0301/, { ...openAi, perMessage: 4, perName: -1 }],
  [/^gpt-oss/, { ...openAi, perMessage: 3, role: 1, perRequest: 2, mayAdd: 75, confidence: 'template', source: huggingFace('openai/gpt-oss-120b') }],
  // One token fewer than the formula was seen for GPT-5 (110 against 109): github.com, a test of the cookbook's function, 2025.
  [/^(?:gpt-[5-9]|o[1-9](?![0-9a-z])|codex-)/, { ...openAi, mayAdd: 4, confidence: 'measured' }],
  [/^(?:gpt-4|gpt-3\.?5|gpt-35|chatgpt-4)/, openAi],
  [
    /claude/,
    {
      perMessage: 4,
      role: 0,
      perName: 0,
      perRequest: 3,
      mayAdd: 6,
      confidence: 'measured',
      source: 'count_tokens gives 8 for one message of one token: github.com/rohangpta/ctoc REPORT.md; 6 to 13 in later models: muninn.austegard.com 2026-05-03',
      date,
    },
  ],
  [/^gemini/, { perMessage: 0, role: 0, perName: 0, perRequest: 0, mayAdd: 2, confidence: 'published', source: 'ai.google.dev/gemini-api/docs/tokens: 10 tokens for one message of 10', date }],
  [/llama-?v?3|llama3|distill-llama/, { perMessage: 4, role: 1, perName: 0, perRequest: 5, mayAdd: 26, confidence: 'template', source: huggingFace('meta-llama/Llama-3.1-8B-Instruct'), date }],
  [/qwen|qwq|chatml|hermes|distill-qwen/, { perMessage: 4, role: 1, perName: 0, perRequest: 3, mayAdd: 24, confidence: 'template', source: huggingFace('Qwen/Qwen2.5-7B-Instruct'), date }],
  [/gemma/, { perMessage: 4, role: 1, perName: 0, perRequest: 4, mayAdd: 0, confidence: 'template', source: huggingFace('google/gemma-3-27b-it'), date }],
  [/deepseek/, { perMessage: 1, role: 0, perName: 0, perRequest: 2, mayAdd: 3, confidence: 'template', source: huggingFace('deepseek-ai/DeepSeek-V3'), date }],
  [/mi[sx]tral|ministral|devstral|magistral|codestral|pixtral/, { perMessage: 2, role: 0, perName: 0, perRequest: 1, mayAdd: 2, confidence: 'template', source: huggingFace('mistralai/Mistral-Nemo-Instruct-2407'), date }],
]; // biome-ignore format: a table

const unknown: ChatFormat = { ...openAi, mayAdd: 10, confidence: 'assumed', source: 'assumed to be like ChatML' };

/** The format in which a model receives messages; an assumed one for a model that is not known. */
export function chatFormatOf(modelId: string | undefined): ChatFormat {
  if (modelId === undefined) return unknown;
  const id = normalizeModelId(modelId);
  return formats.find(([pattern]) => pattern.test(id))?.[1] ?? unknown;
}
