import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const arguments_ = [0, 1, 2, 3, 4, 5].map(index => place(`#${index}`, 'user'));

export const openaiJava: SdkDeclaration = {
  id: 'openai',
  languages: jvmFamily,
  provider: 'openai',
  markers: ['com.openai'],
  receivers: {
    client: [
      'com.openai.client.{OpenAIClient,OpenAIClientAsync}()',
      'com.openai.client.okhttp.{OpenAIOkHttpClient,OpenAIOkHttpClientAsync}.{fromEnv()}',
      'com.openai.client.okhttp.{OpenAIOkHttpClient,OpenAIOkHttpClientAsync}.builder().build()',
      '$client.async()',
      '$builder.build()',
    ],
    builder: ['com.openai.client.okhttp.{OpenAIOkHttpClient,OpenAIOkHttpClientAsync}.builder()'],
  },
  transparent: [
    '$builder.{apiKey,baseUrl,fromEnv,organization,project,timeout,maxRetries,credential,azureServiceVersion}()',
  ],
  baseUrl: ['^baseUrl'],
  calls: [
    {
      paths: ['$client.chat().completions().{create,createStreaming}'],
      model: ['#0.model'],
      prompt: [
        {
          at: '#0',
          role: 'user',
          builder: {
            addSystemMessage: 'system',
            addDeveloperMessage: 'developer',
            addUserMessage: 'user',
            addAssistantMessage: 'assistant',
          },
        },
      ],
      limit: { at: ['#0.maxCompletionTokens', '#0.maxTokens'], insert: false },
      choices: ['#0.n'],
    },
    {
      paths: ['$client.responses().{create,createStreaming}'],
      model: ['#0.model'],
      prompt: [place('#0.instructions', 'system'), place('#0.input', 'user')],
      limit: { at: ['#0.maxOutputTokens'], insert: false },
    },
    {
      paths: ['$client.embeddings().create'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [{ at: '#0.input', role: 'user', batch: true }],
    },
  ],
};

export const anthropicJava: SdkDeclaration = {
  id: 'anthropic',
  languages: jvmFamily,
  provider: 'anthropic',
  markers: ['com.anthropic'],
  receivers: {
    client: [
      'com.anthropic.client.{AnthropicClient,AnthropicClientAsync}()',
      'com.anthropic.client.okhttp.AnthropicOkHttpClient.fromEnv()',
      '$builder.build()',
    ],
    builder: ['com.anthropic.client.okhttp.AnthropicOkHttpClient.builder()'],
  },
  transparent: ['$builder.{apiKey,baseUrl,fromEnv,authToken,timeout,maxRetries}()'],
  calls: [
    {
      paths: ['$client{,.beta()}.messages().{create,createStreaming}'],
      model: ['#0.model'],
      prompt: [
        place('#0.system', 'system'),
        { at: '#0', role: 'user', builder: { addUserMessage: 'user', addAssistantMessage: 'assistant' } },
      ],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
  ],
};

export const googleJava: SdkDeclaration = {
  id: 'google-genai',
  languages: jvmFamily,
  provider: 'google',
  markers: ['com.google.genai'],
  receivers: {
    client: ['com.google.genai.Client()', 'com.google.genai.Client.builder().build()', '$builder.build()'],
    builder: ['com.google.genai.Client.builder()'],
  },
  transparent: ['$builder.{apiKey,vertexAI,project,location,httpOptions}()'],
  calls: [
    {
      paths: ['$client{,.async}.models.{generateContent,generateContentStream}'],
      model: ['#0'],
      prompt: [place('#2.systemInstruction', 'system'), place('#1', 'user')],
      limit: { at: ['#2.maxOutputTokens'], insert: false },
    },
  ],
};

const chatModels =
  'dev.langchain4j.model.{openai,anthropic,ollama,azure,googleai,vertexai,vertexai.gemini,mistralai,bedrock,localai,huggingface,github,qianfan,dashscope,zhipu,openaiofficial,watsonx}.{OpenAiChatModel,OpenAiStreamingChatModel,OpenAiOfficialChatModel,AnthropicChatModel,AnthropicStreamingChatModel,OllamaChatModel,OllamaStreamingChatModel,AzureOpenAiChatModel,AzureOpenAiStreamingChatModel,GoogleAiGeminiChatModel,GoogleAiGeminiStreamingChatModel,VertexAiGeminiChatModel,MistralAiChatModel,MistralAiStreamingChatModel,BedrockChatModel,LocalAiChatModel,HuggingFaceChatModel,GitHubModelsChatModel,WatsonxChatModel}';
const modelKeys = ['modelName', 'model', 'deploymentName', 'modelId'];

export const langchain4j: SdkDeclaration = {
  id: 'langchain4j',
  languages: jvmFamily,
  markers: ['langchain4j'],
  receivers: {
    model: [
      'dev.langchain4j.model.chat.{ChatModel,ChatLanguageModel,StreamingChatModel,StreamingChatLanguageModel}()',
      `${chatModels}()`,
      `${chatModels}.withApiKey()`,
      '$builder.build()',
    ],
    builder: [`${chatModels}.builder()`],
  },
  fluent: ['$builder'],
  messages: [
    {
      paths: [
        'dev.langchain4j.data.message.SystemMessage{,.from,.systemMessage}()',
        'dev.langchain4j.data.message.SystemMessage.systemMessage()',
      ],
      role: 'system',
      at: ['#0'],
    },
    { paths: ['dev.langchain4j.data.message.UserMessage{,.from,.userMessage}()'], role: 'user', at: ['#0'] },
    { paths: ['dev.langchain4j.data.message.AiMessage{,.from,.aiMessage}()'], role: 'assistant', at: ['#0'] },
    { paths: ['dev.langchain4j.data.message.TextContent{,.from}()'], role: 'inherit', at: ['#0'] },
    {
      paths: ['dev.langchain4j.model.input.PromptTemplate{,.from}()'],
      role: 'user',
      at: ['#0'],
      template: 'braces',
    },
  ],
  calls: [
    {
      paths: ['$model.{chat,generate,doChat}'],
      model: modelKeys.map(key => `^${key}`),
      prompt: [{ at: '#0', role: 'user', builder: { messages: 'user' } }, ...arguments_],
      limit: {
        at: ['^maxTokens', '^maxOutputTokens', '^numPredict', '^maxCompletionTokens', '#0.maxOutputTokens'],
        insert: false,
      },
    },
    {
      paths: ['dev.langchain4j.service.{SystemMessage,UserMessage}'],
      kind: 'prompt',
      prompt: [
        { at: 'SystemMessage', role: 'system', template: 'braces' },
        { at: 'UserMessage', role: 'user', template: 'braces' },
      ],
    },
  ],
};

export const springAi: SdkDeclaration = {
  id: 'spring-ai',
  languages: jvmFamily,
  markers: ['springframework.ai'],
  receivers: {
    client: [
      'org.springframework.ai.chat.client.ChatClient()',
      'org.springframework.ai.chat.client.ChatClient.create()',
      '$builder.build()',
    ],
    builder: [
      'org.springframework.ai.chat.client.ChatClient.builder()',
      'org.springframework.ai.chat.client.ChatClient.Builder()',
    ],
    request: ['$client.prompt()'],
    model: [
      'org.springframework.ai.chat.model.ChatModel()',
      'org.springframework.ai.{openai.OpenAiChatModel,anthropic.AnthropicChatModel,ollama.OllamaChatModel,azure.openai.AzureOpenAiChatModel,mistralai.MistralAiChatModel}()',
    ],
  },
  fluent: ['$builder', '$request'],
  messages: [
    { paths: ['org.springframework.ai.chat.prompt.Prompt()'], role: 'user', at: ['#0'] },
    { paths: ['org.springframework.ai.chat.messages.SystemMessage()'], role: 'system', at: ['#0'] },
    { paths: ['org.springframework.ai.chat.messages.UserMessage()'], role: 'user', at: ['#0'] },
    {
      paths: ['org.springframework.ai.chat.prompt.{PromptTemplate,SystemPromptTemplate}()'],
      role: 'user',
      at: ['#0'],
      template: 'single-brace',
    },
  ],
  calls: [
    {
      paths: ['$request.{call,stream}'],
      agentModel: ['^options.model'],
      prompt: [
        { at: '^defaultSystem', role: 'system', template: 'single-brace' },
        { at: '^system', role: 'system', template: 'single-brace' },
        { at: '^messages', role: 'user' },
        { at: '^prompt', role: 'user' },
        { at: '^user', role: 'user', template: 'single-brace' },
      ],
      limit: { at: ['^options.maxTokens'], insert: false },
    },
    { paths: ['$model.{call,stream}'], prompt: [place('#0', 'user')], limit: { at: ['#0.maxTokens'], insert: false } },
  ],
};
