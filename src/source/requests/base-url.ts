/** Hosts of OpenAI-shaped endpoints, by provider id as price lists spell it. Checked against each provider's API reference, 2026-11. */
const hosts: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)openai\.com$/, 'openai'],
  [/(^|\.)openai\.azure\.com$|\.cognitiveservices\.azure\.com$|\.services\.ai\.azure\.com$/, 'azure'],
  [/(^|\.)anthropic\.com$/, 'anthropic'],
  [/(^|\.)openrouter\.ai$/, 'openrouter'],
  [/(^|\.)together\.(xyz|ai)$/, 'together'],
  [/(^|\.)groq\.com$/, 'groq'],
  [/(^|\.)deepseek\.com$/, 'deepseek'],
  [/(^|\.)fireworks\.ai$/, 'fireworks'],
  [/(^|\.)mistral\.ai$/, 'mistral'],
  [/(^|\.)perplexity\.ai$/, 'perplexity'],
  [/(^|\.)x\.ai$/, 'x-ai'],
  [/(^|\.)cerebras\.ai$/, 'cerebras'],
  [/(^|\.)cohere\.(com|ai)$/, 'cohere'],
  [/(^|\.)googleapis\.com$/, 'google'],
  [/(^|\.)moonshot\.(ai|cn)$/, 'moonshotai'],
  [/(^|\.)novita\.ai$/, 'novita'],
  [/(^|\.)huggingface\.co$/, 'huggingface'],
  [/(^|\.)amazonaws\.com$/, 'aws'],
  [/(^|\.)aliyuncs\.com$/, 'dashscope'],
  [/(^|\.)siliconflow\.(cn|com)$/, 'siliconflow'],
  [/(^|\.)volces\.com$/, 'volcengine'],
  [/(^|\.)baidubce\.com$/, 'qianfan'],
  [/(^|\.)bigmodel\.cn$/, 'zhipuai'],
  [/(^|\.)z\.ai$/, 'zai'],
  [/(^|\.)minimax(i)?\.(chat|io|com)$/, 'minimax'],
  [/(^|\.)sambanova\.ai$/, 'sambanova'],
  [/(^|\.)nebius\.(com|ai)$/, 'nebius'],
  [/(^|\.)hyperbolic\.xyz$/, 'hyperbolic'],
  [/(^|\.)deepinfra\.com$/, 'deepinfra'],
  [/(^|\.)nvidia\.com$/, 'nvidia'],
  [/(^|\.)databricks\.com$/, 'databricks'],
  [/(^|\.)(github\.ai|models\.inference\.ai\.azure\.com)$/, 'github'],
];

const privateHost =
  /^(localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1\]?$|host\.docker\.internal$)|\.(local|internal|lan|svc|cluster\.local)$/;

/** Who answers at a URL: a provider, `self-hosted` for a local or private host, else the host itself; undefined for what is no URL. */
export function providerOf(url: string): string | undefined {
  const host = /^(?:[a-z+]+:)?\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(url)?.[1]?.toLowerCase();
  if (!host) return undefined;
  // A name without a dot is a service name inside a private network (`http://vllm:8000/v1`).
  if (privateHost.test(host) || !host.includes('.')) return 'self-hosted';
  return hosts.find(([pattern]) => pattern.test(host))?.[1] ?? host;
}
