import type { Place } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { applyFunction } from './calls.ts';
import { invocationsOf } from './chains.ts';
import type { Evaluator } from './evaluator.ts';
import { ownSetting } from './fields.ts';
import { jsonObject } from './json-text.ts';
import { remembered } from './remembered.ts';
import { setForAll } from './set-for-all.ts';
import type { ChainValue, ClassValue, FunctionValue, Invocation, Site, Value } from './value.ts';

/** Names match without case and underscores: `max_tokens` is `maxTokens`. */
export const normalizeKey = remembered(key => key.replaceAll('_', '').toLowerCase());

/** A place taken apart: declarations have few, and each is asked of many calls. */
interface Steps {
  /** Of a positional argument its index. */
  readonly index: number | undefined;
  readonly first: string;
  readonly rest: readonly string[];
}

const stepsOf = remembered((place): Steps => {
  const [first, ...rest] = place.split('.') as [string, ...string[]];
  return { index: first.startsWith('#') ? Number(first.slice(1)) : undefined, first, rest };
});

/** A place on what a call is made on: by the name of a setting, and where the argument of a method of that name has it. */
interface SettingSteps {
  readonly inner: Place;
  readonly isNamed: boolean;
  readonly setter: string;
  readonly given: Place;
  readonly first: string;
  /** Behind the first step, undefined when there is no more. */
  readonly rest: string | undefined;
}

const settingSteps = remembered((place): SettingSteps => {
  const inner = place.slice(1);
  const dot = inner.indexOf('.');
  const first = dot < 0 ? inner : inner.slice(0, dot);
  return {
    inner,
    isNamed: !/^[#*]/.test(inner),
    setter: normalizeKey(first),
    given: dot < 0 ? '#0' : `#0${inner.slice(dot)}`,
    first,
    rest: dot < 0 ? undefined : inner.slice(dot + 1),
  };
});

/** The value at a place of a call; `receiver` is what it was called on, for places that start with `^`. */
export function valueAt(
  evaluator: Evaluator,
  invocation: Invocation,
  receiver: ChainValue | undefined,
  place: Place,
): Value | undefined {
  if (place.startsWith('~')) {
    const { first, rest } = settingSteps(place);
    const set = setForAll(evaluator, invocation, first);
    return set && rest !== undefined ? entryOf(evaluator, set, rest) : set;
  }
  if (!place.startsWith('^')) return argumentAt(evaluator, invocation, place);
  if (place === '^') return receiver;
  const { inner, isNamed, setter, given, first, rest } = settingSteps(place);
  const links = receiver ? linksOf(evaluator, receiver) : noLinks;
  for (const link of isNamed ? links.answering(setter) : links.all) {
    if (isNamed && link.setter === setter) {
      const value = argumentAt(evaluator, link.invocation, given);
      if (value) return value;
    }
    if (isNamed && isSilent(evaluator, link)) continue;
    const value = argumentAt(evaluator, link.invocation, inner);
    if (value) return value;
  }
  const derived = inner.startsWith('#') ? undefined : links.derived;
  const own = derived && ownSetting(evaluator, derived, first);
  return own && rest !== undefined ? entryOf(evaluator, own, rest) : own;
}

/** One of the calls that made a chain. */
export interface Link {
  /** What it calls, as names are compared. */
  readonly setter: string;
  readonly invocation: Invocation;
  /** Whether none of its arguments can have a name, or anything with names in it; found when it is first asked for. */
  isSilent?: boolean;
}

/** The calls that made a chain, the latest first: a builder is asked for many settings. */
export class Links {
  /** By what they call; made when it is known that they answer to nothing else. */
  #bySetter: Map<string, Link[]> | undefined;

  constructor(
    readonly all: readonly Link[],
    /** The project's class that the chain was made of. */
    readonly derived: ClassValue | undefined,
  ) {}

  /** Those that may answer to a name: where none has an argument that does, those that call it. */
  answering(setter: string): readonly Link[] {
    if (!this.#bySetter) {
      if (!this.all.every(link => link.isSilent)) return this.all;
      this.#bySetter = new Map();
      for (const link of this.all) {
        const known = this.#bySetter.get(link.setter);
        if (known) known.push(link);
        else this.#bySetter.set(link.setter, [link]);
      }
    }
    return this.#bySetter.get(setter) ?? noLinks.all;
  }
}

const noLinks = new Links([], undefined);

function linksOf(evaluator: Evaluator, chain: ChainValue): Links {
  const known = evaluator.links.get(chain);
  if (known) return known;
  const all = [...invocationsOf(chain)].map(({ name, invocation }) => ({ setter: normalizeKey(name), invocation }));
  const links = new Links(all, derivedOf(chain));
  evaluator.links.set(chain, links);
  return links;
}

/** What has nothing in it by a name. */
const nameless: ReadonlySet<Value['kind']> = new Set(['text', 'number', 'constant', 'unknown', 'list', 'class']);

/** Whether a call's arguments answer to no name at all: `.temperature(0.2)`. */
function isSilent(evaluator: Evaluator, link: Link): boolean {
  if (link.isSilent !== undefined) return link.isSilent;
  if (evaluator.argumentDepth >= deepestArguments) return true;
  const { site, call, environment } = link.invocation;
  const limits = evaluator.limitsMet;
  evaluator.argumentDepth++;
  const silent = call.arguments.every(
    ({ name, spread, value }) =>
      name === undefined &&
      spread === undefined &&
      nameless.has(evaluator.evaluate(site.module, value, environment).kind),
  );
  evaluator.argumentDepth--;
  // What was cut short may be something else the next time.
  if (limits === evaluator.limitsMet) link.isSilent = silent;
  return silent;
}

/** The project's class that something was made of. */
function derivedOf(chain: ChainValue): ClassValue | undefined {
  let at: ChainValue | undefined = chain;
  for (let step = 0; at && step < 40; step++, at = at.base) if (at.derived) return at.derived;
  return undefined;
}

export function argumentAt(evaluator: Evaluator, invocation: Invocation, place: Place): Value | undefined {
  const { index, first, rest } = stepsOf(place);
  let value =
    index !== undefined
      ? positional(evaluator, invocation, index)
      : first === '**'
        ? spreadEntries(evaluator, invocation)
        : first === '*'
          ? namedTexts(evaluator, invocation)
          : named(evaluator, invocation, first);
  for (const step of rest) {
    if (!value) return undefined;
    value = entryOf(evaluator, value, step);
  }
  return value;
}

function positional(evaluator: Evaluator, { site, call, environment }: Invocation, index: number): Value | undefined {
  let at = 0;
  for (const argument of call.arguments) {
    if (argument.name !== undefined || argument.spread === 'entries') continue;
    if (argument.spread === 'list') {
      const list = evaluator.evaluate(site.module, argument.value, environment);
      if (list.kind !== 'list') return undefined;
      if (index < at + list.items.length) return list.items[index - at];
      at += list.items.length;
    } else if (at++ === index) return evaluator.evaluate(site.module, argument.value, environment);
  }
  // `GetResponseAsync(messages: history)`: labels are written in the order of the parameters.
  const labelled = site.module.adapter.labelledArguments ? call.arguments[index] : undefined;
  return labelled?.name !== undefined && labelsWords.test(labelled.name)
    ? evaluator.evaluate(site.module, labelled.value, environment)
    : undefined;
}

/** Labels of what is sent, by whom and to which model; what only sets something may stand anywhere. */
const labelsWords =
  /^(chat_?)?(messages?|history|prompt(_?(template|text))?|input|text|contents?|query|question|user(_?(message|prompt))?|system(_?(message|prompt))?|instructions|role|model(_?(id|name))?|deployment(_?(id|name))?)$/i;

/** What the first `**inputs` spreads into named arguments. */
function spreadEntries(evaluator: Evaluator, { site, call, environment }: Invocation): Value | undefined {
  const spread = call.arguments.find(argument => argument.spread === 'entries');
  return spread && evaluator.evaluate(site.module, spread.value, environment);
}

/** What is handed over by names, as far as it is or may be text: options that are objects or numbers are none. */
function namedTexts(evaluator: Evaluator, { site, call, environment }: Invocation): Value | undefined {
  const given = call.arguments
    .filter(({ name }) => name !== undefined)
    .map(({ value }) => evaluator.evaluate(site.module, value, environment));
  return textsOf(given, site);
}

function textsOf(values: readonly Value[], site: Site): Value | undefined {
  const items = values.filter(({ kind }) => kind === 'text' || kind === 'unknown');
  return items.length > 0 ? { kind: 'list', items, site } : undefined;
}

/** Objects inside the arguments of objects that are looked into: a request, its options, their parts. */
const deepestArguments = 4;

/** Arguments may hold what they are arguments of (`x = Wrapper(x)`), or fan out. */
function named(evaluator: Evaluator, invocation: Invocation, key: string): Value | undefined {
  if (evaluator.argumentDepth >= deepestArguments) return undefined;
  evaluator.argumentDepth++;
  const value = namedWithin(evaluator, invocation, key);
  evaluator.argumentDepth--;
  return value;
}

function namedWithin(evaluator: Evaluator, { site, call, environment }: Invocation, key: string): Value | undefined {
  const wanted = normalizeKey(key);
  // A name is no shorter than what is left of it.
  for (const argument of call.arguments)
    if (argument.name !== undefined && argument.name.length >= wanted.length && normalizeKey(argument.name) === wanted)
      return evaluator.evaluate(site.module, argument.value, environment);
  for (const argument of call.arguments) {
    if (argument.name !== undefined && !site.module.adapter.labelledArguments) continue;
    const value = evaluator.evaluate(site.module, argument.value, environment);
    if (argument.spread === 'list') {
      // Go's options, put together before: `options...`.
      const options = value.kind === 'list' && site.module.adapter.unimported === 'folder' ? value.items : [];
      // Of several the last counts that says more than a name.
      const set = options.flatMap(item => (item.kind === 'chain' && entryOf(evaluator, item, key)) || []);
      const last = set.findLast(({ kind }) => kind !== 'unknown') ?? set.at(-1);
      if (last) return last;
      continue;
    }
    const block = value.kind === 'function' && site.module.adapter.blocks;
    const holds = value.kind === 'chain' ? !isAnswer(evaluator, value) : value.kind === 'object';
    const found = holds || value.kind === 'instance' || block ? entryOf(evaluator, value, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What a request answered holds none of the settings of the next one: `model.ask(model.ask(prompt=text))`. */
function isAnswer({ catalog }: Evaluator, { path }: ChainValue): boolean {
  const [known] = (path.startsWith('$') && path.endsWith('()') && catalog.callsAt(path.slice(0, -2))) || [];
  return known !== undefined && known.call.kind === undefined;
}

/** The calls that a block makes itself, or that a function makes on its parameter (`r -> r.model("m")`), by the name of what they call. */
export function callsIn({ scope, module, environment }: FunctionValue): { name: string; invocation: Invocation }[] {
  const parameter = scope.parameters[0]?.name ?? (module.adapter.blocks ? 'it' : undefined);
  const found: { name: string; invocation: Invocation }[] = [];
  for (const node of module.callsWithin(scope.node)) {
    const call = module.scopeAround(node) === scope ? module.expression(node) : undefined;
    if (call?.kind !== 'call') continue;
    const callee = module.expression(call.callee);
    const isOwn = callee.kind === 'name' || (callee.kind === 'member' && rootName(module, callee.object) === parameter);
    if (isOwn) found.push({ name: callee.name, invocation: { site: { module, node }, call, environment } });
  }
  // Of a chain the first link comes first, though the last one is the longest.
  return found.sort((a, b) => a.invocation.site.node.end - b.invocation.site.node.end);
}

/** The name that a chain of calls begins with. */
function rootName(module: ModuleView, node: SyntaxNode): string | undefined {
  let at = module.expression(node);
  for (let step = 0; step < 40; step++) {
    if (at.kind === 'call') at = module.expression(at.callee);
    else if (at.kind === 'member') at = module.expression(at.object);
    else break;
  }
  return at.kind === 'name' ? at.name : undefined;
}

/** What a block adds to a list of the object that it sets: `messages += a`, `messages += b`. */
function addedIn(
  evaluator: Evaluator,
  { module, environment, site }: FunctionValue,
  bindings: readonly Binding[],
): Value {
  const added = bindings.flatMap(({ origin }): readonly Value[] => {
    if (origin.kind !== 'append-value') return [];
    const value = evaluator.evaluate(module, origin.node, environment);
    return value.kind === 'list' ? value.items : [value];
  });
  return { kind: 'list', items: added, site };
}

const noEntries: ReadonlyMap<string, Value> = new Map();
const normalizedKeys = new WeakMap<ReadonlyMap<string, Value>, ReadonlyMap<string, Value>>();

/** The entries of an object by their normalized keys, the first of each; an object is asked for many keys. */
function byNormalizedKey(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const known = normalizedKeys.get(entries);
  if (known) return known;
  const byKey = new Map<string, Value>();
  for (const [name, entry] of entries) {
    const key = normalizeKey(name);
    if (!byKey.has(key)) byKey.set(key, entry);
  }
  normalizedKeys.set(entries, byKey);
  return byKey;
}

/** An argument by position of the call that made an object, past what was set on it later. */
function givenWhenMade(evaluator: Evaluator, { path, invocation, base }: ChainValue, key: string): Value | undefined {
  let made = invocation;
  for (let at = base; made && made.call.callee === made.site.node && at?.path === path; at = at.base)
    made = at.invocation;
  return made && argumentAt(evaluator, made, key);
}

/** `new#1`: an argument by position of the call of that name among those that made an object. */
function ofLink(evaluator: Evaluator, value: Value, key: string): Value | undefined {
  if (value.kind !== 'chain') return undefined;
  const [setter, index] = key.split('#') as [string, string];
  const link = linksOf(evaluator, value).all.find(made => made.setter === normalizeKey(setter));
  return link && argumentAt(evaluator, link.invocation, `#${index}`);
}

/** An entry of an object, or a named argument or builder call of something that was constructed. */
export function entryOf(evaluator: Evaluator, value: Value, key: string): Value | undefined {
  if (key.startsWith('#') && /^#\d+$/.test(key)) {
    if (value.kind === 'list') return value.items[Number(key.slice(1))];
    return value.kind === 'chain' ? givenWhenMade(evaluator, value, key) : undefined;
  }
  if (key.includes('#')) return ofLink(evaluator, value, key);
  if (key === '*') return value.kind === 'object' ? textsOf([...value.entries.values()], value.site) : undefined;
  const wanted = normalizeKey(key);
  if (value.kind === 'object') return byNormalizedKey(value.entries).get(wanted);
  if (value.kind === 'text') return byNormalizedKey(jsonObject(value)?.entries ?? noEntries).get(wanted);
  // Ruby's `description 'text'` in the body of a class.
  if (value.kind === 'class') return ownSetting(evaluator, value, key);
  if (value.kind === 'instance') {
    const given = value.fields && entryOf(evaluator, value.fields, key);
    return given ?? (value.invocation && named(evaluator, value.invocation, key));
  }
  // A block that sets what it is about: `chatCompletionRequest { model = ModelId("m") }`.
  if (value.kind === 'function') {
    const { scope, module } = value;
    const isBlock = module.adapter.blocks || scope.parameters.length === 0;
    const bindings = isBlock ? [...scope.bindings].find(([name]) => normalizeKey(name) === wanted)?.[1] : undefined;
    const set = bindings?.at(-1);
    if (set?.origin.kind === 'value') return evaluator.evaluate(module, set.origin.node, value.environment);
    if (set?.origin.kind === 'append-value') return addedIn(evaluator, value, bindings!);
    const call = callsIn(value).find(({ name }) => normalizeKey(name) === wanted);
    if (call) return argumentAt(evaluator, call.invocation, '#0');
  }
  // An option that is a function is what it returns: `prepareCall: () => ({ instructions })`.
  if (value.kind === 'function') {
    const result = applyFunction(evaluator, value, {
      site: value.site,
      call: { kind: 'call', callee: value.site.node, arguments: [] },
      environment: undefined,
    });
    return result?.kind === 'object' ? entryOf(evaluator, result, key) : undefined;
  }
  if (value.kind === 'chain') {
    for (const link of linksOf(evaluator, value).answering(wanted)) {
      if (link.setter === wanted) return argumentAt(evaluator, link.invocation, '#0');
      const found = isSilent(evaluator, link) ? undefined : named(evaluator, link.invocation, key);
      if (found) return found;
    }
  }
  return undefined;
}
