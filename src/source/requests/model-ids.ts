/** Families of models by which an id is known, whoever hosts them. */
const family =
  /^(gpt|o\d|chatgpt|claude|gemini|gemma|command|text[-_]?embedding|llama|mistral|ministral|mixtral|deepseek|grok|qwen|sonar|nova|phi)/i;

/** Whether a name begins like one of a model's: `GPT_4O`, `claude`. */
export const namesFamily = (name: string): boolean => family.test(name);

/** Whether a text is the id of a model, also behind its host's name: `anthropic/claude-3-5-sonnet-20240620`, `openai:gpt-4o`. */
export const isModelId = (id: string | undefined): boolean =>
  id !== undefined && /\d/.test(id) && !/\s/.test(id) && id.split(/[/:]/).some(namesFamily);
