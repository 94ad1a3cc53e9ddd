import { ecmascriptFamily, pythonFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Those that have taken over OpenAI's newer `max_completion_tokens`. */
const newLimit = new Set(['groq', 'cerebras', 'portkey']);
/** Those that have taken over the responses, too. */
const withResponses = new Set(['groq', 'portkey']);

/** SDKs that copy the shape of OpenAI's client, each under its own name. */
const shaped = (
  id: string,
  provider: string | undefined,
  python: readonly string[],
  ecmascript: readonly string[],
): SdkDeclaration => ({
  id,
  languages: [...(python.length ? pythonFamily : []), ...(ecmascript.length ? ecmascriptFamily : [])],
  ...(provider ? { provider } : {}),
  markers: [...python, ...ecmascript].map(path => path.replace(/[.{].*$/s, '')),
  receivers: { client: [...python, ...ecmascript].map(path => `${path}()`) },
  baseUrl: ['^base_url'],
  calls: openaiCalls
    .filter(call => withResponses.has(id) || !call.paths[0]!.includes('responses'))
    .map(call =>
      call.limit && !newLimit.has(id) ? { ...call, limit: { ...call.limit, at: call.limit.at.toReversed() } } : call,
    ),
});

const engines = shaped(
  'webllm',
  'self-hosted',
  [],
  [
    '@mlc-ai/web-llm.{Create,CreateWebWorker,CreateServiceWorker,CreateExtensionServiceWorker}MLCEngine',
    '@mlc-ai/web-llm.{,WebWorker}MLCEngine',
  ],
);

/** Its model is loaded with the engine, after a worker if there is one (webllm.mlc.ai/docs, read 2026-11-23). */
const engine: SdkDeclaration = {
  ...engines,
  calls: [
    ...engines.calls.map(call => ({ ...call, model: ['model', '^#0', '^#1'] })),
    ...engines.calls
      .filter(({ paths }) => paths[0]!.includes('chat'))
      .map(call => ({ ...call, paths: ['$client.chatCompletion'], model: ['model', '^#0', '^#1'] })),
  ],
};

export const openaiShaped: readonly SdkDeclaration[] = [
  shaped('groq', 'groq', ['groq.{Groq,AsyncGroq}'], ['groq-sdk.{default,Groq}']),
  shaped('together', 'together', ['together.{Together,AsyncTogether}'], ['together-ai.default']),
  shaped(
    'fireworks',
    'fireworks',
    ['fireworks{,.client}.{Fireworks,AsyncFireworks}', 'fireworks.client.{Fireworks,AsyncFireworks}'],
    [],
  ),
  shaped(
    'cerebras',
    'cerebras',
    ['cerebras.cloud.sdk.{Cerebras,AsyncCerebras}'],
    ['@cerebras/cerebras_cloud_sdk.default'],
  ),
  shaped('zhipuai', 'zhipuai', ['{zhipuai,zai}.{ZhipuAI,ZhipuAiClient,ZaiClient}'], []),
  shaped('ark', 'volcengine', ['{volcenginesdkarkruntime,byteplussdkarkruntime}.{Ark,AsyncArk}'], []),
  shaped('portkey', undefined, ['portkey_ai.{Portkey,AsyncPortkey}'], ['portkey-ai.{default,Portkey}']),
  engine,
];
