import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** OpenAI's Assistants API, in the clients of `openai`: instructions on the assistant, messages on a thread, runs that send both. */
export const openaiAssistants: SdkDeclaration = {
  id: 'openai-assistants',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'openai',
  markers: ['beta.assistants', 'beta.threads'],
  calls: [
    {
      paths: ['$openai:client.beta.assistants.{create,update}'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'instructions', role: 'system' }],
      requires: ['instructions'],
    },
    {
      paths: ['$openai:client.beta.threads.create'],
      kind: 'prompt',
      prompt: [{ at: 'messages', role: 'user' }],
      requires: ['messages'],
    },
    {
      paths: ['$openai:client.beta.threads.messages.create'],
      kind: 'prompt',
      prompt: [{ at: 'content', role: 'user' }],
    },
    {
      paths: [
        '$openai:client.beta.threads.{runs.create,runs.create_and_poll,runs.createAndPoll,runs.stream,create_and_run,createAndRun,create_and_run_poll,createAndRunPoll,create_and_run_stream,createAndRunStream}',
      ],
      model: ['model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'additional_instructions', role: 'system' },
        { at: 'thread.messages', role: 'user' },
        { at: 'additional_messages', role: 'user' },
      ],
      limit: { at: ['max_completion_tokens'] },
      stream: ['stream'],
    },
  ],
};
