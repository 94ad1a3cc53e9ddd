import { ecmascriptFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Inngest's AgentKit (agentkit.inngest.com, read 2026-11-22). */
const inngestAgentKit: SdkDeclaration = {
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

/** Agents over MCP's servers (mcp-use's README, read 2026-11-23). */
const mcpUse: SdkDeclaration = {
  id: 'mcp-use',
  languages: ecmascriptFamily,
  markers: ['mcp-use'],
  receivers: { agent: ['mcp-use.MCPAgent()'] },
  calls: [
    {
      paths: ['$agent.{run,stream,streamEvents}'],
      model: ['^llm'],
      prompt: [
        { at: '^systemPrompt', role: 'system' },
        { at: '^additionalInstructions', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^llm.maxTokens'], insert: false },
    },
  ],
};

/** VoltAgent (voltagent.dev/docs, read 2026-11-22). */
const voltAgent: SdkDeclaration = {
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

/** Strands Agents of AWS; Bedrock answers where no model is given (strandsagents.com, TypeScript, read 2026-11-23). */
const strandsEcmascript: SdkDeclaration = {
  id: 'strands-ecmascript',
  languages: ecmascriptFamily,
  markers: ['@strands-agents/sdk'],
  receivers: { agent: ['@strands-agents/sdk.Agent()'] },
  models: [
    {
      paths: ['@strands-agents/sdk{,/bedrock,/models/bedrock}.BedrockModel()'],
      at: ['modelId', '#0'],
      provider: 'aws',
    },
    {
      paths: [
        '@strands-agents/sdk{/openai,/anthropic,/gemini,/models/openai,/models/anthropic,/models/google}.{OpenAIModel,AnthropicModel,GeminiModel,GoogleModel}()',
      ],
      at: ['modelId'],
    },
  ],
  calls: [
    {
      paths: ['@strands-agents/sdk.Agent'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'systemPrompt', role: 'system' }],
      limit: { at: ['model.maxTokens'], insert: false },
    },
    {
      paths: ['$agent.{invoke,stream}'],
      agentModel: ['^model'],
      prompt: [{ at: '#0', role: 'user' }],
      limit: { at: ['^model.maxTokens'], insert: false },
    },
  ],
};

/** Coding agents that a program starts: Codex of OpenAI, Cline, GitHub's Copilot. */
const codingAgents: SdkDeclaration = {
  id: 'coding-agents',
  languages: ecmascriptFamily,
  markers: ['@openai/codex-sdk', '@cline/sdk', '@github/copilot-sdk'],
  receivers: {
    thread: ['@openai/codex-sdk.Codex().{startThread,resumeThread}()'],
    agent: ['@cline/sdk.Agent()'],
    session: ['@github/copilot-sdk.CopilotClient().{createSession,resumeSession}()'],
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
    {
      paths: ['$session.{send,sendAndWait}'],
      agentModel: ['^model'],
      prompt: [
        { at: '^systemMessage.content', role: 'system' },
        { at: 'prompt', role: 'user' },
      ],
    },
  ],
};

/** Stagehand: a model acts on a page, or reads it, by an instruction (docs.stagehand.dev, read 2026-11-22). */
const stagehand: SdkDeclaration = {
  id: 'stagehand',
  languages: ecmascriptFamily,
  markers: ['@browserbasehq/stagehand'],
  receivers: {
    hand: ['@browserbasehq/stagehand.{Stagehand,default}()', '$hand.{page,context.pages().0,context.newPage()}'],
    agent: ['$hand.agent()'],
  },
  calls: [
    {
      paths: ['$hand.{act,extract,observe}'],
      agentModel: ['^modelName', '^model', '^model.modelName'],
      prompt: [
        { at: 'action', role: 'user' },
        { at: 'instruction', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      unlessEmpty: true,
    },
    {
      paths: ['$agent.execute'],
      agentModel: ['^model', '^model.modelName', '^modelName'],
      prompt: [
        { at: '^systemPrompt', role: 'system' },
        { at: '^instructions', role: 'system' },
        { at: 'instruction', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
  ],
};

/** Voice agents of LiveKit (docs.livekit.io/agents-js, read 2026-11-22). */
const livekit: SdkDeclaration = {
  id: 'livekit',
  languages: ecmascriptFamily,
  markers: ['@livekit/agents'],
  models: [
    { paths: ['@livekit/agents-plugin-openai{,.default}.{LLM,responses.LLM}()'], at: ['model'], provider: 'openai' },
    { paths: ['@livekit/agents-plugin-google.LLM()'], at: ['model'], provider: 'google' },
    { paths: ['@livekit/agents.inference.LLM()'], at: ['model'] },
  ],
  calls: [
    {
      paths: ['@livekit/agents.voice.Agent'],
      kind: 'agent',
      model: ['llm'],
      prompt: [{ at: 'instructions', role: 'system' }],
    },
  ],
};

/** CopilotKit's agent inside its runtime (docs.copilotkit.ai, read 2026-11-22). */
const copilotKit: SdkDeclaration = {
  id: 'copilotkit',
  languages: ecmascriptFamily,
  markers: ['@copilotkit'],
  calls: [
    {
      paths: ['{@copilotkit/runtime/v2,@copilotkit/agent,@copilotkitnext/agent}.{BuiltInAgent,BasicAgent}'],
      kind: 'agent',
      model: ['model'],
      prompt: [{ at: 'prompt', role: 'system' }],
      limit: { at: ['maxOutputTokens'], insert: false },
    },
  ],
};

/** elizaOS (docs.elizaos.ai, read 2026-11-23): functions of its core until 0.25, methods of its runtime since 1.0. */
const eliza: SdkDeclaration = {
  id: 'elizaos',
  languages: ecmascriptFamily,
  markers: ['@elizaos/', '@ai16z/eliza'],
  particular: [{ methods: ['useModel'], on: 'runtime', requires: ['#1.prompt'] }],
  calls: [
    {
      paths: [
        '{@elizaos/core,@ai16z/eliza}.{generateText,generateObject,generateObjectDeprecated,generateObjectArray,generateMessageResponse,generateShouldRespond,generateTrueOrFalse,generateTextArray,generateTweetActions}',
      ],
      prompt: [
        { at: 'customSystemPrompt', role: 'system' },
        { at: 'context', role: 'user' },
      ],
    },
    {
      paths: ['$runtime.useModel'],
      prompt: [{ at: '#1.prompt', role: 'user' }],
      limit: { at: ['#1.maxTokens'], insert: false },
      requires: ['#1.prompt'],
    },
  ],
  messages: [
    {
      paths: ['{@elizaos/core,@ai16z/eliza}.{composeContext,composePrompt,composePromptFromState}()'],
      role: 'inherit',
      at: ['template'],
      template: 'double-brace',
    },
  ],
};

export const agentKitsEcmascript: readonly SdkDeclaration[] = [
  eliza,
  copilotKit,
  inngestAgentKit,
  voltAgent,
  strandsEcmascript,
  codingAgents,
  stagehand,
  livekit,
  mcpUse,
];
