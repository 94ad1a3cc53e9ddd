import type { Document } from 'yaml';
import type { CarriedPart, JsonValue, ToolDefinition } from '../carried-part.ts';
import { plainValues } from './front-matter.ts';

type Entries = { readonly [key: string]: JsonValue };

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value under a path of keys as plain JSON; undefined when there is none. */
function jsonAt(document: Document | undefined, path: string): JsonValue | undefined {
  let at = plainValues(document) as JsonValue | undefined;
  for (const key of path.split('.')) at = isEntries(at) ? at[key] : undefined;
  return at;
}

/** Tools and the answer's schema that a prompt file's front matter declares (Prompty, dotprompt). */
export function declaredInMatter(document: Document | undefined): CarriedPart[] {
  const parts: CarriedPart[] = [];
  const first = (...paths: string[]) => paths.map(path => jsonAt(document, path)).find(value => value !== undefined);
  const given = first('model.parameters.tools', 'model.options.tools', 'tools');
  if (Array.isArray(given)) {
    const tools = given.flatMap(tool => definitionOf(tool) ?? []);
    // dotprompt names tools that the program defines.
    const unknown = given.filter((tool): tool is string => typeof tool === 'string');
    if (tools.length + unknown.length > 0)
      parts.push({ kind: 'tools', tools, builtIn: [], choice: 'auto', form: 'written', unknown });
  }
  const format = first('model.parameters.response_format', 'model.options.response_format');
  const schema = isEntries(format) && isEntries(format.json_schema) ? format.json_schema.schema : undefined;
  const output = schema === undefined ? first('output.schema') : undefined;
  if (schema !== undefined) parts.push({ kind: 'schema', schema, form: 'written', unknown: [] });
  else if (typeof output === 'string') parts.push({ kind: 'schema', form: 'derived', unknown: [output] });
  else if (output !== undefined)
    parts.push({ kind: 'schema', schema: fromPicoschema(output), form: 'derived', unknown: [] });
  return parts;
}

function definitionOf(tool: JsonValue): ToolDefinition | undefined {
  const own = isEntries(tool) && isEntries(tool.function) ? tool.function : tool;
  if (!isEntries(own) || typeof own.name !== 'string') return undefined;
  return {
    name: own.name,
    ...(typeof own.description === 'string' ? { description: own.description } : {}),
    ...(own.parameters === undefined ? {} : { parameters: own.parameters }),
  };
}

const deepest = 8;

/**
 * JSON Schema of dotprompt's short form: `name: string, who it is`, `tags(array, labels): string`, `note?: string`,
 * `kind(enum): [A, B]`. What is JSON Schema already stays as it is.
 */
function fromPicoschema(value: JsonValue, depth = 0): JsonValue {
  if (typeof value === 'string') {
    const [type, ...description] = value.split(',');
    return described({ type: type!.trim() }, description.join(',').trim());
  }
  if (!isEntries(value) || depth > deepest) return {};
  if (typeof value.type === 'string' && isEntries(value.properties)) return value;
  const properties: Record<string, JsonValue> = {};
  const required: string[] = [];
  for (const [key, entry] of Object.entries(value)) {
    const match = /^(\w+)(\?)?(?:\(\s*(\w+)\s*(?:,\s*(.*))?\))?$/s.exec(key);
    if (!match) continue;
    const [, name, optional, kind, description = ''] = match;
    const inner = kind === 'enum' ? { enum: entry } : fromPicoschema(entry, depth + 1);
    properties[name!] = described(kind === 'array' ? { type: 'array', items: inner } : inner, description);
    if (!optional) required.push(name!);
  }
  return { type: 'object', properties, required };
}

const described = (schema: JsonValue, description: string): JsonValue =>
  description && isEntries(schema) ? { ...schema, description } : schema;
