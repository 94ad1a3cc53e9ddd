import { jvmFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const root = 'com.azure.ai.openai';

/** Azure's own client for Java, from before OpenAI had one. */
export const azureOpenaiJava: SdkDeclaration = {
  id: 'azure-openai',
  languages: jvmFamily,
  provider: 'azure',
  markers: [root],
  receivers: {
    client: [`${root}.{OpenAIClient,OpenAIAsyncClient}()`, '$builder.{buildClient,buildAsyncClient}()'],
    builder: [`${root}.OpenAIClientBuilder()`],
    // Values that requests are made of.
    options: [`${root}.models.{ChatCompletionsOptions,CompletionsOptions,EmbeddingsOptions}()`],
  },
  fluent: ['$builder', '$options'],
  messages: [
    { paths: [`${root}.models.ChatRequestSystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${root}.models.ChatRequestUserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${root}.models.ChatRequestAssistantMessage()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$client.{getChatCompletions,getChatCompletionsStream}'],
      model: ['#0', '#1.setModel'],
      prompt: [{ at: '#1.ChatCompletionsOptions', role: 'user' }],
      limit: { at: ['#1.setMaxTokens', '#1.setMaxCompletionTokens'], insert: false },
    },
    {
      paths: ['$client.{getCompletions,getCompletionsStream}'],
      model: ['#0'],
      prompt: [{ at: '#1.CompletionsOptions', role: 'user' }],
      limit: { at: ['#1.setMaxTokens'], defaultValue: 16, insert: false },
    },
    {
      paths: ['$client.getEmbeddings'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1.EmbeddingsOptions', role: 'user', batch: true }],
    },
  ],
};
