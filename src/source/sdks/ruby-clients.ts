import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const place = (at: string, role: PromptPlace['role']): PromptPlace => ({ at, role });
const languages = ['ruby'] as const;

/** `open_router`: messages first, the model beside them or left to the account (source of OlympiaAI/open_router, read 2026-11-23). */
export const openRouterRuby: SdkDeclaration = {
  id: 'open-router-ruby',
  languages,
  provider: 'openrouter',
  markers: ['OpenRouter'],
  receivers: { client: ['OpenRouter.Client()'] },
  calls: [
    {
      paths: ['$client.{complete,chat_completion}'],
      model: ['model'],
      prompt: [place('#0', 'user')],
      limit: { at: ['extras.max_tokens'], insert: false },
      carries: { tools: ['extras.tools', 'tools'], schema: ['extras.response_format', 'response_format'] },
    },
  ],
};

/** `dspy`: predictors over signatures, whose description is the instruction (source of vicentereig/dspy.rb, read 2026-11-23). */
export const dspyRuby: SdkDeclaration = {
  id: 'dspy-ruby',
  languages,
  markers: ['DSPy'],
  setForAll: { calls: ['DSPy.configure'] },
  receivers: {
    predictor: ['DSPy.{Predict,ChainOfThought,ReAct,CodeAct}()'],
    model: ['DSPy.LM()'],
  },
  models: [{ paths: ['DSPy.LM()'], at: ['#0'] }],
  calls: [
    {
      paths: ['$predictor.{call,forward}'],
      model: ['^lm', '~lm'],
      prompt: [place('^#0.description', 'system')],
      limit: { at: ['^lm.max_tokens', '~lm.max_tokens'], insert: false },
    },
    { paths: ['$model.raw_chat'], agentModel: ['^#0'], prompt: [place('#0', 'user')] },
  ],
};

/** `boxcars`: engines, and what asks one (source of BoxcarsAI/boxcars, read 2026-11-23). */
export const boxcars: SdkDeclaration = {
  id: 'boxcars',
  languages,
  markers: ['Boxcars'],
  receivers: {
    engine: [
      'Boxcars.{Openai,Anthropic,Groq,GeminiAi,Ollama,Perplexityai,Cohere,Cerebras,Together,Gpt4allEng,IntelligenceBase}()',
      'Boxcars.Engines.{engine,json_engine}()',
    ],
    boxcar: [
      'Boxcars.{Calculator,SQL,SQLActiveRecord,SQLSequel,ActiveRecord,Swagger,EngineBoxcar,JSONEngineBoxcar,RubyCalculator,VectorAnswer,XMLEngineBoxcar}()',
    ],
    train: [
      'Boxcars.{ZeroShot,ToolCallingTrain,XMLZeroShot,XMLTrain}()',
      'Boxcars.train()',
      'Boxcars.MCP.tool_calling_train()',
    ],
  },
  calls: [
    {
      paths: ['$engine.{run,client}'],
      agentModel: ['^model'],
      prompt: [place('prompt', 'user'), place('#0', 'user')],
      limit: { at: ['max_tokens', '^max_tokens'], insert: false },
    },
    {
      paths: ['$boxcar.{run,conduct}', '$train.{run,conduct}'],
      agentModel: ['^engine.model'],
      prompt: [place('^prompt', 'system'), place('#0', 'user')],
    },
  ],
};

/** `sublayer`: classes whose method `prompt` gives what `generate` sends (source of sublayerapp/sublayer, read 2026-11-23). */
export const sublayer: SdkDeclaration = {
  id: 'sublayer',
  languages,
  markers: ['Sublayer'],
  receivers: { generator: ['Sublayer.Generators.Base', '$generator()'] },
  calls: [{ paths: ['$generator.generate'], bare: true, prompt: [place('^prompt', 'user')] }],
};

/** `informers`: models that run in the program, asked by calling what makes them (README of ankane/informers, as of 2026-11). */
export const informers: SdkDeclaration = {
  id: 'informers',
  languages,
  markers: ['Informers'],
  receivers: { pipeline: ['Informers.pipeline()'] },
  calls: [
    {
      paths: ['$pipeline', '$pipeline.call'],
      kind: 'embedding',
      agentModel: ['^#1'],
      when: { at: '^#0', among: ['embedding', 'feature-extraction'] },
      prompt: [{ at: '#0', role: 'user', batch: true }],
    },
  ],
};

/** `ai-chat`: a conversation that is told messages and then sent (source of firstdraft/ai-chat, read 2026-11-23). */
export const aiChatRuby: SdkDeclaration = {
  id: 'ai-chat-ruby',
  languages,
  provider: 'openai',
  markers: ['AI::Chat', 'OpenAI::Chat'],
  receivers: { chat: ['AI.Chat()', 'OpenAI.Chat()'] },
  calls: [
    {
      paths: ['$chat.{generate!,assistant!}'],
      bare: true,
      model: ['^model'],
      prompt: [{ at: '^', role: 'user', builder: { system: 'system', user: 'user', assistant: 'assistant' } }],
    },
  ],
};
