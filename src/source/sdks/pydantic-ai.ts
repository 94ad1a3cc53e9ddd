import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const pydanticAi: SdkDeclaration = {
  id: 'pydantic-ai',
  languages: pythonFamily,
  markers: ['pydantic_ai'],
  receivers: { agent: ['pydantic_ai{,.agent}.Agent()'] },
  models: [
    {
      paths: ['pydantic_ai.models.openai.{OpenAIModel,OpenAIChatModel,OpenAIResponsesModel}()'],
      at: ['model_name', '#0'],
      provider: 'openai',
    },
    { paths: ['pydantic_ai.models.anthropic.AnthropicModel()'], at: ['model_name', '#0'], provider: 'anthropic' },
    {
      paths: ['pydantic_ai.models.{google.GoogleModel,gemini.GeminiModel}()'],
      at: ['model_name', '#0'],
      provider: 'google',
    },
    { paths: ['pydantic_ai.models.groq.GroqModel()'], at: ['model_name', '#0'], provider: 'groq' },
    { paths: ['pydantic_ai.models.mistral.MistralModel()'], at: ['model_name', '#0'], provider: 'mistral' },
    { paths: ['pydantic_ai.models.bedrock.BedrockConverseModel()'], at: ['model_name', '#0'], provider: 'aws' },
  ],
  carries: { schema: ['output_type', 'result_type'] },
  calls: [
    {
      paths: ['pydantic_ai{,.agent}.Agent'],
      kind: 'agent',
      model: ['model', '#0'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: 'system_prompt', role: 'system' },
      ],
      decorators: { paths: ['$agent.{instructions,system_prompt}'], role: 'system' },
      toolDecorators: ['$agent.{tool,tool_plain}'],
      limit: { at: ['model_settings.max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,run_sync,run_stream,run_stream_sync,run_stream_events,iter}'],
      model: ['model'],
      agentModel: ['^model', '^#0'],
      prompt: [
        { at: 'user_prompt', role: 'user' },
        { at: '#0', role: 'user' },
        { at: 'message_history', role: 'history' },
      ],
      limit: { at: ['model_settings.max_tokens', '^model_settings.max_tokens'], insert: false },
    },
  ],
};
