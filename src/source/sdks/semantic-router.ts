import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const encoders =
  'semantic_router{,.encoders}{,.openai,.cohere,.mistral,.huggingface,.fastembed,.azure,.google,.bedrock}.{OpenAIEncoder,AzureOpenAIEncoder,CohereEncoder,MistralEncoder,HuggingFaceEncoder,HFEndpointEncoder,FastEmbedEncoder,GoogleEncoder,BedrockEncoder}()';
const llms =
  'semantic_router{,.llms}{,.openai,.cohere,.mistral,.openrouter,.ollama}.{OpenAILLM,CohereLLM,MistralAILLM,OpenRouterLLM,OllamaLLM,AzureOpenAILLM}()';

/** Aurelio's router, whose encoders are called like functions (github.com/aurelio-labs/semantic-router, as Pinecone's examples use it, read 2026-11-23). */
export const semanticRouter: SdkDeclaration = {
  id: 'semantic-router',
  languages: pythonFamily,
  markers: ['semantic_router'],
  receivers: { encoder: [encoders], llm: [llms] },
  calls: [
    {
      paths: ['$encoder', '$encoder.acall'],
      kind: 'embedding',
      model: ['^name', '^#0'],
      prompt: [
        { at: 'docs', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
    {
      paths: ['$llm', '$llm.acall'],
      model: ['^name', '^#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^max_tokens'], insert: false },
    },
  ],
};
