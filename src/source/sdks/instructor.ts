import { ecmascriptFamily, pythonFamily } from './languages.ts';
import { openaiCalls } from './openai-chat.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

/** With `context=` the messages are Jinja templates. */
const templated = (places: readonly PromptPlace[] = []) =>
  places.map(place => ({ ...place, template: 'double-brace' as const }));

/** Instructor wraps another SDK's client; the model may stand on the wrapper. */
export const instructor: SdkDeclaration = {
  id: 'instructor',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['instructor'],
  receivers: {
    client: [
      'instructor.{patch,apatch,from_openai,from_anthropic,from_groq,from_mistral,from_cohere,from_gemini,from_genai,from_vertexai,from_litellm,from_fireworks,from_cerebras,from_bedrock,from_perplexity,from_xai,from_writer,from_provider}()',
      'instructor.client.from_openai()',
      'instructor.{Instructor,AsyncInstructor}()',
      '@instructor-ai/instructor.default()',
    ],
  },
  baseUrl: ['^#0.base_url', '^client.base_url'],
  calls: [
    ...openaiCalls.map(call =>
      call.kind === 'embedding'
        ? call
        : {
            ...call,
            prompt: templated(call.prompt),
            model: ['model', '^model', '^#0'],
            limit: { at: [...(call.limit?.at ?? []), '^max_tokens'] },
          },
    ),
    {
      paths: [
        '$client{,.messages,.chat}.{create,create_with_completion,create_iterable,create_partial}',
        '$client.generate_content',
      ],
      model: ['model', '^model', '^#0'],
      prompt: [
        { at: 'system', role: 'system' },
        { at: 'messages', role: 'user' },
      ],
      limit: { at: ['max_tokens', '^max_tokens'] },
    },
  ],
};
