import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const mastra: SdkDeclaration = {
  id: 'mastra',
  languages: ecmascriptFamily,
  markers: ['@mastra/'],
  receivers: { agent: ['@mastra/core{,/agent}.Agent()', '@mastra/core{,/mastra}.Mastra().getAgent()'] },
  calls: [
    {
      paths: ['@mastra/core{,/agent}.Agent'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'instructions', role: 'system' }],
    },
    {
      paths: ['$agent.{generate,stream,generateLegacy,streamLegacy,generateVNext,streamVNext}'],
      agentModel: ['^model'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['modelSettings.maxOutputTokens', '#1.maxOutputTokens', '#1.maxTokens'], insert: false },
    },
  ],
};

export const vscodeLanguageModel: SdkDeclaration = {
  id: 'vscode-lm',
  languages: ecmascriptFamily,
  markers: ['vscode'],
  receivers: {
    model: ['vscode.lm.selectChatModels().0', 'vscode.LanguageModelChat()', 'vscode.ChatRequest().model'],
    request: ['vscode.ChatRequest()'],
  },
  messages: [
    { paths: ['vscode.LanguageModelChatMessage.User()'], role: 'user', at: ['#0'] },
    { paths: ['vscode.LanguageModelChatMessage.Assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['$model.sendRequest', '$request.model.sendRequest'],
      agentModel: ['^family'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['#1.modelOptions.max_tokens'], insert: false },
    },
  ],
};

const elements = '{@vscode/prompt-tsx,ai-jsx,ai-jsx/core/completion,ai-jsx/core/conversation}';

/** Prompts that are written as markup (github.com/microsoft/vscode-prompt-tsx, read 2026-11-23): the messages of an element are one prompt. */
export const promptElements: SdkDeclaration = {
  id: 'prompt-elements',
  languages: ecmascriptFamily,
  markers: ['@vscode/prompt-tsx', 'ai-jsx'],
  messages: [
    { paths: [`${elements}.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${elements}.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${elements}.AssistantMessage()`], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: [`${elements}.{SystemMessage,UserMessage,AssistantMessage}`],
      kind: 'prompt',
      requires: ['#1'],
      prompt: [{ at: '#1', role: 'user' }],
      unlessEmpty: true,
    },
  ],
};

/** Signatures, agents and flows of Ax (its README and examples, read 2026-11-23): what a program asks stands in its signature, what it is asked with in the values. */
export const ax: SdkDeclaration = {
  id: 'ax',
  languages: ecmascriptFamily,
  markers: ['@ax-llm/ax'],
  receivers: {
    ai: ['@ax-llm/ax.{ai,AxAI,AxAI.create}()'],
    program: ['@ax-llm/ax.{ax,AxGen,AxChainOfThought,agent,AxAgent}()'],
    flow: ['@ax-llm/ax.{flow,AxFlow}()'],
  },
  fluent: ['$flow'],
  models: [{ paths: ['@ax-llm/ax.{ai,AxAI,AxAI.create}()'], at: ['config.model'] }],
  calls: [
    {
      paths: ['$program.{forward,streamingForward}'],
      model: ['#2.model', '#0.config.model'],
      prompt: [
        { at: '^#0.signature', role: 'system' },
        { at: '^#0', role: 'system' },
        { at: '#1.*', role: 'user' },
      ],
      limit: { at: ['#2.modelConfig.maxTokens', '#0.config.maxTokens'], insert: false },
    },
    { paths: ['$flow.forward'], model: ['#2.model', '#0.config.model'], prompt: [{ at: '#1.*', role: 'user' }] },
    {
      paths: ['$ai.chat'],
      model: ['model', '^config.model'],
      prompt: [{ at: 'chatPrompt', role: 'user' }],
      limit: { at: ['modelConfig.maxTokens', '^config.maxTokens'], insert: false },
    },
    {
      paths: ['$ai.embed'],
      kind: 'embedding',
      model: ['embedModel', '^config.embedModel'],
      prompt: [{ at: 'texts', role: 'user' }],
    },
  ],
};
