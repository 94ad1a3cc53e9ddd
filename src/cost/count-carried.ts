import type { Configuration } from '../configuration/configuration.ts';
import type { CallSite } from '../source/call-site.ts';
import type { CarriedInstructions, CarriedPart, CarriedTools } from '../source/carried-part.ts';
import type { TokenCounter } from '../tokens/token-counter.ts';
import { type WrappedRequest, wrappingTokens } from '../tokens/wrapping.ts';
import { tokens } from '../units.ts';
import { assumedRange, countPart, placeholderSize } from './count-prompt.ts';
import type { CarriedBasis, PricedCarried, TokenRange } from './priced-call.ts';
import { sumOfTokens } from './token-range.ts';

/** What stands in a request as data, not as a message. */
type CarriedDefinition = Exclude<CarriedPart, CarriedInstructions>;

/** Counts the instructions of the agent that a call runs, tools, the answer's schema and images as `model` is billed for them. */
export function countCarried(
  site: CallSite,
  counter: TokenCounter,
  configuration: Configuration,
  model = site.model.id,
): PricedCarried[] {
  return (site.carried ?? []).map(part => {
    if (part.kind === 'instructions') return countInstructions(part, counter, configuration);
    const { count, formatKnown, source, date } = definitionTokens(part, counter, model);
    const unknown = part.kind === 'image' ? [] : part.unknown;
    const placeholders = unknown.map(name => placeholderSize(name, configuration));
    const basis = basisOf(part, count, formatKnown, counter);
    return {
      role: part.kind,
      count: sumOfTokens([basis === 'derived' ? widened(count) : count, ...placeholders.map(assumedRange)]),
      basis,
      source,
      date,
      names: part.kind === 'tools' ? [...part.tools.map(tool => tool.name), ...part.builtIn] : [],
      placeholders,
      ...(part.range ? { range: part.range } : {}),
      ...(part.file === undefined ? {} : { file: part.file }),
    };
  });
}

/** An agent's message, counted as those of a call are. */
function countInstructions(
  { segments, range, file }: CarriedInstructions,
  counter: TokenCounter,
  configuration: Configuration,
): PricedCarried {
  const { count, placeholders } = countPart({ role: 'system', segments }, counter, configuration);
  return {
    role: 'instructions',
    count,
    basis: placeholders.length > 0 ? 'partly-unknown' : 'each-turn',
    source: counter.basis.source,
    date: counter.basis.date,
    names: [],
    placeholders,
    ...(range ? { range } : {}),
    ...(file === undefined ? {} : { file }),
  };
}

interface DefinitionTokens {
  readonly count: TokenRange;
  /** The provider publishes how many tokens it makes of it. */
  readonly formatKnown: boolean;
  readonly source: string;
  readonly date: string;
}

/** Tokens of what is known of a part. */
function definitionTokens(part: CarriedDefinition, counter: TokenCounter, model: string | undefined): DefinitionTokens {
  const request = requestOf(part, model);
  const found = wrappingTokens({ roles: [], ...(model === undefined ? {} : { model }), ...request }, counter).parts.at(
    -1,
  )!;
  const count = { tokens: tokens(found.tokens), low: tokens(found.low), high: tokens(found.high), exact: found.exact };
  return { count, formatKnown: found.published, source: found.source, date: found.date };
}

function requestOf(part: CarriedDefinition, model: string | undefined): Partial<WrappedRequest> {
  switch (part.kind) {
    case 'tools':
      return { toolsJson: toolsJson(part, model), toolChoice: part.choice, builtInTools: part.builtIn };
    case 'schema':
      return { schemaJson: part.schema === undefined ? '' : JSON.stringify(part.schema) };
    case 'image':
      return { images: [part.detail ? { detail: part.detail } : {}] };
  }
}

/** The tools in the shape in which the model's provider takes them. */
function toolsJson({ tools }: CarriedTools, model: string | undefined): string {
  const anthropic = model !== undefined && /claude/i.test(model);
  return JSON.stringify(
    tools.map(({ name, description, parameters }) =>
      anthropic
        ? { name, description, input_schema: parameters }
        : { type: 'function', function: { name, description, parameters } },
    ),
  );
}

/** The first reason for which a count is not exact. */
function basisOf(
  part: CarriedDefinition,
  { exact }: TokenRange,
  formatKnown: boolean,
  counter: TokenCounter,
): CarriedBasis {
  if (part.kind !== 'image' && part.unknown.length > 0) return 'partly-unknown';
  if (part.kind === 'image' && !exact) return 'image-size';
  if (part.kind !== 'image' && part.form === 'derived') return 'derived';
  if (exact) return 'published';
  return formatKnown && !counter.exact ? 'vocabulary' : 'format';
}

/** SDKs differ in what they put beside a derived schema's types (titles, `$defs`, strictness): by a fifth, and some tokens. */
const widened = ({ tokens: count, low, high }: TokenRange): TokenRange => ({
  tokens: count,
  low: tokens(Math.floor(low * 0.8)),
  high: tokens(Math.ceil(high * 1.2) + 10),
  exact: false,
});
