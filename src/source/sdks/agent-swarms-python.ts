import { pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const agents = 'swarms{,.structs,.structs.agent}.Agent';

/** Swarms: an agent has the model and the instructions, a group of agents is run like one (docs.swarms.world, read 2026-11-22). */
export const swarms: SdkDeclaration = {
  id: 'swarms',
  languages: pythonFamily,
  markers: ['swarms'],
  receivers: {
    agent: [`${agents}()`],
    group: [
      'swarms{,.structs,.structs.concurrent_workflow,.structs.sequential_workflow,.structs.swarm_router,.structs.agent_rearrange,.structs.mixture_of_agents,.structs.hiearchical_swarm,.structs.groupchat,.structs.majority_voting,.structs.graph_workflow,.structs.heavy_swarm}.{ConcurrentWorkflow,SequentialWorkflow,SwarmRouter,AgentRearrange,MixtureOfAgents,HierarchicalSwarm,GroupChat,MajorityVoting,GraphWorkflow,HeavySwarm}()',
    ],
  },
  calls: [
    {
      paths: [agents],
      kind: 'agent',
      model: ['model_name', 'llm'],
      prompt: [{ at: 'system_prompt', role: 'system' }],
      limit: { at: ['max_tokens'], insert: false },
    },
    {
      paths: ['$agent', '$agent.{run,arun,run_stream,run_concurrent,run_batched,batched_run}'],
      agentModel: ['^model_name', '^llm'],
      prompt: [
        { at: 'task', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$group', '$group.{run,arun,run_stream,batch_run,batched_run}'],
      prompt: [
        { at: 'task', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

const griptapeAgents = 'griptape.structures{,.agent}.Agent';
const griptapeTasks =
  'griptape.tasks{,.prompt_task,.toolkit_task,.text_summary_task,.extraction_task}.{PromptTask,ToolkitTask,ToolTask,TextSummaryTask,ExtractionTask}';
const griptapeAsked: readonly PromptPlace[] = [
  { at: 'rules', role: 'system' },
  { at: 'input', role: 'user', template: 'double-brace' },
  { at: '#0', role: 'user', template: 'double-brace' },
];

/** Griptape: rules and a prompt template on the agent or on the tasks of a pipeline (docs.griptape.ai, read 2026-11-22, its source 2026-11-23). */
export const griptape: SdkDeclaration = {
  id: 'griptape',
  languages: pythonFamily,
  markers: ['griptape'],
  receivers: {
    agent: [`${griptapeAgents}()`],
    task: [`${griptapeTasks}()`],
    pipeline: ['griptape.structures{,.pipeline,.workflow}.{Pipeline,Workflow}()'],
  },
  families: [
    {
      path: /^griptape\.drivers(\.prompt)?(\.\w+)*\.\w+PromptDriver\(\)$/,
      receiver: 'driver',
      model: ['model'],
    },
  ],
  messages: [{ paths: ['griptape.rules{,.rule}.Rule()'], role: 'system', at: ['value', '#0'] }],
  calls: [
    {
      paths: [griptapeAgents],
      kind: 'agent',
      model: ['prompt_driver'],
      prompt: griptapeAsked,
      limit: { at: ['prompt_driver.max_tokens'], insert: false },
    },
    {
      // A task stands for what a pipeline asks by it.
      paths: [griptapeTasks],
      kind: 'agent',
      unlessEmpty: true,
      model: ['prompt_driver'],
      prompt: griptapeAsked,
      limit: { at: ['prompt_driver.max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,run_stream}'],
      agentModel: ['^prompt_driver'],
      prompt: [{ at: '#0', role: 'user' }],
    },
    { paths: ['$task.run'], agentModel: ['^prompt_driver'] },
    { paths: ['$pipeline.{run,run_stream}'], prompt: [{ at: '#0', role: 'user' }] },
  ],
};

/** TextGrad: a model that is asked, and calls whose texts are improved by others (github.com/zou-group/textgrad, read 2026-11-22). */
export const textgrad: SdkDeclaration = {
  id: 'textgrad',
  languages: pythonFamily,
  markers: ['textgrad'],
  receivers: {
    model: ['textgrad{,.model}.BlackboxLLM()'],
    loss: ['textgrad{,.loss}.TextLoss()'],
  },
  messages: [{ paths: ['textgrad{,.variable}.Variable()'], role: 'inherit', at: ['value', '#0'] }],
  models: [{ paths: ['textgrad{,.engine}.get_engine()'], at: ['engine_name', '#0'] }],
  calls: [
    {
      paths: ['$model'],
      model: ['^engine', '^#0'],
      prompt: [
        { at: '^system_prompt', role: 'system' },
        { at: '^#1', role: 'system' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$loss'],
      model: ['^engine', '^#1'],
      prompt: [
        { at: '^eval_system_prompt', role: 'system' },
        { at: '^#0', role: 'system' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
