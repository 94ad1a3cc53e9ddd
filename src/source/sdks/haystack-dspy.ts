import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const generators =
  'haystack.components.generators{,.chat}.{OpenAIGenerator,OpenAIResponsesChatGenerator,AzureOpenAIGenerator,HuggingFaceLocalGenerator,HuggingFaceAPIGenerator,OpenAIChatGenerator,AzureOpenAIChatGenerator,HuggingFaceLocalChatGenerator,HuggingFaceAPIChatGenerator}';
const integrations =
  'haystack_integrations.components.generators.{anthropic,mistral,ollama,cohere,google_ai,google_genai,google_vertex,amazon_bedrock,nvidia,llama_cpp,openrouter,together_ai,watsonx,stackit,meta_llama,aimlapi}{,.chat.chat_generator}.{AnthropicGenerator,AnthropicChatGenerator,AnthropicVertexChatGenerator,MistralChatGenerator,OllamaGenerator,OllamaChatGenerator,CohereGenerator,CohereChatGenerator,GoogleAIGeminiGenerator,GoogleAIGeminiChatGenerator,GoogleGenAIChatGenerator,VertexAIGeminiGenerator,VertexAIGeminiChatGenerator,AmazonBedrockGenerator,AmazonBedrockChatGenerator,NvidiaGenerator,NvidiaChatGenerator,LlamaCppGenerator,LlamaCppChatGenerator,OpenRouterChatGenerator,TogetherAIGenerator,TogetherAIChatGenerator,WatsonxGenerator,WatsonxChatGenerator,STACKITChatGenerator,MetaLlamaChatGenerator,AIMLAPIChatGenerator}';

export const haystack: SdkDeclaration = {
  id: 'haystack',
  languages: pythonFamily,
  markers: ['haystack'],
  receivers: {
    generator: [`${generators}()`, `${integrations}()`],
    pipeline: ['haystack{,.pipeline,.core.pipeline}.{Pipeline,AsyncPipeline}()'],
    agent: ['haystack.components.agents{,.agent}.Agent()'],
    // Haystack 1.
    node: ['haystack.nodes{,.prompt,.prompt.prompt_node}.PromptNode()'],
    graph: ['haystack.pipelines{,.base}.Pipeline()'],
  },
  messages: [
    {
      paths: [
        'haystack.components.builders{,.prompt_builder,.chat_prompt_builder}.{PromptBuilder,ChatPromptBuilder}()',
      ],
      role: 'user',
      at: ['template', '#0'],
      template: 'double-brace',
    },
    {
      paths: ['haystack.nodes{,.prompt}.PromptTemplate()'],
      role: 'user',
      at: ['prompt', 'prompt_text', '#0'],
      template: 'single-brace',
    },
    {
      paths: ['haystack{,.dataclasses}.ChatMessage.from_system()'],
      role: 'system',
      at: ['#0', 'text', 'content'],
      template: 'double-brace',
    },
    {
      paths: ['haystack{,.dataclasses}.ChatMessage.from_user()'],
      role: 'user',
      at: ['#0', 'text', 'content'],
      template: 'double-brace',
    },
    {
      paths: ['haystack{,.dataclasses}.ChatMessage.from_assistant()'],
      role: 'assistant',
      at: ['#0', 'text', 'content'],
      template: 'double-brace',
    },
  ],
  calls: [
    {
      paths: ['$pipeline.{run,run_async}'],
      through: { setter: 'add_component', at: '#1', receiver: 'generator' },
      model: ['^model', '^azure_deployment'],
      prompt: [{ at: '^system_prompt', role: 'system' }],
      limit: { at: ['^generation_kwargs.max_tokens', '^generation_kwargs.max_completion_tokens'], insert: false },
    },
    {
      paths: ['$graph.run'],
      through: { setter: 'add_node', at: 'component', receiver: 'node' },
      model: ['^model_name_or_path', '^#0'],
      prompt: [
        { at: '^default_prompt_template', role: 'user' },
        { at: 'query', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['^max_length'], insert: false },
    },
    {
      paths: ['$node', '$node.{prompt,run}'],
      model: ['^model_name_or_path', '^#0'],
      prompt: [
        { at: 'prompt_template', role: 'user', template: 'single-brace' },
        { at: '#0', role: 'user', template: 'single-brace' },
      ],
      limit: { at: ['max_length', '^max_length'], insert: false },
    },
    {
      paths: ['haystack.components.agents{,.agent}.Agent'],
      kind: 'agent',
      model: ['chat_generator.model', 'chat_generator.azure_deployment'],
      prompt: [{ at: 'system_prompt', role: 'system' }],
      limit: { at: ['chat_generator.generation_kwargs.max_tokens'], insert: false },
    },
    {
      paths: ['$agent.{run,run_async}'],
      agentModel: ['^chat_generator.model', '^chat_generator.azure_deployment'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$generator.{run,run_async}'],
      model: ['^model', '^azure_deployment'],
      prompt: [
        { at: '^system_prompt', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: {
        at: [
          'generation_kwargs.max_tokens',
          '^generation_kwargs.max_tokens',
          '^generation_kwargs.max_completion_tokens',
        ],
        insert: false,
      },
    },
    {
      paths: ['haystack.components.builders{,.prompt_builder,.chat_prompt_builder}.{PromptBuilder,ChatPromptBuilder}'],
      kind: 'prompt',
      prompt: [
        { at: 'template', role: 'user', template: 'double-brace' },
        { at: '#0', role: 'user', template: 'double-brace' },
      ],
      requires: ['template', '#0'],
    },
  ],
};

/** `LM` since 2.5; before one class for each host. */
const lms = [
  'dspy.LM()',
  'dspy{,.clients,.dsp.modules,.dsp}.{OpenAI,AzureOpenAI,Claude,Cohere,Google,GoogleVertexAI,GROQ,Together,Mistral,Anyscale,OllamaLocal,HFModel,HFClientTGI,HFClientVLLM,AWSAnthropic,AWSMistral,AWSMeta,Databricks}()',
];

export const dspy: SdkDeclaration = {
  id: 'dspy',
  languages: pythonFamily,
  markers: ['dspy'],
  setForAll: {
    calls: ['dspy.configure', 'dspy.settings.configure', 'dspy.dsp.utils.settings.configure'],
    blocks: ['dspy.context', 'dspy.settings.context'],
  },
  receivers: {
    module: [
      'dspy.{Predict,ChainOfThought,ChainOfThoughtWithHint,ReAct,ProgramOfThought,MultiChainComparison,TypedPredictor,CodeAct}()',
    ],
    lm: [...lms, 'dspy.settings.lm'],
    program: ['dspy{,.primitives,.primitives.module}.Module()'],
  },
  wrappers: [
    {
      // What an optimizer gives is the program that it was given, with other instructions or examples.
      paths: [
        'dspy{,.teleprompt}.{BootstrapFewShot,BootstrapFewShotWithRandomSearch,BootstrapRS,LabeledFewShot,KNNFewShot,COPRO,MIPRO,MIPROv2,SIMBA,GEPA,InferRules,BootstrapFinetune,BetterTogether}().compile()',
      ],
      argument: '#0',
    },
  ],
  models: [{ paths: lms, at: ['model', 'model_name', '#0'] }],
  calls: [
    {
      paths: ['$module', '$module.{acall,forward}'],
      model: ['lm', '^lm', '~lm'],
      prompt: [
        { at: '^#0', role: 'system' },
        { at: '^signature', role: 'system' },
        { at: '*', role: 'user' },
      ],
      limit: { at: ['lm.max_tokens', '^lm.max_tokens', '~lm.max_tokens'], insert: false },
    },
    {
      // A program of the project's own class, run on an example: its predictors are shown where they stand.
      paths: ['$program', '$program.acall'],
      kind: 'wrapper',
      model: ['^lm', '~lm'],
      prompt: [{ at: '*', role: 'user' }],
      unlessEmpty: true,
    },
    {
      paths: ['$lm'],
      model: ['^'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens', '^max_tokens'], insert: false },
    },
  ],
};
