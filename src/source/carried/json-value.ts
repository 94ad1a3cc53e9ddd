import type { JsonValue } from '../carried-part.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { nameOf, type Segment, type Value } from '../values/value.ts';

/** What was met while a definition was read. */
export class Reading {
  derived = false;
  readonly unknown: string[] = [];

  constructor(readonly evaluator: Evaluator) {}

  /** Notes that a value is not known, once for each name. */
  miss(value: Value): undefined {
    const name = value.kind === 'unknown' ? value.name : nameOf(value.site);
    if (!this.unknown.includes(name)) this.unknown.push(name);
    return undefined;
  }

  /** Text with each placeholder as `{name}`. */
  text(value: Value | undefined): string | undefined {
    if (value?.kind === 'unknown') return this.miss(value);
    if (value?.kind !== 'text') return undefined;
    return value.segments.map(segment => this.#shown(segment)).join('');
  }

  #shown(segment: Segment): string {
    if ('text' in segment) return segment.text;
    if (!this.unknown.includes(segment.name)) this.unknown.push(segment.name);
    return `{${segment.name}}`;
  }
}

/** Deepest nesting that is read; deeper schemas are cut there. */
export const deepestSchema = 12;

const types = /^(object|array|string|number|integer|boolean|null)$/;
const keywords = new Set(
  'type properties description required enum items additionalProperties anyOf allOf oneOf $ref $defs title format default const minimum maximum nullable name strict'.split(
    ' ',
  ),
);

/** Typed languages write JSON Schema's keywords as their fields (`Properties:`) and types as constants (`genai.TypeString`). */
const keyword = (key: string) => {
  const lower = key[0]!.toLowerCase() + key.slice(1);
  return keywords.has(lower) ? lower : key;
};

/** A value as JSON; undefined, and noted, where only the running program knows it. */
export function toJson(reading: Reading, value: Value, depth = 0): JsonValue | undefined {
  if (depth > deepestSchema) return undefined;
  switch (value.kind) {
    case 'text': {
      const text = reading.text(value)!;
      return parsed(text) ?? text;
    }
    case 'number':
    case 'constant':
      return value.value;
    case 'list':
      return value.items.flatMap(item => toJson(reading, item, depth + 1) ?? []);
    case 'object': {
      const entries: [string, JsonValue][] = [];
      for (const [key, entry] of value.entries) {
        const json = key === '' ? undefined : toJson(reading, entry, depth + 1);
        if (json !== undefined) entries.push([keyword(key), json]);
      }
      if (value.open) reading.miss(value);
      return Object.fromEntries(entries);
    }
    case 'chain': {
      const last = value.path
        .slice(value.path.lastIndexOf('.') + 1)
        .replace(/^(Schema|Data)?Type(?=[A-Z])/, '')
        .toLowerCase();
      if (types.test(last)) return last;
      // `types.Schema(type=…, properties=…)`: named arguments are its entries.
      const call = value.invocation?.call;
      if (!call || call.arguments.length === 0 || call.arguments.some(argument => argument.name === undefined))
        return reading.miss(value);
      const { site, environment } = value.invocation!;
      const entries: [string, JsonValue][] = [];
      for (const argument of call.arguments) {
        const json = toJson(reading, reading.evaluator.evaluate(site.module, argument.value, environment), depth + 1);
        if (json !== undefined) entries.push([keyword(argument.name!), json]);
      }
      return Object.fromEntries(entries);
    }
    default:
      return reading.miss(value);
  }
}

/** JSON text inside a string, as languages without literals for it write it. */
function parsed(text: string): JsonValue | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // A text that only begins like JSON is a text.
    return undefined;
  }
}

export const isRecord = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
