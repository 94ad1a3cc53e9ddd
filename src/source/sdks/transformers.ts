import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { CallDeclaration, SdkDeclaration } from './sdk.ts';

const pipelines = [
  'transformers{,.pipelines}.pipeline()',
  '{@huggingface/transformers,@xenova/transformers}.pipeline()',
];
const models =
  '{AutoModelForCausalLM,AutoModelForSeq2SeqLM,AutoModelForVision2Seq,AutoModelForImageTextToText,LlamaForCausalLM,MistralForCausalLM,MixtralForCausalLM,Qwen2ForCausalLM,Gemma2ForCausalLM,GemmaForCausalLM,PhiForCausalLM,Phi3ForCausalLM,GPT2LMHeadModel,GPTNeoXForCausalLM,T5ForConditionalGeneration,MllamaForConditionalGeneration,LlavaForConditionalGeneration,Qwen2VLForConditionalGeneration,Qwen2_5_VLForConditionalGeneration,PaliGemmaForConditionalGeneration}';
/** A class of one kind of model: what its name ends in says that it writes text. */
const family =
  /^(transformers|modelscope)(\.models(\.\w+)*)?\.(?!Whisper|Speech|Blip|Git|Pix2Struct|Musicgen|Moonshine)\w+(ForCausalLM|ForConditionalGeneration|LMHeadModel)\.from_pretrained\(\)$/;
/** Models that hear, speak, sing or read pictures: what they generate is priced otherwise. */
const media =
  '{WhisperForConditionalGeneration,AutoModelForSpeechSeq2Seq,Speech2TextForConditionalGeneration,SpeechEncoderDecoderModel,MoonshineForConditionalGeneration,SeamlessM4TModel,SeamlessM4Tv2Model,AutoModelForTextToWaveform,AutoModelForTextToSpectrogram,BarkModel,MusicgenForConditionalGeneration,MusicgenMelodyForConditionalGeneration,SpeechT5ForTextToSpeech,SpeechT5ForSpeechToText,VitsModel,VisionEncoderDecoderModel,BlipForConditionalGeneration,GitForCausalLM,Pix2StructForConditionalGeneration}';
const generating = ['text-generation', 'text2text-generation', 'summarization', 'conversational', 'image-text-to-text'];
const generation: Omit<CallDeclaration, 'when'> = {
  paths: ['$pipeline'],
  model: ['^model', '^#1'],
  prompt: [
    { at: 'text_inputs', role: 'user' },
    { at: '#0', role: 'user' },
  ],
  limit: { at: ['max_new_tokens', '#1.max_new_tokens', '^max_new_tokens'], insert: 'max_new_tokens' },
};
const embedding: Omit<CallDeclaration, 'when'> = {
  paths: ['$pipeline'],
  kind: 'embedding',
  model: ['^model', '^#1'],
  prompt: [{ at: '#0', role: 'user', batch: true }],
};

const tokens: Omit<CallDeclaration, 'paths'> = {
  model: ['^'],
  prompt: [
    { at: 'input_ids', role: 'user' },
    { at: 'inputs', role: 'user' },
    { at: '#0', role: 'user' },
    { at: '**', role: 'user' },
  ],
  rulesOut: ['input_features', 'input_values'],
  rulesOutMedia: ['#0', 'inputs', 'input_ids', '**'],
  limit: { at: ['max_new_tokens', 'max_length', 'generation_config.max_new_tokens'], defaultValue: 20 },
  choices: ['num_return_sequences'],
};

/** Models that run inside the program (huggingface.co/docs/transformers, read 2026-11-22). */
export const transformers: SdkDeclaration = {
  id: 'transformers',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'self-hosted',
  markers: ['transformers', 'modelscope', 'apply_chat_template'],
  receivers: {
    pipeline: pipelines,
    model: [
      `{transformers,modelscope}.${models}.from_pretrained()`,
      'peft.AutoPeftModelForCausalLM.from_pretrained()',
      'unsloth.{FastLanguageModel,FastModel,FastVisionModel}.from_pretrained().0',
      'trl{,.models}.setup_chat_format().0',
    ],
    media: [`transformers.${media}.from_pretrained()`],
    // A class that may make anything: a model that brings its own code, or vectors.
    own: ['{transformers,modelscope}.AutoModel.from_pretrained()'],
    // Sentence Transformers (sbert.net/docs/package_reference, read 2026-11-23).
    embedder: ['sentence_transformers{,.SentenceTransformer}.SentenceTransformer()'],
    tokenizer: [
      '{transformers,modelscope}.{AutoTokenizer,AutoProcessor,LlamaTokenizer,LlamaTokenizerFast,PreTrainedTokenizer,PreTrainedTokenizerFast,PreTrainedTokenizerBase,GPT2Tokenizer,GPT2TokenizerFast,T5Tokenizer,CodeLlamaTokenizer}.from_pretrained()',
      'transformers.{PreTrainedTokenizer,PreTrainedTokenizerFast,PreTrainedTokenizerBase}()',
      'unsloth.{FastLanguageModel,FastModel,FastVisionModel}.from_pretrained().1',
      'trl{,.models}.setup_chat_format().1',
    ],
  },
  // A model that a parameter brings: so only a language model is told how to go on, or given the tokens of a text.
  particular: [
    ...['eos_token_id', 'pad_token_id', 'input_ids', 'do_sample', 'max_new_tokens'].map(setting => ({
      methods: ['generate'],
      on: 'model',
      requires: [setting],
      imported: true,
    })),
    { methods: ['generate'], on: 'told', imported: true },
  ],
  // A tokenizer that a parameter brings: so only one is called.
  makers: [{ methods: ['tokenizer', 'apply_chat_template', 'encode_plus', 'batch_encode_plus'], receiver: 'encoded' }],
  families: [{ path: family, receiver: 'model', model: ['pretrained_model_name_or_path', '#0'] }],
  transparent: ['{$model,$own,$media}.{to,eval,cuda,half,bfloat16,float,quantize}()'],
  wrappers: [
    { paths: ['peft.PeftModel.from_pretrained()'], argument: '#0' },
    { paths: ['torch.compile()'], argument: '#0' },
  ],
  models: [
    {
      paths: [
        `{transformers,modelscope}.${models}.from_pretrained()`,
        '{transformers,modelscope}.AutoModel.from_pretrained()',
        'peft.AutoPeftModelForCausalLM.from_pretrained()',
        'unsloth.{FastLanguageModel,FastModel,FastVisionModel}.from_pretrained()',
      ],
      at: ['pretrained_model_name_or_path', 'model_name', '#0'],
    },
  ],
  messages: [
    // Token ids are the text that was encoded.
    {
      paths: ['$tokenizer.{apply_chat_template,encode,encode_plus,batch_encode_plus}()', '$tokenizer()', '$encoded'],
      role: 'user',
      at: ['conversation', 'messages', 'text', '#0'],
    },
  ],
  calls: [
    { ...generation, when: { at: '^#0', among: generating } },
    { ...generation, when: { at: '^task', among: generating } },
    { ...embedding, when: { at: '^#0', among: ['feature-extraction'] } },
    { ...embedding, when: { at: '^task', among: ['feature-extraction'] } },
    { ...tokens, paths: ['$model.generate'] },
    ...['encoded', 'tokenizer()', 'tokenizer'].map(receiver => ({
      ...tokens,
      paths: ['$told.generate'],
      whenReceiver: { at: ['#0', 'inputs', 'input_ids', '**'], receiver },
    })),
    {
      // Models that bring their own code (`trust_remote_code`): ChatGLM's and Qwen's (programs that use them, read 2026-11-23).
      paths: ['{$model,$own}.{chat,stream_chat,chat_stream}'],
      model: ['^'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'history', role: 'history' },
        { at: 'query', role: 'user' },
        { at: 'msgs', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      requires: ['#1', 'query', 'msgs'],
      limit: { at: ['max_new_tokens', 'max_length', 'generation_config.max_new_tokens'] },
    },
    {
      paths: ['$embedder.{encode,encode_query,encode_document}'],
      kind: 'embedding',
      model: ['^model_name_or_path', '^#0'],
      prompt: [
        { at: 'sentences', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
  ],
};
