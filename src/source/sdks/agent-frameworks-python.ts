import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Agency Swarm builds on OpenAI's agents (agency-swarm.ai, read 2026-11-23); `get_completion` is that of its versions before 1.0. */
const agencyAgent = 'agency_swarm{,.agents,.agent}.Agent';

export const openaiAgents: SdkDeclaration = {
  id: 'openai-agents',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'openai',
  markers: ['agents', 'agency_swarm'],
  receivers: {
    agent: ['agents{,.agent}.Agent()', `${agencyAgent}()`, '@openai/agents{,-core}.Agent{,.create}()'],
    agency: ['agency_swarm{,.agency}.Agency()'],
    runner: ['@openai/agents{,-core}.Runner()'],
  },
  // A platform's own runner, durable or in a workflow: what is run is an agent of this SDK.
  particular: [{ methods: ['{run,run_sync,run_streamed}'], on: 'runner', requires: ['#0', '#1'] }],
  carries: { schema: ['output_type'] },
  calls: [
    {
      paths: [
        'agents{,.agent}.Agent',
        agencyAgent,
        'agents.realtime{,.agent}.RealtimeAgent',
        '@openai/agents{,-core}.Agent{,.create}',
        '@openai/agents{-realtime,/realtime}.RealtimeAgent',
      ],
      kind: 'agent',
      model: ['model', 'model.model'],
      prompt: [{ at: 'instructions', role: 'system' }],
      limit: { at: ['model_settings.max_tokens'], insert: false },
    },
    {
      paths: ['$runner.{run,run_sync,run_streamed}'],
      whenReceiver: { at: ['#0'], receiver: 'agent' },
      agentModel: ['#0.model'],
      prompt: [{ at: '#1', role: 'user' }],
    },
    {
      paths: ['agents{,.run}.Runner.{run,run_sync,run_streamed}', '@openai/agents{,-core}.run'],
      agentModel: ['starting_agent.model', '#0.model'],
      prompt: [
        { at: 'input', role: 'user' },
        { at: '#1', role: 'user' },
      ],
    },
    {
      paths: [
        '{$agency,$agent}.{get_response,get_response_sync,get_response_stream,get_completion,get_completion_stream}',
      ],
      agentModel: ['^model', '^#0.model'],
      prompt: [
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

export const crewAi: SdkDeclaration = {
  id: 'crewai',
  languages: pythonFamily,
  markers: ['crewai'],
  receivers: {
    llm: ['crewai{,.llm}.LLM()'],
    crew: ['crewai{,.crew}.Crew{,.from_checkpoint}()'],
    agent: ['crewai{,.agent}.Agent{,.from_checkpoint}()', 'crewai.lite_agent.LiteAgent()'],
  },
  models: [{ paths: ['crewai{,.llm}.LLM()'], at: ['model', '#0'] }],
  calls: [
    {
      paths: ['crewai{,.agent}.Agent'],
      kind: 'agent',
      model: ['llm'],
      prompt: ['role', 'goal', 'backstory'].map(at => ({
        at,
        role: 'system' as const,
        template: 'single-brace' as const,
      })),
      limit: { at: ['llm.max_tokens'], insert: false },
    },
    {
      paths: ['crewai{,.task}.Task'],
      kind: 'prompt',
      // A task of a project's YAML is read there.
      unlessEmpty: true,
      prompt: ['description', 'expected_output'].map(at => ({
        at,
        role: 'user' as const,
        template: 'single-brace' as const,
      })),
    },
    { paths: ['$crew.{kickoff,kickoff_async,akickoff,kickoff_for_each,kickoff_for_each_async,akickoff_for_each}'] },
    {
      paths: ['$agent.{kickoff,kickoff_async,akickoff}'],
      agentModel: ['^llm'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$llm.call'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^max_tokens'], insert: false },
    },
  ],
};

const autogenAgent =
  '{autogen,ag2,autogen.agentchat,autogen_agentchat.agents,autogen.agentchat.contrib.gpt_assistant_agent,pyautogen}.{ConversableAgent,AssistantAgent,GPTAssistantAgent}';
const autogenClient =
  'autogen_ext.models.{openai,anthropic,ollama,azure,semantic_kernel}.{OpenAIChatCompletionClient,AzureOpenAIChatCompletionClient,AnthropicChatCompletionClient,OllamaChatCompletionClient,AzureAIChatCompletionClient,SKChatCompletionAdapter}()';

export const autogen: SdkDeclaration = {
  id: 'autogen',
  languages: pythonFamily,
  markers: ['autogen', 'ag2'],
  receivers: {
    agent: [
      `${autogenAgent}()`,
      '{autogen,ag2}.{UserProxyAgent,GroupChatManager}()',
      '{autogen,ag2}.agentchat.contrib{.retrieve_user_proxy_agent,.math_user_proxy_agent,.web_surfer}.{RetrieveUserProxyAgent,MathUserProxyAgent,WebSurferAgent}()',
    ],
    team: ['autogen_agentchat.teams.{RoundRobinGroupChat,SelectorGroupChat,Swarm,MagenticOneGroupChat}()'],
    client: [autogenClient, 'autogen_core.models.ChatCompletionClient{,.load_component}()'],
  },
  // Agents that a builder or another file made talk to each other by a method that nothing else has.
  particular: [{ methods: ['{initiate_chat,a_initiate_chat}'], on: 'agent', requires: ['message'] }],
  models: [{ paths: [autogenClient], at: ['model', '#0'] }],
  messages: [
    { paths: ['autogen_core.models.SystemMessage()'], role: 'system', at: ['content', '#0'] },
    {
      paths: ['autogen_core.models.UserMessage()', 'autogen_agentchat.messages.TextMessage()'],
      role: 'user',
      at: ['content', '#0'],
    },
  ],
  calls: [
    {
      paths: [autogenAgent],
      kind: 'agent',
      model: ['model_client', 'llm_config.model'],
      prompt: [
        { at: 'system_message', role: 'system' },
        { at: 'instructions', role: 'system' },
      ],
    },
    {
      paths: ['$agent.{initiate_chat,a_initiate_chat,initiate_chats}'],
      prompt: [
        { at: 'message', role: 'user' },
        { at: 'problem', role: 'user' },
      ],
    },
    {
      paths: ['$agent.{run,run_stream,on_messages,generate_reply}', '$team.{run,run_stream}'],
      agentModel: ['^model_client'],
      prompt: [
        { at: 'task', role: 'user' },
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$client.{create,create_stream}'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^max_tokens'], insert: false },
    },
  ],
};

const frameworkClients =
  'agent_framework{.openai,.azure,.anthropic,.foundry,.ollama,.gemini,.mistral,.amazon,_foundry}.{OpenAIChatClient,OpenAIChatCompletionClient,OpenAIResponsesClient,AzureOpenAIChatClient,AzureOpenAIResponsesClient,AzureAIAgentClient,AnthropicClient,FoundryChatClient,FoundryLocalClient,OllamaChatClient,GeminiChatClient,MistralChatClient,BedrockChatClient}()';

/** Microsoft's Agent Framework (its samples at github.com/microsoft/agent-framework, read 2026-11-23). */
export const agentFramework: SdkDeclaration = {
  id: 'agent-framework',
  languages: pythonFamily,
  markers: ['agent_framework'],
  receivers: {
    agent: ['agent_framework.{ChatAgent,Agent}()', '$client.{create_agent,as_agent}()'],
    client: [frameworkClients],
  },
  models: [{ paths: [frameworkClients], at: ['model_id', 'model', 'deployment_name'] }],
  calls: [
    {
      paths: ['agent_framework.{ChatAgent,Agent}', '$client.{create_agent,as_agent}'],
      kind: 'agent',
      model: ['model_id', 'model', 'client', 'chat_client', '#0', '^model_id', '^model', '^deployment_name'],
      prompt: [{ at: 'instructions', role: 'system' }],
    },
    {
      paths: ['$agent.{run,run_stream}'],
      agentModel: ['^client', '^chat_client', '^#0', '^model_id', '^model', '^deployment_name'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$client.{get_response,get_streaming_response}'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'], insert: false },
    },
  ],
};

export const metaGpt: SdkDeclaration = {
  id: 'metagpt',
  languages: pythonFamily,
  markers: ['metagpt'],
  receivers: {
    action: ['metagpt.actions{,.action}.Action()', 'metagpt.actions{,.action}.UserRequirement()'],
    role: ['metagpt.roles{,.role}.{Role,RoleContext}()', 'metagpt.roles.di.role_zero.RoleZero()'],
    llm: ['metagpt.llm.LLM()', 'metagpt.provider.base_llm.BaseLLM()', '$action.llm', '$role.llm'],
    node: ['metagpt.actions.action_node.ActionNode{,.from_children,.from_pydantic}()'],
  },
  calls: [
    {
      paths: ['{$action,$role}._aask', '$llm.{aask,aask_code,acompletion_text,acompletion,aask_batch}'],
      prompt: [
        { at: 'system_msgs', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: 'msg', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$node.{fill,simple_fill}'],
      prompt: [
        { at: 'req', role: 'user' },
        { at: 'context', role: 'user' },
      ],
    },
    {
      paths: ['metagpt.actions.action_node.ActionNode'],
      kind: 'prompt',
      prompt: [{ at: 'instruction', role: 'user' }],
      requires: ['instruction'],
    },
  ],
};
