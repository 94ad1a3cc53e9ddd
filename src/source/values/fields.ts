import type { KnownCall } from '../sdks/catalog.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import { type Binding, enclosingClass, type Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from './arguments.ts';
import { constructors, givenToBase } from './base-constructors.ts';
import { applyFunction, environmentOf } from './calls.ts';
import { memberOfChain, newChain, ofDeclaredType } from './chains.ts';
import { withChanges } from './changes.ts';
import { isWhenFailed } from './control-flow.ts';
import type { Evaluator } from './evaluator.ts';
import { ofPackage } from './imports.ts';
import { isChange, lastBindings } from './long-lists.ts';
import { bindingValue, exportedValue } from './names.ts';
import {
  type ChainValue,
  type ClassValue,
  type Environment,
  type FunctionValue,
  type Invocation,
  type ListValue,
  type Site,
  type Value,
  varying,
} from './value.ts';

/** The object that a method of a class runs on: the one that it was called on, when that is known. */
export function instanceAround(scope: Scope, site: Site, environment: Environment | undefined): ClassValue {
  for (let at = environment; at; at = at.outer)
    if (at.self?.kind === 'instance' && enclosingClass(at.scope) === scope) return at.self;
  return { kind: 'instance', scope, module: site.module, site };
}

/** Whether a function makes the objects of the class around it. */
export const isConstructor = (owner: Scope, { name }: Scope): boolean =>
  name !== undefined && (constructors.has(name) || name === owner.name);

/** The parameters of the constructor that a field is set in, as they were given when the object was made. */
function constructorValues(evaluator: Evaluator, object: ClassValue, binding: Binding): Environment | undefined {
  const { invocation, module } = object;
  if (!invocation) return undefined;
  const scope = module.scopeAround(binding.node);
  if (scope.kind !== 'function' || !isConstructor(object.scope, scope)) return undefined;
  const target = { kind: 'function', scope, module, environment: undefined, site: object.site } as const;
  return environmentOf(evaluator, target, invocation);
}

/** A field that was given by name when the object was made (`Settings(model="m")`), or by its place. */
function givenField(evaluator: Evaluator, { scope, fields, invocation }: ClassValue, name: string): Value | undefined {
  const given = fields?.entries.get(name);
  // Other objects of the class hold something else.
  if (given) return varying(given);
  if (!invocation) return undefined;
  const { arguments: all } = invocation.call;
  // Kotlin's classes and Java's records have the parameters of their constructor as fields.
  const at = scope.bindings.get(name)?.[0]?.origin;
  const placed =
    at?.kind === 'parameter' && at.index >= 0 ? all.filter(({ name }) => name === undefined)[at.index] : undefined;
  const argument = all.find(candidate => candidate.name === name) ?? (placed?.spread ? undefined : placed);
  const value = argument && evaluator.evaluate(invocation.site.module, argument.value, invocation.environment);
  return value && varying(value);
}

/** Declarations of fields, with the places of the value that a field has when nothing else is given. */
const fieldDefaults: Readonly<Record<string, readonly string[]>> = {
  'pydantic.Field()': ['default', '#0'],
  'pydantic.v1.Field()': ['default', '#0'],
  'dataclasses.field()': ['default'],
  'attr.ib()': ['default'],
  'attrs.field()': ['default'],
  'attr.field()': ['default'],
};

/** What `default_factory` makes: it is called with nothing. */
function madeBy(evaluator: Evaluator, { site }: Invocation): Value | undefined {
  const call = site.module.expression(site.node);
  const factory =
    call.kind === 'call' && call.arguments.find(({ name }) => name === 'default_factory' || name === 'factory');
  return factory
    ? evaluator.call({ site, call: { kind: 'call', callee: factory.value, arguments: [] }, environment: undefined })
    : undefined;
}

/** What a method gives that is read like a field (Python's `@property`). */
function ofProperty(evaluator: Evaluator, value: FunctionValue, site: Site): Value {
  const decorators = value.module.decoratorsOf(value.scope.node);
  if (!decorators.some(node => /(^|[._])property$/.test(value.module.text(node)))) return value;
  const call = { kind: 'call', callee: site.node, arguments: [] } as const;
  return (
    applyFunction(evaluator, value, { site, call, environment: undefined }) ?? evaluator.unknown(site, value.scope.name)
  );
}

function declaredDefault(evaluator: Evaluator, value: Value): Value {
  const places = value.kind === 'chain' && Object.hasOwn(fieldDefaults, value.path) && fieldDefaults[value.path];
  if (!places || value.kind !== 'chain' || !value.invocation) return value;
  const { invocation } = value;
  const given =
    places.map(place => argumentAt(evaluator, invocation, place)).find(Boolean) ?? madeBy(evaluator, invocation);
  if (!given) return evaluator.unknown(value.site);
  return given.kind === 'text' || given.kind === 'number' ? { ...given, via: 'constant' } : given;
}

const isBlank = (value: Value): boolean =>
  value.kind === 'text' && value.segments.every(segment => 'text' in segment && segment.text.trim() === '');

/** Entries that are set on an object in a field which are looked at. */
const mostChanges = 20;

/** A field or method of a project's class: the last assignment whose value is known, else of its base class. */
export function fieldOf(
  evaluator: Evaluator,
  object: ClassValue,
  name: string,
  site: Site,
  depth = 0,
  environment?: Environment,
  isPiece = false,
): Value | undefined {
  const value = evaluator.field(object.scope, name, () => fieldWithin(evaluator, object, name, site, depth, isPiece));
  return value?.kind === 'list' ? withOwnAdditions(evaluator, object, name, value, site, environment) : value;
}

/** What the constructor adds to a list is always there. */
function isAddedWhenMade({ scope, module }: ClassValue, { node }: Binding): boolean {
  const around = module.scopeAround(node);
  return around.kind === 'function' && isConstructor(scope, around);
}

/** Pieces of a class in one file that are searched for a field. */
const mostPieces = 16;

/** Links of a builder that are remembered; of a longer one its fields are not known. */
const longestBuilding = 40;

/** The object after a method that gives the object itself. */
export function builtOn(evaluator: Evaluator, target: FunctionValue, object: Value, invocation: Invocation): Value {
  if (object.kind !== 'instance' || !object.invocation) return object;
  const { built = [], ...bare } = object;
  if (built.length >= longestBuilding) return bare;
  return { ...object, built: [...built, environmentOf(evaluator, target, invocation)] };
}

/** A list or text with what the constructor and a builder's methods added to it, in their order. */
function asBuilt(evaluator: Evaluator, object: ClassValue, start: Value, changes: readonly Binding[]): Value {
  const { module, built = [] } = object;
  const made = changes.find(change => isAddedWhenMade(object, change));
  const begun = made && constructorValues(evaluator, object, made);
  let value = start;
  for (const environment of begun ? [begun, ...built] : built) {
    const own = changes.filter(({ node }) => module.scopeAround(node) === environment.scope);
    value = withChanges(evaluator, module, value, own.slice(0, mostChanges), environment);
  }
  return value;
}

/** What the function that uses a list added to it before comes last. */
function withOwnAdditions(
  evaluator: Evaluator,
  object: ClassValue,
  name: string,
  list: ListValue,
  { module, node }: Site,
  environment: Environment | undefined,
): Value {
  if (module !== object.module) return list;
  const own = additionsBefore(object, name, node);
  return own.length > 0 ? withChanges(evaluator, module, list, own, environment) : list;
}

/** What the function around a place adds to a list in a field before it. */
export function additionsBefore(object: ClassValue, name: string, node: SyntaxNode): readonly Binding[] {
  const around = object.module.scopeAround(node);
  return (object.scope.bindings.get(name) ?? [])
    .filter(
      binding =>
        isChange(binding) &&
        binding.node.end <= node.start &&
        object.module.scopeAround(binding.node) === around &&
        !isAddedWhenMade(object, binding),
    )
    .slice(-mostChanges);
}

function fieldWithin(
  evaluator: Evaluator,
  object: ClassValue,
  name: string,
  site: Site,
  depth: number,
  isPiece: boolean,
): Value | undefined {
  const { scope, module } = object;
  const given = givenField(evaluator, object, name);
  if (given && given.kind !== 'unknown') return given;
  const bindings = lastBindings(scope.bindings.get(name) ?? []);
  let fallback: Value | undefined;
  let failed: Value | undefined;
  let blank: Value | undefined;
  const changes = bindings.filter(isChange);
  for (let i = bindings.length - 1; i >= 0; i--) {
    const binding = bindings[i]!;
    if (isChange(binding)) continue;
    const environment = constructorValues(evaluator, object, binding);
    const made = bindingValue(evaluator, module, module.scopeAround(binding.node), name, binding, environment);
    let value = declaredDefault(evaluator, made);
    if (object.built && (value.kind === 'list' || value.kind === 'text') && changes.length > 0)
      return asBuilt(evaluator, object, value, changes);
    // `base_url: str = ""`: a setting that is given elsewhere.
    if (isBlank(value) && module.scopeAround(binding.node) === scope) value = evaluator.unknown(site, name);
    // The field's own declaration has the type, the constructor only sets it.
    if (!binding.type) value = ofDeclaredType(evaluator, module, value, bindings.find(({ type }) => type)?.type);
    if (value.kind === 'function') value = ofProperty(evaluator, { ...value, self: object }, site);
    if (value.kind === 'list' && changes.length > 0) {
      const first = changes.filter(change => isAddedWhenMade(object, change)).slice(0, mostChanges);
      const made = withChanges(evaluator, module, value, first, environment);
      const items = made.kind === 'list' ? made.items : value.items;
      return {
        ...value,
        items: first.length < changes.length ? [...items, evaluator.unknown(site, name, true)] : items,
      };
    }
    // `@options[:body] = text` in a method.
    const set = value.kind === 'object' ? changes.filter(({ origin }) => origin.kind === 'set-entry') : [];
    if (set.length > 0) return withChanges(evaluator, module, value, set.slice(-mostChanges), environment);
    // `self.max_tokens = 100` somewhere later, of what has a value when the object is made.
    const isLater =
      value.kind === 'number' &&
      !isAddedWhenMade(object, binding) &&
      module.scopeAround(binding.node).kind === 'function' &&
      bindings.some(other => isAddedWhenMade(object, other));
    if (isLater) continue;
    // `self.plan = plan` beside `self.plan = ""` where none is given: what is hoped for is what is given.
    if (isBlank(value) && bindings.length > 1) {
      blank ??= value;
      continue;
    }
    const isKnown = value.kind !== 'unknown' && value.kind !== 'constant';
    // What is left when something failed stands back behind what is set otherwise.
    if (isKnown && !isWhenFailed(binding.node, site.node)) return value;
    if (isKnown) failed ??= value;
    else fallback ??= value;
  }
  if (failed) return failed;
  if (blank && fallback?.kind !== 'unknown') return blank;
  if (depth > 4) return fallback;
  // A class may be written in several pieces, each of which is looked at from this one alone.
  const pieces = (!isPiece && scope.name && scope.parent?.bindings.get(scope.name)) || [];
  for (const { origin, node } of pieces.slice(0, mostPieces)) {
    const piece = origin.kind === 'class' ? module.scopeOf(node) : undefined;
    const value =
      piece?.bindings.has(name) &&
      fieldOf(evaluator, { ...object, scope: piece }, name, site, depth + 1, undefined, true);
    if (value && value.kind !== 'unknown') return value;
    if (value) fallback ??= value;
  }
  if (fallback) return fallback;
  const method = scope.name && module.adapter.unimported === 'folder' ? `${scope.name}.${name}` : undefined;
  if (method) {
    // Of the package's files, the one that is scanned may have it too.
    const here = site.module.scope.bindings.has(method) ? exportedValue(evaluator, site.module, method) : undefined;
    const found = here ?? ofPackage(evaluator, module, undefined, method);
    if (found?.kind === 'function') return { ...found, self: object };
  }
  for (const base of scope.bases) {
    const parent = evaluator.evaluate(module, base);
    if (parent.kind !== 'class') continue;
    const invocation = object.kind === 'instance' ? givenToBase(evaluator, object, base) : undefined;
    const made = { ...parent, kind: object.kind, ...(invocation ? { invocation } : {}) };
    const inherited = fieldOf(evaluator, made, name, site, depth + 1);
    if (inherited) return inherited;
  }
  return undefined;
}

/** A member of a class that the project derives from an imported one: `self._aask` of `class Write(Action)`. */
export function inheritedMember(evaluator: Evaluator, object: ClassValue, name: string, site: Site): Value | undefined {
  if (object.held) return object;
  let inherited: Value | undefined;
  for (const base of importedBases(evaluator, object)) {
    const member = memberOfChain(evaluator, base, name, site);
    // Of several that a class derives from, the one that a declaration knows.
    if (member.kind === 'chain' && member.path.startsWith('$')) return member;
    inherited ??= member;
  }
  return inherited;
}

/**
 * What is called when the project's own class or an object of it is, where it derives from one that a declaration knows as called:
 * `Critic(AssistantAgent)` makes an agent, `Rag(dspy.Module)` a program that is run. What the class says itself of being called comes first.
 */
export function calledBase(evaluator: Evaluator, object: ClassValue): ChainValue | undefined {
  if (object.held) return undefined;
  const own = object.kind === 'instance' ? ['__call__'] : ['__init__', '__new__'];
  const base = importedBases(evaluator, object).find(
    ({ path }) =>
      (object.kind === 'class' || path.startsWith('$')) && evaluator.catalog.callsAt(path)?.some(isOfKind(object.kind)),
  );
  return base && !own.some(name => fieldOf(evaluator, object, name, object.site)) ? base : undefined;
}

const isOfKind =
  (kind: ClassValue['kind']) =>
  ({ call }: KnownCall): boolean =>
    kind === 'instance' || call.kind === 'agent';

const evaluated = new WeakSet<Scope>();

/** What a class derives from; nothing while that is found out, where a bare name would be sought in the class itself. */
function basesOf(evaluator: Evaluator, module: ModuleView, scope: Scope): readonly Value[] {
  if (evaluated.has(scope)) return [];
  evaluated.add(scope);
  try {
    return scope.bases.map(base => evaluator.evaluate(module, base));
  } finally {
    evaluated.delete(scope);
  }
}

/** What the nearest class that derives from imported ones has of them. */
function importedBases(evaluator: Evaluator, object: ClassValue): readonly ChainValue[] {
  let { scope, module } = object;
  for (let depth = 0; depth < 5; depth++) {
    let next: ClassValue | undefined;
    const bases: ChainValue[] = [];
    for (const base of basesOf(evaluator, module, scope)) {
      if (base.kind === 'class') next = base;
      if (base.kind !== 'chain') continue;
      const whole = object.kind === 'instance' ? newChain(evaluator, `${base.path}()`, base.site) : base;
      // A module that is included has no objects of its own.
      const instance = base.path.startsWith('$') && whole.path.endsWith('()') ? base : whole;
      bases.push({ ...instance, ...(object.invocation ? { invocation: object.invocation } : {}), derived: object });
    }
    if (bases.length > 0 || !next) return bases;
    ({ scope, module } = next);
  }
  return [];
}

/** What the project's class says of its own objects under a name, in a field or by what a method returns (`$model`, `instructions()`). */
export function ownSetting(evaluator: Evaluator, object: ClassValue, name: string): Value | undefined {
  const declared = [...object.scope.bindings.keys()].find(key => settingName(key) === settingName(name));
  if (declared === undefined) return undefined;
  const value = fieldOf(evaluator, object, declared, object.site);
  if (value?.kind !== 'function') return value;
  const { site } = object;
  const call = { kind: 'call', callee: site.node, arguments: [] } as const;
  return applyFunction(evaluator, value, { site, call, environment: undefined });
}

const settingName = (name: string): string => name.replace(/[@$_]/g, '').toLowerCase();
