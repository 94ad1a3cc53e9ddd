import { ecmascriptFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const generators = '{ChatTextGenerator,CompletionTextGenerator,TextGenerator,TextEmbedder}';
const model = (names: string, provider?: string) => ({
  paths: [`modelfusion.{${names}}.${generators}()`],
  at: ['model'],
  ...(provider ? { provider } : {}),
});
const models = [
  model('openai', 'openai'),
  model('mistral', 'mistral'),
  model('cohere', 'cohere'),
  model('ollama,llamacpp', 'self-hosted'),
  model('huggingface,openaicompatible'),
];
const prompt: readonly PromptPlace[] = [
  { at: 'prompt.system', role: 'system' },
  { at: 'prompt.instruction', role: 'user' },
  { at: 'prompt', role: 'user' },
];

/** ModelFusion, until Vercel took it over in 2024 (its README and examples, read 2026-11-23). */
export const modelFusion: SdkDeclaration = {
  id: 'modelfusion',
  languages: ecmascriptFamily,
  markers: ['modelfusion'],
  receivers: { model: models.flatMap(({ paths }) => paths) },
  transparent: [
    '$model.{withTextPrompt,withInstructionPrompt,withChatPrompt,withJsonOutput,withSettings,withPromptTemplate}()',
    '$model.{asObjectGenerationModel,asFunctionCallObjectGenerationModel,asToolCallGenerationModel,asToolCallsOrTextGenerationModel}()',
  ],
  models,
  messages: [
    { paths: ['modelfusion.openai.ChatMessage.system()'], role: 'system', at: ['#0'] },
    { paths: ['modelfusion.openai.ChatMessage.user()'], role: 'user', at: ['#0'] },
    { paths: ['modelfusion.openai.ChatMessage.assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['modelfusion.{generateText,streamText,generateObject,streamObject,generateToolCall,generateToolCalls}'],
      model: ['model'],
      prompt,
      limit: { at: ['model.maxGenerationTokens'], insert: false },
    },
    {
      paths: ['modelfusion.{embed,embedMany}'],
      kind: 'embedding',
      model: ['model'],
      prompt: [
        { at: 'value', role: 'user' },
        { at: 'values', role: 'user', batch: true },
      ],
    },
  ],
};
