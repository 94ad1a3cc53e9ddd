/** Providers that frameworks write before the model: `openai:gpt-4o` (LangChain, Pydantic AI), `groq/llama-3.3-70b` (LiteLLM). */
const providers = new Set(
  (
    'openai azure azure_openai azure-openai anthropic google google_genai google-genai google-gla google-vertex google_vertexai vertexai ' +
    'vertex_ai gemini groq together togetherai together_ai fireworks fireworks_ai bedrock bedrock_converse aws mistral mistralai ' +
    'deepseek ollama ollama_chat openrouter cerebras cohere huggingface hf xai litellm nvidia perplexity sambanova replicate ' +
    'hosted_vllm vllm lm_studio cloudflare github'
  ).split(' '),
);

const bedrockRegion = /^(?:us|us-gov|eu|apac|jp|au|ca|sa|global|regional)\.(?=[a-z0-9]+\.)/;
const bedrockVendor = /^(?:meta|openai|mistral|qwen|google|anthropic|amazon|cohere|ai21|moonshot|minimax|nvidia)\./;

/** Ids come from source code; nothing longer names a model. */
const longestId = 256;

/**
 * A model id without what providers and tools wrap around it, lower case: `openai/gpt-4o`, `azure/gpt-4o`, `ft:gpt-4o:org::x`,
 * `accounts/fireworks/models/llama-v3p1-8b-instruct`, `us.meta.llama3-1-8b-instruct-v1:0`, `gemini-2.0-flash@001`, `google-gla:gemini-2.5-pro`.
 * An Ollama size tag (`:8b`) stays: some families change vocabulary with size.
 */
export function normalizeModelId(modelId: string): string {
  let id = modelId.slice(0, longestId).trim().toLowerCase();
  for (let colon = id.indexOf(':'); colon > 0 && providers.has(id.slice(0, colon)); colon = id.indexOf(':'))
    id = id.slice(colon + 1);
  id = id.slice(id.lastIndexOf('/') + 1);
  if (id.startsWith('ft:')) id = id.slice(3).split(':')[0]!;
  id = id.replace(bedrockRegion, '').replace(bedrockVendor, '');
  return id
    .replace(/@[\w.-]+$/, '')
    .replace(/:(?:free|nitro|floor|extended|thinking|online|beta|latest)$/, '')
    .replace(/(\d)p(\d)/g, '$1.$2');
}
