import { jvmFamily } from './languages.ts';
import type { CallDeclaration, PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const arguments_ = [0, 1, 2, 3, 4, 5].map(index => place(`#${index}`, 'user'));

const memories = 'dev.langchain4j.memory.chat.{MessageWindowChatMemory,TokenWindowChatMemory}';
const provided = 'dev.langchain4j.model';
const agentic = 'dev.langchain4j.agentic';
const streams = (path: string) => /Streaming/.test(path);
/** Packages and their classes (github.com/langchain4j/langchain4j and langchain4j-community, read 2026-11-23). */
const classes = (ofPackage: Readonly<Record<string, string>>): string[] =>
  Object.entries(ofPackage).flatMap(([name, list]) => list.split(',').map(type => `${provided}.${name}.${type}`));

const chatModels = {
  anthropic: 'AnthropicChatModel,AnthropicStreamingChatModel',
  azure:
    'AzureOpenAiChatModel,AzureOpenAiStreamingChatModel,AzureOpenAiLanguageModel,AzureOpenAiStreamingLanguageModel',
  bedrock: 'BedrockChatModel,BedrockStreamingChatModel',
  'google.genai': 'GoogleGenAiChatModel,GoogleGenAiStreamingChatModel',
  googleai: 'GoogleAiGeminiChatModel,GoogleAiGeminiStreamingChatModel',
  gpullama3: 'GPULlama3ChatModel,GPULlama3StreamingChatModel',
  huggingface: 'HuggingFaceChatModel,HuggingFaceLanguageModel',
  jlama: 'JlamaChatModel,JlamaStreamingChatModel,JlamaLanguageModel,JlamaStreamingLanguageModel',
  localai: 'LocalAiChatModel,LocalAiStreamingChatModel,LocalAiLanguageModel,LocalAiStreamingLanguageModel',
  mistralai: 'MistralAiChatModel,MistralAiStreamingChatModel,MistralAiFimModel,MistralAiStreamingFimModel',
  ollama: 'OllamaChatModel,OllamaStreamingChatModel,OllamaLanguageModel,OllamaStreamingLanguageModel',
  openai:
    'OpenAiChatModel,OpenAiStreamingChatModel,OpenAiLanguageModel,OpenAiStreamingLanguageModel,OpenAiResponsesChatModel,OpenAiResponsesStreamingChatModel',
  openaiofficial:
    'OpenAiOfficialChatModel,OpenAiOfficialStreamingChatModel,OpenAiOfficialResponsesChatModel,OpenAiOfficialResponsesStreamingChatModel',
  vertexai: 'VertexAiChatModel,VertexAiLanguageModel,VertexAiGeminiChatModel',
  'vertexai.anthropic': 'VertexAiAnthropicChatModel,VertexAiAnthropicStreamingChatModel',
  'vertexai.gemini': 'VertexAiGeminiChatModel,VertexAiGeminiStreamingChatModel',
  watsonx: 'WatsonxChatModel,WatsonxStreamingChatModel,WatsonxDeploymentChatModel,WatsonxGatewayChatModel',
  workersai: 'WorkersAiChatModel,WorkersAiLanguageModel',
  github: 'GitHubModelsChatModel,GitHubModelsStreamingChatModel',
  qianfan: 'QianfanChatModel,QianfanStreamingChatModel',
  zhipu: 'ZhipuAiChatModel,ZhipuAiStreamingChatModel',
};
const communityChatModels =
  'dev.langchain4j.community.model.{dashscope,qianfan,xinference,zhipu}.{Qwen,Qianfan,Xinference,ZhipuAi}';
const chatClasses = [
  ...classes(chatModels),
  ...['ChatModel', 'StreamingChatModel'].map(name => `${communityChatModels}${name}`),
];
/** What makes a model, and its builder. */
const made = (paths: readonly string[]) => paths.flatMap(path => [`${path}()`, `${path}.withApiKey()`]);
const builders = (paths: readonly string[]) => paths.map(path => `${path}.builder()`);
const streamingClasses = chatClasses.filter(streams);
const plainClasses = chatClasses.filter(path => !streams(path));

const embeddingModels = {
  azure: 'AzureOpenAiEmbeddingModel',
  bedrock: 'BedrockTitanEmbeddingModel,BedrockCohereEmbeddingModel',
  cohere: 'CohereEmbeddingModel',
  'embedding.onnx': 'OnnxEmbeddingModel',
  'google.genai': 'GoogleGenAiEmbeddingModel',
  googleai: 'GoogleAiEmbeddingModel',
  huggingface: 'HuggingFaceEmbeddingModel',
  jina: 'JinaEmbeddingModel',
  jlama: 'JlamaEmbeddingModel',
  localai: 'LocalAiEmbeddingModel',
  mistralai: 'MistralAiEmbeddingModel',
  nomic: 'NomicEmbeddingModel',
  ollama: 'OllamaEmbeddingModel',
  openai: 'OpenAiEmbeddingModel',
  openaiofficial: 'OpenAiOfficialEmbeddingModel',
  oracle: 'OracleEmbeddingModel',
  ovhai: 'OvhAiEmbeddingModel',
  vertexai: 'VertexAiEmbeddingModel',
  voyageai: 'VoyageAiEmbeddingModel',
  watsonx: 'WatsonxEmbeddingModel',
  workersai: 'WorkersAiEmbeddingModel',
  // Models that the library brings along, each in a package of its own.
  'embedding.onnx.allminilml6v2': 'AllMiniLmL6V2EmbeddingModel',
  'embedding.onnx.allminilml6v2q': 'AllMiniLmL6V2QuantizedEmbeddingModel',
  'embedding.onnx.bgesmallen': 'BgeSmallEnEmbeddingModel',
  'embedding.onnx.bgesmallenq': 'BgeSmallEnQuantizedEmbeddingModel',
  'embedding.onnx.bgesmallenv15': 'BgeSmallEnV15EmbeddingModel',
  'embedding.onnx.bgesmallenv15q': 'BgeSmallEnV15QuantizedEmbeddingModel',
  'embedding.onnx.bgesmallzhv15': 'BgeSmallZhV15EmbeddingModel',
  'embedding.onnx.bgesmallzhv15q': 'BgeSmallZhV15QuantizedEmbeddingModel',
  'embedding.onnx.e5smallv2': 'E5SmallV2EmbeddingModel',
  'embedding.onnx.e5smallv2q': 'E5SmallV2QuantizedEmbeddingModel',
};
/** Where a request says what differs from its model's own settings, and the settings that the model was made with. */
const requested = ['#0.parameters.', '#0.', '^defaultRequestParameters.'];
const modelKeys = ['modelName', 'model', 'deploymentName', 'modelId'];

/** Where a service is given its model. */
const serviceModels = ['^#1', '^chatModel', '^chatLanguageModel', '^streamingChatModel', '^streamingChatLanguageModel'];

const asked = {
  model: [...requested.map(at => `${at}modelName`), ...modelKeys.map(key => `^${key}`)],
  prompt: [{ at: '#0', role: 'user', builder: { messages: 'user' } }],
  limit: {
    at: [
      '^maxTokens',
      '^maxOutputTokens',
      '^numPredict',
      '^maxCompletionTokens',
      '#0.parameters.maxOutputTokens',
      '#0.maxOutputTokens',
      '^defaultRequestParameters.maxOutputTokens',
    ],
    insert: false,
  },
} satisfies Partial<CallDeclaration>;

export const langchain4j: SdkDeclaration = {
  id: 'langchain4j',
  languages: jvmFamily,
  // A service that is handed over stands in a file that names no package of the library.
  markers: ['langchain4j', '.chat('],
  settings: {
    chat: {
      model: /^(quarkus\.)?langchain4j\.[\w.]+\.chatmodel\.(modelname|modelid|deploymentname)$/,
      limit: /^(quarkus\.)?langchain4j\.[\w.]+\.chatmodel\.(maxtokens|maxcompletiontokens|maxoutputtokens|numpredict)$/,
    },
    embedding: { model: /^(quarkus\.)?langchain4j\.[\w.]+\.embeddingmodel\.(modelname|modelid|deploymentname)$/ },
  },
  receivers: {
    model: [
      'dev.langchain4j.model.chat.{ChatModel,ChatLanguageModel}()',
      'dev.langchain4j.model.language.LanguageModel()',
      ...made(plainClasses),
      '$builder.build()',
    ],
    builder: builders(plainClasses),
    streaming: [
      'dev.langchain4j.model.chat.{StreamingChatModel,StreamingChatLanguageModel}()',
      'dev.langchain4j.model.language.StreamingLanguageModel()',
      ...made(streamingClasses),
      '$streamingBuilder.build()',
    ],
    streamingBuilder: builders(streamingClasses),
    service: [
      'dev.langchain4j.service.AiServices.create()',
      '$serviceBuilder.build()',
      // Interfaces that Spring and Quarkus implement and hand over, and those whose methods carry messages.
      '@AiService',
      '@RegisterAiService',
      '@SystemMessage',
      '@UserMessage',
    ],
    serviceBuilder: [
      'dev.langchain4j.service.AiServices.builder()',
      // Asked by `execute(…)`, deprecated since services have memories.
      'dev.langchain4j.chain.{ConversationalChain,ConversationalRetrievalChain}.builder()',
      '{dev,me.kpavlov}.langchain4j.kotlin.service.createAiService()',
      `${agentic}.AgenticServices.agentBuilder()`,
    ],
    // Runs agents one after the other, beside each other or as a supervisor decides.
    workflow: [
      `${agentic}.{UntypedAgent,supervisor.SupervisorAgent}()`,
      `${agentic}.AgenticServices.createAgenticSystem()`,
      '$workflowBuilder.build()',
    ],
    workflowBuilder: [
      `${agentic}.AgenticServices.{sequence,parallel,parallelMapper,loop,conditional,supervisor,planner,a2a}Builder()`,
    ],
    embedder: [
      'dev.langchain4j.model.embedding.EmbeddingModel()',
      ...classes(embeddingModels).map(path => `${path}()`),
      '$embedderBuilder.build()',
    ],
    embedderBuilder: builders(classes(embeddingModels)),
    memoryBuilder: [`${memories}.builder()`],
    // Pictures and what is heard: nothing is asked of a model of language.
    media: ['dev.langchain4j.model.{image.ImageModel,audio.AudioTranscriptionModel}()'],
  },
  fluent: [
    '$builder',
    '$streamingBuilder',
    '$serviceBuilder',
    '$workflowBuilder',
    '$embedderBuilder',
    '$memoryBuilder',
  ],
  memories: [`${memories}.{withMaxMessages,withMaxTokens}()`, '$memoryBuilder.build()'],
  messages: [
    {
      paths: [
        'dev.langchain4j.data.message.SystemMessage{,.from,.systemMessage}()',
        'dev.langchain4j.data.message.SystemMessage.systemMessage()',
      ],
      role: 'system',
      at: ['#0'],
    },
    {
      paths: ['dev.langchain4j.data.message.UserMessage{,.from,.userMessage}()'],
      role: 'user',
      at: ['#0', '#1', '#2'],
    },
    { paths: ['dev.langchain4j.data.message.AiMessage{,.from,.aiMessage}()'], role: 'assistant', at: ['#0'] },
    {
      paths: ['dev.langchain4j.data.{message.TextContent,segment.TextSegment}{,.from,.textSegment}()'],
      role: 'inherit',
      at: ['#0'],
    },
    {
      paths: ['dev.langchain4j.model.input.PromptTemplate{,.from}()'],
      role: 'user',
      at: ['#0'],
      template: 'braces',
    },
  ],
  calls: [
    { paths: ['$model.{chat,generate,doChat}'], ...asked, prompt: [...asked.prompt, ...arguments_] },
    // What comes after its messages is told the answer.
    {
      paths: ['$streaming.{chat,generate,doChat}'],
      ...asked,
      prompt: [...asked.prompt, place('#0', 'user')],
      stream: true,
    },
    {
      // Kotlin's extensions take a block that sets the request.
      paths: ['{$model,$streaming}.{chatAsync,chatFlow}'],
      model: ['#0.parameters.modelName', ...modelKeys.map(key => `^${key}`)],
      prompt: [place('#0.messages', 'user')],
      limit: { at: ['#0.parameters.maxOutputTokens', '^maxTokens', '^maxOutputTokens'], insert: false },
    },
    // What every object has, and a service's memory: no model is asked.
    { paths: ['$service.{getChatMemory,evictChatMemory,equals,hashCode,toString}'], unlessEmpty: true },
    {
      // Methods of an interface that the library implements.
      paths: ['$service.*'],
      agentModel: serviceModels.flatMap(at => modelKeys.map(key => `${at}.${key}`)),
      prompt: [place('^systemMessageProvider', 'system'), place('#0', 'user'), place('#1', 'user')],
      limit: {
        at: serviceModels.flatMap(at => ['maxTokens', 'maxOutputTokens', 'numPredict'].map(key => `${at}.${key}`)),
        insert: false,
      },
      unlessEmpty: true,
    },
    {
      paths: ['$workflow.{invoke,invokeWithAgenticScope}'],
      agentModel: modelKeys.map(key => `^chatModel.${key}`),
      prompt: [place('#0', 'user')],
    },
    {
      // The state of a run: no model is asked.
      paths: ['$workflow.{getAgenticScope,evictAgenticScope,equals,hashCode,toString}'],
      unlessEmpty: true,
    },
    {
      // Methods of an interface of the project that names the steps.
      paths: ['$workflow.*'],
      agentModel: modelKeys.map(key => `^chatModel.${key}`),
      prompt: [place('#0', 'user'), place('#1', 'user')],
      unlessEmpty: true,
    },
    {
      paths: ['$embedder.{embed,embedAll}'],
      kind: 'embedding',
      agentModel: modelKeys.map(key => `^${key}`),
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: ['dev.langchain4j.model.input.PromptTemplate.from'],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'braces' }],
      unlessUsed: true,
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
