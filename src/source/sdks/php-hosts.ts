import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['php'] as const;

/** Clients that are given OpenAI's body as an array: groq-php, SoftCreatR's and Tectalic's (their READMEs and examples, read 2026-11-23). */
const bodies = (
  id: string,
  provider: string,
  markers: readonly string[],
  client: readonly string[],
): SdkDeclaration => ({
  id,
  languages,
  provider,
  markers,
  receivers: { bodies: client },
  wrappers: [
    { paths: ['Tectalic.OpenAi.Models.{ChatCompletions,Completions,Embeddings}.CreateRequest()'], argument: '#0' },
  ],
  calls: [
    {
      paths: ['$bodies.{chat().completions().create,createChatCompletion,chatCompletions().create}'],
      model: ['model', '#0.model'],
      prompt: [place('messages', 'user'), place('#0.messages', 'user')],
      limit: { at: ['max_completion_tokens', 'max_tokens', '#0.max_tokens'], insert: false },
    },
    {
      paths: ['$bodies.{responses().create,createResponse}'],
      model: ['model'],
      prompt: [place('instructions', 'system'), place('input', 'user')],
      limit: { at: ['max_output_tokens'] },
    },
    {
      paths: ['$bodies.completions().create'],
      model: ['model', '#0.model'],
      prompt: [place('prompt', 'user'), place('#0.prompt', 'user')],
      limit: { at: ['max_tokens', '#0.max_tokens'], insert: false, defaultValue: 16 },
    },
  ],
});

export const openaiBodiesPhp: readonly SdkDeclaration[] = [
  bodies(
    'groq',
    'groq',
    ['GroqPHP', 'GroqLaravel'],
    ['LucianoTonet.GroqPHP.Groq()', 'LucianoTonet.GroqLaravel.Facades.Groq'],
  ),
  bodies(
    'openai',
    'openai',
    ['SoftCreatR', 'Tectalic'],
    ['SoftCreatR.OpenAI.OpenAI{,.getInstance}()', 'Tectalic.OpenAi.{Manager.build,Manager.access,Client}()'],
  ),
];

/** Two community clients for Anthropic (wpai-inc/anthropic-sdk-php's README and claude-php's examples, read 2026-11-23). */
export const claudePhp: SdkDeclaration = {
  id: 'anthropic',
  languages,
  provider: 'anthropic',
  markers: ['WpAi\\Anthropic', 'ClaudePhp'],
  receivers: {
    claude: ['ClaudePhp.ClaudePhp()'],
    request: ['WpAi.Anthropic.AnthropicAPI().messages()', 'WpAi.Anthropic.Facades.Anthropic.messages()'],
  },
  fluent: ['$request'],
  calls: [
    {
      paths: ['$claude.messages().{create,stream}'],
      model: ['model'],
      prompt: [place('system', 'system'), place('messages', 'user')],
      limit: { at: ['max_tokens'], insert: false },
    },
    {
      paths: ['$request.{create,stream}'],
      model: ['^model', 'model'],
      prompt: [place('^system', 'system'), place('^messages', 'user'), place('messages', 'user')],
      limit: { at: ['^maxTokens'], insert: false },
    },
  ],
};

const partitech = 'Partitech.PhpMistral';
const partitechClients = `${partitech}.{MistralClient,Clients.Mistral.MistralClient,Clients.Ollama.OllamaClient,Clients.HuggingFace.HuggingFaceClient,Clients.Anthropic.AnthropicClient,Clients.XAi.XAiClient,Clients.Vllm.VllmClient,Clients.LlamaCpp.LlamaCppClient,Clients.Tgi.TgiClient}`;

/** Mistral's models and others (partitech/php-mistral's examples, read 2026-11-23; not every class was seen there). */
export const mistralPhp: SdkDeclaration = {
  id: 'php-mistral',
  languages,
  markers: ['PhpMistral'],
  receivers: { client: [`${partitechClients}()`] },
  calls: [
    {
      paths: ['$client.{chat,chatStream}'],
      model: ['#1.model', 'params.model'],
      prompt: [
        {
          at: '#0',
          role: 'user',
          builder: { addSystemMessage: 'system', addUserMessage: 'user', addAssistantMessage: 'assistant' },
        },
      ],
      limit: { at: ['#1.max_tokens', 'params.max_tokens'], insert: false },
    },
    {
      paths: ['$client.generate'],
      model: ['params.model', '#1.model'],
      prompt: [place('prompt', 'user'), place('#0', 'user')],
      limit: { at: ['params.max_tokens', '#1.max_tokens'], insert: false },
    },
  ],
};

const openRouter = 'MoeMizrak.LaravelOpenrouter';

/** OpenRouter in Laravel (programs that use moe-mizrak/laravel-openrouter, read 2026-11-23). */
export const openRouterPhp: SdkDeclaration = {
  id: 'openrouter',
  languages,
  provider: 'openrouter',
  markers: ['LaravelOpenrouter'],
  receivers: { client: [`${openRouter}.Facades.LaravelOpenRouter`, `${openRouter}.OpenRouterRequest()`] },
  messages: [
    { paths: [`${openRouter}.DTO.MessageData()`], role: 'user', at: ['content', '#0.content'], roleAt: 'role' },
  ],
  calls: [
    {
      paths: ['$client.{chatRequest,chatStreamRequest}'],
      model: ['#0.model'],
      prompt: [place('#0.messages', 'user'), place('#0.prompt', 'user')],
      limit: { at: ['#0.max_tokens'], insert: false },
    },
  ],
};

const odin = 'Hyperf.Odin';
const odinModels = `${odin}.Model.{OpenAIModel,AzureOpenAIModel,DoubaoModel,AwsBedrockModel,HunyuanModel,OllamaModel,QianFanModel}()`;

/** Hyperf's Odin (its documentation, read 2026-11-23; not every class of models was seen there). */
export const hyperfOdin: SdkDeclaration = {
  id: 'hyperf-odin',
  languages,
  markers: ['Hyperf\\Odin'],
  receivers: {
    model: [odinModels, `${odin}.Contract.Model.ModelInterface()`, `${odin}.Factory.ModelFactory.create()`],
  },
  messages: [
    { paths: [`${odin}.Message.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${odin}.Message.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${odin}.Message.AssistantMessage()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$model.{chat,chatStream}'],
      agentModel: ['^modelName', '^#0'],
      prompt: [place('messages', 'user'), place('#0', 'user')],
      limit: { at: ['maxTokens', '#2'], insert: false },
    },
  ],
};

/** Drupal's AI module (project.pages.drupalcode.org/ai, read 2026-11-23): any provider is given a `ChatInput` and a model. */
export const drupalAi: SdkDeclaration = {
  id: 'drupal-ai',
  languages,
  markers: ['Drupal\\ai\\'],
  receivers: {
    provider: ['Drupal.ai.Plugin.ProviderProxy()'],
    input: ['Drupal.ai.OperationType.Chat.ChatInput()'],
  },
  particular: [{ methods: ['chat'], on: 'provider', requires: ['#0', '#1'], imported: true }],
  messages: [{ paths: ['Drupal.ai.OperationType.Chat.ChatMessage()'], role: 'user', at: ['#1'], roleAt: '#0' }],
  calls: [
    {
      paths: ['$provider.chat'],
      model: ['#1'],
      prompt: [place('#0.setSystemPrompt', 'system'), place('#0.#0', 'user')],
      whenReceiver: { at: ['#0'], receiver: 'input' },
    },
  ],
};

/** WordPress' AI Engine (programs that use it, read 2026-11-23): its core runs queries. */
export const aiEngine: SdkDeclaration = {
  id: 'ai-engine',
  languages,
  markers: ['MWAI', 'mwai'],
  receivers: {
    core: ['Meow_MWAI_Core()', 'Meow_MWAI_Core.get_instance()'],
    query: ['Meow_MWAI_Query_Text()'],
  },
  particular: [
    { methods: ['run_query'], on: 'core', requires: ['#0'], imported: true },
    { methods: ['simpleTextQuery'], on: 'core', requires: ['#0'], imported: true },
  ],
  calls: [
    {
      paths: ['$core.run_query'],
      model: ['#0.set_model', '#0.setModel'],
      prompt: [
        place('#0.set_instructions', 'system'),
        place('#0.set_message', 'user'),
        place('#0.Meow_MWAI_Query_Text', 'user'),
      ],
      limit: { at: ['#0.set_max_tokens', '#0.Meow_MWAI_Query_Text.#1'], insert: false },
      whenReceiver: { at: ['#0'], receiver: 'query' },
    },
    { paths: ['$core.simpleTextQuery'], model: ['#1.model'], prompt: [place('#0', 'user')] },
  ],
};
