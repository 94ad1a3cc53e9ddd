import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['php'] as const;

/** `orhanerday/open-ai`, whose methods are given OpenAI's body as an array. */
export const orhanerday: SdkDeclaration = {
  id: 'orhanerday-open-ai',
  languages,
  provider: 'openai',
  markers: ['Orhanerday'],
  receivers: { client: ['Orhanerday.OpenAi.OpenAi()'] },
  calls: [
    {
      paths: ['$client.{chat,completion}'],
      model: ['model'],
      prompt: [place('messages', 'user'), place('prompt', 'user')],
      limit: { at: ['max_completion_tokens', 'max_tokens'] },
      choices: ['n'],
    },
    {
      paths: ['$client.embeddings'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
  ],
};

/** `google-gemini-php/client` and `gemini-api-php/client`. */
export const geminiPhp: SdkDeclaration = {
  id: 'google-genai',
  languages,
  provider: 'google',
  markers: ['Gemini'],
  receivers: {
    factory: ['Gemini.factory()'],
    client: [
      'Gemini.client()',
      '$factory.make()',
      'Gemini.Client()',
      'Gemini.Contracts.ClientContract()',
      'Gemini.Laravel.Facades.Gemini',
      'GeminiAPI.Client()',
    ],
    model: ['$client.{generativeModel,geminiPro,geminiFlash,geminiProVision,geminiModel,withV1BetaVersion}()'],
    embedder: ['$client.embeddingModel()'],
    chat: ['$model.startChat()'],
  },
  fluent: ['$factory', '$model'],
  messages: [
    { paths: ['Gemini.Data.Content.parse()'], role: 'user', at: ['part', '#0'], roleAt: 'role' },
    { paths: ['GeminiAPI.Resources.Parts.TextPart()'], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$model.{generateContent,streamGenerateContent,generateContentStream}'],
      agentModel: ['^model', '^generativeModel'],
      prompt: [place('^withSystemInstruction', 'system'), place('#0', 'user'), place('#1', 'user')],
      limit: { at: ['^withGenerationConfig.maxOutputTokens'], insert: false },
    },
    {
      paths: ['$chat.{sendMessage,streamSendMessage,sendMessageStream}'],
      agentModel: ['^model', '^generativeModel'],
      prompt: [place('^withSystemInstruction', 'system'), place('^history', 'history'), place('#0', 'user')],
    },
    {
      paths: ['$embedder.{embedContent,batchEmbedContents}'],
      kind: 'embedding',
      agentModel: ['^model', '^embeddingModel'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

/** Clients of Ollama, and of hosts that are asked fluently. */
export const ollamaPhp: SdkDeclaration = {
  id: 'ollama-php',
  languages,
  provider: 'self-hosted',
  markers: ['Ollama'],
  receivers: {
    client: ['ArdaGnsrn.Ollama.Ollama.client()'],
    facade: ['Cloudstudio.Ollama.Facades.Ollama', 'CloudStudio.Ollama.Facades.Ollama'],
  },
  fluent: ['$facade'],
  calls: [
    {
      paths: ['$client.{chat,completions}().{create,createStreamed}'],
      model: ['model'],
      prompt: [place('system', 'system'), place('messages', 'user'), place('prompt', 'user')],
      limit: { at: ['options.num_predict'] },
    },
    {
      paths: ['$client.embed().create'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
    {
      paths: ['$facade.{ask,chat}'],
      model: ['^model'],
      prompt: [place('^agent', 'system'), place('^prompt', 'user'), place('#0', 'user')],
    },
    {
      paths: ['$facade.embeddings'],
      kind: 'embedding',
      model: ['^model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

export const deepseekPhp: SdkDeclaration = {
  id: 'deepseek-php',
  languages,
  provider: 'deepseek',
  markers: ['DeepSeek'],
  receivers: { client: ['DeepSeek.DeepSeekClient{.build,}()'] },
  fluent: ['$client'],
  calls: [
    {
      paths: ['$client.run'],
      model: ['^withModel'],
      prompt: [{ at: '^', role: 'user', builder: { query: 'user' } }],
      limit: { at: ['^setMaxTokens'], insert: false },
    },
  ],
};

/** Amazon's SDK. */
export const bedrockPhp: SdkDeclaration = {
  id: 'bedrock',
  languages,
  provider: 'aws',
  markers: ['BedrockRuntime'],
  receivers: { client: ['Aws.BedrockRuntime.BedrockRuntimeClient()', 'Aws.Sdk().createBedrockRuntime()'] },
  calls: [
    {
      paths: ['$client.{converse,converseStream}'],
      model: ['modelId'],
      prompt: [place('system', 'system'), place('messages', 'user')],
      limit: { at: ['inferenceConfig.maxTokens'] },
    },
    {
      paths: ['$client.{invokeModel,invokeModelAsync}'],
      model: ['modelId'],
      prompt: [place('body.system', 'system'), place('body.messages', 'user'), place('body.prompt', 'user')],
      limit: { at: ['body.max_tokens'] },
    },
  ],
};
