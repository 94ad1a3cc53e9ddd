import { pythonFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Voyage AI's embeddings (docs.voyageai.com, read 2026-11-22). */
export const voyage: SdkDeclaration = {
  id: 'voyage',
  languages: pythonFamily,
  provider: 'voyage',
  markers: ['voyageai'],
  receivers: { client: ['voyageai.{Client,AsyncClient}()'] },
  calls: [
    {
      paths: ['$client.{embed,contextualized_embed}'],
      kind: 'embedding',
      model: ['model', '#1'],
      prompt: [
        { at: 'texts', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
  ],
};

/** Writer's models (dev.writer.com, read 2026-11-22). */
export const writer: SdkDeclaration = {
  id: 'writer',
  languages: pythonFamily,
  provider: 'writer',
  markers: ['writerai'],
  receivers: { client: ['writerai.{Writer,AsyncWriter}()'] },
  calls: [
    {
      paths: ['$client.chat.chat'],
      model: ['model'],
      prompt: [{ at: 'messages', role: 'user' }],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$client.completions.create'],
      model: ['model'],
      prompt: [{ at: 'prompt', role: 'user' }],
      limit: { at: ['max_tokens'] },
    },
  ],
};

/** AI21's models (docs.ai21.com, read 2026-11-22). */
export const ai21: SdkDeclaration = {
  id: 'ai21',
  languages: pythonFamily,
  provider: 'ai21',
  markers: ['ai21'],
  receivers: { client: ['ai21.{AI21Client,AsyncAI21Client}()'] },
  calls: openaiCalls.slice(0, 1),
};

/** Models in a file, on the own machine (docs.gpt4all.io, github.com/marella/ctransformers, read 2026-11-22). */
export const modelFiles: SdkDeclaration = {
  id: 'model-files',
  languages: pythonFamily,
  provider: 'self-hosted',
  markers: ['gpt4all', 'ctransformers'],
  receivers: {
    gpt4all: ['gpt4all.GPT4All()'],
    ctransformers: ['ctransformers.AutoModelForCausalLM.from_pretrained()'],
  },
  calls: [
    {
      // GPT4All stops after 200 tokens.
      paths: ['$gpt4all.generate'],
      model: ['^model_name', '^#0'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens', 'n_predict'], defaultValue: 200 },
    },
    {
      // ctransformers stops after 256.
      paths: ['$ctransformers'],
      model: ['^model_file', '^model_path_or_repo_id', '^#0'],
      prompt: [
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_new_tokens', '^max_new_tokens'], defaultValue: 256, insert: 'max_new_tokens' },
    },
  ],
};
