import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { HttpEndpoint, SdkDeclaration } from './sdk.ts';

/** Endpoints by the end of their path, and where things stand in the body that they take. */
export const endpoints: readonly HttpEndpoint[] = [
  {
    path: /(^|\/)chat\/completions$/,
    model: ['model'],
    prompt: [
      { at: 'messages', role: 'user' },
      { at: 'prompt', role: 'user' },
    ],
    limit: { at: ['max_completion_tokens', 'max_tokens'] },
    choices: ['n'],
  },
  {
    path: /[/}]v1\/responses$/,
    model: ['model'],
    prompt: [
      { at: 'instructions', role: 'system' },
      { at: 'input', role: 'user' },
    ],
    limit: { at: ['max_output_tokens'] },
    shared: { words: ['openai', 'OpenAI'], keys: ['model'] },
  },
  {
    // The same of a client that knows its version.
    path: /(^|[/}])responses$/,
    model: ['model'],
    prompt: [
      { at: 'instructions', role: 'system' },
      { at: 'input', role: 'user' },
    ],
    limit: { at: ['max_output_tokens'] },
    requires: ['model'],
    shared: { words: [], keys: ['input'] },
  },
  {
    path: /bedrock-runtime[^/]*\/model\/[^/]+\/(invoke|converse)(-with-response-stream|-stream)?$/,
    modelInPath: /\/model\/([^/]+)\//,
    prompt: [
      { at: 'system', role: 'system' },
      { at: 'messages', role: 'user' },
      { at: 'prompt', role: 'user' },
      { at: 'inputText', role: 'user' },
    ],
    limit: { at: ['max_tokens', 'inferenceConfig.maxTokens'], insert: false },
  },
  {
    path: /(^|\/)completions$/,
    model: ['model'],
    prompt: [{ at: 'prompt', role: 'user' }],
    limit: { at: ['max_tokens'], defaultValue: 16 },
    choices: ['n'],
    shared: { words: ['openai.com', 'OpenAI', 'OpenAi'], keys: ['prompt'] },
  },
  {
    path: /[/}]v1\/messages$/,
    model: ['model'],
    prompt: [
      { at: 'system', role: 'system' },
      { at: 'messages', role: 'user' },
    ],
    limit: { at: ['max_tokens'] },
    shared: { words: ['anthropic', 'Anthropic'], keys: ['max_tokens'] },
  },
  {
    path: /[/}]api\/chat$/,
    model: ['model'],
    prompt: [{ at: 'messages', role: 'user' }],
    limit: { at: ['options.num_predict'] },
    requires: ['model'],
  },
  {
    path: /[/}]api\/generate$/,
    model: ['model'],
    prompt: [
      { at: 'system', role: 'system' },
      { at: 'prompt', role: 'user' },
    ],
    limit: { at: ['options.num_predict'] },
    requires: ['model'],
  },
  {
    path: /(^|[/}])v1\/embeddings$/,
    kind: 'embedding',
    model: ['model'],
    prompt: [{ at: 'input', role: 'user', batch: true }],
  },
  {
    path: /\/api\/embed(dings)?$/,
    kind: 'embedding',
    model: ['model'],
    prompt: [
      { at: 'input', role: 'user', batch: true },
      { at: 'prompt', role: 'user' },
    ],
    requires: ['model'],
  },
  {
    path: /(^|\/)embeddings$/,
    kind: 'embedding',
    model: ['model'],
    prompt: [{ at: 'input', role: 'user', batch: true }],
    shared: { words: ['openai', 'OpenAI'], keys: ['input'] },
  },
  {
    // The same, and Cohere's.
    path: /(^|\/)embed$/,
    kind: 'embedding',
    model: ['model'],
    prompt: [
      { at: 'input', role: 'user', batch: true },
      { at: 'texts', role: 'user', batch: true },
    ],
    requires: ['input', 'texts'],
    shared: { words: [], keys: ['model'] },
  },
  {
    // Anthropic's, until 2024.
    path: /\/v1\/complete$/,
    model: ['model'],
    prompt: [{ at: 'prompt', role: 'user' }],
    limit: { at: ['max_tokens_to_sample'] },
    shared: { words: ['anthropic', 'Anthropic'], keys: ['max_tokens_to_sample'] },
  },
  {
    // llama.cpp's own (its server's README, read 2026-11-23); what comes before and after a gap is code.
    path: /(^|[/}])infill$/,
    prompt: [{ at: 'prompt', role: 'user' }],
    limit: { at: ['n_predict'] },
    requires: ['input_prefix', 'input_suffix'],
  },
  {
    path: /(^|[/}])completion$/,
    prompt: [{ at: 'prompt', role: 'user' }],
    limit: { at: ['n_predict'] },
    requires: ['n_predict', 'cache_prompt'],
  },
  {
    // KoboldAI's.
    path: /\/api\/v1\/generate$/,
    prompt: [{ at: 'prompt', role: 'user' }],
    limit: { at: ['max_length'] },
    requires: ['prompt'],
    // Makers of pictures and music have this path, and a prompt.
    shared: { words: ['kobold', 'Kobold'], keys: ['max_length', 'max_context_length', 'rep_pen'] },
  },
  {
    // Baidu's ERNIE; which model a path asks stands in a table (ai.baidu.com/ai-doc/WENXINWORKSHOP/Jlugqd6pw, read 2026-11-23).
    path: /\/wenxinworkshop\/chat\/[\w-]+$/,
    prompt: [
      { at: 'system', role: 'system' },
      { at: 'messages', role: 'user' },
    ],
    limit: { at: ['max_output_tokens'], defaultValue: 1024 },
  },
  {
    // Cohere's.
    path: /cohere\.(ai|com)\/v\d\/chat$/,
    model: ['model'],
    prompt: [
      { at: 'preamble', role: 'system' },
      { at: 'chat_history', role: 'user' },
      { at: 'messages', role: 'user' },
      { at: 'message', role: 'user' },
    ],
    limit: { at: ['max_tokens'] },
  },
  {
    path: /:(stream)?generateContent$/i,
    prompt: [
      { at: 'systemInstruction', role: 'system' },
      { at: 'contents', role: 'user' },
    ],
    limit: { at: ['generationConfig.maxOutputTokens'] },
    modelInPath: /\/models\/([^/:]+):/,
    // Pictures and speech.
    rulesOut: ['generationConfig.responseModalities'],
  },
  {
    path: /\/publishers\/google\/models\/[^/]*embedding[^/]*:predict$/,
    kind: 'embedding',
    prompt: [{ at: 'instances.#0.content', role: 'user', batch: true }],
    modelInPath: /\/models\/([^/:]+):/,
  },
  {
    // Vertex AI's, for text and chat until 2024 (cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text, read 2026-11-23).
    path: /\/publishers\/google\/models\/[^/]+:(predict|serverStreamingPredict)$/,
    prompt: [
      { at: 'instances.#0.context', role: 'system' },
      { at: 'instances.#0.messages', role: 'user' },
      { at: 'instances.#0.content', role: 'user' },
      { at: 'instances.#0.prompt', role: 'user' },
      { at: 'instances.#0.prefix', role: 'user' },
    ],
    limit: { at: ['parameters.maxOutputTokens'], defaultValue: 1024 },
    modelInPath: /\/models\/([^/:]+):/,
    // Pictures, speech and what else is predicted is asked for at this path, too.
    requires: ['parameters.maxOutputTokens', 'parameters.temperature', 'instances.#0.context', 'instances.#0.messages'],
  },
  {
    // Google's PaLM, until 2024.
    path: /\/models\/[^/]+:generate(Text|Message)$/,
    prompt: [
      { at: 'prompt.context', role: 'system' },
      { at: 'prompt.text', role: 'user' },
      { at: 'prompt.messages', role: 'user' },
    ],
    limit: { at: ['maxOutputTokens'] },
    modelInPath: /\/models\/([^/:]+):/,
  },
  {
    path: /\/generate(_stream)?$/,
    prompt: [{ at: 'inputs', role: 'user' }],
    limit: { at: ['parameters.max_new_tokens'] },
    requires: ['parameters.max_new_tokens'],
  },
];

/** What a file says that sends to one of them. */
export const markers = [
  '/completions',
  '/v1/complete',
  '/v1/responses',
  '/v1/messages',
  '/api/chat',
  '/api/generate',
  '/embed',
  'enerateContent',
  ':generateText',
  ':generateMessage',
  ':predict',
  '/generate',
  'n_predict',
  'wenxinworkshop',
];

export const rawHttp: SdkDeclaration = {
  id: 'raw-http',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers,
  globals: ['fetch', 'window', 'globalThis', 'self', '$fetch', 'UrlFetchApp'],
  calls: [],
  http: {
    functions: [
      {
        paths: [
          'fetch',
          '{window,globalThis,self}.fetch',
          'node-fetch.default',
          'undici.fetch',
          '{cross-fetch,isomorphic-fetch,isomorphic-unfetch}.default',
          '{cross-fetch,expo/fetch}.fetch',
        ],
        url: ['#0'],
        body: ['#1.body'],
      },
      {
        paths: ['axios.default{,.post,.request}', 'axios.post', 'got.default{,.post}', 'ky.default{,.post}'],
        url: ['#0', 'url'],
        body: ['#1.json', '#1.data', 'data', '#1'],
      },
      { paths: ['needle.default{,.post}', 'needle.post'], url: ['#0'], body: ['#1'] },
      // The method stands before the address.
      { paths: ['needle{.default,}', '{needle.default,needle}.request'], url: ['#1'], body: ['#2'] },
      { paths: ['obsidian.{request,requestUrl}'], url: ['#0.url'], body: ['#0.body'] },
      { paths: ['UrlFetchApp.fetch'], url: ['#0'], body: ['#1.payload'] },
      { paths: ['{$fetch,ofetch.{$fetch,ofetch}}'], url: ['#0'], body: ['#1.body'] },
      // `body: Body.json(body)`.
      { paths: ['@tauri-apps/{plugin-http,api/http}.fetch'], url: ['#0'], body: ['#1.body', '#1.body.#0'] },
      {
        paths: ['axios.{default.create,create}(){,.post,.request}', '{ky,got}.default.{create,extend}(){,.post}'],
        url: ['#0', 'url'],
        body: ['#1.json', '#1.data', 'data', '#1'],
        onClient: true,
      },
      {
        paths: [
          '{requests,httpx}.{post,stream}',
          '{requests.Session,requests.session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession}().{post,stream}',
        ],
        url: ['url', '#0'],
        body: ['json', 'data', 'content'],
      },
      {
        paths: [
          'requests.request',
          'httpx.request',
          '{requests.Session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession}().request',
          'httpx.{Client,AsyncClient}().stream',
        ],
        url: ['url', '#1'],
        body: ['json', 'data', 'content'],
      },
      // What is opened is an address, or a `Request(url, data)`.
      { paths: ['urllib.request.urlopen'], url: ['#0.url', '#0.#0', '#0'], body: ['#0.data', '#0.#1', 'data', '#1'] },
      {
        paths: ['http.client.{HTTPSConnection,HTTPConnection}().request'],
        url: ['url', '#1'],
        body: ['body', '#2'],
        onClient: true,
      },
    ],
    endpoints,
  },
};
