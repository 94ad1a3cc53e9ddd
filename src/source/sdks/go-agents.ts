import type { SdkDeclaration } from './sdk.ts';

const adk = 'google.golang.org/adk{,/v2}';

/** Google's Agent Development Kit. */
export const adkGo: SdkDeclaration = {
  id: 'google-adk',
  languages: ['go'],
  markers: ['google.golang.org/adk'],
  receivers: { runner: [`${adk}/runner.{New,Runner}()`] },
  models: [{ paths: [`${adk}/model/gemini.NewModel()`], at: ['#1'], provider: 'google' }],
  calls: [
    {
      paths: [`${adk}/agent/llmagent.New`],
      kind: 'agent',
      model: ['#0.Model'],
      prompt: [
        { at: '#0.GlobalInstruction', role: 'system', template: 'single-brace' },
        { at: '#0.Instruction', role: 'system', template: 'single-brace' },
      ],
      limit: { at: ['#0.GenerateContentConfig.MaxOutputTokens'], insert: false },
    },
    // `runner.Run(ctx, user, session, message, settings)`
    {
      paths: ['$runner.{Run,RunLive}'],
      agentModel: ['^#0.Agent.#0.Model'],
      prompt: [{ at: '#3', role: 'user' }],
      requires: ['#3'],
    },
  ],
};

const openaiAgents = 'github.com/nlpodyssey/openai-agents-go/agents';

/** OpenAI's Agents SDK, carried over to Go. */
export const openaiAgentsGo: SdkDeclaration = {
  id: 'openai-agents',
  languages: ['go'],
  provider: 'openai',
  markers: ['openai-agents-go'],
  receivers: { agent: [`${openaiAgents}.New()`], runner: [`${openaiAgents}.{NewRunner,Runner}()`] },
  fluent: ['$agent'],
  messages: [
    { paths: [`${openaiAgents}.{InputList,UserMessage}()`], role: 'user', at: ['#0'] },
    { paths: [`${openaiAgents}.{SystemMessage,DeveloperMessage}()`], role: 'system', at: ['#0'] },
  ],
  carries: { tools: ['^WithTools'], schema: [] },
  calls: [
    {
      paths: ['$agent.WithInstructions'],
      kind: 'agent',
      model: ['^WithModel'],
      prompt: [{ at: '#0', role: 'system' }],
    },
    {
      paths: [
        `${openaiAgents}.{Run,RunStreamed,RunStreamedChan,RunStreamedSeq,RunInputs,RunInputsStreamed,RunInputStreamedChan,RunInputsStreamedSeq}`,
        '$runner.{Run,RunStreamed,RunStreamedChan,RunStreamedSeq,RunInputs,RunInputsStreamed,RunInputStreamedChan,RunInputStreamedSeq}',
      ],
      agentModel: ['#1.WithModel'],
      prompt: [{ at: '#2', role: 'user' }],
    },
  ],
};

const trpc = 'trpc.group/trpc-go/trpc-agent-go';

export const trpcAgent: SdkDeclaration = {
  id: 'trpc-agent',
  languages: ['go'],
  markers: ['trpc-agent-go'],
  models: [{ paths: [`${trpc}/model/{openai,anthropic,gemini,ollama}.New()`], at: ['#0'] }],
  calls: [
    {
      paths: [`${trpc}/agent/llmagent.New`],
      kind: 'agent',
      model: ['WithModel'],
      prompt: [
        { at: 'WithGlobalInstruction', role: 'system' },
        { at: 'WithInstruction', role: 'system' },
      ],
      limit: { at: ['WithGenerationConfig.MaxTokens'], insert: false },
    },
  ],
};

const fantasyModule = 'charm.land/fantasy';

export const fantasy: SdkDeclaration = {
  id: 'fantasy',
  languages: ['go'],
  markers: [fantasyModule],
  receivers: {
    agent: [`${fantasyModule}.{NewAgent,Agent}()`],
    model: [`${fantasyModule}.LanguageModel()`, `${fantasyModule}.Provider().LanguageModel()`],
  },
  models: [
    {
      paths: [
        `${fantasyModule}/providers/{openai,anthropic,google,openrouter,azure,bedrock,openaicompat}.New().LanguageModel()`,
      ],
      at: ['#1'],
    },
  ],
  calls: [
    {
      paths: [`${fantasyModule}.NewAgent`],
      kind: 'agent',
      model: ['#0'],
      prompt: [{ at: 'WithSystemPrompt', role: 'system' }],
      limit: { at: ['WithMaxOutputTokens'], insert: false },
    },
    {
      paths: ['$agent.{Generate,Stream}'],
      agentModel: ['^#0'],
      prompt: [
        { at: '#1.Messages', role: 'history' },
        { at: '#1.Prompt', role: 'user' },
      ],
      limit: { at: ['#1.MaxOutputTokens'], insert: false },
    },
    {
      paths: ['$model.{Generate,Stream,GenerateObject,StreamObject}'],
      prompt: [{ at: '#1.Prompt', role: 'user' }],
      limit: { at: ['#1.MaxOutputTokens'], insert: false },
    },
  ],
};

const agentSdk = 'github.com/Ingenimax/agent-sdk-go/pkg';
const agentSdkClients = `${agentSdk}/llm/{openai,anthropic,gemini,deepseek,ollama,azureopenai,vllm}.NewClient()`;

/** Agents and one interface over models, which has no limit of the answer (source of github.com/Ingenimax/agent-sdk-go, read 2026-11-23). */
export const agentSdkGo: SdkDeclaration = {
  id: 'agent-sdk-go',
  languages: ['go'],
  markers: ['agent-sdk-go'],
  receivers: {
    client: [agentSdkClients, `${agentSdk}/interfaces.LLM()`],
    agent: [`${agentSdk}/agent.{NewAgent,Agent}()`],
  },
  models: [{ paths: [agentSdkClients], at: ['WithModel'] }],
  calls: [
    {
      paths: [`${agentSdk}/agent.NewAgent`],
      kind: 'agent',
      model: ['WithLLM'],
      prompt: [{ at: 'WithSystemPrompt', role: 'system' }],
    },
    {
      paths: ['$agent.{Run,RunDetailed,RunStream}'],
      agentModel: ['^WithLLM'],
      prompt: [{ at: '#1', role: 'user' }],
    },
    {
      paths: [
        '$client.{Generate,GenerateDetailed,GenerateStream,GenerateWithTools,GenerateWithToolsDetailed,GenerateWithToolsStream}',
      ],
      model: ['^'],
      prompt: [
        { at: 'WithSystemMessage', role: 'system' },
        { at: '#1', role: 'user' },
      ],
    },
  ],
};
