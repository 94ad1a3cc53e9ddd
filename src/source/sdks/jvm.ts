import type { PromptRole } from '../call-site.ts';
import { jvmFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });

const chatParams = 'com.openai.models.chat.completions';
const responses = 'com.openai.models.responses';

/** Setters of a request's builder that add a message: of text, or of parts. */
const added = (name: string, role: PromptRole) =>
  Object.fromEntries(['', 'OfArrayOfContentParts', 'OfBlockParams'].map(parts => [`add${name}Message${parts}`, role]));

/** `ResponseInputItem.Message.builder().role(USER).addInputTextContent("…")`, in any order. */
const inputMessages = [
  `${responses}.ResponseInputItem.Message.builder(){,.role()}.addInputTextContent()`,
  `${responses}.EasyInputMessage.builder(){,.role()}.content()`,
].map(path => ({ paths: [path], role: 'user' as const, at: ['#0'] }));

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
  particular: [
    {
      methods: ['{chat().completions(),responses(),completions()}.{create,createStreaming}', 'embeddings().create'],
      on: 'client',
      requires: ['#0'],
      imported: true,
    },
  ],
  wrappers: [
    { paths: ['com.openai.models.{ChatModel,embeddings.EmbeddingModel}.of()'], argument: '#0' },
    { paths: [`${chatParams}.ChatCompletionMessageParam.{ofSystem,ofDeveloper,ofUser,ofAssistant}()`], argument: '#0' },
    {
      paths: [
        `${chatParams}.ChatCompletionContentPart.ofText()`,
        `${responses}.ResponseInputItem.{ofMessage,ofEasyInputMessage}()`,
        `${responses}.ResponseCreateParams.Input.{ofText,ofResponse}()`,
      ],
      argument: '#0',
    },
  ],
  messages: [
    { paths: [`${chatParams}.ChatCompletionSystemMessageParam.builder().content()`], role: 'system', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionDeveloperMessageParam.builder().content()`], role: 'developer', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionUserMessageParam.builder().content()`], role: 'user', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionAssistantMessageParam.builder().content()`], role: 'assistant', at: ['#0'] },
    { paths: [`${chatParams}.ChatCompletionContentPartText.builder().text()`], role: 'inherit', at: ['#0'] },
    ...inputMessages,
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
            ...added('System', 'system'),
            ...added('Developer', 'developer'),
            ...added('User', 'user'),
            ...added('Assistant', 'assistant'),
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
      prompt: [place('#0.instructions', 'system'), place('#0.input', 'user'), place('#0.inputOfResponse', 'user')],
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
  particular: [
    {
      methods: ['messages().{create,createStreaming}'],
      on: 'client',
      requires: ['#0'],
      provider: true,
      imported: true,
    },
  ],
  wrappers: [
    { paths: ['com.anthropic.models.messages.{Model.of,ContentBlockParam.ofText}()'], argument: '#0' },
    { paths: ['com.anthropic.models.beta.messages.BetaContentBlockParam.ofText()'], argument: '#0' },
  ],
  messages: [
    {
      paths: [
        'com.anthropic.models.messages.TextBlockParam.builder().text()',
        'com.anthropic.models.beta.messages.BetaTextBlockParam.builder().text()',
      ],
      role: 'inherit',
      at: ['#0'],
    },
    // `MessageParam.builder().role(USER).content("…")`, in any order.
    {
      paths: [
        'com.anthropic.models.messages.MessageParam.builder(){,.role()}.{content,contentOfBlockParams}()',
        'com.anthropic.models.beta.messages.BetaMessageParam.builder(){,.role()}.{content,contentOfBetaContentBlockParams}()',
      ],
      role: 'user',
      at: ['#0'],
      roleAt: '^role',
    },
  ],
  calls: [
    {
      paths: ['$client{,.beta()}.messages().{create,createStreaming}'],
      model: ['#0.model'],
      prompt: [
        place('#0.system', 'system'),
        place('#0.systemOfTextBlockParams', 'system'),
        {
          at: '#0',
          role: 'user',
          builder: {
            ...added('User', 'user'),
            ...added('Assistant', 'assistant'),
            addMessage: 'user',
            messages: 'user',
          },
        },
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
  particular: [
    {
      methods: ['models.{generateContent,generateContentStream,embedContent}'],
      on: 'client',
      requires: ['#1'],
      provider: true,
      imported: true,
    },
  ],
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
