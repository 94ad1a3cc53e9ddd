import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const services =
  'pipecat.services.{openai,openai.llm,openai.base_llm,openai.responses.llm,anthropic,anthropic.llm,google,google.llm,google.vertex.llm,aws,aws.llm,azure,azure.llm,groq,groq.llm,xai.llm,grok.llm,nvidia.llm,nim,nim.llm,together,together.llm,ollama,ollama.llm,openrouter.llm,mistral.llm,fireworks.llm,deepseek.llm,cerebras.llm,perplexity.llm,qwen.llm,sambanova.llm,sarvam.llm}.{OpenAILLMService,OpenAIResponsesLLMService,OpenAIResponsesHttpLLMService,AnthropicLLMService,GoogleLLMService,GoogleVertexLLMService,AWSBedrockLLMService,AzureLLMService,GroqLLMService,GrokLLMService,NvidiaLLMService,NimLLMService,TogetherLLMService,OLLamaLLMService,OpenRouterLLMService,MistralLLMService,FireworksLLMService,DeepSeekLLMService,CerebrasLLMService,PerplexityLLMService,QwenLLMService,SambaNovaLLMService,SarvamLLMService}';

/** Pipecat: a service asks the model for each turn of a talk, a context holds what was said (docs.pipecat.ai, read 2026-11-22). */
export const pipecat: SdkDeclaration = {
  id: 'pipecat',
  languages: pythonFamily,
  markers: ['pipecat'],
  baseUrl: ['base_url'],
  calls: [
    {
      paths: [services],
      kind: 'agent',
      model: ['settings.model', 'model'],
      prompt: [
        { at: 'settings.system_instruction', role: 'system' },
        { at: 'system_instruction', role: 'system' },
      ],
      limit: {
        at: [
          'settings.max_completion_tokens',
          'settings.max_tokens',
          'params.max_completion_tokens',
          'params.max_tokens',
        ],
        insert: false,
      },
    },
    {
      paths: [
        'pipecat.processors.aggregators{.openai_llm_context.OpenAILLMContext,.llm_context.LLMContext}',
        'pipecat.services.google.llm.GoogleLLMContext',
      ],
      kind: 'prompt',
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      unlessEmpty: true,
    },
  ],
};

const livekitModels = [
  'livekit.plugins.{openai,anthropic,google,groq,mistralai,aws,azure,fireworksai,cerebras,xai,perplexity,ultravox}.{LLM,responses.LLM,LLM.with_azure,LLM.with_groq,LLM.with_ollama,LLM.with_together,LLM.with_deepseek,LLM.with_openrouter,LLM.with_cerebras,LLM.with_fireworks,LLM.with_x_ai,realtime.RealtimeModel,beta.realtime.RealtimeModel}()',
  'livekit.agents.inference{,.llm}.LLM()',
];
const livekitAgents = 'livekit.agents{,.voice,.voice.agent}.{Agent,AgentTask}';

/** LiveKit's agents: instructions on the agent, the model on it or on the session that it talks in (docs.livekit.io/agents, read 2026-11-22). */
export const livekit: SdkDeclaration = {
  id: 'livekit',
  languages: pythonFamily,
  markers: ['livekit'],
  receivers: {
    agent: [`${livekitAgents}()`],
    session: ['livekit.agents{,.voice,.voice.agent_session}.AgentSession()'],
  },
  models: [{ paths: livekitModels, at: ['model', '#0'] }],
  particular: [
    { methods: ['generate_reply'], on: 'session', requires: ['instructions'] },
    { methods: ['session.generate_reply'], on: 'session', requires: ['user_input'] },
  ],
  calls: [
    {
      paths: [livekitAgents],
      kind: 'agent',
      model: ['llm'],
      prompt: [{ at: 'instructions', role: 'system' }],
    },
    {
      paths: ['$session.generate_reply', '$agent.session.generate_reply'],
      agentModel: ['^llm'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'user_input', role: 'user' },
      ],
      unlessEmpty: true,
    },
  ],
};
