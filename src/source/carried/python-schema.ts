import type { JsonValue } from '../carried-part.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding, Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from '../values/arguments.ts';
import { cleanDocstring } from '../values/text-templates.ts';
import type { ClassValue, FunctionValue, Value } from '../values/value.ts';
import { textOf } from '../values/value.ts';
import { deepestSchema, type Reading, toJson } from './json-value.ts';

const named: Readonly<Record<string, JsonValue>> = {
  str: { type: 'string' },
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  bytes: { type: 'string' },
  datetime: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  list: { type: 'array' },
  List: { type: 'array' },
  dict: { type: 'object' },
  Dict: { type: 'object' },
  tuple: { type: 'array' },
  set: { type: 'array' },
  Any: {},
};
const sequence = /^(list|set|tuple|frozenset|sequence|iterable|collection)$/i;
const mapping = /^(dict|mapping|mutablemapping|ordereddict|defaultdict)$/i;

/** What the program hands to a tool itself, so that the model does not see it. */
const context = /(Context|ContextWrapper|ToolRuntime|Request|InjectedState|InjectedToolArg)$/;

type Entries = Record<string, JsonValue>;

/** The JSON Schema of an annotation; `{}` for what it does not say. */
export function annotationSchema(reading: Reading, module: ModuleView, node: SyntaxNode, depth = 0): Entries {
  const shape = module.adapter.typeShape?.(node, module.text);
  if (!shape || depth > deepestSchema) return {};
  const inner = (at: SyntaxNode | undefined) => (at ? annotationSchema(reading, module, at, depth + 1) : {});
  switch (shape.kind) {
    case 'name': {
      if (Object.hasOwn(named, shape.name)) return { ...(named[shape.name] as Entries) };
      const value = reading.evaluator.evaluate(module, shape.node);
      if (value.kind === 'class') return classSchema(reading, value, depth + 1);
      reading.miss(value);
      return {};
    }
    case 'generic': {
      const { name, of } = shape;
      if (name === 'Optional' && of[0]) return { anyOf: [inner(of[0]), { type: 'null' }] };
      if (name === 'Union') return { anyOf: of.map(inner) };
      if (name === 'Literal') {
        const values = of.flatMap(at => toJson(reading, reading.evaluator.evaluate(module, at)) ?? []);
        return { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: values };
      }
      if (name === 'Annotated') return { ...inner(of[0]), ...noteOf(reading, module, of.slice(1)) };
      if (sequence.test(name)) return { type: 'array', items: inner(of[0]) };
      if (mapping.test(name)) return { type: 'object', additionalProperties: inner(of[1]) };
      return inner(of[0]);
    }
    case 'union':
      return { anyOf: shape.options.map(inner) };
    case 'none':
      return { type: 'null' };
    case 'value': {
      // A class's name in quotes.
      const text = reading.text(reading.evaluator.evaluate(module, shape.node));
      return text && Object.hasOwn(named, text) ? { ...(named[text] as Entries) } : {};
    }
    default:
      return {};
  }
}

/** `Annotated[str, "a city"]` and `Annotated[str, Field(description="a city")]`. */
function noteOf(reading: Reading, module: ModuleView, notes: readonly SyntaxNode[]): Entries {
  for (const node of notes) {
    const value = reading.evaluator.evaluate(module, node);
    const described = value.kind === 'text' ? value : describedBy(reading, value);
    const description = described && reading.text(described);
    if (description !== undefined) return { description };
  }
  return {};
}

/** The description that `Field(description=…)` gives. */
const describedBy = (reading: Reading, value: Value): Value | undefined =>
  value.kind === 'chain' && value.invocation
    ? (argumentAt(reading.evaluator, value.invocation, 'description') ??
      argumentAt(reading.evaluator, value.invocation, 'desc'))
    : undefined;

/** The docstring, its indentation taken off. */
export function docstring(reading: Reading, module: ModuleView, scope: Scope): string | undefined {
  const node = module.adapter.documentation?.(scope.node);
  const value = node && reading.evaluator.evaluate(module, node);
  if (value?.kind !== 'text') return undefined;
  return reading.text(textOf(cleanDocstring(value.segments), { module, node: node! }));
}

const titled = (name: string) => name.replaceAll('_', ' ').replace(/\b\w/g, letter => letter.toUpperCase());

/** The JSON Schema of a Pydantic model, dataclass, `TypedDict` or enumeration of the project. */
export function classSchema(reading: Reading, target: ClassValue, depth = 0): Entries {
  reading.derived = true;
  if (depth > deepestSchema) return {};
  const bases = basesOf(reading, target);
  if (bases.names.some(name => /(^|\.)(Str|Int)?Enum$/.test(name)))
    return { type: 'string', enum: members(reading, target) };
  // Pydantic puts a title beside each type.
  const titles = bases.names.some(name => name.startsWith('pydantic.'));
  const properties: Entries = {};
  const required: string[] = [];
  for (const { scope, module } of [...bases.classes, target])
    for (const [name, bindings] of scope.bindings) {
      const field = bindings.find(binding => binding.type !== undefined && binding.origin.kind !== 'function');
      if (!field?.type || name.startsWith('_')) continue;
      const value = field.origin.kind === 'value' ? reading.evaluator.evaluate(module, field.origin.node) : undefined;
      const description = value && reading.text(describedBy(reading, value));
      properties[name] = {
        ...annotationSchema(reading, module, field.type, depth + 1),
        ...(description === undefined ? {} : { description }),
        ...(titles ? { title: titled(name) } : {}),
      };
      if (!hasDefault(reading, field, value)) required.push(name);
    }
  const description = docstring(reading, target.module, target.scope);
  return {
    ...(description ? { description } : {}),
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(titles && target.scope.name ? { title: target.scope.name } : {}),
    type: 'object',
  };
}

/** The project's own base classes, outermost first, and the paths of the imported ones. */
function basesOf(reading: Reading, target: ClassValue): { classes: ClassValue[]; names: string[] } {
  const classes: ClassValue[] = [];
  const names: string[] = [];
  const queue = [target];
  for (let next = queue.shift(); next && classes.length < 8; next = queue.shift())
    for (const node of next.scope.bases) {
      const base = reading.evaluator.evaluate(next.module, node);
      if (base.kind === 'chain') names.push(base.path);
      if (base.kind !== 'class' || classes.some(known => known.scope === base.scope)) continue;
      classes.unshift(base);
      queue.push(base);
    }
  return { classes, names };
}

function members(reading: Reading, { scope, module }: ClassValue): JsonValue[] {
  return [...scope.bindings.values()].flatMap(([binding]) =>
    binding?.origin.kind === 'value'
      ? (toJson(reading, reading.evaluator.evaluate(module, binding.origin.node)) ?? [])
      : [],
  );
}

function hasDefault(reading: Reading, { origin }: Binding, value: Value | undefined): boolean {
  if (origin.kind !== 'value') return false;
  if (value?.kind !== 'chain' || !value.invocation || !/\b[Ff]ield\(\)$/.test(value.path)) return true;
  const { evaluator } = reading;
  const given = argumentAt(evaluator, value.invocation, '#0') ?? argumentAt(evaluator, value.invocation, 'default');
  const factory = argumentAt(evaluator, value.invocation, 'default_factory');
  const ellipsis = given?.site.node.type === 'ellipsis';
  return factory !== undefined || (given !== undefined && !ellipsis);
}

/** The arguments of a function that is offered as a tool. */
export function signatureSchema(reading: Reading, { scope, module }: FunctionValue): JsonValue {
  reading.derived = true;
  const properties: Entries = {};
  const required: string[] = [];
  for (const { name, type, fallback, spread } of scope.parameters) {
    if (spread || !name || (type && module.adapter.typeNames(type).some(node => context.test(module.text(node)))))
      continue;
    properties[name] = type ? annotationSchema(reading, module, type) : {};
    if (!fallback) required.push(name);
  }
  return { type: 'object', properties, required };
}
