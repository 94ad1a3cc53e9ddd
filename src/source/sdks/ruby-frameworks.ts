import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['ruby'] as const;

/** `ollama-ai` and `gemini-ai`: clients that send a hash as it is. */
export const payloadRuby: SdkDeclaration = {
  id: 'payload-gems',
  languages,
  markers: ['Ollama.new', 'Gemini.new', 'generate_content(', 'Ollama::', 'Groq::', 'Mistral.new', 'Cohere', 'AI21'],
  receivers: {
    ollama: ['Ollama()', 'Ollama.Client()'],
    gemini: ['Gemini()'],
    groq: ['Groq.Client()'],
    chatModel: ['Mistral()', 'Maritaca()', 'Cohere()'],
    cohere: ['Cohere.Client()'],
    ai21: ['AI21.Client()'],
  },
  particular: [{ methods: ['generate_content', 'stream_generate_content'], on: 'gemini', requires: ['contents'] }],
  calls: [
    {
      paths: ['$cohere.{chat,generate}'],
      model: ['model'],
      prompt: [
        place('preamble', 'system'),
        place('chat_history', 'history'),
        place('messages', 'user'),
        place('message', 'user'),
        place('prompt', 'user'),
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$cohere.embed'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'texts', role: 'user', batch: true }],
    },
    // As langchainrb's adapter asks it; the gem itself could not be opened (2026-11-23).
    { paths: ['$ai21.complete'], model: ['#1.model'], prompt: [place('#0', 'user')], limit: { at: ['#1.maxTokens'] } },
    {
      paths: ['$chatModel.embeddings'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: 'input', role: 'user', batch: true }],
    },
    {
      paths: ['$ollama.{generate,chat}'],
      model: ['model'],
      prompt: [place('system', 'system'), place('messages', 'user'), place('prompt', 'user')],
      limit: { at: ['options.num_predict'] },
      requires: ['model'],
    },
    {
      paths: ['$ollama.{embeddings,embed}'],
      kind: 'embedding',
      model: ['model'],
      prompt: [
        { at: 'input', role: 'user', batch: true },
        { at: 'prompt', role: 'user' },
      ],
    },
    {
      paths: ['$gemini.{generate_content,stream_generate_content}'],
      model: ['^options.model'],
      prompt: [place('system_instruction', 'system'), place('contents', 'user')],
      limit: { at: ['generation_config.maxOutputTokens', 'generationConfig.maxOutputTokens'] },
    },
    {
      paths: ['$groq.chat'],
      model: ['model', 'model_id', '^model_id'],
      prompt: [place('#0', 'user')],
      limit: { at: ['max_tokens', '^max_tokens'] },
    },
    {
      paths: ['$chatModel.{chat_completions,chat}'],
      model: ['model'],
      prompt: [place('messages', 'user')],
      limit: { at: ['max_tokens'] },
    },
  ],
};

/** `llm.rb`, OmniAI and Instructor: one interface to several providers. */
export const providersRuby: SdkDeclaration = {
  id: 'provider-gems',
  languages,
  markers: ['LLM.', 'LLM::', 'OmniAI', 'Instructor'],
  receivers: {
    llm: ['LLM.{openai,anthropic,gemini,ollama,deepseek,xai,llamacpp,zai}()'],
    bot: ['LLM.{Bot,Chat,Context,Session}()'],
    agent: ['LLM.Agent()'],
    omni: ['OmniAI.{OpenAI,Anthropic,Google,Mistral,DeepSeek,Llama}.Client()', 'OmniAI.client()'],
    instructor: ['Instructor.{from_openai,patch,from_anthropic}()', '$instructor()'],
  },
  agentClasses: [{ of: 'agent', call: { model: ['^model'], prompt: [place('^instructions', 'system')] } }],
  calls: [
    {
      paths: ['$llm.{complete,respond}'],
      model: ['model'],
      prompt: [place('messages', 'history'), place('#0', 'user')],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$agent.{talk,chat,respond}'],
      agentModel: ['^model'],
      prompt: [place('^instructions', 'system'), place('#0', 'user')],
    },
    { paths: ['$llm.chat', '$bot.{chat,talk,respond}'], agentModel: ['^model'], prompt: [place('#0', 'user')] },
    {
      paths: ['$llm.embed'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    { paths: ['$omni.chat'], model: ['model'], prompt: [place('#0', 'user')], limit: { at: ['max_tokens'] } },
    {
      paths: ['$omni.embed'],
      kind: 'embedding',
      model: ['model'],
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
    {
      paths: ['$instructor.{chat,messages}'],
      model: ['parameters.model'],
      prompt: [place('parameters.system', 'system'), place('parameters.messages', 'user')],
      limit: { at: ['parameters.max_tokens'] },
      carries: { schema: ['response_model'] },
    },
  ],
};

/** Raix: a class that includes `Raix::ChatCompletion` keeps a transcript and sends it. */
export const raix: SdkDeclaration = {
  id: 'raix',
  languages,
  markers: ['Raix'],
  receivers: { completion: ['Raix.ChatCompletion()', 'Raix.ChatCompletion'] },
  particular: [{ methods: ['chat_completion'], on: 'completion' }],
  calls: [
    {
      paths: ['$completion.chat_completion'],
      model: ['openai', 'model'],
      prompt: [place('messages', 'user')],
      limit: { at: ['max_tokens', 'params.max_tokens'] },
    },
  ],
};

/** Active Agent: agents like controllers, whose actions send a prompt. */
export const activeAgent: SdkDeclaration = {
  id: 'active-agent',
  languages,
  markers: ['generate_with', 'ActiveAgent', 'ApplicationAgent'],
  receivers: { agent: ['ActiveAgent.Base', 'ApplicationAgent', '$agent()'] },
  calls: [
    {
      paths: ['$agent.prompt'],
      model: ['model', 'options.model'],
      agentModel: ['^model'],
      prompt: [
        place('instructions', 'system'),
        place('^instructions', 'system'),
        place('messages', 'user'),
        place('message', 'user'),
        place('body', 'user'),
        place('#0', 'user'),
        place('#1', 'user'),
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$agent.embed'],
      kind: 'embedding',
      model: ['model'],
      prompt: [
        { at: 'input', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
  ],
};

/** Amazon's SDK. */
export const bedrockRuby: SdkDeclaration = {
  id: 'bedrock',
  languages,
  provider: 'aws',
  markers: ['BedrockRuntime'],
  receivers: { client: ['Aws.BedrockRuntime.Client()'] },
  calls: [
    {
      paths: ['$client.{converse,converse_stream}'],
      model: ['model_id'],
      prompt: [place('system', 'system'), place('messages', 'user')],
      limit: { at: ['inference_config.max_tokens'] },
    },
    {
      paths: ['$client.{invoke_model,invoke_model_with_response_stream}'],
      model: ['model_id'],
      prompt: [
        place('body.system', 'system'),
        place('body.messages', 'user'),
        place('body.prompt', 'user'),
        place('body.inputText', 'user'),
      ],
      limit: { at: ['body.max_tokens', 'body.max_tokens_to_sample', 'body.textGenerationConfig.maxTokenCount'] },
    },
  ],
};
