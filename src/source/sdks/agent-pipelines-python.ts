import { pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const asked: readonly PromptPlace[] = [
  { at: 'message', role: 'user' },
  { at: 'request', role: 'user' },
  { at: '#0', role: 'user' },
];
const mcpAgents =
  '{mcp_agent.agents.agent.Agent,mcp_agent.agents.agent_spec.AgentSpec,mcp_agent.workflows.swarm.swarm.SwarmAgent}';
const augmented =
  'mcp_agent.workflows.llm{.augmented_llm_openai,.augmented_llm_anthropic,.augmented_llm_azure,.augmented_llm_bedrock,.augmented_llm_google,.augmented_llm_ollama,.augmented_llm_lm_studio}.{OpenAIAugmentedLLM,AnthropicAugmentedLLM,AzureAugmentedLLM,BedrockAugmentedLLM,GoogleAugmentedLLM,OllamaAugmentedLLM,LMStudioAugmentedLLM}()';
const workflows = 'mcp_agent.workflows{.orchestrator,.deep_orchestrator}.orchestrator.{Orchestrator,DeepOrchestrator}';

/** mcp-agent: an agent is given a model, or a workflow several agents, and is asked in words (source of github.com/lastmile-ai/mcp-agent, read 2026-11-23). */
export const mcpAgent: SdkDeclaration = {
  id: 'mcp-agent',
  languages: pythonFamily,
  markers: ['mcp_agent'],
  receivers: {
    agent: [`${mcpAgents}()`],
    llm: [
      '$agent.attach_llm()',
      augmented,
      'mcp_agent.workflows.llm.augmented_llm.AugmentedLLM()',
      `${workflows}()`,
      'mcp_agent.workflows.parallel.parallel_llm.ParallelLLM()',
      'mcp_agent.workflows.evaluator_optimizer.evaluator_optimizer.EvaluatorOptimizerLLM()',
      'mcp_agent.workflows.swarm{.swarm_openai,.swarm_anthropic}.{OpenAISwarm,AnthropicSwarm}()',
      'mcp_agent.workflows.router{.router_llm,.router_llm_openai,.router_llm_anthropic}.{LLMRouter,OpenAILLMRouter,AnthropicLLMRouter}{,.create}()',
      'mcp_agent.workflows.intent_classifier{.intent_classifier_llm,.intent_classifier_llm_openai,.intent_classifier_llm_anthropic}.{LLMIntentClassifier,OpenAILLMIntentClassifier,AnthropicLLMIntentClassifier}{,.create}()',
    ],
  },
  calls: [
    { paths: [mcpAgents], kind: 'agent', prompt: [{ at: 'instruction', role: 'system' }] },
    {
      paths: [
        '$llm.{generate,generate_str,generate_structured,route,route_to_agent,route_to_server,route_to_function,classify}',
      ],
      model: ['request_params.model', '^default_request_params.model'],
      prompt: [{ at: '^instruction', role: 'system' }, { at: '^agent.instruction', role: 'system' }, ...asked],
      limit: {
        at: ['request_params.maxTokens', '^default_request_params.maxTokens'],
        defaultValue: 2048,
        insert: false,
      },
    },
  ],
};

const adalGenerators = '{adalflow,lightrag}{,.core,.core.generator}.Generator';
const adalAgents = 'adalflow{,.components.agent,.components.agent.agent}.Agent';

/** AdalFlow, LightRAG before: a generator is called with what its template is filled with (source of github.com/SylphAI-Inc/AdalFlow 1.1, read 2026-11-23). */
export const adalFlow: SdkDeclaration = {
  id: 'adalflow',
  languages: pythonFamily,
  markers: ['adalflow', 'lightrag.core'],
  receivers: {
    generator: [`${adalGenerators}()`],
    embedder: ['{adalflow,lightrag}{,.core,.core.embedder}.Embedder()'],
    agent: [`${adalAgents}()`],
    runner: ['adalflow{,.components.agent,.components.agent.runner}.Runner()'],
  },
  calls: [
    {
      paths: ['$generator', '$generator.{call,acall,forward}'],
      model: ['model_kwargs.model', '^model_kwargs.model'],
      prompt: [
        { at: '^template', role: 'system', template: 'double-brace' },
        { at: 'prompt_kwargs.input_str', role: 'user' },
      ],
      limit: { at: ['model_kwargs.max_tokens', '^model_kwargs.max_tokens'], insert: false },
    },
    {
      paths: [adalAgents],
      kind: 'agent',
      model: ['model_kwargs.model'],
      prompt: [
        { at: 'role_desc', role: 'system' },
        { at: 'template', role: 'system', template: 'double-brace' },
      ],
      limit: { at: ['model_kwargs.max_tokens'], insert: false },
    },
    {
      paths: ['$runner.{call,acall,astream}'],
      agentModel: ['^agent.model_kwargs.model'],
      prompt: [
        { at: '^agent.role_desc', role: 'system' },
        { at: 'prompt_kwargs.input_str', role: 'user' },
      ],
    },
    {
      paths: ['$embedder', '$embedder.{call,acall}'],
      kind: 'embedding',
      model: ['model_kwargs.model', '^model_kwargs.model'],
      prompt: [
        { at: 'input', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
  ],
};

const praisonAgents = 'praisonaiagents{,.agent,.agent.agent}.Agent';
const praisonTeams = 'praisonaiagents{,.agents,.agents.agents}.{PraisonAIAgents,Agents,AgentTeam,AgentManager}';

/** PraisonAI: agents by role or instructions, tasks, and teams of them; a team may be written in YAML (its source of 2026, read 2026-11-23). */
export const praisonAi: SdkDeclaration = {
  id: 'praisonai',
  languages: pythonFamily,
  markers: ['praisonai'],
  receivers: {
    agent: [`${praisonAgents}()`],
    team: [`${praisonTeams}()`],
    yaml: ['praisonai.PraisonAI()'],
  },
  calls: [
    {
      paths: [praisonAgents],
      kind: 'agent',
      model: ['llm', 'model'],
      prompt: ['instructions', 'role', 'goal', 'backstory'].map(at => ({ at, role: 'system' as const })),
    },
    {
      paths: ['praisonaiagents{,.task,.task.task}.Task'],
      kind: 'prompt',
      unlessEmpty: true,
      prompt: ['description', 'expected_output'].map(at => ({ at, role: 'user' as const })),
    },
    {
      paths: ['$agent.{start,astart,run,arun,chat,achat}', '$agent'],
      agentModel: ['^llm', '^model'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    { paths: ['$team.{start,astart}'] },
    { paths: ['$yaml.{run,main}'], prompt: [{ at: '^agent_yaml', role: 'system' }] },
  ],
};

/** Prompty's runtime: it reads a prompt's file, and asks the model that stands there (github.com/microsoft/prompty, its Python of 2025, read 2026-11-23). */
export const promptyPython: SdkDeclaration = {
  id: 'prompty',
  languages: pythonFamily,
  markers: ['prompty'],
  calls: [{ paths: ['prompty.{execute,execute_async}'] }],
};

/** AIConfig: prompts and models stand in a JSON file, and are run by their names (source of github.com/lastmile-ai/aiconfig, read 2026-11-23). */
export const aiConfig: SdkDeclaration = {
  id: 'aiconfig',
  languages: pythonFamily,
  markers: ['aiconfig'],
  receivers: { config: ['aiconfig{,.Config}.AIConfigRuntime.{load,load_json,load_yaml,create,load_from_workbook}()'] },
  calls: [{ paths: ['$config.{run,run_with_dependencies,run_and_get_output_text,run_batch}'] }],
};

const lemur = 'assemblyai.{Transcriber().transcribe,Transcriber().transcribe_group,Transcript.get_by_id}().lemur';

/** AssemblyAI's LeMUR: a model is asked about transcripts (assemblyai.com/docs, read 2026-11-23). */
export const assemblyAi: SdkDeclaration = {
  id: 'assemblyai',
  languages: pythonFamily,
  markers: ['assemblyai'],
  receivers: { lemur: [lemur, 'assemblyai.Lemur()'] },
  messages: [{ paths: ['assemblyai.LemurQuestion()'], role: 'user', at: ['question', '#0'] }],
  calls: [
    {
      paths: ['$lemur.{task,question,summarize,action_items}'],
      model: ['final_model'],
      prompt: [
        { at: 'context', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: 'questions', role: 'user' },
        { at: '#0', role: 'user' },
        { at: 'answer_format', role: 'user' },
      ],
      limit: { at: ['max_output_size'], insert: false },
    },
  ],
};
