import type { CallDeclaration, SdkDeclaration } from './sdk.ts';

const languages = ['go'] as const;
const chat = (paths: readonly string[]): CallDeclaration => ({
  paths,
  model: ['#1.Model'],
  prompt: [{ at: '#1.Messages', role: 'user' }],
  limit: { at: ['#1.MaxTokens'] },
});

const groq = 'github.com/conneroisu/groq-go';
const gpt3 = 'github.com/PullRequestInc/go-gpt3';
const anyLlm = 'github.com/mozilla-ai/any-llm-go';

const embedding = (path: string): CallDeclaration => ({
  paths: [path],
  kind: 'embedding',
  model: ['#1.Model'],
  prompt: [{ at: '#1.Input', role: 'user', batch: true }],
});

/**
 * Community clients whose requests are OpenAI's, held against their source on 2026-11-23; the long names of groq-go's methods and
 * any-llm's providers for DeepSeek and Gemini are their READMEs', and not in that source.
 */
export const openaiShapedGo: readonly SdkDeclaration[] = [
  {
    id: 'groq',
    languages,
    provider: 'groq',
    markers: [groq],
    receivers: { client: [`${groq}.{NewClient,Client}()`] },
    calls: [
      chat([
        '$client.{CreateChatCompletion,CreateChatCompletionStream,ChatCompletion,ChatCompletionStream,ChatCompletionJSON}',
      ]),
    ],
  },
  {
    id: 'any-llm',
    languages,
    markers: [anyLlm],
    receivers: {
      client: [
        `${anyLlm}/providers/{openai,anthropic,deepseek,gemini,llamafile,ollama,platform}.New()`,
        `${anyLlm}.Provider()`,
      ],
    },
    calls: [chat(['$client.{Completion,CompletionStream}']), embedding('$client.Embedding')],
  },
  {
    id: 'go-gpt3',
    languages,
    provider: 'openai',
    markers: ['go-gpt3'],
    receivers: { client: [`${gpt3}.{NewClient,Client}()`] },
    wrappers: [{ paths: [`${gpt3}.IntPtr()`], argument: '#0' }],
    calls: [
      { ...chat(['$client.{ChatCompletion,ChatCompletionStream}']), defaultModel: 'gpt-3.5-turbo' },
      embedding('$client.Embeddings'),
      {
        paths: ['$client.{Completion,CompletionStream}'],
        prompt: [{ at: '#1.Prompt', role: 'user' }],
        limit: { at: ['#1.MaxTokens'], defaultValue: 16 },
      },
      {
        paths: ['$client.{CompletionWithEngine,CompletionStreamWithEngine}'],
        model: ['#1'],
        prompt: [{ at: '#2.Prompt', role: 'user' }],
        limit: { at: ['#2.MaxTokens'], defaultValue: 16 },
      },
    ],
  },
];

const anthropic = 'github.com/madebywelch/anthropic-go{,/v2,/v3,/v4}/pkg/anthropic';

/** Another community client for Anthropic: a request is made by a function with options (v4's source, earlier versions' READMEs, read 2026-11-23). */
const asked = (at: string): Omit<CallDeclaration, 'paths'> => ({
  model: [`${at}.WithModel`, `${at}.WithMessageModel`],
  prompt: [
    { at: `${at}.WithSystemPrompt`, role: 'system' },
    // The messages come first, from the fourth version on as an option.
    at === '#0' ? { at: '#0.#0', role: 'user' } : { at: `${at}.WithMessages`, role: 'user' },
  ],
  limit: { at: [`${at}.WithMaxTokens`, `${at}.WithMessageMaxTokens`], insert: false },
});

export const madeByWelch: SdkDeclaration = {
  id: 'anthropic',
  languages,
  provider: 'anthropic',
  markers: ['madebywelch/anthropic-go'],
  receivers: {
    client: [`${anthropic}.{NewClient,Client}()`],
    // From its fourth version on a context comes first.
    contextual: [
      `${anthropic}/client.{MakeClient,Client}()`,
      `${anthropic}/client/{native,bedrock}.{MakeClient,Client}()`,
    ],
  },
  wrappers: [{ paths: [`${anthropic}/utils.GetPrompt()`], argument: '#0' }],
  messages: [{ paths: [`${anthropic}.NewTextContentBlock()`], role: 'inherit', at: ['#0'] }],
  calls: [
    { paths: ['$client.{Message,MessageStream,Complete,CompleteStream}'], ...asked('#0') },
    { paths: ['$contextual.{Message,MessageStream}'], ...asked('#1') },
  ],
};

const hunyuan = 'github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/hunyuan/v20230901';

/** Tencent's models: a request is an object whose fields statements set (the README of github.com/tencentcloud/tencentcloud-sdk-go, read 2026-11-23). */
export const hunyuanGo: SdkDeclaration = {
  id: 'hunyuan',
  languages,
  provider: 'tencent',
  markers: ['hunyuan/v20230901'],
  receivers: { client: [`${hunyuan}.{NewClient,Client}()`] },
  wrappers: [
    {
      paths: ['github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common.{StringPtr,Int64Ptr}()'],
      argument: '#0',
    },
  ],
  calls: [
    {
      paths: ['$client.{ChatCompletions,ChatCompletionsWithContext}'],
      model: ['#0.Model', '#1.Model'],
      prompt: [
        { at: '#0.Messages', role: 'user' },
        { at: '#1.Messages', role: 'user' },
      ],
    },
  ],
};

const jetify = 'go.jetify.com/ai';

/** Vercel's AI SDK carried over to Go (its source, read 2026-11-23). */
export const jetifyAi: SdkDeclaration = {
  id: 'jetify-ai',
  languages,
  markers: [jetify],
  models: [{ paths: [`${jetify}/provider/{openai,anthropic,openrouter}.NewLanguageModel()`], at: ['#0'] }],
  messages: [
    { paths: [`${jetify}.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${jetify}.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${jetify}.AssistantMessage()`], role: 'assistant', at: ['#0'] },
    { paths: [`${jetify}/api.ContentFromText()`], role: 'inherit', at: ['#0'] },
  ],
  calls: [
    {
      paths: [`${jetify}.{GenerateText,GenerateTextStr,StreamText,StreamTextStr}`],
      model: ['WithModel'],
      prompt: [{ at: '#1', role: 'user' }],
      limit: { at: ['WithMaxTokens', 'WithMaxOutputTokens'], insert: false },
    },
  ],
};

const swarm = 'github.com/prathyushnallamothu/swarmgo';

/** OpenAI's Swarm carried over to Go (its source, read 2026-11-23). */
export const swarmGo: SdkDeclaration = {
  id: 'swarmgo',
  languages,
  markers: [swarm],
  receivers: {
    client: [`${swarm}.{NewSwarm,NewSwarmWithConfig,NewSwarmWithHost,NewSwarmWithCustomProvider,Swarm}()`],
    agent: [`${swarm}.NewAgent()`],
    workflow: [`${swarm}.NewWorkflow()`],
  },
  fluent: ['$agent'],
  calls: [
    {
      paths: ['$client.{Run,StreamingResponse}'],
      // `NewAgent(name, model, provider).WithInstructions(text)`, or the struct.
      model: ['#1.Model', '#1.#1'],
      prompt: [
        { at: '#1.Instructions', role: 'system' },
        { at: '#1.WithInstructions', role: 'system' },
        { at: '#2', role: 'user' },
      ],
    },
    // Agents that hand the task to each other, begun by the one that is named first.
    { paths: ['$workflow.Execute'], prompt: [{ at: '#1', role: 'user' }] },
  ],
};

const gollem = 'github.com/m-mizutani/gollem';
const gollemClient = `${gollem}/llm/{openai,claude,gemini}.{New,NewWithVertex}()`;

/** Sessions and agents over OpenAI, Claude and Gemini (its source, read 2026-11-23). */
export const gollemGo: SdkDeclaration = {
  id: 'gollem',
  languages,
  markers: [gollem],
  receivers: {
    client: [gollemClient, `${gollem}.LLMClient()`],
    session: ['$client.NewSession()', `${gollem}.Session()`],
    agent: [`${gollem}.{New,Agent}()`],
  },
  models: [{ paths: [gollemClient], at: ['WithModel', 'WithVertexModel'] }],
  messages: [{ paths: [`${gollem}.Text()`], role: 'user', at: ['#0'] }],
  calls: [
    {
      paths: ['$session.{Generate,GenerateContent,GenerateStream,Stream}'],
      prompt: [
        { at: '^WithSessionSystemPrompt', role: 'system' },
        { at: '#1', role: 'user' },
      ],
    },
    {
      paths: [`${gollem}.New`],
      kind: 'agent',
      model: ['#0'],
      prompt: [{ at: 'WithSystemPrompt', role: 'system' }],
      unlessEmpty: true,
    },
    {
      paths: ['$agent.Execute'],
      agentModel: ['^#0'],
      prompt: [
        { at: '^WithSystemPrompt', role: 'system' },
        { at: '#1', role: 'user' },
      ],
    },
    {
      paths: [`${gollem}.Query`],
      model: ['#1'],
      prompt: [
        { at: 'WithQuerySystemPrompt', role: 'system' },
        { at: '#2', role: 'user' },
      ],
    },
  ],
};

const goai = 'github.com/zendev-sh/goai';

/** GoAI: the AI SDK's functions in Go (its source, read 2026-11-23). */
export const goAi: SdkDeclaration = {
  id: 'goai',
  languages,
  markers: [goai],
  models: [
    {
      paths: [
        `${goai}/provider/{anthropic,azure,bedrock,cerebras,cloudflare,cohere,compat,deepinfra,deepseek,fireworks,fptcloud,google,groq,llamacpp,minimax,mistral,nvidia,ollama,openai,openrouter,perplexity,runpod,together,vertex,vllm,xai}.{Chat,Embedding}()`,
      ],
      at: ['#0'],
    },
  ],
  messages: [
    { paths: [`${goai}.SystemMessage()`], role: 'system', at: ['#0'] },
    { paths: [`${goai}.UserMessage()`], role: 'user', at: ['#0'] },
    { paths: [`${goai}.AssistantMessage()`], role: 'assistant', at: ['#0'] },
  ],
  carries: { tools: ['WithTools'], schema: [] },
  calls: [
    {
      paths: [`${goai}.{GenerateText,StreamText,GenerateObject,StreamObject}`],
      model: ['#1'],
      prompt: [
        { at: 'WithSystem', role: 'system' },
        { at: 'WithMessages', role: 'user' },
        { at: 'WithPrompt', role: 'user' },
      ],
      limit: { at: ['WithMaxOutputTokens'], insert: false },
    },
    {
      paths: [`${goai}.{Embed,EmbedMany}`],
      kind: 'embedding',
      model: ['#1'],
      prompt: [{ at: '#2', role: 'user', batch: true }],
    },
  ],
};
