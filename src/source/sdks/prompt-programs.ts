import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const guidanceModels =
  'guidance.models.{OpenAI,AzureOpenAI,Anthropic,Transformers,LlamaCpp,VertexAI,GoogleAI,LiteLLM,TogetherAI,Cohere,Mistral}';
const roles = (module: string) =>
  (['system', 'user', 'assistant'] as const).map(role => ({
    paths: [`${module}.${role}()`],
    role,
    at: ['#0'],
  }));

/** Guidance: text and generations are added to a model object (guidance.readthedocs.io, read 2026-11-22). */
export const guidance: SdkDeclaration = {
  id: 'guidance',
  languages: pythonFamily,
  markers: ['guidance'],
  receivers: { model: [`${guidanceModels}()`] },
  models: [{ paths: [`${guidanceModels}()`], at: ['model', 'model_name', '#0'] }],
  messages: roles('guidance'),
  calls: [
    {
      paths: ['guidance{,.library}.gen'],
      program: true,
      model: ['^'],
      limit: { at: ['max_tokens'] },
    },
    { paths: ['guidance{,.library}.select'], program: true, model: ['^'] },
  ],
};

/** SGLang's language: a function's state grows by what is said in it (docs.sglang.ai, frontend language, read 2026-11-22). */
export const sglangPrograms: SdkDeclaration = {
  id: 'sglang-programs',
  languages: pythonFamily,
  provider: 'self-hosted',
  markers: ['sglang'],
  messages: roles('sglang'),
  calls: [
    {
      paths: ['sglang{,.lang.api}.{gen,gen_int,gen_string}'],
      program: true,
      // The frontend's own default (sglang/lang/ir.py, SglSamplingParams, read 2026-11-22).
      limit: { at: ['max_tokens'], defaultValue: 128 },
    },
    { paths: ['sglang{,.lang.api}.select'], program: true },
  ],
};
