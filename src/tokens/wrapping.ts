import { type Tokens, tokens } from '../units.ts';
import { chatFormatOf } from './chat-formats.ts';
import { type ImageInput, imageTokens } from './image-tokens.ts';
import type { TokenCount, TokenCounter } from './token-counter.ts';
import { type ToolChoice, toolTokens } from './tool-tokens.ts';

/** What a request holds besides the text of its messages. */
export interface WrappedRequest {
  readonly model?: string;
  /** Role of each message, in order. */
  readonly roles: readonly string[];
  /** Names given to messages (`name`), where there are any. */
  readonly names?: readonly string[];
  /** JSON text of the tools or functions. */
  readonly toolsJson?: string;
  readonly toolChoice?: ToolChoice;
  /** Tools that the provider defines itself, by their type (`bash_20250124`). */
  readonly builtInTools?: readonly string[];
  /** JSON text of the schema that the answer must follow. */
  readonly schemaJson?: string;
  readonly images?: readonly ImageInput[];
}

/** Tokens around the text of a request's messages, and where each rule comes from. */
export interface WrappingTokens extends TokenCount {
  readonly parts: readonly WrappingPart[];
}

export interface WrappingPart {
  readonly kind: 'messages' | 'tools' | 'schema' | 'images';
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  /** The rule is the provider's own; `exact` asks for the model's own vocabulary as well. */
  readonly published: boolean;
  readonly source: string;
  /** When the source was read (ISO date). */
  readonly date: string;
}

/**
 * What a provider adds to a request's text: chat format, tools, schema, images. Exact where the provider publishes the rule and the
 * vocabulary is the model's own; a range elsewhere. The messages' text is not counted here.
 */
export function wrappingTokens(request: WrappedRequest, counter: TokenCounter): WrappingTokens {
  const parts = [messagesPart(request, counter)];
  if (request.toolsJson !== undefined) {
    const count = (text: string): number => counter.count(text).tokens;
    const found = toolTokens(
      request.model,
      request.toolsJson,
      request.toolChoice ?? 'auto',
      count,
      request.builtInTools,
    );
    parts.push({ kind: 'tools', ...found, published: found.exact, exact: found.exact && counter.exact });
  }
  if (request.schemaJson !== undefined) parts.push(schemaPart(request.schemaJson, counter));
  for (const image of request.images ?? []) {
    const found = imageTokens(request.model, image);
    parts.push({ kind: 'images', ...found, published: found.exact });
  }
  const sum = (pick: (part: WrappingPart) => number): Tokens =>
    tokens(parts.reduce((total, part) => total + pick(part), 0));
  return {
    tokens: sum(part => part.tokens),
    low: sum(part => part.low),
    high: sum(part => part.high),
    exact: parts.every(part => part.exact),
    parts,
  };
}

function messagesPart({ model, roles, names = [] }: WrappedRequest, counter: TokenCounter): WrappingPart {
  const { perMessage, role, perName, perRequest, mayAdd, confidence, source, date } = chatFormatOf(model);
  const count = (text: string): number => counter.count(text).tokens;
  let total = roles.length === 0 ? 0 : perRequest;
  for (const name of roles) total += perMessage + (role === 'counted' ? count(name) : role);
  for (const name of names) total += perName + count(name);
  const exact = roles.length === 0 || (confidence === 'published' && mayAdd === 0 && counter.exact);
  const sure = exact || confidence === 'template';
  const low = sure ? total : Math.min(total, confidence === 'assumed' ? 0 : Math.max(0, total - mayAdd));
  const high = roles.length === 0 ? 0 : total + mayAdd;
  return { kind: 'messages', tokens: total, low, high, exact, published: confidence === 'published', source, date };
}

function schemaPart(schemaJson: string, counter: TokenCounter): WrappingPart {
  const { tokens: counted } = counter.count(schemaJson);
  return {
    kind: 'schema',
    tokens: counted,
    low: Math.floor(counted * 0.5),
    high: Math.ceil(counted * 1.3) + 40,
    exact: false,
    published: false,
    source:
      'no provider publishes how a response schema is put into the prompt: its JSON text, less half or more by a third',
    date: '2026-11-22',
  };
}
