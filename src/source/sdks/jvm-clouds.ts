import type { PromptRole } from '../call-site.ts';
import { jvmFamily } from './languages.ts';
import type { CallDeclaration, PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });

/** A request whose builder has `model`, `messages` and `maxTokens`. */
const chat = (paths: readonly string[], messages: PromptPlace = place('#0.messages', 'user')): CallDeclaration => ({
  paths,
  model: ['#0.model'],
  prompt: [messages],
  limit: { at: ['#0.maxTokens', '#0.maxCompletionTokens'], insert: false },
});
const embedding = (paths: readonly string[]): CallDeclaration => ({
  paths,
  kind: 'embedding',
  model: ['#0.model'],
  prompt: [{ at: '#0.input', role: 'user', batch: true }],
});
/** `ChatMessage.builder().role(USER).content("…")`, in either order. */
const built = (path: string) => ({
  paths: [`${path}.builder(){,.role()}.content()`],
  role: 'user' as const,
  at: ['#0'],
  roleAt: '^role',
});

const ark = 'com.volcengine.ark.runtime';

/** Volcengine's Ark (github.com/volcengine/volcengine-java-sdk, its examples, read 2026-11-23). */
export const arkJava: SdkDeclaration = {
  id: 'volcengine-ark',
  languages: jvmFamily,
  markers: [ark],
  receivers: {
    client: [`${ark}.service.ArkService()`, '$builder.build()'],
    builder: [`${ark}.service.ArkService.builder()`],
  },
  fluent: ['$builder'],
  messages: [built(`${ark}.model.completion.chat.ChatMessage`)],
  baseUrl: ['^baseUrl'],
  calls: [
    chat(['$client.{createChatCompletion,streamChatCompletion,createBotChatCompletion,streamBotChatCompletion}']),
    embedding(['$client.{createEmbeddings,createMultiModalEmbeddings}']),
  ],
};

const zhipuOld = 'com.zhipu.oapi';
const zhipu = 'ai.z.openapi';

/** Zhipu's two clients (the source of github.com/MetaGLM/zhipuai-sdk-java-v4, and zai-org/z-ai-sdk-java by programs that use it, read 2026-11-23). */
export const zhipuJava: SdkDeclaration = {
  id: 'zhipuai',
  languages: jvmFamily,
  provider: 'zhipuai',
  markers: [zhipuOld, zhipu],
  receivers: {
    client: [`{${zhipuOld}.ClientV4,${zhipu}.ZhipuAiClient,${zhipu}.ZaiClient}()`, '$builder.build()'],
    builder: [`${zhipuOld}.ClientV4.Builder()`, `${zhipu}.{ZhipuAiClient,ZaiClient}.builder()`],
  },
  fluent: ['$builder'],
  messages: [
    { paths: [`${zhipuOld}.service.v4.model.ChatMessage()`], role: 'user', at: ['#1'], roleAt: '#0' },
    built(`${zhipu}.service.model.ChatMessage`),
  ],
  calls: [
    chat(['$client.{invokeModelApi,chat().createChatCompletion}']),
    embedding(['$client.{invokeEmbeddingsApi,embeddings().createEmbeddings}']),
  ],
};

/** Baidu's models (github.com/baidubce/bce-qianfan-sdk, its Java source, read 2026-11-23): a request is built, then executed. */
export const qianfanJava: SdkDeclaration = {
  id: 'qianfan',
  languages: jvmFamily,
  provider: 'qianfan',
  markers: ['com.baidubce.qianfan'],
  receivers: {
    client: ['com.baidubce.qianfan.{Qianfan,QianfanV2}()'],
    chat: ['$client.{chatCompletion,completion}()'],
    embedder: ['$client.embedding()'],
  },
  fluent: ['$chat', '$embedder'],
  calls: [
    {
      paths: ['$chat.{execute,executeStream}'],
      model: ['^model'],
      prompt: [
        place('^system', 'system'),
        place('^messages', 'user'),
        {
          at: '^',
          role: 'user',
          builder: { addMessage: 'user', addUserMessage: 'user', addAssistantMessage: 'assistant' },
        },
        place('^prompt', 'user'),
      ],
      limit: { at: ['^maxOutputTokens'], insert: false },
    },
    {
      paths: ['$embedder.execute'],
      kind: 'embedding',
      model: ['^model'],
      prompt: [{ at: '^input', role: 'user', batch: true }],
    },
  ],
};

const hunyuan = 'com.tencentcloudapi.hunyuan.v20230901';

/** Tencent's models: requests and messages have setters (programs that use the SDK, read 2026-11-23). */
export const hunyuanJava: SdkDeclaration = {
  id: 'hunyuan',
  languages: jvmFamily,
  provider: 'tencent',
  markers: ['tencentcloudapi.hunyuan'],
  receivers: { client: [`${hunyuan}.HunyuanClient()`] },
  messages: [{ paths: [`${hunyuan}.models.Message()`], role: 'user', at: ['content'], roleAt: 'role' }],
  calls: [
    {
      paths: ['$client.{ChatCompletions,ChatStd,ChatPro}'],
      model: ['#0.setModel', '#0.model'],
      prompt: [place('#0.setMessages', 'user'), place('#0.messages', 'user')],
    },
  ],
};

const cohere = 'com.cohere.api';

/** Cohere's own client (its README, read 2026-11-23). */
export const cohereJava: SdkDeclaration = {
  id: 'cohere',
  languages: jvmFamily,
  provider: 'cohere',
  markers: [cohere],
  receivers: {
    client: [`${cohere}.{Cohere,AsyncCohere}()`, '$builder.build()'],
    builder: [`${cohere}.{Cohere,AsyncCohere}.builder()`],
  },
  fluent: ['$builder'],
  messages: [
    { paths: [`${cohere}.types.Message.{user,chatbot}()`], role: 'inherit', at: ['#0.message'] },
    { paths: [`${cohere}.types.ChatMessageV2.user()`], role: 'user', at: ['#0.content'] },
    { paths: [`${cohere}.types.ChatMessageV2.system()`], role: 'system', at: ['#0.content'] },
    { paths: [`${cohere}.types.ChatMessageV2.assistant()`], role: 'assistant', at: ['#0.content'] },
  ],
  wrappers: [
    {
      paths: [
        `${cohere}.types.{UserMessageContent,UserMessageV2Content,SystemMessageContent,SystemMessageV2Content}.of()`,
      ],
      argument: '#0',
    },
  ],
  calls: [
    {
      paths: ['$client.{chat,chatStream}', '$client.v2().{chat,chatStream}'],
      model: ['#0.model'],
      prompt: [
        place('#0.preamble', 'system'),
        place('#0.chatHistory', 'history'),
        place('#0.messages', 'user'),
        place('#0.message', 'user'),
      ],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$client.{generate,generateStream}'],
      model: ['#0.model'],
      prompt: [place('#0.prompt', 'user')],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$client.embed', '$client.v2().embed'],
      kind: 'embedding',
      model: ['#0.model'],
      prompt: [{ at: '#0.texts', role: 'user', batch: true }],
    },
  ],
};

const oci = 'com.oracle.bmc.generativeaiinference';
const details = '#0.chatDetails';

/** Oracle's cloud (docs.oracle.com's Java examples, read 2026-11-23). */
export const oracleJava: SdkDeclaration = {
  id: 'oci',
  languages: jvmFamily,
  markers: [oci],
  receivers: {
    client: [`${oci}.{GenerativeAiInferenceClient,GenerativeAiInferenceAsyncClient}()`, '$builder.build()'],
    builder: [`${oci}.{GenerativeAiInferenceClient,GenerativeAiInferenceAsyncClient}.builder()`],
  },
  fluent: ['$builder'],
  messages: [
    { paths: [`${oci}.model.UserMessage.builder().content()`], role: 'user', at: ['#0'] },
    { paths: [`${oci}.model.SystemMessage.builder().content()`], role: 'system', at: ['#0'] },
    { paths: [`${oci}.model.TextContent.builder().text()`], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.chat'],
      model: [`${details}.servingMode.modelId`],
      prompt: [
        place(`${details}.chatRequest.preambleOverride`, 'system'),
        place(`${details}.chatRequest.messages`, 'user'),
        place(`${details}.chatRequest.message`, 'user'),
      ],
      limit: { at: [`${details}.chatRequest.maxTokens`], insert: false },
    },
    {
      paths: ['$client.embedText'],
      kind: 'embedding',
      model: ['#0.embedTextDetails.servingMode.modelId'],
      prompt: [{ at: '#0.embedTextDetails.inputs', role: 'user', batch: true }],
    },
  ],
};

const jvmOpenai = 'io.github.stefanbratanov.jvm.openai';
const cjcrafter = 'com.cjcrafter.openai';
const said = (name: string, role: PromptRole) => ({
  paths: [
    `${jvmOpenai}.ChatMessage.${name}Message()`,
    `${cjcrafter}.chat.ChatMessage.to${name[0]!.toUpperCase()}${name.slice(1)}Message()`,
  ],
  role,
  at: ['#0'],
});

/** Two more community clients for OpenAI (the source of github.com/StefanBratanov/jvm-openai, and CJCrafter/ChatGPT-Java-API's README, read 2026-11-23). */
export const openaiCommunityJava: SdkDeclaration = {
  id: 'openai',
  languages: jvmFamily,
  provider: 'openai',
  markers: [jvmOpenai, cjcrafter],
  receivers: {
    community: [`{${jvmOpenai},${cjcrafter}}.OpenAI()`, '$communityBuilder.build()'],
    communityBuilder: [`${jvmOpenai}.OpenAI.newBuilder()`, `${cjcrafter}.OpenAI.builder()`],
    chat: ['$community.chatClient()', `${jvmOpenai}.ChatClient()`],
    embedder: ['$community.embeddingsClient()', `${jvmOpenai}.EmbeddingsClient()`],
  },
  fluent: ['$communityBuilder'],
  messages: [said('system', 'system'), said('user', 'user'), said('assistant', 'assistant')],
  baseUrl: ['^baseUrl'],
  calls: [
    chat(['{$chat,$community}.{createChatCompletion,createChatCompletionAsync,streamChatCompletion}'], {
      at: '#0',
      role: 'user',
      builder: { message: 'user', messages: 'user', addMessage: 'user' },
    }),
    embedding(['$embedder.{createEmbeddings,createEmbeddingsAsync}']),
  ],
};

const watsonx = 'com.ibm.watsonx.ai.chat';

/** IBM's watsonx (github.com/IBM/watsonx-ai-java-sdk, its source, read 2026-11-23). */
export const watsonxJava: SdkDeclaration = {
  id: 'watsonx',
  languages: jvmFamily,
  provider: 'watsonx',
  markers: [watsonx],
  receivers: {
    client: [`${watsonx}.ChatService()`, '$builder.build()'],
    builder: [`${watsonx}.ChatService.builder()`],
  },
  fluent: ['$builder'],
  messages: [
    { paths: [`${watsonx}.model.SystemMessage{,.of}()`], role: 'system', at: ['#0'] },
    { paths: [`${watsonx}.model.UserMessage{,.of,.text}()`], role: 'user', at: ['#0'] },
    { paths: [`${watsonx}.model.AssistantMessage{,.text}()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{chat,chatStreaming}'],
      agentModel: ['^modelId'],
      prompt: [place('#0', 'user'), place('#1', 'user')],
      limit: { at: ['#1.maxCompletionTokens', '#1.maxTokens'], insert: false },
    },
  ],
};

const solon = 'org.noear.solon.ai';

/** Solon AI (its source, read 2026-11-23). */
export const solonAi: SdkDeclaration = {
  id: 'solon-ai',
  languages: jvmFamily,
  markers: [solon],
  receivers: {
    model: [`${solon}.chat.ChatModel()`, '$builder.build()'],
    builder: [`${solon}.chat.ChatModel.of()`],
    request: ['$model.prompt()'],
    embedder: [`${solon}.embedding.EmbeddingModel()`, '$embedderBuilder.build()'],
    embedderBuilder: [`${solon}.embedding.EmbeddingModel.of()`],
  },
  fluent: ['$builder', '$request', '$embedderBuilder'],
  messages: [
    { paths: [`${solon}.chat.message.ChatMessage.ofSystem()`], role: 'system', at: ['#0'] },
    { paths: [`${solon}.chat.message.ChatMessage.ofUser()`], role: 'user', at: ['#0'] },
    { paths: [`${solon}.chat.message.ChatMessage.ofAssistant()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$request.{call,stream}'],
      agentModel: ['^model'],
      prompt: [place('^prompt', 'user')],
    },
    {
      paths: ['$embedder.embed'],
      kind: 'embedding',
      agentModel: ['^model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

const hutool = 'cn.hutool.ai';
const hutoolServices =
  '{core.AIService,model.deepseek.DeepSeekService,model.doubao.DoubaoService,model.grok.GrokService,model.hutool.HutoolService,model.openai.OpenaiService,model.ollama.OllamaService,model.gemini.GeminiService}';

/** Hutool's services (github.com/chinabugotech/hutool, the tests of hutool-ai, read 2026-11-23; not every class of the list was seen there). */
export const hutoolAi: SdkDeclaration = {
  id: 'hutool-ai',
  languages: jvmFamily,
  markers: [hutool],
  receivers: { service: [`${hutool}.AIServiceFactory.getAIService()`, `${hutool}.${hutoolServices}()`] },
  messages: [{ paths: [`${hutool}.core.Message()`], role: 'user', at: ['#1'], roleAt: '#0' }],
  calls: [
    { paths: ['$service.chat'], agentModel: ['^#0.setModel'], prompt: [place('#0', 'user')] },
    { paths: [`${hutool}.AIUtil.chat`], model: ['#0.setModel'], prompt: [place('#1', 'user')] },
  ],
};
