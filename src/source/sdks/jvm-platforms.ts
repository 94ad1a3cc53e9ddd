import type { PromptRole } from '../call-site.ts';
import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });

const orchestration = 'com.sap.ai.sdk.orchestration';
const onPlatform = 'com.sap.ai.sdk.foundationmodels.openai';
const said = (name: string, role: PromptRole) => ({
  paths: [`{${orchestration}.Message,${onPlatform}.OpenAiMessage}.${name}()`],
  role,
  at: ['#0'],
});

/** SAP's AI Core: models behind its orchestration service, and OpenAI's (the source of github.com/SAP/ai-sdk-java, read 2026-11-23). */
export const sapAiSdk: SdkDeclaration = {
  id: 'sap-ai-sdk',
  languages: jvmFamily,
  markers: ['com.sap.ai.sdk'],
  receivers: {
    client: [`${orchestration}.OrchestrationClient()`, '$client.{withHeader,withHeaders,withResourceGroup}()'],
    openai: [
      `${onPlatform}.OpenAiClient.{forModel,withCustomDestination}()`,
      `${onPlatform}.OpenAiClient()`,
      '$openai.{withSystemPrompt,withApiVersion,withHeader,withHeaders}()',
    ],
  },
  messages: [
    { paths: [`${onPlatform}.OpenAiChatCompletionRequest()`], role: 'user', at: ['#0'] },
    said('user', 'user'),
    said('system', 'system'),
    said('assistant', 'assistant'),
  ],
  calls: [
    {
      paths: ['$client.{chatCompletion,streamChatCompletion}'],
      model: ['#1.withLlmConfig'],
      prompt: [place('#1.withTemplateConfig.withMessages', 'user'), ...[0, 1, 2].map(at => place(`#0.#${at}`, 'user'))],
      limit: { at: ['#1.withLlmConfig.withMaxTokens'], insert: false },
    },
    { paths: ['$client.{streamChatCompletionDeltas,chatCompletionUsingReference}'] },
    {
      paths: ['$client.embed'],
      kind: 'embedding',
      model: ['#0.forModel'],
      prompt: [{ at: '#0.forInputs', role: 'user', batch: true }],
    },
    {
      paths: ['$openai.{chatCompletion,streamChatCompletion,streamChatCompletionDeltas}'],
      model: ['^forModel'],
      prompt: [place('^withSystemPrompt', 'system'), place('#0', 'user')],
      limit: { at: ['#0.withMaxTokens', '#0.withMaxCompletionTokens'], insert: false },
    },
    {
      paths: ['$openai.embedding'],
      kind: 'embedding',
      model: ['^forModel'],
      prompt: [{ at: '#0.#0', role: 'user', batch: true }],
    },
  ],
};

const spring = 'org.springframework.ai';
const chatApis = 'openai.api.OpenAiApi,deepseek.api.DeepSeekApi,zhipuai.api.ZhiPuAiApi,moonshot.api.MoonshotApi';
const modelFirst = 'mistralai.api.MistralAiApi,anthropic.api.AnthropicApi';
const ollama = `${spring}.ollama.api.OllamaApi`;
const message = (paths: string[], at: string[], roleAt: string) => ({ paths, role: 'user' as const, at, roleAt });
const inBody = ['#0.builder', '#0.model'];

/** The clients below Spring AI's models, which its documentation calls its low-level APIs (github.com/spring-projects/spring-ai, read 2026-11-23). */
export const springAiApis: SdkDeclaration = {
  id: 'spring-ai',
  languages: jvmFamily,
  markers: [spring],
  receivers: {
    api: [`${spring}.{${chatApis}}()`, '$apiBuilder.build()'],
    apiBuilder: [`${spring}.{${chatApis}}.builder()`],
    modelFirst: [`${spring}.{${modelFirst}}()`, '$modelFirstBuilder.build()'],
    modelFirstBuilder: [`${spring}.{${modelFirst}}.builder()`],
    ollama: [`${ollama}()`, '$ollamaBuilder.build()'],
    ollamaBuilder: [`${ollama}.builder()`],
  },
  fluent: ['$apiBuilder', '$modelFirstBuilder', '$ollamaBuilder'],
  messages: [
    message([`${spring}.{${chatApis}}.ChatCompletionMessage()`], ['#0'], '#1'),
    message([`${spring}.mistralai.api.MistralAiApi.ChatCompletionMessage()`], ['#0'], '#1'),
    message([`${spring}.anthropic.api.AnthropicApi.AnthropicMessage()`], ['#0'], '#1'),
    message([`${ollama}.Message.builder().content()`], ['#0'], '^builder'),
  ],
  calls: [
    {
      paths: ['$api.{chatCompletionEntity,chatCompletionStream}'],
      model: ['#0.#1', '#0.model'],
      prompt: [place('#0.messages', 'user'), place('#0.#0', 'user')],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$modelFirst.{chatCompletionEntity,chatCompletionStream}'],
      model: ['#0.#0', '#0.model'],
      prompt: [place('#0.messages', 'user'), place('#0.#1', 'user')],
      limit: { at: ['#0.maxTokens'], insert: false },
    },
    {
      paths: ['$ollama.{chat,streamingChat}'],
      model: inBody,
      prompt: [place('#0.messages', 'user')],
      limit: { at: ['#0.options.numPredict'], insert: false },
    },
    {
      paths: ['{$api,$modelFirst}.embeddings', '$ollama.embed'],
      kind: 'embedding',
      model: ['#0.model', '#0.#1'],
      prompt: [{ at: '#0.#0', role: 'user', batch: true }],
    },
  ],
};
