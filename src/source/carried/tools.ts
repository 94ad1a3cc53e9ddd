import type { JsonValue, ToolDefinition } from '../carried-part.ts';
import { entryOf } from '../values/arguments.ts';
import { fieldOf } from '../values/fields.ts';
import {
  type ChainValue,
  type ClassValue,
  type FunctionValue,
  nameOf,
  staticText,
  type Value,
} from '../values/value.ts';
import { isRecord, type Reading, toJson } from './json-value.ts';
import { classSchema, docstring, signatureSchema } from './python-schema.ts';
import { schemaOf } from './schema.ts';
import { isZod } from './zod-schema.ts';

export interface FoundTools {
  readonly tools: ToolDefinition[];
  readonly builtIn: string[];
}

const mostTools = 200;
const parameterKeys = [
  'parameters',
  'input_schema',
  'inputSchema',
  'schema',
  'args_schema',
  'parametersJsonSchema',
  'functionParameters',
];
const descriptionKeys = ['description', 'description_override', 'functionDescription', 'desc'];
const nameKeys = ['name', 'name_override', 'functionName', 'id'];

/** Reads what a request's `tools` hold: a list, or an object whose keys are the names. */
export function toolsOf(reading: Reading, value: Value): FoundTools {
  const found: FoundTools = { tools: [], builtIn: [] };
  collect(reading, value, found, undefined, 0);
  return found;
}

function collect(reading: Reading, value: Value, found: FoundTools, key: string | undefined, depth: number): void {
  if (depth > 4 || found.tools.length >= mostTools) return;
  const again = (inner: Value, name?: string) => collect(reading, inner, found, name, depth + 1);
  switch (value.kind) {
    case 'constant':
      return;
    case 'list':
      for (const item of value.items) again(item);
      return;
    case 'function':
      found.tools.push(ofFunction(reading, value, key));
      return;
    case 'class':
    case 'instance':
      found.tools.push(ofClass(reading, value));
      return;
    case 'object':
    case 'chain': {
      const nested = ['function_declarations', 'toolSpec', 'function', 'tools'].map(at =>
        entryOf(reading.evaluator, value, at),
      );
      const inner = nested.find(
        entry => entry && (entry.kind === 'object' || entry.kind === 'list' || entry.kind === 'chain'),
      );
      if (inner) {
        again(inner, key);
        return;
      }
      const tool = ofDefinition(reading, value, key);
      if (tool) found.tools.push(tool);
      else if (value.kind === 'chain') ofCall(reading, value, found, key);
      else ofEntries(reading, value, found, again);
      return;
    }
    default:
      reading.miss(value);
  }
}

/** `{ weather: tool(…) }` by name; `{ type: 'web_search' }` and `{ googleSearch: {} }` are the provider's own. */
function ofEntries(
  reading: Reading,
  value: Extract<Value, { kind: 'object' }>,
  found: FoundTools,
  again: (inner: Value, name: string) => void,
): void {
  const type = staticText(entryOf(reading.evaluator, value, 'type'));
  if (type === 'function' || type === 'custom') {
    reading.miss(value.entries.get(type) ?? value);
    return;
  }
  if (type !== undefined) {
    found.builtIn.push(type);
    return;
  }
  for (const [name, entry] of value.entries) {
    if (entry.kind === 'object' && entry.entries.size === 0) found.builtIn.push(name);
    else again(entry, name);
  }
  if (value.open && !reading.unknown.includes('tools')) reading.unknown.push('tools');
}

/** A definition with a name and a description or parameters. */
function ofDefinition(
  reading: Reading,
  value: Extract<Value, { kind: 'object' | 'chain' }>,
  key: string | undefined,
): ToolDefinition | undefined {
  const { evaluator } = reading;
  const first = (keys: readonly string[]) => {
    for (const at of keys) {
      const entry = entryOf(evaluator, value, at);
      if (entry) return entry;
    }
    return undefined;
  };
  const described = first(descriptionKeys);
  const given = first(parameterKeys);
  if (!described && !given) return undefined;
  const name = reading.text(first(nameKeys)) ?? key ?? ownName(value);
  const description = reading.text(described) ?? functionText(reading, value);
  const parameters = given && parametersOf(reading, given);
  // `tool(fn, { name, description })`: the function is the first argument.
  const target = !given && value.kind === 'chain' ? entryOf(evaluator, value, '#0') : undefined;
  const signature = target?.kind === 'function' ? signatureSchema(reading, target) : undefined;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...((parameters ?? signature) ? { parameters: (parameters ?? signature)! } : {}),
  };
}

/** `tool(name, description, { city: z.string() }, …)`, `registerTool(name, { description, inputSchema }, …)`. */
export function registeredTool(reading: Reading, made: ChainValue): ToolDefinition | undefined {
  const value = ownCall(made);
  const at = (place: string) => entryOf(reading.evaluator, value, place);
  const first = at('#0');
  if (first?.kind === 'function') return ofFunction(reading, first, undefined);
  const whole =
    first && (first.kind === 'object' || first.kind === 'chain') ? ofDefinition(reading, first, undefined) : undefined;
  const name = reading.text(first);
  if (whole || name === undefined) return whole;
  const defined = ofDefinition(reading, value, name);
  if (defined) return { ...defined, name };
  const description = reading.text(at('#1'));
  const [second, third] = [at('#1'), at('#2')];
  const schema =
    second?.kind === 'object' ? second : third?.kind === 'object' || third?.kind === 'text' ? third : undefined;
  const parameters = schema && parametersOf(reading, schema);
  return { name, ...(description === undefined ? {} : { description }), ...(parameters ? { parameters } : {}) };
}

function functionText(reading: Reading, value: Value): string | undefined {
  const target = value.kind === 'chain' ? entryOf(reading.evaluator, value, '#0') : undefined;
  return target?.kind === 'function' ? docstring(reading, target.module, target.scope) : undefined;
}

function parametersOf(reading: Reading, value: Value): JsonValue | undefined {
  const inner =
    value.kind === 'object' || value.kind === 'chain' ? entryOf(reading.evaluator, value, 'json') : undefined;
  // A plain map of names to Zod schemas (MCP's registerTool).
  if (value.kind === 'object' && [...value.entries.values()].some(isZod)) return mapSchema(reading, value);
  const schema = schemaOf(reading, inner ?? value);
  return schema === 'none' ? undefined : schema;
}

function mapSchema(reading: Reading, value: Extract<Value, { kind: 'object' }>): JsonValue {
  const properties: Record<string, JsonValue> = {};
  for (const [name, entry] of value.entries) {
    const schema = schemaOf(reading, entry);
    if (schema !== undefined && schema !== 'none') properties[name] = schema;
  }
  return { type: 'object', properties };
}

/** The variable that a tool is bound to. */
function ownName({ site }: Value): string {
  const parent = site.node.parent;
  const name = parent?.child('left') ?? parent?.child('name');
  return name ? site.module.text(name) : nameOf(site);
}

/** `FunctionTool(fn)`, `pydantic_function_tool(Model)`, `StructuredTool.from_function(func=fn)`; else not known. */
function ofCall(reading: Reading, value: ChainValue, found: FoundTools, key: string | undefined): void {
  for (const place of ['#0', 'fn', 'func', 'function', 'model', 'callable']) {
    const inner = value.invocation && entryOf(reading.evaluator, value, place);
    if (inner?.kind === 'function') return void found.tools.push(ofFunction(reading, inner, key));
    if (inner?.kind === 'class') return void found.tools.push(ofClass(reading, inner));
  }
  // .NET gives name, description and parameters by their position.
  const positional = value.path.endsWith('ChatTool.CreateFunctionTool()') ? registeredTool(reading, value) : undefined;
  if (positional) return void found.tools.push(positional);
  const schema = value.invocation ? undefined : classOfMember(reading, value);
  if (schema) found.tools.push(ofClass(reading, schema));
  else reading.miss(value);
}

/** `Search.openai_schema` is the class `Search` as a tool. */
function classOfMember(reading: Reading, { site: { module, node } }: ChainValue): ClassValue | undefined {
  const expression = module.expression(node);
  if (expression.kind !== 'member' || !/_schema$/.test(expression.name)) return undefined;
  const target = reading.evaluator.evaluate(module, expression.object);
  return target.kind === 'class' ? target : undefined;
}

/** A function whose signature and docstring are what the model is told. */
function ofFunction(reading: Reading, target: FunctionValue, key: string | undefined): ToolDefinition {
  reading.derived = true;
  const { scope, module } = target;
  const [decorator] = module.decoratorsOf(scope.node);
  const made = decorator && reading.evaluator.evaluate(module, decorator);
  const own = made?.kind === 'chain' && made.invocation ? ownCall(made) : undefined;
  const said = own && ofDefinition(reading, own, undefined);
  const description = said?.description ?? docstring(reading, module, scope);
  return {
    name: key ?? (own && overridingName(reading, own)) ?? scope.name ?? nameOf(target.site),
    ...(description === undefined ? {} : { description }),
    parameters: said?.parameters ?? signatureSchema(reading, target),
  };
}

/** `@tool("search")`, `@function_tool(name_override="search")`. */
function overridingName(reading: Reading, decorator: ChainValue): string | undefined {
  return ['name_override', 'name', '#0']
    .map(place => staticText(entryOf(reading.evaluator, decorator, place)))
    .find(name => name !== undefined);
}

/** A call alone, without those that made what it is called on: a server has a name and a description too. */
function ownCall({ base: _, ...call }: ChainValue): ChainValue {
  return call;
}

/** A model class offered as a tool, or a class of the project that has a tool's fields. */
function ofClass(reading: Reading, target: ClassValue): ToolDefinition {
  const { evaluator } = reading;
  const field = (name: string) => fieldOf(evaluator, target, name, target.site);
  const name = staticText(field('name')) ?? target.scope.name ?? nameOf(target.site);
  const own = field('description');
  if (own?.kind === 'text') {
    reading.derived = true;
    const given = field('args_schema') ?? field('parameters') ?? field('inputs');
    const parameters = given && parametersOf(reading, given);
    return { name, description: reading.text(own) ?? '', ...(parameters ? { parameters } : {}) };
  }
  const { description, ...parameters } = classSchema(reading, target);
  return { name, ...(typeof description === 'string' ? { description } : {}), parameters };
}

/** How a request wants its tools used. */
export function toolChoiceOf(reading: Reading, value: Value | undefined): 'auto' | 'none' | 'any' | 'tool' {
  const json = value && toJson(reading, value);
  const type = isRecord(json) ? (json.type ?? Object.keys(json)[0]) : json;
  if (type === 'none') return 'none';
  if (type === 'required' || type === 'any') return 'any';
  if (type === 'tool' || type === 'function') return 'tool';
  return 'auto';
}
