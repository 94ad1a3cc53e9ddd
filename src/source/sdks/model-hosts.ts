import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** The library behind the command `llm` (llm.datasette.io, read 2026-11-22). */
export const llmLibrary: SdkDeclaration = {
  id: 'llm',
  languages: pythonFamily,
  markers: ['llm.get_model', 'llm.get_async_model', 'from llm import'],
  receivers: {
    model: ['llm.{get_model,get_async_model}()', '$model.{conversation,chain}()'],
  },
  calls: [
    {
      paths: ['$model.{prompt,chain}'],
      model: ['^#0'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'], insert: false },
      requires: ['#0', 'prompt', 'system'],
    },
  ],
};

/** xAI's own SDK: a chat is made with messages, more are appended, then it is sampled (docs.x.ai, read 2026-11-22). */
export const xai: SdkDeclaration = {
  id: 'xai',
  languages: pythonFamily,
  provider: 'x-ai',
  markers: ['xai_sdk'],
  receivers: { client: ['xai_sdk.{Client,AsyncClient}()'], chat: ['$client.chat.create()'] },
  messages: [
    { paths: ['xai_sdk.chat.system()'], role: 'system', at: ['#0'] },
    { paths: ['xai_sdk.chat.user()'], role: 'user', at: ['#0'] },
    { paths: ['xai_sdk.chat.assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$chat.{sample,stream,parse,sample_batch,stream_batch}'],
      model: ['^model'],
      prompt: [
        { at: '^messages', role: 'user' },
        { at: '^', role: 'user', builder: { append: 'user' } },
      ],
      limit: { at: ['^max_tokens'], insert: false },
    },
  ],
};

/** IBM's watsonx.ai (ibm.github.io/watsonx-ai-python-sdk, read 2026-11-22). */
export const watsonx: SdkDeclaration = {
  id: 'watsonx',
  languages: pythonFamily,
  provider: 'ibm',
  markers: ['ibm_watsonx_ai', 'ibm_watson_machine_learning'],
  receivers: {
    model: ['{ibm_watsonx_ai,ibm_watson_machine_learning}.foundation_models{,.inference}.{ModelInference,Model}()'],
  },
  calls: [
    {
      paths: ['$model.{generate,generate_text,generate_text_stream,agenerate}'],
      model: ['^model_id', '^#0'],
      prompt: [
        { at: 'prompt', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
      limit: { at: ['params.max_new_tokens', '^params.max_new_tokens'], insert: false },
    },
    {
      paths: ['$model.{chat,chat_stream,achat}'],
      model: ['^model_id', '^#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['params.max_tokens', '^params.max_tokens'], insert: false },
    },
  ],
};

/** Functions of Snowflake's warehouse that ask a model (docs.snowflake.com, read 2026-11-22). */
export const snowflakeCortex: SdkDeclaration = {
  id: 'snowflake-cortex',
  languages: pythonFamily,
  provider: 'snowflake',
  markers: ['snowflake.cortex'],
  calls: [
    {
      paths: ['snowflake.cortex.{Complete,complete}'],
      model: ['model', '#0'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      limit: { at: ['options.max_tokens'], insert: false },
    },
  ],
};

/** LM Studio's SDKs: a model on this machine (lmstudio.ai/docs, read 2026-11-22). */
export const lmStudio: SdkDeclaration = {
  id: 'lmstudio',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'self-hosted',
  markers: ['lmstudio'],
  receivers: {
    model: [
      'lmstudio.llm()',
      'lmstudio.Client().llm.{model,load_new_instance}()',
      '@lmstudio/sdk.LMStudioClient().llm.{model,load}()',
    ],
  },
  calls: [
    {
      paths: ['$model.{respond,respond_stream,complete,complete_stream}'],
      model: ['^#0'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['config.maxTokens', '#1.maxTokens'], insert: false },
    },
  ],
};

/** Models that make vectors (developers.cloudflare.com/workers-ai/models, read 2026-11-23). */
const workersEmbeddings = [
  ...['@cf/baai/bge-small-en-v1.5', '@cf/baai/bge-base-en-v1.5', '@cf/baai/bge-large-en-v1.5', '@cf/baai/bge-m3'],
  ...['@cf/google/embeddinggemma-300m', '@cf/qwen/qwen3-embedding-0.6b', '@cf/pfnet/plamo-embedding-1b'],
];

/** Models bound to a Cloudflare Worker: `env.AI.run(model, inputs)` (developers.cloudflare.com/workers-ai, read 2026-11-22). */
export const workersAi: SdkDeclaration = {
  id: 'workers-ai',
  languages: ecmascriptFamily,
  provider: 'cloudflare',
  markers: ['AI.run', 'binding.run', '@cloudflare/ai'],
  receivers: { binding: ['@cloudflare/ai.Ai()'] },
  particular: [
    { methods: ['AI.run'], on: 'binding', requires: ['#0', '#1'], provider: true },
    { methods: ['binding.run'], on: 'binding', requires: ['#0', '#1.messages'], provider: true },
  ],
  calls: [
    {
      // Models that classify or translate are given a `text`, too.
      paths: ['$binding.{run,AI.run,binding.run}'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1.text', role: 'user', batch: true }],
      when: { at: '#0', among: workersEmbeddings },
    },
    {
      // A list of texts is embedded, whatever the model is called.
      paths: ['$binding.{run,AI.run,binding.run}'],
      kind: 'embedding',
      model: ['#0'],
      prompt: [{ at: '#1.text', role: 'user', batch: true }],
      requires: ['#1.text.#0'],
    },
    {
      paths: ['$binding.{run,AI.run,binding.run}'],
      model: ['#0'],
      prompt: [
        { at: '#1.messages', role: 'user' },
        { at: '#1.prompt', role: 'user' },
      ],
      limit: { at: ['#1.max_tokens'], insert: false },
      unlessEmpty: true,
    },
  ],
};
