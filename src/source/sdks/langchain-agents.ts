import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** OpenAI's Assistants as something to invoke. */
const assistants =
  '{langchain_experimental.openai_assistant,langchain_experimental.openai_assistant.base,langchain.agents,langchain.agents.openai_assistant,langchain_classic.agents.openai_assistant,langchain_community.agents.openai_assistant}.{OpenAIAssistantRunnable,OpenAIAssistantV2Runnable}.create_assistant';
const makers = [
  'langchain.agents{,.factory}.create_agent',
  '{langgraph.prebuilt,langgraph.prebuilt.chat_agent_executor,langchain.agents,langchain.agents.react.agent}.create_react_agent',
  'langchain{,_classic}.agents.{create_tool_calling_agent,create_openai_functions_agent,create_openai_tools_agent,create_structured_chat_agent}',
  assistants,
  'deepagents.{create_deep_agent,createDeepAgent}',
  'langchain.createAgent',
  'langgraph_supervisor{,.supervisor}.create_supervisor',
  '@langchain/langgraph-supervisor.createSupervisor',
  '{@langchain/langgraph/prebuilt,langchain/agents,@langchain/classic/agents}.{createReactAgent,createToolCallingAgent,createOpenAIFunctionsAgent,createOpenAIToolsAgent,createStructuredChatAgent,createXmlAgent}',
];
/** Until 2024: classes of agents, whose prompt is LangChain's own but for what is given. */
const classes =
  'langchain{,_classic}.agents{,.conversational.base,.conversational_chat.base,.mrkl.base,.chat.base,.structured_chat.base,.openai_functions_agent.base,.openai_functions_multi_agent.base}.{ConversationalAgent,ConversationalChatAgent,ZeroShotAgent,ChatAgent,StructuredChatAgent,OpenAIFunctionsAgent,OpenAIMultiFunctionsAgent}.from_llm_and_tools';
const initialized =
  '{langchain,@langchain/classic}/agents.{initializeAgentExecutorWithOptions,initializeAgentExecutor}';

/** Agents over a table, a database or a document, with LangChain's own prompt but for what is given. */
const toolkits = [
  'langchain_experimental.agents{,.agent_toolkits,.agent_toolkits.pandas.base,.agent_toolkits.csv.base}.{create_pandas_dataframe_agent,create_csv_agent,create_python_agent,create_spark_dataframe_agent,create_xorbits_agent}',
  'langchain{,_classic,_community}.{agents,agent_toolkits,agents.agent_toolkits}{,.sql.base,.json.base,.openapi.base}.{create_pandas_dataframe_agent,create_csv_agent,create_sql_agent,create_json_agent,create_openapi_agent,create_vectorstore_agent,create_python_agent}',
];

const run = (agent: string, agentModel: readonly string[]): SdkDeclaration['calls'][number] => ({
  paths: [
    `${agent}.{invoke,ainvoke,stream,astream,streamEvents,streamLog,astream_events,astream_log,batch,abatch,run,arun,call,acall}`,
    agent,
  ],
  agentModel,
  prompt: ['#0.messages', '#0.input', '#0.content', 'input', '#0'].map(at => ({ at, role: 'user' as const })),
});

/** Agents of LangChain and LangGraph: their instructions stand on the object, a run sends what it is given. */
export const langchainAgents: SdkDeclaration = {
  id: 'langchain-agents',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['langchain', 'langgraph', 'deepagents'],
  receivers: {
    agent: [
      ...makers.map(path => `${path}()`),
      '$agent.{with_config,withConfig}()',
      'trustcall.create_extractor()',
      'langchain{,_classic}.agents.{AgentExecutor,AgentExecutor.from_agent_and_tools}()',
      ...toolkits.map(path => `${path}()`),
      '{langchain,@langchain/classic}/agents.{AgentExecutor,AgentExecutor.fromAgentAndTools}()',
    ],
    // Whose `agent` is the name of a kind.
    kind: ['langchain{,_classic}.agents{,.initialize}.initialize_agent()', `${initialized}()`],
  },
  carries: { schema: ['response_format'] },
  calls: [
    {
      paths: makers,
      kind: 'agent',
      model: ['model', 'llm', '#0'],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'prompt', role: 'system' },
        { at: 'instructions', role: 'system' },
        { at: 'state_modifier', role: 'system' },
        { at: 'message_modifier', role: 'system' },
        { at: '#2', role: 'system' },
      ],
      limit: { at: ['model.max_tokens', 'llm.max_tokens', '#0.max_tokens'], insert: false },
    },
    {
      paths: toolkits,
      kind: 'agent',
      model: ['llm', '#0'],
      prompt: [
        { at: 'prefix', role: 'system' },
        { at: 'suffix', role: 'system' },
      ],
      limit: { at: ['llm.max_tokens', '#0.max_tokens'], insert: false },
    },
    {
      paths: [classes],
      kind: 'agent',
      model: ['llm', '#0'],
      prompt: [
        { at: 'system_message', role: 'system' },
        { at: 'prefix', role: 'system' },
        { at: 'suffix', role: 'system' },
        { at: 'human_message', role: 'user' },
      ],
      limit: { at: ['llm.max_tokens', '#0.max_tokens'], insert: false },
    },
    {
      // Until 2024: an agent of a named kind, whose prompt is LangChain's own but for what is given.
      paths: ['langchain{,_classic}.agents{,.initialize}.initialize_agent', initialized],
      kind: 'agent',
      model: ['llm', '#1'],
      prompt: [
        { at: 'agent_kwargs.system_message', role: 'system' },
        { at: 'agent_kwargs.prefix', role: 'system' },
        { at: 'agent_kwargs.suffix', role: 'system' },
        { at: '#2.agentArgs.systemMessage', role: 'system' },
        { at: '#2.agentArgs.prefix', role: 'system' },
        { at: '#2.agentArgs.suffix', role: 'system' },
      ],
      limit: { at: ['llm.max_tokens', '#1.max_tokens', '#1.maxTokens'], insert: false },
    },
    run('$agent', ['^model', '^llm', '^agent.model', '^agent.llm', '^agent', '^#0']),
    run('$kind', ['^llm', '^#1']),
  ],
};
