import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['csharp'] as const;
const models = '{Mscc.GenerativeAI,GenerativeAI}';

/** Google's own `Google.GenAI`, and the community's `Mscc.GenerativeAI` and `Google_GenerativeAI`, which call a model object. */
export const googleDotnet: SdkDeclaration = {
  id: 'google-genai',
  languages,
  provider: 'google',
  markers: ['Google.GenAI', 'GenerativeAI'],
  receivers: {
    client: ['Google.GenAI.Client()'],
    root: [`${models}.{GoogleAI,GoogleAi,VertexAI,IGenerativeAI}()`],
    model: [
      '$root.{GenerativeModel,CreateGenerativeModel,CreateGeminiModel}()',
      `${models}.{GenerativeModel,GeminiModel}()`,
    ],
    chat: ['$model.StartChat()'],
  },
  models: [{ paths: [`${models}.{Model,GoogleAIModels,VertexAIModels}()`], at: [] }],
  particular: [
    { methods: ['Models.{GenerateContentAsync,GenerateContentStreamAsync}'], on: 'client', requires: ['#0'] },
    { methods: ['{GenerateContentAsync,StreamContentAsync,GenerateObjectAsync}'], on: 'model', requires: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.Models.{GenerateContentAsync,GenerateContentStreamAsync}'],
      model: ['model', '#0'],
      prompt: [place('config.systemInstruction', 'system'), place('contents', 'user'), place('#1', 'user')],
      limit: { at: ['config.maxOutputTokens'], insert: false },
    },
    {
      paths: ['$client.Models.EmbedContentAsync'],
      kind: 'embedding',
      model: ['model', '#0'],
      prompt: [
        { at: 'contents', role: 'user', batch: true },
        { at: '#1', role: 'user', batch: true },
      ],
    },
    {
      paths: [
        '$model.{GenerateContent,GenerateContentAsync,GenerateContentStream,StreamContentAsync,GenerateObjectAsync}',
      ],
      agentModel: ['^model', '^GenerativeModel', '^CreateGenerativeModel', '^#1'],
      prompt: [place('^systemInstruction', 'system'), place('#0', 'user')],
      limit: { at: ['MaxOutputTokens', '^MaxOutputTokens'], insert: false },
    },
    {
      paths: ['$chat.{SendMessage,SendMessageStream,GenerateContentAsync,StreamContentAsync}'],
      agentModel: ['^model', '^GenerativeModel', '^CreateGenerativeModel', '^#1'],
      prompt: [place('^systemInstruction', 'system'), place('#0', 'user')],
    },
  ],
};

/** Mistral.SDK. */
export const mistralDotnet: SdkDeclaration = {
  id: 'mistral',
  languages,
  provider: 'mistral',
  markers: ['Mistral.SDK'],
  receivers: {
    client: ['Mistral.SDK.MistralClient()'],
    request: ['Mistral.SDK.DTOs.{ChatCompletionRequest,EmbeddingRequest}()'],
  },
  messages: [{ paths: ['Mistral.SDK.DTOs.ChatMessage()'], role: 'user', at: ['#1'], roleAt: '#0' }],
  calls: [
    {
      paths: ['$client.Completions.{GetCompletionAsync,StreamCompletionAsync}'],
      model: ['#0.model', '#0.#0'],
      prompt: [place('#0.messages', 'user'), place('#0.#1', 'user')],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$client.Embeddings.GetEmbeddingsAsync'],
      kind: 'embedding',
      model: ['#0.model', '#0.#0'],
      prompt: [{ at: '#0.#1', role: 'user', batch: true }],
    },
  ],
};
