import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const upsonicAgents = 'upsonic{,.agent,.agent.agent}.Agent';

/** Upsonic: an agent does tasks, of which each has its own description (its source at github.com/Upsonic/Upsonic, read 2026-11-23). */
export const upsonic: SdkDeclaration = {
  id: 'upsonic',
  languages: pythonFamily,
  markers: ['upsonic'],
  receivers: { agent: [`${upsonicAgents}()`], team: ['upsonic{,.team,.team.team}.Team()'] },
  messages: [{ paths: ['upsonic{,.tasks,.tasks.tasks}.Task()'], role: 'user', at: ['description', '#0'] }],
  models: [{ paths: ['upsonic.models.infer_model()'], at: ['#0', 'model'] }],
  calls: [
    {
      paths: [upsonicAgents],
      kind: 'agent',
      model: ['model', '#0'],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'role', role: 'system' },
        { at: 'goal', role: 'system' },
        { at: 'instructions', role: 'system' },
      ],
      limit: { at: ['settings.max_tokens'], insert: false },
    },
    {
      paths: ['{$agent,$team}.{do,do_async,print_do,print_do_async,stream,astream}'],
      agentModel: ['^model', '^#0'],
      prompt: [{ at: '#0', role: 'user' }],
    },
  ],
};

const atomicAgentClasses =
  'atomic_agents{,.agents,.agents.atomic_agent,.agents.base_agent,.lib.base.base_agent}.{AtomicAgent,BaseAgent,BaseChatAgent}';

/** Atomic Agents: its generator writes the system message of three lists under headings of its own (its source, read 2026-11-23). */
export const atomicAgents: SdkDeclaration = {
  id: 'atomic-agents',
  languages: pythonFamily,
  markers: ['atomic_agents'],
  receivers: { agent: [`${atomicAgentClasses}()`] },
  calls: [
    {
      paths: [atomicAgentClasses],
      kind: 'agent',
      model: ['config.model', '#0.model'],
      prompt: ['config', '#0'].flatMap(config =>
        ['background', 'steps', 'output_instructions'].map(list => ({
          at: `${config}.system_prompt_generator.${list}`,
          role: 'system' as const,
        })),
      ),
      limit: { at: ['config', '#0'].map(config => `${config}.model_api_parameters.max_tokens`), insert: false },
    },
    {
      paths: ['$agent.{run,run_async,run_stream,run_async_stream}'],
      agentModel: ['^config.model', '^#0.model'],
      prompt: [
        { at: '#0.chat_message', role: 'user' },
        { at: 'user_input', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

/** Letta, MemGPT before: a server keeps the agents, and is sent what is new (docs.letta.com, and its source of 2024-12, read 2026-11-23). */
export const letta: SdkDeclaration = {
  id: 'letta',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['letta'],
  receivers: {
    client: [
      'letta_client{,.client}.{Letta,AsyncLetta}()',
      '@letta-ai/letta-client{,.default}.{Letta,LettaClient}()',
      '@letta-ai/letta-client.default()',
    ],
    local: ['{letta,memgpt}{,.client.client}.{create_client,LocalClient,RESTClient}()'],
  },
  messages: [{ paths: ['letta_client{,.types}.MessageCreate()'], role: 'inherit', at: ['content'] }],
  calls: [
    {
      paths: ['$client.agents.create'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'system', role: 'system' }],
      limit: { at: ['max_tokens'], insert: false },
    },
    {
      paths: ['$client.agents.messages.{create,create_stream,stream,create_async}'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'input', role: 'user' },
      ],
    },
    {
      paths: ['$local.create_agent'],
      kind: 'agent',
      model: ['llm_config.model', 'llm_config.#0'],
      prompt: [{ at: 'system', role: 'system' }],
    },
    {
      paths: ['$local.{send_message,user_message}'],
      prompt: [{ at: 'message', role: 'user' }],
      requires: ['message'],
    },
  ],
};
