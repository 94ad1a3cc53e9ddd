/** A model as one provider's price list may spell it. */
export interface HostedCandidate {
  readonly provider: string;
  readonly model: string;
}

/** What SDKs, gateways and frameworks call the providers of the price list. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  anthropic: ['anthropic', 'claude', 'chatanthropic'],
  arcee: ['arcee'],
  aws: ['aws', 'bedrock', 'amazon', 'bedrock-converse', 'amazon-bedrock', 'aws-bedrock'],
  azure: ['azure', 'azure-openai', 'azure-ai', 'azureopenai', 'azure-inference', 'microsoft'],
  baseten: ['baseten'],
  cerebras: ['cerebras'],
  cloudflare: ['cloudflare', 'workers-ai'],
  cohere: ['cohere', 'cohere-chat'],
  deepseek: ['deepseek'],
  fireworks: ['fireworks', 'fireworks-ai'],
  'github-copilot': ['github-copilot'],
  google: [
    'google',
    'gemini',
    'vertex',
    'vertex-ai',
    'vertexai',
    'vertex-ai-beta',
    'google-genai',
    'google-gla',
    'google-vertex',
    'google-vertexai',
    'googleai',
    'google-ai-studio',
  ],
  groq: ['groq'],
  minimax: ['minimax'],
  mistral: ['mistral', 'mistralai', 'mistral-ai', 'codestral', 'text-completion-codestral'],
  moonshotai: ['moonshotai', 'moonshot'],
  novita: ['novita', 'novita-ai'],
  openai: ['openai', 'openai-chat', 'openai-responses', 'text-completion-openai', 'chatopenai'],
  openrouter: ['openrouter'],
  ovhcloud: ['ovhcloud'],
  perplexity: ['perplexity', 'pplx'],
  together: ['together', 'together-ai', 'togetherai'],
  voyageai: ['voyageai', 'voyage'],
  'x-ai': ['x-ai', 'xai', 'grok'],
  zai: ['zai', 'z-ai'],
  zhipuai: ['zhipuai', 'zhipu'],
};

/** Servers that a team runs itself: no list prices them. */
const selfHosted = new Set(
  'ollama ollama-chat vllm hosted-vllm lm-studio lmstudio llamafile llamacpp llama-cpp xinference sglang tgi tensorrt-llm local localai oobabooga petals triton self-hosted infinity docker-model-runner'.split(
    ' ',
  ),
);

const canonical = new Map(Object.entries(spellings).flatMap(([id, names]) => names.map(name => [name, id] as const)));
const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[_\s.]+/g, '-');

/** The price list's id of a provider, however an SDK spells it; undefined when the list has no such provider. */
export const providerId = (name: string): string | undefined => canonical.get(plain(name));

/** Whether the provider is a server that the team runs itself, such as Ollama or vLLM. */
export const isSelfHosted = (name: string): boolean => selfHosted.has(plain(name));

/** Bare model names that a provider's own pattern in the price list does not cover. */
const bareNames: readonly (readonly [RegExp, string])[] = [
  // Names that only Groq gives to open models.
  [
    /^(?:llama-?\d.*-(?:versatile|instant|specdec|preview|8192|4096|reasoning)|llama3-\d+b-8192|mixtral-8x7b-32768|gemma2?-\d+b-it)$/,
    'groq',
  ],
  [
    /^(?:(?:us|eu|apac|jp|au|ca|global|us-gov)\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer|stability|twelvelabs|google|minimax|moonshot|nvidia|zai)\.[a-z]/,
    'aws',
  ],
  [
    /^(?:ft:)?(?:gpt-|o[1345](?:-|$)|chatgpt-|codex-|computer-use|text-embedding-[3a]|davinci|babbage|omni-moderation|tts-|whisper|dall-e)/,
    'openai',
  ],
  [/^claude-/, 'anthropic'],
  [/^(?:models\/)?(?:gemini-|gemma-|learnlm-|text-embedding-00|embedding-001)/, 'google'],
  [/^(?:command|embed-|rerank-|c4ai-)/, 'cohere'],
  [/^(?:(?:mi|code|dev|magi|mini)stral|mixtral|pixtral|voxtral|open-mi(?:s|x)tral)/, 'mistral'],
  [/^deepseek-(?:chat|reasoner|coder|flash|pro|v\d)/, 'deepseek'],
  [/^grok-/, 'x-ai'],
  [/^(?:sonar|pplx-|r1-1776)/, 'perplexity'],
  [/^voyage-/, 'voyageai'],
  [/^(?:kimi-|moonshot-)/, 'moonshotai'],
  [/^glm-/, 'zhipuai'],
  [/^minimax-/, 'minimax'],
  [/^(?:accounts\/fireworks\/)/, 'fireworks'],
  [/^@cf\//, 'cloudflare'],
];

/** Vertex writes `@` before a version, Bedrock and OpenRouter add a suffix, resource names end in the model. */
function withoutWrapping(model: string): string {
  const last = /(?:foundation-model|inference-profile|publishers\/[^/]+\/models|models)\/([^/]+)$/.exec(model)?.[1];
  // Fireworks' own names are paths of that form.
  const name = last && !model.startsWith('accounts/') ? last : model;
  return name.replace('@default', '').replaceAll('@', '-');
}

/** Spellings to try on one list, the literal one first: then without `-latest`, a release date or a revision. */
function spellingsOf(model: string): string[] {
  const undated = model
    .replace(/-latest$/, '')
    .replace(/[-@](?:20\d{2}-?[01]\d-?[0-3]\d|\d{2}-20\d{2}|\d{4}|00\d)$/, '')
    .replace(/:(?:online|nitro|floor|thinking|beta)$/, '');
  return [...new Set([model, withoutWrapping(model), undated, withoutWrapping(undated)])];
}

/** OpenRouter writes versions with a dot: `anthropic/claude-sonnet-4.5`. */
const dotted = (model: string): string => model.replace(/(?<=[a-z]-\d)-(?=\d(?!\d))/, '.');

const on = (provider: string, model: string): HostedCandidate[] => {
  const spellings = spellingsOf(model);
  const all = provider === 'openrouter' ? [...spellings, ...spellings.map(dotted)] : spellings;
  return [...new Set(all)].map(spelling => ({ provider, model: spelling }));
};

/** `bedrock/us-east-1/anthropic.claude…`, `converse/…`, `responses/…`: routing words between provider and model. */
const routing = /^(?:converse|converse_like|invoke|responses|chat|[a-z]{2}(?:-[a-z]+)+-\d)\//;

/** Proxies that pass a request on to the model's maker and add their own name in front. */
const proxies = /^(?:litellm|litellm_proxy|github|github_models|portkey|helicone|vercel|gateway)\//i;

/** Clients that people point at other servers: the model's name says more than they do. */
const openClients = new Set<string | undefined>([undefined, 'openai', 'openrouter']);

/** Hosts with prices of their own that the list lacks: the maker's price would be a guess. */
const unlisted = new Set(
  'replicate dashscope alibaba alibaba-cloud qianfan baidu volcengine volc-engine hunyuan tencent siliconflow sambanova nebius hyperbolic deepinfra friendli friendliai lepton nvidia nvidia-nim watsonx watsonx-ai ibm databricks snowflake oci oracle sagemaker predibase featherless featherless-ai nscale lambda-ai'.split(
    ' ',
  ),
);

/** `groq/openai/gpt-oss-120b` is Groq's; `together_ai/meta-llama/…` is Together's; `bedrock/…/anthropic.claude…` AWS's. */
const nested = (provider: string, rest: string): HostedCandidate[] => [
  ...on(provider, rest),
  ...on(provider, rest.slice(rest.lastIndexOf('/') + 1)),
];

/** `meta-llama/Llama-3.1-8B-Instruct:novita`: Hugging Face passes the named provider's price on; without a name it may choose any. */
function huggingFaceRoute(name: string): HostedCandidate[] {
  const [, model, via] = /^(.+):([a-z][a-z0-9-]*)$/.exec(name) ?? [];
  return model && via ? on(`huggingface_${via}`, model) : [];
}

/** The provider whose own names look like this one. */
function makerOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  const bare = withoutWrapping(lower);
  return bareNames.find(([pattern]) => pattern.test(bare) || pattern.test(lower))?.[1];
}

/**
 * Where the price of a model may stand, best guess first. `model` is what code writes: bare (`gpt-4o`), with a provider in front
 * (`openai/gpt-4o`, `anthropic:claude-…`, `openrouter/openai/gpt-4o`), a Bedrock id or a Vertex resource name. `provider` is what
 * the SDK already says; a provider other than OpenAI (whose client serves any gateway) is taken at its word. Empty for a server
 * that the team runs itself and for a provider that the list lacks.
 */
export function hostedCandidates(model: string, provider?: string): readonly HostedCandidate[] {
  const name = model.trim().slice(0, 300).replace(proxies, '');
  if (name === '' || (provider !== undefined && isSelfHosted(provider))) return [];
  if (provider !== undefined && plain(provider) === 'huggingface') return huggingFaceRoute(name);
  const stated = provider === undefined ? undefined : providerId(provider);
  if (provider !== undefined && unlisted.has(plain(provider))) return [];

  const [, prefix = '', tail = ''] = /^([A-Za-z][\w.-]*?)[/:](.+)$/.exec(name) ?? [];
  // On OpenRouter and its like a prefix is the publisher (`nvidia/nemotron…`), not the host.
  if (isSelfHosted(prefix) || (!stated && unlisted.has(plain(prefix)))) return [];
  const prefixed = providerId(prefix);
  const rest = tail.replace(routing, '');

  // The publisher in front is part of the name on OpenRouter, Together and Groq: there the whole name comes first.
  const candidates: HostedCandidate[] = stated ? on(stated, name) : [];
  if (stated && prefixed) candidates.push(...on(stated, rest));
  if (!openClients.has(stated)) return candidates;
  if (prefixed) candidates.push(...nested(prefixed, rest));
  const maker = prefixed ? undefined : makerOf(name);
  if (maker && maker !== stated) candidates.push(...on(maker, name));
  return candidates;
}

/**
 * The same model on its maker's own list: `claude-3-haiku-20240307` for `us.anthropic.claude-3-haiku-20240307-v1:0`. Prices
 * differ from one provider to the next; context windows and output limits do not.
 */
export function makerCandidates(model: string): readonly HostedCandidate[] {
  const last = withoutWrapping(model.trim().slice(0, 300)).split('/').at(-1)!;
  const bare = last
    .replace(/^(?:[a-z-]+\.)?(?:anthropic|cohere|mistral|openai|deepseek)\./, '')
    .replace(/-v\d+(?::\d+)?$/, '');
  const maker = makerOf(bare);
  return maker ? on(maker, bare) : [];
}
