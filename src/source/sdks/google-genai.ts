import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const system: PromptPlace = { at: 'config.system_instruction', role: 'system' };

/** The current SDK: `google-genai` in Python, `@google/genai` in JavaScript. */
export const googleGenai: SdkDeclaration = {
  id: 'google-genai',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'google',
  markers: ['genai'],
  receivers: {
    client: ['google.genai.Client()', 'google.genai.client.Client()', '@google/genai.{GoogleGenAI,default}()'],
    chat: ['$client{,.aio}.chats.create()', '@google/genai.Chat()'],
    session: ['$client{,.aio}.live.connect()'],
  },
  particular: [
    {
      methods: [
        '{,aio.}models.{generate_content,generate_content_stream,generateContent,generateContentStream}',
        '{,aio.}models.{embed_content,embedContent}',
      ],
      on: 'client',
      requires: ['model', 'contents'],
      provider: true,
    },
    // What another file hands over, given the whole request.
    {
      methods: ['{generateContent,generateContentStream,generate_content,generate_content_stream}'],
      on: 'client',
      requires: ['model', 'contents'],
      provider: true,
    },
  ],
  messages: [
    {
      paths: ['google.genai.types.Part.from_text()', 'google.genai.types.Part()'],
      role: 'inherit',
      at: ['text', '#0'],
    },
    { paths: ['google.genai.types.{Content,UserContent}()'], role: 'inherit', at: ['parts', '#0'], roleAt: 'role' },
    { paths: ['@google/genai.{createUserContent,createPartFromText}()'], role: 'user', at: ['#0'] },
  ],
  carries: {
    tools: ['config.tools', '^config.tools'],
    schema: ['config.response_schema', 'config.response_json_schema'],
  },
  calls: [
    {
      paths: [
        '$client{,.aio}{,.models}.{generate_content,generate_content_stream,generateContent,generateContentStream}',
      ],
      model: ['model'],
      prompt: [system, { at: 'contents', role: 'user' }],
      // Pictures and speech.
      rulesOut: ['config.responseModalities'],
      limit: { at: ['config.max_output_tokens'], insert: false },
      reasoningEffort: ['config.thinking_config.thinking_level'],
      choices: ['config.candidate_count'],
    },
    {
      paths: ['$chat.{send_message,send_message_stream,sendMessage,sendMessageStream}'],
      model: ['^model'],
      prompt: [
        { at: '^config.system_instruction', role: 'system' },
        { at: '^history', role: 'user' },
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['config.max_output_tokens', '^config.max_output_tokens'], insert: false },
    },
    {
      // A conversation over a socket is one of speech, unless it is asked for text (ai.google.dev/gemini-api/docs/live, read 2026-11-23).
      paths: ['$session.{send_client_content,sendClientContent,send}'],
      when: { at: '^config.response_modalities.#0', among: ['TEXT'] },
      model: ['^model'],
      prompt: [
        { at: '^config.system_instruction', role: 'system' },
        { at: 'turns', role: 'user' },
        { at: 'input', role: 'user' },
      ],
      limit: { at: ['^config.max_output_tokens', '^config.generation_config.max_output_tokens'], insert: false },
    },
    {
      paths: ['$client{,.aio}.interactions.create'],
      model: ['model'],
      prompt: [
        { at: 'system_instruction', role: 'system' },
        { at: 'input', role: 'user' },
      ],
      limit: { at: ['generation_config.max_output_tokens'], insert: false },
      stream: ['stream'],
    },
    {
      // What is cached is sent with each request that names the cache.
      paths: ['$client{,.aio}.caches.create'],
      kind: 'prompt',
      model: ['model'],
      prompt: [system, { at: 'config.contents', role: 'user' }],
    },
    {
      paths: ['$client{,.aio}.batches.create'],
      batched: true,
      model: ['model'],
      prompt: [
        { at: 'src.#0.config.system_instruction', role: 'system' },
        { at: 'src.#0.contents', role: 'user' },
      ],
      requires: ['src.#0'],
    },
    {
      paths: ['$client{,.aio}.models.{embed_content,embedContent}'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'contents', role: 'user', batch: true }],
    },
  ],
};

/** The older SDKs, and Vertex AI's: a model object that is asked. */
export const googleGenerativeModel: SdkDeclaration = {
  id: 'google-generativeai',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'google',
  markers: ['generativeai', 'generative-ai', 'vertexai', 'firebase/ai', '@angular/fire', 'aiplatform'],
  receivers: {
    model: [
      'google.generativeai.GenerativeModel()',
      'google.generativeai.generative_models.GenerativeModel()',
      'vertexai.{generative_models,preview.generative_models}.GenerativeModel{,.from_cached_content}()',
      '@google/generative-ai.GoogleGenerativeAI().{getGenerativeModel,getGenerativeModelFromCachedContent}()',
      '@google/generative-ai.GenerativeModel()',
      '@google-cloud/vertexai.VertexAI().{getGenerativeModel,preview.getGenerativeModel}()',
      // Firebase's client (firebase.google.com/docs/reference/js/ai, read 2026-11-22).
      '{firebase/ai,firebase/vertexai,firebase/vertexai-preview,@firebase/ai,@angular/fire/ai}.getGenerativeModel()',
      '{firebase/ai,firebase/vertexai,@firebase/ai,@google-cloud/vertexai}.GenerativeModel()',
    ],
    chat: [
      '$model.{start_chat,startChat}()',
      '{@google/generative-ai,@google-cloud/vertexai,firebase/ai,firebase/vertexai,@firebase/ai}.ChatSession()',
    ],
    text: [
      'vertexai{,.preview}.language_models.{TextGenerationModel,ChatModel,CodeGenerationModel,CodeChatModel}.from_pretrained()',
    ],
    talk: ['$text.start_chat()'],
    // What is deployed of the Model Garden, which may be any model.
    endpoint: ['google.cloud.aiplatform.{Endpoint,Model().deploy}()'],
    // PaLM's, until 2024 (`google.generativeai` 0.1 to 0.7).
    reply: ['google.generativeai{,.discuss}.{chat,chat_async}()', '$reply.{reply,reply_async}()'],
  },
  carries: {
    tools: ['tools', '^tools'],
    schema: ['generation_config.response_schema', '^generation_config.response_schema'],
  },
  calls: [
    {
      paths: ['$model.{generate_content,generate_content_async,generateContent,generateContentStream}'],
      model: ['^model_name', '^model', '^#0'],
      prompt: [
        { at: '^system_instruction', role: 'system' },
        { at: 'contents', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['generation_config.max_output_tokens', '^generation_config.max_output_tokens'], insert: false },
      stream: ['stream'],
    },
    {
      paths: ['$chat.{send_message,send_message_async,sendMessage,sendMessageStream}'],
      model: ['^model_name', '^model', '^#0'],
      prompt: [
        { at: '^system_instruction', role: 'system' },
        { at: '^history', role: 'user' },
        { at: 'content', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['generation_config.max_output_tokens', '^generation_config.max_output_tokens'], insert: false },
    },
    {
      paths: ['$text.{predict,predict_async,predict_streaming}'],
      model: ['^#0'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: 'prefix', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_output_tokens'] },
    },
    {
      paths: ['$talk.{send_message,send_message_async,send_message_streaming}'],
      model: ['^#0'],
      prompt: [
        { at: '^context', role: 'system' },
        { at: '^examples', role: 'user' },
        { at: '^message_history', role: 'user' },
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_output_tokens', '^max_output_tokens'], insert: false },
    },
    {
      paths: ['google.generativeai{,.discuss}.{chat,chat_async}'],
      model: ['model'],
      defaultModel: 'models/chat-bison-001',
      prompt: [
        { at: 'context', role: 'system' },
        { at: 'examples', role: 'user' },
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$reply.{reply,reply_async}'],
      model: ['^model'],
      defaultModel: 'models/chat-bison-001',
      prompt: [
        { at: '^context', role: 'system' },
        { at: '^examples', role: 'user' },
        { at: '^messages', role: 'user' },
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$endpoint.{predict,predict_async,raw_predict}'],
      requires: ['max_tokens', 'max_new_tokens', 'maxOutputTokens', 'messages', 'parameters.max_tokens'].map(
        key => `instances.#0.${key}`,
      ),
      prompt: [
        { at: 'instances.#0.messages', role: 'user' },
        { at: 'instances.#0.prompt', role: 'user' },
        { at: 'instances.#0.inputs', role: 'user' },
      ],
      limit: { at: ['instances.#0.max_tokens', 'instances.#0.max_new_tokens'], insert: false },
    },
    {
      paths: ['google.generativeai{,.text}.generate_text'],
      model: ['model'],
      defaultModel: 'models/text-bison-001',
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_output_tokens'] },
    },
    {
      paths: [
        'google.generativeai{,.text}.generate_embeddings',
        'vertexai{,.preview}.language_models.TextEmbeddingModel.from_pretrained().{get_embeddings,get_embeddings_async}',
      ],
      kind: 'embedding',
      model: ['model', '^#0'],
      prompt: [
        { at: 'text', role: 'user', batch: true },
        { at: 'texts', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
    {
      paths: ['google.generativeai.{embed_content,embed_content_async}'],
      kind: 'embedding',
      model: ['model', '#0'],
      prompt: [{ at: 'content', role: 'user', batch: true }],
    },
    {
      paths: ['$model.{embedContent,batchEmbedContents}'],
      kind: 'embedding',
      model: ['^model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};
