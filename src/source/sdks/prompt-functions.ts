import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Packages that make a function a prompt by a decorator: its text or its return value is what is sent. */
export const magentic: SdkDeclaration = {
  id: 'magentic',
  languages: pythonFamily,
  markers: ['magentic'],
  messages: [
    { paths: ['magentic.SystemMessage()'], role: 'system', at: ['#0', 'content'], template: 'single-brace' },
    { paths: ['magentic.UserMessage()'], role: 'user', at: ['#0', 'content'], template: 'single-brace' },
    { paths: ['magentic.AssistantMessage()'], role: 'assistant', at: ['#0', 'content'], template: 'single-brace' },
  ],
  models: [
    {
      paths: [
        'magentic{,.chat_model.openai_chat_model,.chat_model.litellm_chat_model}.{OpenaiChatModel,LitellmChatModel}()',
      ],
      at: ['model', '#0'],
    },
  ],
  calls: [
    {
      paths: ['magentic.{prompt,prompt_chain}'],
      kind: 'prompt',
      model: ['model'],
      prompt: [
        { at: 'template', role: 'user', template: 'single-brace' },
        { at: '#0', role: 'user', template: 'single-brace' },
      ],
      limit: { at: ['model.max_tokens'], insert: false },
    },
    {
      paths: ['magentic.chatprompt'],
      kind: 'prompt',
      model: ['model'],
      prompt: ['#0', '#1', '#2', '#3', '#4', '#5'].map(at => ({ at, role: 'user', template: 'single-brace' })),
      limit: { at: ['model.max_tokens'], insert: false },
    },
  ],
};

const mirascopeHosts = '{openai,anthropic,google,gemini,mistral,groq,cohere,litellm,azure,vertex,bedrock,xai}';

export const mirascope: SdkDeclaration = {
  id: 'mirascope',
  languages: pythonFamily,
  markers: ['mirascope'],
  receivers: { model: ['mirascope.llm.{Model,model,use_model}()'] },
  calls: [
    {
      paths: ['$model.{call,call_async,stream,stream_async}'],
      model: ['^model_id', '^#0'],
      prompt: [
        { at: 'content', role: 'user' },
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^max_tokens'], insert: false },
    },
    { paths: ['mirascope.llm.prompt'], kind: 'prompt', decoratedFunction: 'user' },
    {
      paths: ['mirascope{,.core,.llm}.prompt_template'],
      kind: 'prompt',
      prompt: [{ at: '#0', role: 'user', template: 'single-brace' }],
    },
    {
      paths: [`mirascope.core.${mirascopeHosts}.call`, `mirascope.core.${mirascopeHosts}.${mirascopeHosts}_call`],
      kind: 'prompt',
      model: ['model', '#0'],
      decoratedFunction: 'user',
      limit: { at: ['call_params.max_tokens'], insert: false },
    },
    {
      paths: ['mirascope.llm.call'],
      kind: 'prompt',
      model: ['model', '#0'],
      decoratedFunction: 'user',
      limit: { at: ['call_params.max_tokens', 'max_tokens'], insert: false },
    },
  ],
};

export const ell: SdkDeclaration = {
  id: 'ell',
  languages: pythonFamily,
  markers: ['import ell', 'from ell'],
  messages: [
    { paths: ['ell.system()'], role: 'system', at: ['#0'] },
    { paths: ['ell.user()'], role: 'user', at: ['#0'] },
    { paths: ['ell.assistant()'], role: 'assistant', at: ['#0'] },
  ],
  calls: [
    {
      paths: ['ell.{simple,complex}'],
      kind: 'prompt',
      model: ['model', '#0'],
      decoratedDocstring: 'system',
      decoratedFunction: 'user',
      limit: { at: ['max_tokens'] },
    },
  ],
};

/** Crawlers that hand each page to a model with an instruction (docs.crawl4ai.com, read 2026-11-22). */
export const crawl4ai: SdkDeclaration = {
  id: 'crawl4ai',
  languages: pythonFamily,
  markers: ['crawl4ai'],
  models: [{ paths: ['crawl4ai{,.async_configs}.LLMConfig()'], at: ['provider', '#0'] }],
  calls: [
    {
      paths: ['crawl4ai{,.extraction_strategy,.content_filter_strategy}.{LLMExtractionStrategy,LLMContentFilter}'],
      kind: 'prompt',
      model: ['llm_config', 'provider'],
      prompt: [{ at: 'instruction', role: 'user' }],
      limit: { at: ['extra_args.max_tokens'], insert: false },
      requires: ['instruction'],
    },
  ],
};
