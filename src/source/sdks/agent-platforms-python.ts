import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const agentScopeAgents =
  'agentscope.{agent,agents}.{Agent,ReActAgent,DialogAgent,DictDialogAgent,ReActAgentV2,LlamaIndexAgent}';
const agentScopeModels =
  'agentscope.model.{OpenAIChatModel,DashScopeChatModel,AnthropicChatModel,GeminiChatModel,OllamaChatModel,DeepSeekChatModel,MoonshotChatModel,XAIChatModel}()';
/** Before 1.0: the name of a configuration comes first. */
const agentScopeWrappers =
  'agentscope.models.{OpenAIChatWrapper,DashScopeChatWrapper,OllamaChatWrapper,PostAPIChatWrapper}()';

/** AgentScope: agents are called with messages (source of github.com/agentscope-ai/agentscope, 1.0 and 2.0, read 2026-11-23; what is older, by its names only). */
export const agentScope: SdkDeclaration = {
  id: 'agentscope',
  languages: pythonFamily,
  markers: ['agentscope'],
  receivers: { agent: [`${agentScopeAgents}()`], model: [agentScopeModels, agentScopeWrappers] },
  models: [
    { paths: [agentScopeModels], at: ['model_name', 'model', '#0'] },
    { paths: [agentScopeWrappers], at: ['model_name', '#1'] },
  ],
  messages: [
    {
      paths: ['agentscope.message{,.msg}.Msg()'],
      role: 'user',
      at: ['content', '#1'],
      roleAt: 'role',
    },
    { paths: ['agentscope.message.UserMsg()'], role: 'user', at: ['content', '#1'] },
    { paths: ['agentscope.message.SystemMsg()'], role: 'system', at: ['content', '#1'] },
    { paths: ['agentscope.message.AssistantMsg()'], role: 'assistant', at: ['content', '#1'] },
  ],
  calls: [
    {
      paths: [agentScopeAgents],
      kind: 'agent',
      model: ['model', 'model_config_name'],
      prompt: [
        { at: 'sys_prompt', role: 'system' },
        { at: 'system_prompt', role: 'system' },
      ],
      limit: {
        at: ['model.generate_kwargs.max_tokens', 'model.max_tokens', 'model.parameters.max_tokens'],
        insert: false,
      },
    },
    { paths: ['$agent', '$agent.{reply,reply_stream}'], agentModel: ['^model'], prompt: [{ at: '#0', role: 'user' }] },
    {
      paths: ['$model'],
      model: ['^model_name', '^model'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: {
        at: ['max_tokens', '^generate_kwargs.max_tokens', '^max_tokens', '^parameters.max_tokens'],
        insert: false,
      },
    },
  ],
};

const qwenAgents =
  'qwen_agent.agents{,.assistant,.fncall_agent,.react_chat}.{Assistant,FnCallAgent,ReActChat,BasicDocQA,DocQAAgent,ParallelDocQA,ArticleAgent,DialogueRetrievalAgent,VirtualMemoryAgent,TIRMathAgent}';
const qwenGroups = 'qwen_agent.agents{,.group_chat,.router}.{GroupChat,Router}';

/** Qwen-Agent: an assistant is run with the messages so far (source of github.com/QwenLM/Qwen-Agent, read 2026-11-23). */
export const qwenAgent: SdkDeclaration = {
  id: 'qwen-agent',
  languages: pythonFamily,
  markers: ['qwen_agent'],
  receivers: { agent: [`${qwenAgents}()`, `${qwenGroups}()`], llm: ['qwen_agent.llm{,.base}.get_chat_model()'] },
  calls: [
    {
      paths: [qwenAgents],
      kind: 'agent',
      model: ['llm.model', 'llm'],
      prompt: [{ at: 'system_message', role: 'system' }],
      limit: { at: ['llm.generate_cfg.max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,run_nonstream}'],
      agentModel: ['^llm.model'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$llm.{chat,quick_chat}'],
      model: ['^#0.model', '^cfg.model', '^#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['extra_generate_cfg.max_tokens', '^#0.generate_cfg.max_tokens'], insert: false },
    },
  ],
};

/** Open Interpreter: one conversation, whose settings are its fields (source of github.com/OpenInterpreter/open-interpreter, read 2026-11-23). */
export const openInterpreter: SdkDeclaration = {
  id: 'open-interpreter',
  languages: pythonFamily,
  markers: ['interpreter'],
  receivers: { chat: ['interpreter.interpreter', 'interpreter.{OpenInterpreter,AsyncInterpreter}()'] },
  calls: [
    {
      paths: ['$chat.chat'],
      prompt: [
        { at: 'message', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      requires: ['message', '#0'],
    },
  ],
};

const embedchain = 'embedchain{,.app,.pipeline}.{App,Pipeline,CustomApp,OpenSourceApp,Llama2App}';

/**
 * Programs that answer questions about documents or tables, a model behind them (sources of Embedchain, github.com/sinaptik-ai/pandas-ai 3 and
 * LightRAG's `query`, read 2026-11-23).
 */
export const questionAnswering: SdkDeclaration = {
  id: 'question-answering',
  languages: pythonFamily,
  markers: ['embedchain', 'pandasai', 'lightrag'],
  receivers: {
    app: [`${embedchain}{,.from_config}()`],
    table: [
      'pandasai{,.agent,.smart_dataframe,.smart_datalake}.{Agent,SmartDataframe,SmartDatalake}()',
      'pandasai.{DataFrame,read_csv,read_excel,load}()',
    ],
    rag: ['lightrag{,.lightrag}.LightRAG()'],
  },
  calls: [
    {
      paths: ['$app.{query,chat}'],
      prompt: [
        { at: 'input_query', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$table.{chat,follow_up}', 'pandasai.{chat,follow_up}'],
      prompt: [
        { at: 'query', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$rag.{query,aquery}'],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'query', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};
