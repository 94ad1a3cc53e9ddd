import type { ModuleView } from '../syntax/module-view.ts';
import { wholeExport } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from './arguments.ts';
import { instanceOfType, newChain } from './chains.ts';
import { convertedMessages } from './converted-messages.ts';
import { dataFileNamed } from './data-files.ts';
import type { Evaluator } from './evaluator.ts';
import { importedValue } from './imports.ts';
import { serialized } from './json-text.ts';
import { mergedObjects } from './merged-objects.ts';
import { flatten } from './pieces.ts';
import { remembered } from './remembered.ts';
import { runInProduction } from './tested-branches.ts';
import { callFileFunction, isFileFunction } from './text-files.ts';
import { callTextFunction, isTextFunction } from './text-functions.ts';
import {
  type ClassValue,
  type Environment,
  type FunctionValue,
  type Invocation,
  type ObjectValue,
  type Site,
  staticText,
  type Value,
  varying,
} from './value.ts';

/** Functions that call functions that are looked into; each may have several returns, so the work grows fast with depth. */
const deepestCalls = 3;
/** Most returns of a function that are looked at. */
const mostReturns = 8;

/** What a function of the project returns for a call, looked into with the arguments in place of the parameters. */
export function applyFunction(evaluator: Evaluator, target: FunctionValue, invocation: Invocation): Value | undefined {
  if (evaluator.callDepth >= deepestCalls) return undefined;
  // What is given is no deeper than the call itself: `with_more_tools(with_tools(builder()))`.
  const environment = environmentOf(evaluator, target, invocation);
  evaluator.callDepth++;
  const made = returned(evaluator, target, environment);
  const found = convertedMessages(evaluator, made, environment) ?? made;
  // What no declaration has a name for may be an object of a declared type.
  const isForeign = !found || (found.kind === 'chain' && !/^\$[^.()]+$/.test(found.path));
  const value = isForeign ? (declared(evaluator, target) ?? found) : found;
  evaluator.callDepth--;
  return value;
}

/** What a function gives for one value, such as each item of a list. */
export function applyToValue(evaluator: Evaluator, target: FunctionValue, value: Value): Value | undefined {
  const [parameter] = target.scope.parameters;
  if (!parameter || evaluator.callDepth >= deepestCalls) return undefined;
  const values = new Map([
    ['#0', value],
    [parameter.name, value],
  ]);
  evaluator.callDepth++;
  const made = returned(evaluator, target, { scope: target.scope, values, outer: target.environment });
  evaluator.callDepth--;
  return made;
}

/** Fields under which grammars keep the type of what a function gives. */
const resultFields = ['return_type', 'returns', 'result', 'type'];

/** What a function's declared result is, when that is a class that is known. */
function declared(evaluator: Evaluator, { module, scope }: FunctionValue): Value | undefined {
  const type = resultFields.map(field => scope.node.child(field)).find(Boolean);
  // What another function gives, or a part of that, is no name of a class.
  return type && !/^:?\s*ReturnType</.test(module.text(type)) ? instanceOfType(evaluator, module, type) : undefined;
}

function returned(evaluator: Evaluator, target: FunctionValue, environment: Environment): Value | undefined {
  const { module, scope } = target;
  const passedOn = passedParameter(evaluator, target, environment);
  if (passedOn) return passedOn;
  const known: { readonly node: SyntaxNode; readonly value: Value }[] = [];
  /** Returns of which nothing is known, and one of an empty text. */
  let open = 0;
  let empty: Value | undefined;
  for (const node of scope.returns.slice(0, mostReturns)) {
    const value = evaluator.evaluate(module, node, environment);
    if (value.kind === 'unknown') open++;
    else if (value.kind !== 'constant' && staticText(value) !== '') known.push({ node, value });
    else if (value.kind === 'text') empty ??= value;
  }
  const isOne = known.length + open < 2;
  const values = runInProduction(module, known, scope.node).map(({ value }) => value);
  const instances = values.filter((value): value is ClassValue => value.kind === 'instance');
  const [first] = instances;
  if (first && instances.some(({ scope }) => scope !== first.scope)) return { ...first, chosen: true };
  // `return default`, which the caller gave: what a package that no SDK is would give instead says less.
  const given = values.find(value => value.kind === 'text' && !isWithin(value.site, target));
  const chosen =
    values.find(value => value.kind === 'chain' && (!given || value.path.startsWith('$'))) ??
    given ??
    values.at(-1) ??
    (open === 0 ? empty : undefined);
  if (chosen?.kind === 'text' && !isOne) return varying(chosen);
  // One of several: which of them is returned only the running program knows.
  return chosen?.kind === 'chain' && values.length + open > 1 ? { ...chosen, chosen: true } : chosen;
}

const isWithin = ({ module, node }: Site, { module: file, scope }: FunctionValue): boolean =>
  module === file && scope.node.start <= node.start && node.end <= scope.node.end;

/** Of a function that may add to what it is given (`if not context: return text`), what it is given. */
function passedParameter(
  evaluator: Evaluator,
  { module, scope }: FunctionValue,
  environment: Environment,
): Value | undefined {
  if (scope.returns.length < 2) return undefined;
  for (const node of scope.returns.slice(0, mostReturns)) {
    const expression = module.expression(node);
    if (expression.kind !== 'name') continue;
    const given = expression.name;
    if (!scope.parameters.some(({ name, spread }) => name === given && !spread)) continue;
    const value = evaluator.evaluate(module, node, environment);
    if (value.kind !== 'unknown') continue;
    const adds = scope.returns.some(other => {
      const text = other === node ? undefined : evaluator.evaluate(module, other, environment);
      return text?.kind === 'text' && text.segments.some(segment => 'name' in segment && segment.name === given);
    });
    if (adds) return value;
  }
  return undefined;
}

/** `inner` is an environment of a function that `target` calls: it stays in force inside that function. */
export function environmentOf(
  evaluator: Evaluator,
  target: FunctionValue,
  invocation: Invocation,
  inner?: Environment,
): Environment {
  const values = new Map<string, Value>();
  for (const parameter of target.scope.parameters) {
    if (parameter.spread === 'entries' && parameter.name) {
      values.set(parameter.name, remainingByName(evaluator, target, invocation));
      continue;
    }
    const given =
      parameter.spread === undefined
        ? ((parameter.name ? byName(evaluator, invocation, parameter.name) : undefined) ??
          argumentAt(evaluator, invocation, `#${parameter.index}`))
        : undefined;
    if (!given) continue;
    values.set(`#${parameter.index}`, given);
    if (parameter.name) values.set(parameter.name, given);
  }
  const { self } = target;
  return { scope: target.scope, values, ...(self ? { self } : {}), outer: inner ?? target.environment };
}

/** What `**settings` of a function holds: the arguments by name that no other parameter has. */
function remainingByName(
  evaluator: Evaluator,
  { scope }: FunctionValue,
  { site, call, environment }: Invocation,
): ObjectValue {
  const own = new Set(scope.parameters.map(({ name, spread }) => (spread === undefined ? name : undefined)));
  const entries = new Map<string, Value>();
  let open = false;
  for (const { name, spread, value } of call.arguments) {
    if (name !== undefined && !own.has(name)) entries.set(name, evaluator.evaluate(site.module, value, environment));
    if (spread !== 'entries') continue;
    const held = evaluator.evaluate(site.module, value, environment);
    if (held.kind !== 'object' || held.open) open = true;
    if (held.kind === 'object') for (const [key, one] of held.entries) if (!own.has(key)) entries.set(key, one);
  }
  return { kind: 'object', entries, open, site };
}

function byName(evaluator: Evaluator, { site, call, environment }: Invocation, name: string): Value | undefined {
  const argument = call.arguments.find(candidate => candidate.name === name);
  if (argument) return evaluator.evaluate(site.module, argument.value, environment);
  // `**settings` that were told of it.
  for (const { spread, value } of call.arguments) {
    const held = spread === 'entries' ? evaluator.evaluate(site.module, value, environment) : undefined;
    const entry = held?.kind === 'object' ? held.entries.get(name) : undefined;
    if (entry) return entry;
  }
  return undefined;
}

/** Conversions that every program has without an import. */
const conversions = new Set(['str', 'String', 'list', 'tuple', 'sorted', 'string']);

const numbers = new Set(['int', 'parseInt', 'parseFloat', 'Number', 'Number.parseInt', 'Number.parseFloat']);

/** `Number(settings.limit ?? '700')`: the number that a text says. */
function asNumber(
  evaluator: Evaluator,
  value: Value | undefined,
  { site }: Pick<Invocation, 'site'>,
): Value | undefined {
  if (value?.kind === 'unknown' && value.otherwise) {
    const otherwise = asNumber(evaluator, value.otherwise, { site });
    return otherwise && { ...evaluator.unknown(site), otherwise };
  }
  if (value?.kind === 'number') return value;
  const text = value?.kind === 'text' && !value.varies ? staticText(value) : undefined;
  return text && /^\s*\d+(\.\d+)?\s*$/.test(text)
    ? { kind: 'number', value: Number(text), site, via: value?.kind === 'text' ? value.via : 'literal' }
    : undefined;
}

const passedWhole = new Set([
  'Object.freeze',
  'structuredClone',
  'String.raw',
  'str.encode',
  'bytes',
  'Promise.all',
  'Promise.resolve',
  'String.valueOf',
]);
const listMaker =
  /^(List|Arrays|Set|Stream|ImmutableList)\.(of|asList|copyOf)$|^(listOf|mutableListOf|arrayListOf|arrayOf|array_merge)$/;

/** Functions that make one object of several. */
const merging = /^(Object\.assign|array_merge|array_replace|_\.(assign|merge|extend))$/;

/** Whether a name may be that of one of these functions at all. */
const mayBeNamed = remembered(
  name =>
    conversions.has(name) ||
    numbers.has(name) ||
    passedWhole.has(name) ||
    /^(JSON\.stringify|require|import|append|dict|Map)$/.test(name) ||
    isTextFunction(name) ||
    isFileFunction(name) ||
    listMaker.test(name) ||
    merging.test(name) ||
    newList.test(name) ||
    mapMaker.test(name),
);

/** A call of a name that nothing in the file binds: the language's own functions. */
export function callNamed(evaluator: Evaluator, name: string, invocation: Invocation): Value | undefined {
  if (!mayBeNamed(name)) return undefined;
  const { call, site, environment } = invocation;
  if (conversions.has(name) && call.arguments.length === 1) {
    const value = argumentAt(evaluator, invocation, '#0');
    // Go's `string(65)` is a letter.
    const isText = value?.kind === 'text' || (value?.kind === 'number' && (name === 'str' || name === 'String'));
    return isText || value?.kind === 'list' ? value : undefined;
  }
  if (numbers.has(name)) return asNumber(evaluator, argumentAt(evaluator, invocation, '#0'), invocation);
  if (name === 'JSON.stringify') return serialized(argumentAt(evaluator, invocation, '#0'), '');
  if (passedWhole.has(name)) return argumentAt(evaluator, invocation, '#0');
  if (name === 'require' || name === 'import') {
    const path = staticText(argumentAt(evaluator, invocation, '#0'));
    return path ? loaded(evaluator, path, site) : undefined;
  }
  const file = callFileFunction(evaluator, name, invocation);
  if (file) return file;
  const text = callTextFunction(evaluator, name, invocation);
  if (text) return text;
  if (name === 'append' && call.arguments.length > 0) return appended(evaluator, invocation);
  if (merging.test(name)) {
    const given = call.arguments.map(({ value }) => evaluator.evaluate(site.module, value, environment));
    const merged = mergedObjects(given, site);
    if (merged) return merged;
  }
  if (listMaker.test(name)) {
    const items = call.arguments.map(argument => {
      const value = evaluator.evaluate(site.module, argument.value, environment);
      return name === 'array_merge' && value.kind === 'list' ? value.items : [value];
    });
    return { kind: 'list', items: flatten(items), site };
  }
  if (newList.test(name)) {
    const from = argumentAt(evaluator, invocation, '#0');
    return { kind: 'list', items: from ? copiedItems(evaluator, from) : [], site };
  }
  if (mapMaker.test(name)) return mapOf(evaluator, invocation);
  // `new Map([['a', text], ['b', another]])`
  if (name === 'Map' && call.creates) {
    const pairs = argumentAt(evaluator, invocation, '#0');
    return pairs?.kind === 'list' ? ofPairs(pairs.items, site) : undefined;
  }
  if (name === 'dict') {
    const entries = new Map<string, Value>();
    let open = false;
    for (const argument of call.arguments) {
      const value = evaluator.evaluate(site.module, argument.value, environment);
      if (argument.name !== undefined) entries.set(argument.name, value);
      else if (value.kind === 'object') for (const [key, entry] of value.entries) entries.set(key, entry);
      else open = true;
    }
    return { kind: 'object', entries, open, site };
  }
  return undefined;
}

/** What `require('./prompts')` and `await import('openai')` give. */
const loaded = (evaluator: Evaluator, path: string, site: Site): Value =>
  (path.startsWith('.') ? importedValue(evaluator, site.module, path, wholeExport, site) : undefined) ??
  importedValue(evaluator, site.module, path, undefined, site) ??
  dataFileNamed(evaluator, path, site.module) ??
  newChain(evaluator, path, site);

/** What a list holds that is made of something: `new ArrayList<>(history)`, and nothing of `new ArrayList<>(16)`. */
function copiedItems(evaluator: Evaluator, from: Value): readonly Value[] {
  if (from.kind === 'list') return from.items;
  if (from.kind === 'unknown') return [{ ...from, name: from.name, many: true }];
  return from.kind === 'chain' ? [evaluator.unknown(from.site, undefined, true)] : [];
}

/** Lists of Java and Kotlin that are made empty or as a copy. */
const newList =
  /^(util\.)?(ArrayList|LinkedList|CopyOnWriteArrayList)$|^(JSONArray|JsonArray|createArrayNode|JSONUtil\.createArray)$/;
const mapMaker =
  /^((util\.|collect\.)?(Map|ImmutableMap)\.of|Map\.ofEntries|(util\.)?(HashMap|LinkedHashMap|TreeMap)|mapOf|mutableMapOf|hashMapOf|linkedMapOf)$|^(JSONObject|JsonObject|createObjectNode|JSONUtil\.createObj)$/;

/** `Map.of("a", 1, "b", 2)`, `mapOf("a" to 1)`, `new HashMap<>()`. */
function mapOf(evaluator: Evaluator, { call, site, environment }: Invocation): Value {
  const entries = new Map<string, Value>();
  const given = call.arguments.map(({ value }) => evaluator.evaluate(site.module, value, environment));
  if (given.length === 1 && given[0]!.kind === 'object') return given[0]!;
  // Entries, or keys and values in turn, of which a value may be a list.
  if (given[0]?.kind !== 'text' && given.some(value => value.kind === 'list')) return ofPairs(given, site);
  for (let index = 0; index + 1 < given.length; index += 2) {
    const name = staticText(given[index]);
    if (name !== undefined) entries.set(name, given[index + 1]!);
  }
  return { kind: 'object', entries, open: entries.size < Math.floor(given.length / 2), site };
}

/** Lists of a key and a value as an object. */
function ofPairs(pairs: readonly Value[], site: Site): Value {
  const entries = new Map<string, Value>();
  for (const pair of pairs) {
    const [key, value] = pair.kind === 'list' ? pair.items : [];
    const name = staticText(key);
    if (name !== undefined && value) entries.set(name, value);
  }
  return { kind: 'object', entries, open: entries.size < pairs.length, site };
}

/** A field that a literal leaves out is an empty list: `request := Request{Model: "m"}`, then `append(request.Messages, …)`. */
function isLeftOut(
  evaluator: Evaluator,
  module: ModuleView,
  node: SyntaxNode,
  environment: Environment | undefined,
): boolean {
  const member = module.expression(node);
  if (member.kind !== 'member') return false;
  const value = evaluator.evaluate(module, member.object, environment);
  const holder = value.kind === 'instance' ? value.fields : value;
  return holder?.kind === 'object' && !holder.open && !holder.entries.has(member.name);
}

/** Go's `append(list, items...)`. */
function appended(evaluator: Evaluator, { call, site, environment }: Invocation): Value {
  const [list, ...rest] = call.arguments;
  const start = evaluator.evaluate(site.module, list!.value, environment);
  const before =
    start.kind === 'list'
      ? start.items
      : isLeftOut(evaluator, site.module, list!.value, environment)
        ? []
        : [evaluator.unknown({ module: site.module, node: list!.value }, undefined, true)];
  const after = rest.map((argument): readonly Value[] => {
    const value = evaluator.evaluate(site.module, argument.value, environment);
    return argument.spread && value.kind === 'list' ? value.items : [value];
  });
  return { kind: 'list', items: flatten([before, ...after]), site };
}
