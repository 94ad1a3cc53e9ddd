import { ecmascriptFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const prompt: readonly PromptPlace[] = [
  { at: 'system', role: 'system' },
  { at: 'instructions', role: 'system' },
  { at: 'messages', role: 'user' },
  { at: 'prompt', role: 'user' },
];
/** Version 5 renamed `maxTokens` to `maxOutputTokens`. */
const limit = { at: ['maxOutputTokens', 'maxTokens'] };
const reasoningEffort = ['providerOptions.openai.reasoningEffort', 'providerOptions.anthropic.effort'];

/** `@ai-sdk/openai` is `openai('gpt-…')`, `openai.chat('gpt-…')`, and `createOpenAI({…})('gpt-…')`. */
const provider = (module: string, name: string, create: string, id: string) => ({
  paths: [
    `@ai-sdk/${module}.${name}()`,
    `@ai-sdk/${module}.${name}.{chat,responses,completion,languageModel,messages,embedding,textEmbedding,textEmbeddingModel,embeddingModel}()`,
    `@ai-sdk/${module}.${create}()()`,
    `@ai-sdk/${module}.${create}().{chat,responses,completion,languageModel,messages,chatModel,embedding,textEmbedding,textEmbeddingModel,embeddingModel}()`,
  ],
  at: ['#0'],
  provider: id,
});

/** What a provider of one's own is asked for a model by. */
const modelMethods = '{languageModel,textEmbeddingModel,embeddingModel}';

export const vercelAi: SdkDeclaration = {
  id: 'vercel-ai',
  languages: ecmascriptFamily,
  markers: ["'ai'", '"ai"', '@ai-sdk/', "'ai/", '"ai/', '@workflow/ai'],
  receivers: {
    agent: ['ai.{ToolLoopAgent,Experimental_Agent,Agent}()', '@workflow/ai/agent.DurableAgent()'],
  },
  // A model itself, in its provider's interface.
  particular: [{ methods: ['doGenerate', 'doStream'], on: 'languageModel', requires: ['prompt'] }],
  models: [
    provider('openai', 'openai', 'createOpenAI', 'openai'),
    provider('azure', 'azure', 'createAzure', 'azure'),
    provider('anthropic', 'anthropic', 'createAnthropic', 'anthropic'),
    provider('google', 'google', 'createGoogleGenerativeAI', 'google'),
    provider('google-vertex', 'vertex', 'createVertex', 'google'),
    provider('mistral', 'mistral', 'createMistral', 'mistral'),
    provider('groq', 'groq', 'createGroq', 'groq'),
    provider('xai', 'xai', 'createXai', 'x-ai'),
    provider('deepseek', 'deepseek', 'createDeepSeek', 'deepseek'),
    provider('cohere', 'cohere', 'createCohere', 'cohere'),
    provider('amazon-bedrock', 'bedrock', 'createAmazonBedrock', 'aws'),
    provider('togetherai', 'togetherai', 'createTogetherAI', 'together'),
    provider('fireworks', 'fireworks', 'createFireworks', 'fireworks'),
    provider('perplexity', 'perplexity', 'createPerplexity', 'perplexity'),
    provider('cerebras', 'cerebras', 'createCerebras', 'cerebras'),
    provider('vercel', 'vercel', 'createVercel', 'vercel'),
    provider('deepinfra', 'deepinfra', 'createDeepInfra', 'deepinfra'),
    provider('huggingface', 'huggingface', 'createHuggingFace', 'huggingface'),
    provider('moonshotai', 'moonshotai', 'createMoonshotAI', 'moonshotai'),
    provider('baseten', 'baseten', 'createBaseten', 'baseten'),
    provider('google-vertex/anthropic', 'vertexAnthropic', 'createVertexAnthropic', 'google'),
    provider('google-vertex/edge', 'vertex', 'createVertex', 'google'),
    { paths: ['workers-ai-provider.createWorkersAI()()'], at: ['#0'], provider: 'cloudflare' },
    { paths: ['ai-gateway-provider.createAiGateway()()'], at: ['#0'] },
    { paths: ['ai-sdk-provider-claude-code.{claudeCode,createClaudeCode()}()'], at: ['#0'], provider: 'anthropic' },
    {
      paths: ['@openrouter/ai-sdk-provider.{openrouter,createOpenRouter()}{,.chat}()'],
      at: ['#0'],
      provider: 'openrouter',
    },
    {
      paths: ['{ollama-ai-provider,ollama-ai-provider-v2,ai-sdk-ollama}.{ollama,createOllama()}{,.chat}()'],
      at: ['#0'],
      provider: 'self-hosted',
    },
    {
      paths: ['@ai-sdk/openai-compatible.createOpenAICompatible(){,.chatModel,.completionModel,.languageModel}()'],
      at: ['#0'],
    },
    {
      paths: [
        'ai.gateway{,.languageModel,.textEmbeddingModel,.embeddingModel}()',
        '@ai-sdk/gateway.{gateway,createGateway()}{,.languageModel,.textEmbeddingModel,.embeddingModel}()',
      ],
      at: ['#0'],
    },
    {
      paths: [`ai.{customProvider,experimental_customProvider}().${modelMethods}()`],
      at: ['#0'],
      aliases: {
        tables: ['languageModels', 'textEmbeddingModels', 'embeddingModels'],
        otherwise: 'fallbackProvider',
      },
    },
    {
      paths: [`ai.{createProviderRegistry,experimental_createProviderRegistry}().${modelMethods}()`],
      at: ['#0'],
      aliases: { registry: { table: '#0', separator: '#1.separator' } },
    },
    { paths: ['ai.{wrapLanguageModel,experimental_wrapLanguageModel,wrapEmbeddingModel}()'], at: ['model'] },
  ],
  wrappers: [
    { paths: ['ai.{convertToCoreMessages,convertToModelMessages}()'], argument: '#0' },
    { paths: ['ai.pruneMessages()'], argument: 'messages' },
    { paths: ['ai.wrapProvider()'], argument: 'provider' },
  ],
  baseUrl: ['model.baseURL', '^model.baseURL'],
  carries: { schema: ['schema', 'output', 'experimental_output'] },
  calls: [
    { paths: ['ai.{generateText,generateObject}'], model: ['model'], prompt, limit, choices: ['n'], reasoningEffort },
    {
      paths: [
        '{ai/rsc,@ai-sdk/rsc}.streamUI',
        'ai.{streamText,streamObject,experimental_streamObject,experimental_generateObject,experimental_streamText}',
      ],
      model: ['model'],
      prompt,
      limit,
      reasoningEffort,
      stream: true,
    },
    {
      paths: ['$languageModel.{doGenerate,doStream}'],
      prompt: [{ at: 'prompt', role: 'user' }],
      limit,
    },
    {
      paths: ['ai.{embed,embedMany}'],
      kind: 'embedding',
      model: ['model'],
      prompt: [
        { at: 'value', role: 'user', batch: true },
        { at: 'values', role: 'user', batch: true },
      ],
    },
    {
      // An agent of a durable workflow (useworkflow.dev, read 2026-11-23).
      paths: ['ai.{ToolLoopAgent,Experimental_Agent,Agent}', '@workflow/ai/agent.DurableAgent'],
      kind: 'agent',
      model: ['model'],
      prompt: [prompt[0]!, prompt[1]!, { at: 'prepareCall.instructions', role: 'system' }],
      limit,
    },
    {
      paths: ['$agent.{generate,stream}'],
      model: ['model'],
      agentModel: ['^model'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
      ],
      limit: { at: ['maxOutputTokens', '^maxOutputTokens'], insert: false },
    },
  ],
};
