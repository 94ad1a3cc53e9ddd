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

/** What the names in a path say: the first word that is told by one, by its place in the list, and whether Azure's and OpenAI's are there. */
interface Names {
  readonly first: number;
  readonly isAzure: boolean;
  readonly isOpenAi: boolean;
}

const none = named.length;

const namesIn = remembered((path): Names => {
  const names = path.toLowerCase();
  const first = named.findIndex(([pattern]) => pattern.test(names));
  return {
    first: first < 0 ? none : first,
    isAzure: /azure(?!\.ai\.inference)/.test(names),
    isOpenAi: /open_?ai/.test(names),
  };
});

/** Who answers what paths make together, by their names: `llama_index.llms.azure_openai.AzureOpenAI()`. */
function providerAmong(paths: Iterable<string>): string | undefined {
  let first = none;
  let isAzure = false;
  let isOpenAi = false;
  for (const path of paths) {
    const names = namesIn(path);
    first = Math.min(first, names.first);
    isAzure ||= names.isAzure;
    isOpenAi ||= names.isOpenAi;
  }
  return isAzure && isOpenAi ? 'azure' : named[first]?.[1];
}

/** The same of one path. */
export const providerNamed = (path: string): string | undefined => providerAmong([path]);

/** Every link of what a call is made on, as it was written. */
function* written(receiver: ChainValue | undefined): Generator<string> {
  let at = receiver;
  for (let step = 0; at && step < 40; step++, at = at.base) yield at.written;
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
  const made = providerAmong(written(receiver));
  return made === 'azure' ? made : (model.provider ?? sdk.provider ?? made);
}
