import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const arguments_ = [0, 1, 2, 3, 4, 5].map(index => place(`#${index}`, 'user'));

const chatParams = 'com.openai.models.chat.completions';

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
  fluent: ['$builder'],
  wrappers: [
    { paths: ['com.openai.models.{ChatModel,embeddings.EmbeddingModel}.of()'], argument: '#0' },
    { paths: [`${chatParams}.ChatCompletionMessageParam.{ofSystem,ofDeveloper,ofUser,ofAssistant}()`], argument: '#0' },
  ],
  messages: [
    { paths: [`${chatParams}.ChatCompletionSystemMessageParam.builder().content()`], role: 'system', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionDeveloperMessageParam.builder().content()`], role: 'developer', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionUserMessageParam.builder().content()`], role: 'user', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionAssistantMessageParam.builder().content()`], role: 'assistant', at: ['#0'] },
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
            addMessage: 'user',
            messages: 'user',
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
      paths: ['$client.completions().{create,createStreaming}'],
      model: ['#0.model'],
      prompt: [place('#0.prompt', 'user')],
      limit: { at: ['#0.maxTokens'], defaultValue: 16, insert: false },
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
      'com.anthropic.client.okhttp.{AnthropicOkHttpClient,AnthropicOkHttpClientAsync}.fromEnv()',
      '$builder.build()',
      '$client.async()',
    ],
    builder: ['com.anthropic.client.okhttp.{AnthropicOkHttpClient,AnthropicOkHttpClientAsync}.builder()'],
  },
  fluent: ['$builder'],
  wrappers: [{ paths: ['com.anthropic.models.messages.Model.of()'], argument: '#0' }],
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

const chatRequest = (config: string, requires?: readonly string[]): SdkDeclaration['calls'][number] => ({
  paths: ['$session.{sendMessage,sendMessageStream}'],
  model: ['^#0'],
  prompt: [place(`${config}.systemInstruction`, 'system'), place('#0', 'user')],
  limit: { at: [`${config}.maxOutputTokens`], insert: false },
  ...(requires ? { requires } : {}),
});

export const googleJava: SdkDeclaration = {
  id: 'google-genai',
  languages: jvmFamily,
  provider: 'google',
  markers: ['com.google.genai'],
  receivers: {
    client: ['com.google.genai.Client()', 'com.google.genai.Client.builder().build()', '$builder.build()'],
    builder: ['com.google.genai.Client.builder()'],
    session: ['$client{,.async}.chats.create()', 'com.google.genai.{Chat,AsyncChat}()'],
  },
  fluent: ['$builder'],
  messages: [
    {
      paths: ['com.google.genai.types.Content.fromParts()', 'com.google.genai.types.Part.fromText()'],
      role: 'inherit',
      at: ['#0'],
    },
  ],
  calls: [
    {
      paths: ['$client{,.async}.models.{generateContent,generateContentStream}'],
      model: ['#0'],
      prompt: [place('#2.systemInstruction', 'system'), place('#1', 'user')],
      limit: { at: ['#2.maxOutputTokens'], insert: false },
    },
    // A request's own configuration replaces the chat's (github.com/googleapis/java-genai, Chat.java, read 2026-11-23).
    chatRequest('#1', ['#1']),
    chatRequest('^#1'),
    {
      paths: ['$client{,.async}.models.embedContent'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ ...place('#1', 'user'), batch: true }],
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
  settings: {
    chat: {
      model: /^(quarkus\.)?langchain4j\.[\w.]+\.chatmodel\.(modelname|modelid|deploymentname)$/,
      limit: /^(quarkus\.)?langchain4j\.[\w.]+\.chatmodel\.(maxtokens|maxcompletiontokens|maxoutputtokens|numpredict)$/,
    },
    embedding: { model: /^(quarkus\.)?langchain4j\.[\w.]+\.embeddingmodel\.(modelname|modelid|deploymentname)$/ },
  },
  receivers: {
    model: [
      'dev.langchain4j.model.chat.{ChatModel,ChatLanguageModel,StreamingChatModel,StreamingChatLanguageModel}()',
      `${chatModels}()`,
      `${chatModels}.withApiKey()`,
      '$builder.build()',
    ],
    builder: [`${chatModels}.builder()`],
    service: ['dev.langchain4j.service.AiServices.create()', '$serviceBuilder.build()'],
    serviceBuilder: [
      'dev.langchain4j.service.AiServices.builder()',
      '{dev,me.kpavlov}.langchain4j.kotlin.service.createAiService()',
    ],
    embedder: [
      'dev.langchain4j.model.embedding.EmbeddingModel()',
      'dev.langchain4j.model.{openai.OpenAiEmbeddingModel,ollama.OllamaEmbeddingModel,azure.AzureOpenAiEmbeddingModel,mistralai.MistralAiEmbeddingModel,googleai.GoogleAiEmbeddingModel,bedrock.BedrockTitanEmbeddingModel}.builder().build()',
      '$embedderBuilder.build()',
    ],
    embedderBuilder: [
      'dev.langchain4j.model.{openai.OpenAiEmbeddingModel,ollama.OllamaEmbeddingModel,azure.AzureOpenAiEmbeddingModel,mistralai.MistralAiEmbeddingModel,googleai.GoogleAiEmbeddingModel,bedrock.BedrockTitanEmbeddingModel}.builder()',
    ],
  },
  fluent: ['$builder', '$serviceBuilder', '$embedderBuilder'],
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
      // Kotlin's extensions take a block that sets the request.
      paths: ['$model.{chatAsync,chatFlow}'],
      model: ['#0.parameters.modelName', ...modelKeys.map(key => `^${key}`)],
      prompt: [place('#0.messages', 'user')],
      limit: { at: ['#0.parameters.maxOutputTokens', '^maxTokens', '^maxOutputTokens'], insert: false },
    },
    {
      // Methods of an interface that the library implements.
      paths: ['$service.*'],
      agentModel: ['^#1', '^chatModel', '^chatLanguageModel', '^streamingChatModel'].flatMap(at =>
        modelKeys.map(key => `${at}.${key}`),
      ),
      prompt: [place('^systemMessageProvider', 'system'), place('#0', 'user'), place('#1', 'user')],
      unlessEmpty: true,
    },
    {
      paths: ['$embedder.{embed,embedAll}'],
      kind: 'embedding',
      agentModel: modelKeys.map(key => `^${key}`),
      prompt: [{ at: '#0', role: 'user', batch: true }],
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
