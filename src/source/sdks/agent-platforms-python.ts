import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const agentScopeAgents =
  'agentscope.{agent,agents}.{Agent,ReActAgent,DialogAgent,DictDialogAgent,ReActAgentV2,LlamaIndexAgent}';
const agentScopeModels =
  'agentscope.{model,models}.{OpenAIChatModel,DashScopeChatModel,AnthropicChatModel,GeminiChatModel,OllamaChatModel,OpenAIChatWrapper,DashScopeChatWrapper,OllamaChatWrapper,PostAPIChatWrapper}()';

/** AgentScope: agents are called with messages (doc.agentscope.io, read 2026-11-23). */
export const agentScope: SdkDeclaration = {
  id: 'agentscope',
  languages: pythonFamily,
  markers: ['agentscope'],
  receivers: { agent: [`${agentScopeAgents}()`], model: [agentScopeModels] },
  models: [{ paths: [agentScopeModels], at: ['model_name', '#1'] }],
  messages: [
    {
      paths: ['agentscope.message{,.msg}.Msg()'],
      role: 'user',
      at: ['content', '#1'],
      roleAt: 'role',
    },
  ],
  calls: [
    {
      paths: [agentScopeAgents],
      kind: 'agent',
      model: ['model', 'model_config_name'],
      prompt: [{ at: 'sys_prompt', role: 'system' }],
      limit: { at: ['model.generate_kwargs.max_tokens'], insert: false },
    },
    { paths: ['$agent', '$agent.reply'], agentModel: ['^model'], prompt: [{ at: '#0', role: 'user' }] },
    {
      paths: ['$model'],
      model: ['^model_name'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens', '^generate_kwargs.max_tokens'], insert: false },
    },
  ],
};

const qwenAgents =
  'qwen_agent.agents{,.assistant,.fncall_agent,.react_chat}.{Assistant,FnCallAgent,ReActChat,BasicDocQA,ArticleAgent,DialogueRetrievalAgent,VirtualMemoryAgent,TIRMathAgent}';
const qwenGroups = 'qwen_agent.agents{,.group_chat,.router}.{GroupChat,Router}';

/** Qwen-Agent: an assistant is run with the messages so far (qwenlm.github.io/Qwen-Agent, read 2026-11-23). */
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

/** Open Interpreter: one conversation, whose settings are its fields (docs.openinterpreter.com, read 2026-11-23). */
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

/** Programs that answer questions about documents or tables, a model behind them (docs.embedchain.ai, docs.pandas-ai.com, read 2026-11-23). */
export const questionAnswering: SdkDeclaration = {
  id: 'question-answering',
  languages: pythonFamily,
  markers: ['embedchain', 'pandasai', 'lightrag'],
  receivers: {
    app: [`${embedchain}{,.from_config}()`],
    table: ['pandasai{,.agent,.smart_dataframe,.smart_datalake}.{Agent,SmartDataframe,SmartDatalake}()'],
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
      paths: ['$table.{chat,follow_up}'],
      prompt: [
        { at: 'query', role: 'user' },
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
