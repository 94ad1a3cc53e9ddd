import { estimateTokensInFunctions } from 'gpt-tokenizer/functionCalling';
import { normalizeModelId } from './model-id.ts';

/** Tokens that a request's tools take, as a range. */
export interface ToolTokens {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  readonly source: string;
  readonly date: string;
}

export type ToolChoice = 'auto' | 'none' | 'any' | 'tool';

const date = '2026-11-22';

interface FunctionTool {
  readonly name: string;
  readonly description: string;
  readonly properties: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  /** Whether the published formula covers it: flat properties with type and description. */
  readonly flat: boolean;
  readonly definition: {
    readonly name: string;
    readonly description?: string;
    readonly parameters: Record<string, unknown>;
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const withoutStop = (value: string): string => (value.endsWith('.') ? value.slice(0, -1) : value);

/** Reads tools in the shape of OpenAI's chat (`function` inside) or Responses and Anthropic's (`name` outside). */
function readTools(toolsJson: string): readonly FunctionTool[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(toolsJson);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  return parsed.filter(isRecord).map(tool => {
    const own = isRecord(tool.function) ? tool.function : tool;
    const parameters = own.parameters ?? own.input_schema;
    const schema = isRecord(parameters) ? parameters : {};
    const properties = Object.entries(isRecord(schema.properties) ? schema.properties : {});
    const described = properties.map(([name, value]) => [name, isRecord(value) ? value : {}] as const);
    const flat = described.every(
      ([, value]) => typeof value.type === 'string' && value.type !== 'object' && value.type !== 'array',
    );
    const name = text(own.name);
    const description = text(own.description);
    return { name, description, properties: described, flat, definition: { name, description, parameters: schema } };
  });
}

/**
 * OpenAI's published formula: a start for each function, its `name:description`, three for the properties, for each property three and
 * `name:type:description`, for each value of an enumeration three, and twelve at the end.
 */
function openAiTools(tools: readonly FunctionTool[], perFunction: number, count: (text: string) => number): number {
  let total = 12;
  for (const { name, description, properties } of tools) {
    total += perFunction + count(`${name}:${withoutStop(description)}`);
    if (properties.length > 0) total += 3;
    for (const [property, schema] of properties) {
      total += 3;
      if (Array.isArray(schema.enum)) {
        total -= 3;
        for (const value of schema.enum) total += 3 + count(String(value));
      }
      total += count(`${property}:${text(schema.type)}:${withoutStop(text(schema.description))}`);
    }
  }
  return total;
}

/**
 * System prompt that Anthropic adds when there are tools, by tool choice: auto or none, any or tool. Source: "Tool use with Claude",
 * pricing table. The figures of Claude 4 and 4.5 were 346 and 313 until 2026, hence the last column: the least that was published.
 */
const anthropicPrompts: readonly (readonly [RegExp, number, number, number])[] = [
  [/claude-opus-4[.-]8/, 290, 410, 290],
  [/claude-opus-4[.-]7/, 675, 804, 290],
  [/claude-(?:opus|sonnet)-4[.-]6/, 497, 589, 313],
  [/claude-(?:opus|sonnet|haiku)-4[.-]5/, 496, 588, 313],
  [/claude-(?:opus|sonnet)-[5-9](?!\d{7})|fable|mythos/, 354, 474, 290],
  [/claude-(?:opus|sonnet)-4/, 313, 315, 313],
  [/claude-3[.-]5-sonnet-20240620/, 294, 261, 261],
  [/claude-3-opus|claude-opus-3/, 530, 281, 281],
  [/claude-3-sonnet|claude-sonnet-3(?![.-])/, 159, 235, 159],
  [/claude-3(?:[.-]5)?-haiku|claude-haiku-3/, 264, 340, 264],
  [/claude/, 346, 313, 290],
];

const cookbook =
  'OpenAI Cookbook, "How to count tokens with tiktoken", tool calls (cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken)';

/** Tools that Anthropic defines, by the beginning of their type. Source: "Tool use with Claude" and the pricing page, read 2026-11-22. */
const anthropicTools: readonly (readonly [RegExp, number])[] = [
  [/^bash_/, 245],
  [/^text_editor_/, 700],
  [/^computer_/, 735],
];
/** What a provider's own tool may take where nothing is published. */
const someTool = { tokens: 300, high: 3000 };

function builtInTokens(types: readonly string[], anthropic: boolean): { tokens: number; low: number; high: number } {
  let [tokens, low, high] = [0, 0, 0];
  for (const type of types) {
    const known = anthropic ? anthropicTools.find(([pattern]) => pattern.test(type))?.[1] : undefined;
    tokens += known ?? someTool.tokens;
    low += known ?? 0;
    high += known ?? someTool.high;
  }
  return { tokens, low, high };
}

/**
 * Tokens of a request's tools: `toolsJson`, the JSON text of those that it defines, and `builtIn`, the types of the provider's own.
 * None for empty lists. `count` counts with the model's vocabulary.
 */
export function toolTokens(
  modelId: string | undefined,
  toolsJson: string,
  choice: ToolChoice,
  count: (text: string) => number,
  builtIn: readonly string[] = [],
): ToolTokens {
  const id = modelId === undefined ? '' : normalizeModelId(modelId);
  const tools = readTools(toolsJson);
  if (tools !== undefined && tools.length + builtIn.length === 0)
    return { tokens: 0, low: 0, high: 0, exact: true, source: 'no tools', date };
  const plain =
    tools === undefined ? count(toolsJson) : tools.length > 0 ? count(JSON.stringify(JSON.parse(toolsJson))) : 0;
  const prompt = anthropicPrompts.find(([pattern]) => pattern.test(id));
  const own = builtInTokens(builtIn, prompt !== undefined);
  const defined = prompt
    ? anthropicToolTokens(prompt, plain, choice)
    : tools !== undefined && /^(?:chat)?(?:gpt-|o[1-9]|codex)/.test(id)
      ? openAiToolTokens(id, tools, plain, count)
      : unpublishedToolTokens(plain);
  return {
    ...defined,
    tokens: defined.tokens + own.tokens,
    low: defined.low + own.low,
    high: defined.high + own.high,
    exact: defined.exact && own.low === own.high,
  };
}

function anthropicToolTokens(
  [, auto, forced, least]: (typeof anthropicPrompts)[number],
  plain: number,
  choice: ToolChoice,
): ToolTokens {
  const added = choice === 'any' || choice === 'tool' ? forced : auto;
  return {
    tokens: added + plain,
    low: Math.min(added, least) + Math.floor(plain * 0.6),
    high: added + Math.ceil(plain * 1.4),
    exact: false,
    source:
      'Anthropic, "Tool use with Claude", pricing (platform.claude.com/docs/en/agents-and-tools/tool-use/overview)',
    date,
  };
}

function openAiToolTokens(
  id: string,
  tools: readonly FunctionTool[],
  plain: number,
  count: (text: string) => number,
): ToolTokens {
  if (tools.length === 0) return { tokens: 0, low: 0, high: 0, exact: true, source: cookbook, date };
  const older = /^(?:gpt-4(?![.o])|gpt-3)/.test(id);
  const tokens = openAiTools(tools, older ? 10 : 7, count);
  const asTypes = estimateTokensInFunctions(
    tools.map(tool => tool.definition) as unknown as Parameters<typeof estimateTokensInFunctions>[0],
    count,
  );
  const published = /^gpt-(?:4o|4(?!\.)|3\.5)/.test(id) && tools.every(tool => tool.flat);
  return {
    tokens: published ? tokens : Math.max(tokens, asTypes),
    low: published ? tokens : Math.min(tokens, asTypes),
    high: published ? tokens : Math.max(tokens, asTypes, plain),
    exact: published,
    source: cookbook,
    date,
  };
}

function unpublishedToolTokens(plain: number): ToolTokens {
  const source = 'no published format: the JSON text of the tools, less half or more by half';
  return { tokens: plain, low: Math.floor(plain / 2), high: Math.ceil(plain * 1.5) + 60, exact: false, source, date };
}
