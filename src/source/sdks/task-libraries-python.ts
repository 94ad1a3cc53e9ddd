import { pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const marvinTools = '{extract,cast,classify,generate,extract_async,cast_async,classify_async,generate_async}';
const marvinTexts = '{run,run_async,say,say_async,summarize,summarize_async,plan,plan_async}';
const asked: readonly PromptPlace[] = [{ at: '#0', role: 'user' }];

/** Marvin, and ControlFlow that it took in: a task in words, by whom it may be done (sources of github.com/PrefectHQ/marvin 1.5, 2.3 and 3, and of ControlFlow, read 2026-11-23). */
export const marvin: SdkDeclaration = {
  id: 'marvin',
  languages: pythonFamily,
  markers: ['marvin', 'controlflow'],
  receivers: {
    agent: ['{marvin,controlflow}{,.agents,.agents.agent}.Agent()', 'marvin.beta{,.assistants}.Assistant()'],
    task: ['{marvin,controlflow}{,.tasks,.tasks.task}.Task()'],
  },
  calls: [
    {
      paths: ['{marvin,controlflow}{,.agents,.agents.agent}.Agent', 'marvin.beta{,.assistants}.Assistant'],
      kind: 'agent',
      model: ['model'],
      prompt: [
        { at: 'description', role: 'system' },
        { at: 'instructions', role: 'system' },
      ],
    },
    {
      paths: ['{marvin,controlflow}{,.tasks,.tasks.task}.Task'],
      kind: 'prompt',
      unlessEmpty: true,
      prompt: [
        { at: 'objective', role: 'user' },
        { at: '#0', role: 'user' },
        { at: 'instructions', role: 'user' },
      ],
    },
    {
      paths: ['$agent.{run,run_async,say,say_async}', `marvin.${marvinTexts}`, 'controlflow.{run,run_async,plan}'],
      agentModel: ['^model', 'agent.model'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'task', role: 'user' },
        { at: 'objective', role: 'user' },
        { at: 'message', role: 'user' },
        ...asked,
      ],
    },
    {
      paths: [`marvin.${marvinTools}`],
      model: ['model_kwargs.model', 'agent.model'],
      prompt: [{ at: 'instructions', role: 'system' }, { at: 'data', role: 'user' }, ...asked],
    },
    {
      paths: ['$task.{run,run_async}'],
      prompt: [
        { at: '^objective', role: 'user' },
        { at: '^#0', role: 'user' },
        { at: '^instructions', role: 'user' },
      ],
    },
    { paths: ['marvin.{fn,ai_fn,ai_model}'], kind: 'prompt', decoratedDocstring: 'user', unlessEmpty: true },
  ],
};

/** Google's LangExtract: what to extract in words, and examples (source of github.com/google/langextract of 2026-07, read 2026-11-23). */
export const langExtract: SdkDeclaration = {
  id: 'langextract',
  languages: pythonFamily,
  markers: ['langextract'],
  calls: [
    {
      paths: ['langextract{,.extraction}.extract'],
      model: ['model_id', 'config.model_id'],
      // Since 2026-05-19; `gemini-2.5-flash` in the versions before.
      defaultModel: 'gemini-3.5-flash',
      prompt: [
        { at: 'prompt_description', role: 'system' },
        { at: 'text_or_documents', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

/** txtai: a pipeline, of a model on the own machine or behind LiteLLM, is called with a text (source of github.com/neuml/txtai, read 2026-11-23). */
export const txtai: SdkDeclaration = {
  id: 'txtai',
  languages: pythonFamily,
  markers: ['txtai'],
  receivers: { llm: ['txtai{,.pipeline}.LLM()'] },
  calls: [
    {
      // `maxlength` is 512 where it is left out.
      paths: ['$llm'],
      model: ['^path', '^#0'],
      prompt: [{ at: 'text', role: 'user' }, ...asked],
      limit: { at: ['maxlength'], defaultValue: 512 },
    },
  ],
};

/** simpleaichat: an object is a conversation, and is called with what is said (source of github.com/minimaxir/simpleaichat, read 2026-11-23). */
export const simpleAiChat: SdkDeclaration = {
  id: 'simpleaichat',
  languages: pythonFamily,
  markers: ['simpleaichat'],
  receivers: { chat: ['simpleaichat.{AIChat,AsyncAIChat}()'] },
  calls: [
    {
      paths: ['$chat', '$chat.stream'],
      model: ['^model'],
      defaultModel: 'gpt-3.5-turbo',
      prompt: [
        { at: 'system', role: 'system' },
        { at: '^system', role: 'system' },
        { at: 'prompt', role: 'user' },
        ...asked,
      ],
      limit: { at: ['params.max_tokens', '^params.max_tokens'], insert: false },
    },
  ],
};
