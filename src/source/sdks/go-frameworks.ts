import type { SdkDeclaration } from './sdk.ts';

const einoRoot = 'github.com/cloudwego/eino';
const einoModels =
  'github.com/cloudwego/eino-ext/components/model/{openai,ark,arkbot,claude,gemini,ollama,qwen,deepseek,qianfan,openrouter,agenticark,agenticclaude,agenticdeepseek,agenticgemini,agenticopenai,agenticqwen}.{NewChatModel,NewResponsesAPIChatModel,New}()';

export const eino: SdkDeclaration = {
  id: 'eino',
  languages: ['go'],
  markers: ['cloudwego/eino'],
  receivers: {
    model: [
      einoModels,
      `${einoRoot}/components/model.{ChatModel,BaseChatModel,ToolCallingChatModel,AgenticModel}()`,
      '$model.WithTools()',
    ],
    agent: [`${einoRoot}/flow/agent/react.NewAgent()`],
    embedder: [
      `${einoRoot}/components/embedding.Embedder()`,
      'github.com/cloudwego/eino-ext/components/embedding/{openai,ark,dashscope,gemini,ollama,qianfan,tencentcloud}.NewEmbedder()',
    ],
  },
  models: [{ paths: [einoModels], at: ['#1.Model'] }],
  messages: [
    { paths: [`${einoRoot}/schema.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${einoRoot}/schema.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${einoRoot}/schema.AssistantMessage()`], role: 'assistant', at: ['#0'] },
    { paths: [`${einoRoot}/schema.MessagesPlaceholder()`], role: 'history', at: ['#0'] },
  ],
  carries: { tools: ['^WithTools'], schema: [] },
  calls: [
    {
      paths: ['$model.{Generate,Stream}'],
      model: ['WithModel', '^'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['WithMaxTokens', '^#1.MaxTokens'], insert: false },
    },
    {
      paths: ['$agent.{Generate,Stream}'],
      agentModel: ['^#1.ToolCallingModel', '^#1.Model'],
      prompt: [{ at: '#1', role: 'user' }],
    },
    {
      paths: ['$embedder.EmbedStrings'],
      kind: 'embedding',
      model: ['^#1.Model'],
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
    {
      paths: [`${einoRoot}/adk.NewChatModelAgent`],
      kind: 'agent',
      model: ['#1.Model'],
      prompt: [{ at: '#1.Instruction', role: 'system', template: 'single-brace' }],
    },
    {
      paths: [`${einoRoot}/components/prompt.FromMessages`],
      kind: 'prompt',
      prompt: ['#1', '#2', '#3', '#4', '#5'].map(at => ({ at, role: 'user' as const, template: 'braces' as const })),
    },
  ],
};

const gollmRoot = 'github.com/teilomillet/gollm{,/llm}';

export const gollm: SdkDeclaration = {
  id: 'gollm',
  languages: ['go'],
  markers: ['gollm'],
  receivers: { llm: [`${gollmRoot}.{NewLLM,LLM}()`] },
  messages: [
    { paths: [`${gollmRoot}.NewPrompt()`], role: 'user', at: ['#0'] },
    // Its name and what it is for come before the template, which Go's `text/template` fills.
    { paths: [`${gollmRoot}.NewPromptTemplate()`], role: 'user', at: ['#2'], template: 'double-brace' },
  ],
  calls: [
    {
      paths: ['$llm.{Generate,GenerateWithSchema,Stream}'],
      model: ['^SetModel'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['^SetMaxTokens'], insert: false },
    },
  ],
};

const golcRoot = 'github.com/hupe1980/golc';
const golcModels = `${golcRoot}/model/{chatmodel,llm}.{NewOpenAI,NewAzureOpenAI,NewAnthropic,NewBedrock,NewBedrockAntrophic,NewBedrockAnthropic,NewBedrockMeta,NewBedrockAmazon,NewBedrockCohere,NewBedrockAI21,NewBedrockMistral,NewCohere,NewErnie,NewGoogleGenAI,NewVertexAI,NewOllama,NewAI21,NewHuggingFaceHub,NewSagemakerEndpoint}()`;

/** Chains in the manner of LangChain; a function sets the model's options (source of github.com/hupe1980/golc, read 2026-11-23). */
export const golc: SdkDeclaration = {
  id: 'golc',
  languages: ['go'],
  markers: ['hupe1980/golc'],
  receivers: {
    model: [golcModels, `${golcRoot}/schema.{Model,LLM,ChatModel}()`],
    embedder: [
      `${golcRoot}/embedding.{NewOpenAI,NewAzureOpenAI,NewBedrock,NewBedrockAmazon,NewBedrockCohere,NewCohere,NewErnie,NewGoogleGenAI,NewOllama,NewHuggingFaceHub,NewCybertron}()`,
      `${golcRoot}/schema.Embedder()`,
    ],
  },
  messages: [
    {
      paths: [`${golcRoot}/prompt.{StringPromptValue,NewTemplate}()`],
      role: 'user',
      at: ['#0'],
      template: 'double-brace',
    },
    { paths: [`${golcRoot}/prompt.NewSystemMessageTemplate()`], role: 'system', at: ['#0'], template: 'double-brace' },
    { paths: [`${golcRoot}/prompt.NewHumanMessageTemplate()`], role: 'user', at: ['#0'], template: 'double-brace' },
    { paths: [`${golcRoot}/prompt.NewAIMessageTemplate()`], role: 'assistant', at: ['#0'], template: 'double-brace' },
    { paths: [`${golcRoot}/schema.NewSystemChatMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${golcRoot}/schema.NewHumanChatMessage()`], role: 'user', at: ['#0'] },
  ],
  calls: [
    {
      paths: [`${golcRoot}/model.{GeneratePrompt,LLMGenerate,ChatModelGenerate}`],
      agentModel: ['#1.ModelName', '#1.Model', '#1.ModelID'],
      prompt: [{ at: '#2', role: 'user' }],
    },
    { paths: ['$model.Generate'], prompt: [{ at: '#1', role: 'user' }] },
    { paths: [`${golcRoot}.{Call,SimpleCall,BatchCall}`], prompt: [{ at: '#2', role: 'user' }] },
    {
      paths: [`${golcRoot}/chain.NewLLM`],
      kind: 'prompt',
      prompt: [{ at: '#1', role: 'user', template: 'double-brace' }],
      unlessEmpty: true,
    },
    {
      paths: ['$embedder.{EmbedText,BatchEmbedText}'],
      kind: 'embedding',
      prompt: [{ at: '#1', role: 'user', batch: true }],
    },
  ],
};

const cohereRequest = {
  model: ['#1.Model'],
  prompt: [
    { at: '#1.Preamble', role: 'system' },
    { at: '#1.ChatHistory', role: 'user' },
    { at: '#1.Messages', role: 'user' },
    { at: '#1.Message', role: 'user' },
  ],
  limit: { at: ['#1.MaxTokens'] },
} as const;

/** `instructor.FromOpenAI(client)` keeps go-openai's calls and adds what the answer is read into. */
export const instructorGo: SdkDeclaration = {
  id: 'instructor',
  languages: ['go'],
  markers: ['instructor-go'],
  receivers: {
    client: [
      'github.com/{instructor-ai,567-labs}/instructor-go/pkg/instructor{,.core}.{FromOpenAI,FromAnthropic,FromCohere}()',
    ],
  },
  calls: [
    {
      paths: ['$client.{CreateChatCompletion,CreateChatCompletionStream,CreateMessages}'],
      model: ['#1.Model'],
      prompt: [
        { at: '#1.System', role: 'system' },
        { at: '#1.Messages', role: 'user' },
      ],
      limit: { at: ['#1.MaxTokens', '#1.MaxCompletionTokens'] },
    },
    { paths: ['$client.{Chat,ChatStream}'], ...cohereRequest },
  ],
};

/** Cohere's own client. */
export const cohereGo: SdkDeclaration = {
  id: 'cohere',
  languages: ['go'],
  provider: 'cohere',
  markers: ['cohere-go'],
  receivers: { client: ['github.com/cohere-ai/cohere-go/v2/client.{NewClient,Client}()'] },
  wrappers: [{ paths: ['github.com/cohere-ai/cohere-go/v2.{String,Int}()'], argument: '#0' }],
  calls: [
    { paths: ['$client.{Chat,ChatStream}', '$client.V2.{Chat,ChatStream}'], ...cohereRequest },
    {
      paths: ['$client.{Generate,GenerateStream}'],
      model: ['#1.Model'],
      prompt: [{ at: '#1.Prompt', role: 'user' }],
      limit: { at: ['#1.MaxTokens'] },
    },
    {
      paths: ['$client.Embed', '$client.V2.Embed'],
      kind: 'embedding',
      model: ['#1.Model'],
      prompt: [{ at: '#1.Texts', role: 'user', batch: true }],
    },
  ],
};
