import type { JsonValue } from '../carried-part.ts';
import { invocationsOf } from '../values/chains.ts';
import type { ChainValue, Invocation, Value } from '../values/value.ts';
import { deepestSchema, isRecord, type Reading, toJson } from './json-value.ts';

const simple: Readonly<Record<string, JsonValue>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  bigint: { type: 'integer' },
  int: { type: 'integer' },
  date: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
  uuid: { type: 'string', format: 'uuid' },
  any: {},
  unknown: {},
  null: { type: 'null' },
};
const optional = new Set(['optional', 'default', 'nullish', 'catch']);

export const isZod = (value: Value): boolean =>
  value.kind === 'chain' && /^(?:zod(?:\/[\w.-]+)?|genkit\.z)\..*\(/.test(value.path);

/** The JSON Schema of a Zod schema that is written out; sizes and patterns are left out. */
export function zodSchema(reading: Reading, value: ChainValue, depth = 0): JsonValue {
  reading.derived = true;
  if (depth > deepestSchema) return {};
  const { evaluator } = reading;
  const argument = ({ site, call, environment }: Invocation, index: number): Value | undefined => {
    const given = call.arguments[index];
    return given && evaluator.evaluate(site.module, given.value, environment);
  };
  const schemaOf = (inner: Value | undefined): JsonValue => {
    if (!inner) return {};
    return inner.kind === 'chain' && isZod(inner) ? zodSchema(reading, inner, depth + 1) : (reading.miss(inner) ?? {});
  };
  const object = (entries: Value | undefined, before: JsonValue = {}): JsonValue => {
    if (entries?.kind !== 'object') return entries ? (reading.miss(entries) ?? {}) : {};
    const old = isRecord(before) ? before : {};
    const properties = isRecord(old.properties) ? { ...old.properties } : {};
    const required = Array.isArray(old.required) ? [...old.required] : [];
    for (const [key, entry] of entries.entries) {
      properties[key] = schemaOf(entry);
      if (!isOptional(entry)) required.push(key);
    }
    return { type: 'object', properties, required, additionalProperties: false };
  };

  let schema: JsonValue = {};
  for (const { name, invocation } of [...invocationsOf(value)].reverse()) {
    const first = () => argument(invocation, 0);
    if (Object.hasOwn(simple, name) && Object.keys(schema as object).length === 0) schema = simple[name]!;
    else if (/^(object|strictObject|looseObject)$/.test(name)) schema = object(first());
    else if (name === 'extend' || name === 'merge') schema = object(first(), schema);
    else if (name === 'array')
      schema = { type: 'array', items: invocation.call.arguments.length ? schemaOf(first()) : schema };
    else if (name === 'enum') {
      const values = first();
      schema = { type: 'string', enum: (values && toJson(reading, values)) ?? [] };
    } else if (name === 'literal') {
      const constant = first();
      schema = { const: (constant && toJson(reading, constant)) ?? null };
    } else if (name === 'union' || name === 'discriminatedUnion') {
      const options = argument(invocation, name === 'union' ? 0 : 1);
      schema = { anyOf: options?.kind === 'list' ? options.items.map(schemaOf) : [] };
    } else if (name === 'record')
      schema = { type: 'object', additionalProperties: schemaOf(argument(invocation, 1) ?? first()) };
    else if (name === 'tuple') {
      const items = first();
      schema = { type: 'array', items: items?.kind === 'list' ? items.items.map(schemaOf) : [] };
    } else if (/^(optional|nullable|nullish)$/.test(name) && invocation.call.arguments.length > 0)
      schema = schemaOf(first());
    else if (name === 'nullable' || name === 'nullish') schema = { anyOf: [schema, { type: 'null' }] };
    else if (name === 'describe' || name === 'meta') {
      const given = first();
      const description = name === 'meta' && given?.kind === 'object' ? given.entries.get('description') : given;
      schema = { ...(isRecord(schema) ? schema : {}), description: reading.text(description) ?? '' };
    }
  }
  return schema;
}

function isOptional(value: Value): boolean {
  if (value.kind !== 'chain') return false;
  for (const { name } of invocationsOf(value)) if (optional.has(name)) return true;
  return false;
}
