import type { CallDeclaration, SdkDeclaration } from './sdk.ts';

/** Calls of an OpenAI-shaped client, as OpenAI's own SDKs and the many that copy them have it. `$client` is the receiver. */
export const openaiCalls: readonly CallDeclaration[] = [
  {
    paths: [
      '$client{,.beta}.chat.completions.{create,parse,stream,runTools,run_tools,runFunctions}',
      '$client{,.beta}.chat.completions.{with_raw_response,with_streaming_response}.{create,parse}',
      '$client{,.beta}.chat.completions.{create_with_completion,create_iterable,create_partial}',
    ],
    model: ['model'],
    prompt: [{ at: 'messages', role: 'user' }],
    limit: { at: ['max_completion_tokens', 'max_tokens'] },
    choices: ['n'],
    stream: ['stream'],
    reasoningEffort: ['reasoning_effort'],
  },
  {
    paths: [
      '$client{,.beta}.responses.{create,parse,stream}',
      '$client.responses.{with_raw_response,with_streaming_response}.{create,parse}',
    ],
    model: ['model'],
    prompt: [
      { at: 'instructions', role: 'system' },
      { at: 'input', role: 'user' },
    ],
    limit: { at: ['max_output_tokens'] },
    stream: ['stream'],
    reasoningEffort: ['reasoning.effort'],
  },
  {
    // On what `client.chat` gave, which another file hands over.
    paths: ['$client.completions.create'],
    requires: ['messages'],
    model: ['model'],
    prompt: [{ at: 'messages', role: 'user' }],
    limit: { at: ['max_completion_tokens', 'max_tokens'] },
    choices: ['n'],
    stream: ['stream'],
  },
  {
    paths: ['$client.completions.create'],
    model: ['model'],
    prompt: [{ at: 'prompt', role: 'user', batch: true }],
    // Legacy completions stop after 16 tokens unless told otherwise (OpenAI API reference, completions, read 2026-11-22).
    limit: { at: ['max_tokens'], defaultValue: 16 },
    choices: ['n'],
    stream: ['stream'],
  },
  {
    paths: ['$client.embeddings{,.with_raw_response}.create'],
    kind: 'embedding',
    model: ['model'],
    prompt: [{ at: 'input', role: 'user', batch: true }],
  },
];

/** Methods that only OpenAI-shaped clients have; whose they are is left open. */
export const openaiMethods: NonNullable<SdkDeclaration['particular']> = [
  {
    methods: [
      '{,beta.}chat.completions.{create,parse,stream}',
      'chat.completions.{with_raw_response,with_streaming_response}.create',
    ],
    on: 'client',
  },
  { methods: ['responses.{create,parse,stream}'], on: 'client', requires: ['model', 'input'] },
  { methods: ['completions.create'], on: 'client', requires: ['model'] },
  { methods: ['embeddings{,.with_raw_response}.create'], on: 'client', requires: ['model', 'input'] },
  { methods: ['embeddings.create', 'responses.{create,parse,stream}'], on: 'client', requires: ['**'] },
  // A request that was put together before.
  { methods: ['responses.{create,parse,stream}'], on: 'client', imported: true, prepared: true },
  // Assistants are OpenAI's alone.
  {
    methods: [
      'beta.threads.{messages.create,runs.create,runs.create_and_poll,runs.createAndPoll,runs.stream}',
      'beta.assistants.create',
    ],
    on: 'client',
    provider: true,
  },
];
