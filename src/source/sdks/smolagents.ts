import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const models =
  'smolagents{,.models}.{LiteLLMModel,LiteLLMRouterModel,InferenceClientModel,HfApiModel,TransformersModel,OpenAIModel,OpenAIServerModel,AzureOpenAIModel,AzureOpenAIServerModel,VLLMModel,MLXModel,AmazonBedrockModel,AmazonBedrockServerModel}()';
const agents = 'smolagents{,.agents}.{CodeAgent,ToolCallingAgent,MultiStepAgent}';

/** What `transformers` had before them, until 4.52. */
const before =
  'transformers{,.tools,.tools.agents,.agents,.agents.agents}.{OpenAiAgent,AzureOpenAiAgent,HfAgent,LocalAgent,ReactCodeAgent,ReactJsonAgent}';

/** Hugging Face's agents (huggingface.co/docs/smolagents, read 2026-11-22). */
export const smolagents: SdkDeclaration = {
  id: 'smolagents',
  languages: pythonFamily,
  markers: ['smolagents', 'transformers'],
  receivers: { agent: [`${agents}()`, `${before}()`], model: [models] },
  models: [{ paths: [models], at: ['model_id', '#0'] }],
  baseUrl: ['^model.api_base', '^api_base'],
  calls: [
    {
      paths: [agents, before],
      kind: 'agent',
      model: ['model', '#1', 'llm_engine', 'url_endpoint', '#0'],
      prompt: [
        { at: 'prompt_templates.system_prompt', role: 'system' },
        { at: 'instructions', role: 'system' },
      ],
      limit: { at: ['model.max_tokens', 'model.max_new_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,chat}', '$agent'],
      agentModel: ['^model', '^#1', '^llm_engine', '^url_endpoint', '^#0'],
      prompt: [
        { at: 'task', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$model', '$model.{generate,generate_stream}'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens', '^max_tokens', '^max_new_tokens'], insert: false },
    },
  ],
};
