import { remembered } from '../values/remembered.ts';
import type { ChainValue } from '../values/value.ts';
import { providerOf } from './base-url.ts';
import type { FoundModel } from './model-reference.ts';
import type { RecognisedCall } from './recognise.ts';

/** Words in the names of modules and classes that say who answers, most telling first. */
const named: readonly (readonly [RegExp, string])[] = [
  [/bedrock/, 'aws'],
  [/ollama|llama_?cpp|local_?ai|lm_?studio|vllm/, 'self-hosted'],
  [/vertex|gemini|google(?!\.adk)/, 'google'],
  [/openrouter/, 'openrouter'],
  [/anthropic/, 'anthropic'],
  [/mistral/, 'mistral'],
  [/groq/, 'groq'],
  [/deepseek/, 'deepseek'],
  [/together/, 'together'],
  [/fireworks/, 'fireworks'],
  [/cohere/, 'cohere'],
  [/perplexity/, 'perplexity'],
  [/open_?ai/, 'openai'],
];

/** Who answers what a path makes, by its names: `llama_index.llms.azure_openai.AzureOpenAI()`. */
export const providerNamed = (path: string): string | undefined => providerInNames(path) || undefined;

const providerInNames = remembered(path => {
  const names = path.toLowerCase();
  if (/azure(?!\.ai\.inference)/.test(names) && /open_?ai/.test(names)) return 'azure';
  return named.find(([pattern]) => pattern.test(names))?.[1] ?? '';
});

/** Every link of what a call is made on, as it was written. */
function written(receiver: ChainValue | undefined): string {
  const links: string[] = [];
  for (let at = receiver; at && links.length < 40; at = at.base) links.push(at.written);
  return links.join(' ');
}

/**
 * Who answers a call: the host of a base URL; Azure, whose clients bear its name beside OpenAI's; the model's or the SDK's own
 * provider; else who the client is named after.
 */
export function providerOfCall(
  { known: { sdk }, receiver, chosen }: RecognisedCall,
  model: FoundModel,
  baseUrl: string | undefined,
): string | undefined {
  if (chosen) return undefined;
  const host = baseUrl && providerOf(baseUrl);
  if (host) return host;
  const made = providerNamed(written(receiver));
  return made === 'azure' ? made : (model.provider ?? sdk.provider ?? made);
}
