import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Inngest's AgentKit (agentkit.inngest.com, read 2026-11-22). */
export const inngestAgentKit: SdkDeclaration = {
  id: 'inngest-agent-kit',
  languages: ecmascriptFamily,
  markers: ['@inngest/agent-kit'],
  receivers: { agent: ['@inngest/agent-kit.{createAgent,createRoutingAgent}()'] },
  models: [
    { paths: ['@inngest/agent-kit.{openai,anthropic,gemini,grok}()'], at: ['model', '#0'] },
    { paths: ['inngest.{openai,anthropic,gemini}()'], at: ['model'] },
  ],
  calls: [
    {
      paths: ['@inngest/agent-kit.{createAgent,createRoutingAgent}'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'system', role: 'system' }],
      limit: {
        at: ['model.defaultParameters.max_tokens', 'model.defaultParameters.max_completion_tokens'],
        insert: false,
      },
    },
    { paths: ['$agent.run'], agentModel: ['^model'], prompt: [{ at: '#0', role: 'user' }] },
  ],
};

/** VoltAgent (voltagent.dev/docs, read 2026-11-22). */
export const voltAgent: SdkDeclaration = {
  id: 'voltagent',
  languages: ecmascriptFamily,
  markers: ['@voltagent/core'],
  receivers: { agent: ['@voltagent/core.Agent()'] },
  calls: [
    {
      paths: ['@voltagent/core.Agent'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'instructions', role: 'system' }],
      limit: { at: ['maxOutputTokens', 'maxTokens'], insert: false },
    },
    {
      paths: ['$agent.{generateText,streamText,generateObject,streamObject}'],
      agentModel: ['^model'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['#1.maxOutputTokens', '#1.provider.maxTokens'], insert: false },
    },
  ],
};

/** Coding agents that a program starts: Codex of OpenAI, Cline. */
export const codingAgents: SdkDeclaration = {
  id: 'coding-agents',
  languages: ecmascriptFamily,
  markers: ['@openai/codex-sdk', '@cline/sdk'],
  receivers: {
    thread: ['@openai/codex-sdk.Codex().{startThread,resumeThread}()'],
    agent: ['@cline/sdk.Agent()'],
  },
  calls: [
    {
      paths: ['$thread.{run,runStreamed}'],
      agentModel: ['^model'],
      prompt: [{ at: '#0', role: 'user' }],
    },
    {
      paths: ['@cline/sdk.Agent'],
      kind: 'agent',
      model: ['modelId'],
      prompt: [{ at: 'systemPrompt', role: 'system' }],
    },
    { paths: ['$agent.{run,continue}'], agentModel: ['^modelId'], prompt: [{ at: '#0', role: 'user' }] },
  ],
};
