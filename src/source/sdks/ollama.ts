import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Ollama generates until the model stops: `num_predict` is -1 by default (Ollama's model file reference, read 2026-11-22). */
const limit = { at: ['options.num_predict'] };

export const ollama: SdkDeclaration = {
  id: 'ollama',
  languages: [...pythonFamily, ...ecmascriptFamily],
  provider: 'self-hosted',
  markers: ['ollama'],
  receivers: {
    // The module (and the package's default export) is a client of the local server.
    client: [
      'ollama',
      'ollama.default',
      'ollama/browser{,.default}',
      'ollama.{Client,AsyncClient,Ollama}()',
      'ollama/browser.Ollama()',
      '$client.{Client,AsyncClient,Ollama}()',
    ],
  },
  baseUrl: ['^host', '^#0'],
  carries: { schema: ['format'] },
  calls: [
    {
      paths: ['$client.chat', 'ollama.chat'],
      model: ['model', '#0'],
      prompt: [
        { at: 'messages', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      limit,
      stream: ['stream'],
    },
    {
      paths: ['$client.generate', 'ollama.generate'],
      model: ['model', '#0'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'prompt', role: 'user' },
        { at: '#1', role: 'user' },
      ],
      limit,
      stream: ['stream'],
    },
    {
      paths: ['$client.{embed,embeddings}', 'ollama.{embed,embeddings}'],
      kind: 'embedding',
      model: ['model', '#0'],
      prompt: [
        { at: 'input', role: 'user', batch: true },
        { at: 'prompt', role: 'user' },
      ],
    },
  ],
};
