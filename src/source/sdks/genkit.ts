import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

export const genkit: SdkDeclaration = {
  id: 'genkit',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['genkit'],
  receivers: {
    ai: ['genkit{,/beta}.genkit()', 'genkit{,.ai}.Genkit()'],
    prompt: ['$ai.{prompt,definePrompt,define_prompt}()'],
    chat: ['$ai.chat()', '$prompt.chat()'],
  },
  models: [
    {
      paths: [
        '{@genkit-ai/google-genai,@genkit-ai/googleai,@genkit-ai/vertexai}.{googleAI,vertexAI,gemini}{,.model}()',
      ],
      at: ['#0'],
      provider: 'google',
    },
    {
      paths: ['{@genkit-ai/compat-oai/openai,genkitx-openai}.{openAI,gpt}{,.model}()'],
      at: ['#0'],
      provider: 'openai',
    },
  ],
  carries: { schema: ['output.schema'] },
  calls: [
    {
      paths: ['$ai.{generate,generateStream,generate_stream}'],
      model: ['model'],
      agentModel: ['^model'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: 'prompt', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['config.maxOutputTokens'] },
    },
    {
      paths: ['$ai.{definePrompt,define_prompt}'],
      kind: 'prompt',
      model: ['model'],
      prompt: [
        { at: 'system', role: 'system', template: 'double-brace' },
        { at: 'prompt', role: 'user', template: 'double-brace' },
        { at: '#1', role: 'user', template: 'double-brace' },
      ],
    },
    { paths: ['$prompt{,.stream}'], agentModel: ['^model'] },
    {
      paths: ['$chat.{send,sendStream}'],
      agentModel: ['^model'],
      prompt: [
        { at: '^system', role: 'system' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      paths: ['$ai.{embed,embedMany}'],
      kind: 'embedding',
      model: ['embedder'],
      prompt: [{ at: 'content', role: 'user', batch: true }],
    },
  ],
};
