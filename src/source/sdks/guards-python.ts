import { pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const conversation: readonly PromptPlace[] = [
  { at: 'messages', role: 'user' },
  { at: 'prompt', role: 'user' },
];

/** NeMo Guardrails: a model is asked through rails (source of github.com/NVIDIA/NeMo-Guardrails, read 2026-11-23). */
export const nemoGuardrails: SdkDeclaration = {
  id: 'nemo-guardrails',
  languages: pythonFamily,
  markers: ['nemoguardrails'],
  receivers: { rails: ['nemoguardrails{,.rails,.rails.llm.llmrails}.LLMRails()'] },
  calls: [
    {
      paths: ['$rails.{generate,generate_async,stream_async}'],
      model: ['^llm'],
      prompt: [...conversation, { at: '#0', role: 'user' }],
    },
  ],
};

const guards =
  'guardrails{,.guard,.async_guard}.{Guard,AsyncGuard}{,.from_pydantic,.from_string,.from_rail,.from_rail_string,.for_pydantic,.for_string,.for_rail,.for_rail_string}()';

/** Guardrails: a guard calls the model and holds the answer against its rules (source of github.com/guardrails-ai/guardrails, 0.4, 0.5 and later, read 2026-11-23). */
export const guardrails: SdkDeclaration = {
  id: 'guardrails',
  languages: pythonFamily,
  markers: ['guardrails'],
  receivers: { guard: [guards, '$guard.{use,use_many,configure}()'] },
  calls: [
    {
      // What is only held against the rules (`llm_output`) asks no model.
      paths: ['$guard', '$guard.__call__'],
      rulesOut: ['llm_output'],
      model: ['model', 'engine'],
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: '^instructions', role: 'system' },
        ...conversation,
        { at: '^messages', role: 'user' },
        { at: '^prompt', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
  ],
};

const phoenix = 'phoenix{.evals,.experimental.evals}';
const judges =
  'OpenAIModel,AnthropicModel,GeminiModel,GoogleGenAIModel,LiteLLMModel,MistralAIModel,BedrockModel,VertexAIModel';

/** Phoenix: a template is sent once for each row of a table (source of Phoenix's `phoenix-evals`, its last and its former interface, read 2026-11-23). */
export const phoenixEvals: SdkDeclaration = {
  id: 'phoenix-evals',
  languages: pythonFamily,
  markers: ['phoenix'],
  receivers: { llm: [`${phoenix}{,.llm}.LLM()`] },
  models: [
    {
      paths: [`${phoenix}{,.models}.{${judges}}()`, `${phoenix}{,.llm}.LLM()`],
      at: ['model', 'model_name', 'model_id'],
    },
  ],
  messages: [
    {
      paths: [`${phoenix}{,.templates,.legacy,.legacy.templates}.{PromptTemplate,ClassificationTemplate}()`],
      role: 'user',
      at: ['template', 'rails_prompt_template', '#0'],
      template: 'single-brace',
    },
  ],
  calls: [
    {
      paths: [`${phoenix}{,.legacy}.{llm_classify,llm_generate}`],
      model: ['model'],
      prompt: [
        { at: 'system_instruction', role: 'system' },
        { at: 'template', role: 'user', template: 'single-brace' },
      ],
      limit: { at: ['model.max_tokens'], insert: false },
    },
    {
      paths: ['$llm.{generate_text,generate_object,generate_classification,async_generate_text}'],
      model: ['^model'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: [`${phoenix}{,.evaluators}.{ClassificationEvaluator,LLMEvaluator,create_classifier}`],
      kind: 'prompt',
      model: ['llm'],
      prompt: [{ at: 'prompt_template', role: 'user', template: 'braces' }],
      unlessEmpty: true,
    },
  ],
};
