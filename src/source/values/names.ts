import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding, Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import {
  growsFrom,
  hasNoWords,
  isForeign,
  mayBeNothing,
  ofBranches,
  reachable,
  reachedTogether,
} from './branch-changes.ts';
import { instanceOfType, newChain, ofDeclaredType } from './chains.ts';
import { changedSoFar, withChanges } from './changes.ts';
import { isAlternative, isInEarlierLoop, isInOtherBranch, isWhenEmpty, isWhenFailed } from './control-flow.ts';
import { dataFileNamed } from './data-files.ts';
import type { Evaluator } from './evaluator.ts';
import { fieldOf, instanceAround } from './fields.ts';
import { importedValue, unimported } from './imports.ts';
import { loopItem } from './items.ts';
import { bindingsBefore, isChange, lastBindings, mostChanges } from './long-lists.ts';
import { subjectOf } from './scope-functions.ts';
import { fromSessionState } from './session-values.ts';
import { namesTextFile, textFileNamed } from './text-files.ts';
import { isTextBuilder } from './text-functions.ts';
import {
  type ClassValue,
  type Environment,
  isLong,
  nameOf,
  renamed,
  type Site,
  staticText,
  textOf,
  type Value,
  varying,
} from './value.ts';
import { fromAbsentFile, fromStar, ofOwnPackage, ofStarredPackage } from './whole-imports.ts';

const noBindings: Binding[] = [];

/** What a name stands for at a place; undefined when nothing in the file binds it. */
export function lookUp(
  evaluator: Evaluator,
  site: Site,
  name: string,
  environment: Environment | undefined,
): Value | undefined {
  const { module, node } = site;
  const own = module.scopeAround(node);
  let changes: Binding[] = noBindings;
  for (let scope: Scope | undefined = own; scope; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== own) {
      const field = module.adapter.implicitThis
        ? fieldOrReader(evaluator, instanceAround(scope, site, environment), name, site)
        : undefined;
      // `new URL(URL)`: a class may have the name of a constant.
      if (!field || (field.kind === 'text' && node.type === 'type_identifier')) continue;
      if (changes.length === 0) return field;
      // `messages.Add(m)` of a field, in the method that sends them; some languages bind it in the class, too.
      const known = new Set(scope.bindings.get(name)?.map(binding => binding.node));
      const added = changes.filter(change => !known.has(change.node));
      return added.length > 0 ? withChanges(evaluator, module, field, added.slice(0, mostChanges), environment) : field;
    }
    const bindings = scope.bindings.get(name);
    if (!bindings) continue;
    const before = scope === own ? bindingsBefore(bindings, node) : reachable(lastBindings(bindings), node);
    const last = lastBase(module, before, scope === own ? node.start : Number.POSITIVE_INFINITY, node);
    const index = scope === own ? withoutAlternative(before, last) : last;
    const base = before[index] ?? (scope === own ? undefined : bindings[0]);
    if (index + 1 < before.length) changes = [...before.slice(index + 1).filter(isChange), ...changes];
    if (!base || isOwnDefault(base, node) || isOwnType(base, node) || isOwnBase(module, base, node)) continue;
    const valueAt = (binding: Binding) => bindingValue(evaluator, module, scope, name, binding, environment);
    const isElsewhere = scope === own && isInOtherBranch(base.node, node);
    const value = isElsewhere
      ? ofBranches(
          varying(beforeBranch(before.slice(0, index), base, node, valueAt, module, name)),
          before.slice(0, index).find(each => !isChange(each) && isAlternative(each.node, base.node)),
          valueAt,
        )
      : valueAt(base);
    if (scope !== own && isSetElsewhere(module, name, value)) return evaluator.unknown(site, name);
    if (changes.length === 0) return value;
    const counted = reachedTogether(changes.slice(0, mostChanges), module, node);
    const isSimple = scope === own && !isElsewhere && !environment;
    const changed = isSimple
      ? changedSoFar(evaluator, module, base, value, counted)
      : withChanges(evaluator, module, value, counted, environment);
    const varies =
      changes.length > mostChanges ||
      counted.some(change => isInEarlierLoop(module, change.node, node) || isInOtherBranch(change.node, node));
    return varies ? varying(changed) : changed;
  }
  if (name === 'it' && module.adapter.blocks && own.kind === 'function' && own.parameters.length === 0) {
    const subject = subjectOf(evaluator, module, own, environment);
    if (subject) return subject;
  }
  // In an SDK's own repository its classes are files of the workspace: what a declaration says of them comes first.
  if (module.adapter.unimported === 'autoload' && evaluator.catalog.startsPath(name)) return undefined;
  return (
    ofOwnPackage(evaluator, module, name, true) ??
    fromStar(evaluator, module, name) ??
    unimported(evaluator, module, name) ??
    fromSessionState(evaluator, site, name) ??
    ofStarredPackage(evaluator, module, name) ??
    ofOwnPackage(evaluator, module, name, false) ??
    fromAbsentFile(evaluator, module, name) ??
    (module.adapter.unimported === 'package' && domain.test(name) ? newChain(evaluator, name, site) : undefined)
  );
}

/** `question = ""` at the top, which a function declares `global` and sets. */
const isSetElsewhere = (module: ModuleView, name: string, value: Value): boolean =>
  value.kind === 'text' && staticText(value) === '' && module.mentions(`global ${name}`);

/** `def ask(text, model=model)`: a parameter's default is read outside the function. */
const isOwnDefault = ({ origin }: Binding, { start, end }: SyntaxNode): boolean =>
  origin.kind === 'parameter' &&
  origin.fallback !== undefined &&
  origin.fallback.start <= start &&
  end <= origin.fallback.end;

/** `Anthropic Anthropic { get; }`: what a field's type names is not the field. */
const isOwnType = ({ type }: Binding, { start, end }: SyntaxNode): boolean =>
  type !== undefined && type.start <= start && end <= type.end;

/** `class Chat < Chat::Agent`: what a class derives from is not the class. */
const isOwnBase = (module: ModuleView, { origin, node }: Binding, { start, end }: SyntaxNode): boolean =>
  origin.kind === 'class' &&
  node.start <= start &&
  end <= node.end &&
  (module.scopeOf(origin.node)?.bases.some(base => base.start <= start && end <= base.end) ?? false);

/** What a class's full name begins with where no import is needed for it: `com.openai.models.ChatModel.GPT_4O`. */
const domain = /^(com|dev|io|org)$/;

/** A field, or what a reader of its name gives (Ruby's `attr_reader`). */
const fieldOrReader = (evaluator: Evaluator, object: ClassValue, name: string, site: Site): Value | undefined =>
  fieldOf(evaluator, object, name, site) ??
  (site.module.adapter.bareCalls ? fieldOf(evaluator, object, `@${name}`, site) : undefined);

/** `if messages: messages.append(m)` with `else: messages = [m]`: what is added to what held before says more than what begins anew. */
function withoutAlternative(bindings: readonly Binding[], last: number): number {
  if (last < 1) return last;
  const { node } = bindings[last]!;
  for (let i = last - 1; i > 0 && isChange(bindings[i]!); i--) {
    if (!isAlternative(bindings[i]!.node, node)) continue;
    const base = bindings.findLastIndex((binding, index) => index < i && !isChange(binding));
    if (base >= 0) return base;
  }
  return last;
}

/**
 * A name that a branch may have changed: what it held before, when that is something; else what the branch gives it. A
 * client that is made when none was given is that client.
 */
function beforeBranch(
  earlier: readonly Binding[],
  inBranch: Binding,
  use: SyntaxNode,
  valueAt: (binding: Binding) => Value,
  module: ModuleView,
  name: string,
): Value {
  const index = earlier.findLastIndex(binding => !isChange(binding) && !isInOtherBranch(binding.node, use));
  const before = earlier[index];
  const changed = valueAt(inBranch);
  // Each branch of a choice gives it another text: the first stands for all, and not what held before.
  const other = earlier.slice(index + 1).find(({ node }) => isAlternative(node, inBranch.node));
  if (before && other && changed.kind === 'text' && isLong(changed)) {
    const first = valueAt(other);
    if (first.kind === 'text' && isLong(first)) return first;
  }
  if (!before || changed.kind === 'instance') return changed;
  const { origin } = before;
  if (changed.kind === 'chain') {
    const held = isForeign(changed) ? valueAt(before) : undefined;
    // `if (more) agent = withMore(agent)`, of a function that is not at hand.
    if (held?.kind === 'chain' && origin.kind === 'value' && !isForeign(held)) return held;
    if (!held || !staticText(held)) return changed;
  }
  const isGiven = origin.kind === 'parameter' && isWhenEmpty(module, inBranch.node, name);
  if (origin.kind === 'parameter' && (origin.index < 0 || origin.fallback)) {
    // `def ask(text, limit=None): if limit is None: limit = 512`: what a caller gives is kept.
    const given = isGiven ? valueAt(before) : undefined;
    return given && isSaid(given) ? given : changed;
  }
  const value = valueAt(before);
  // The same of `function ask(text: string, limit?: number)`.
  if (isGiven && value.kind === 'unknown' && isSaid(changed)) return { ...changed, via: 'default' };
  // `model := os.Getenv("MODEL"); if model == "" { model = "m" }`
  if (mayBeNothing(value) && changed.kind === 'text' && isWhenEmpty(module, inBranch.node, name))
    return { kind: 'unknown', name: nameOf(value.site), site: value.site, otherwise: { ...changed, via: 'default' } };
  if (growsFrom(value, changed)) return changed;
  // `let prompt = given || ''; if (…) prompt = \`…\``: a prompt in words says more than the name of another one.
  if (origin.kind !== 'parameter' && changed.kind === 'text' && isLong(changed) && hasNoWords(value))
    return varying(changed);
  const empty =
    value.kind === 'constant' ||
    (value.kind === 'text' && value.segments.every(segment => 'text' in segment && segment.text.trim() === '')) ||
    (value.kind === 'list' && value.items.length === 0);
  return empty ? changed : value;
}

const isSaid = (value: Value): value is Extract<Value, { kind: 'number' | 'text' }> =>
  value.kind === 'number' || (value.kind === 'text' && staticText(value) !== '');

function lastBase(module: ModuleView, bindings: readonly Binding[], before: number, use: SyntaxNode): number {
  for (let i = bindings.length - 1; i >= 0; i--)
    if (!isChange(bindings[i]!) && bindings[i]!.node.end <= before) return insteadOfMissing(module, bindings, i, use);
  for (let i = bindings.length - 1; i >= 0; i--) if (!isChange(bindings[i]!)) return i;
  return -1;
}

/** `try: import openai` with `except ImportError: openai = None`: what is imported, not what stands for it where it is not installed. */
function insteadOfMissing(module: ModuleView, bindings: readonly Binding[], last: number, use: SyntaxNode): number {
  const { origin, node } = bindings[last]!;
  if (last === 0 || origin.kind === 'import' || bindings[last - 1]!.origin.kind !== 'import') return last;
  const isNothing = origin.kind === 'value' && /^(None|null|undefined)$/.test(module.text(origin.node));
  return (isNothing && isInOtherBranch(node, use)) || isWhenFailed(node, use) ? last - 1 : last;
}

/** What a binding gives its name. */
export function bindingValue(
  evaluator: Evaluator,
  module: ModuleView,
  scope: Scope,
  name: string,
  binding: Binding,
  environment: Environment | undefined,
): Value {
  const { origin, node } = binding;
  const site: Site = { module, node };
  const follow = (value: Value, path: readonly (string | number)[] | undefined): Value =>
    path ? path.reduce((at, step) => evaluator.member(at, step, site), value) : value;
  // An environment belongs to one function; a binding outside it is read without it.
  const within = environmentFor(scope, environment);
  switch (origin.kind) {
    case 'value': {
      const value = follow(evaluator.evaluate(module, origin.node, within), origin.path);
      const usual = origin.fallback && mayBeNothing(value) && evaluator.evaluate(module, origin.fallback, within);
      if (usual && (usual.kind === 'number' || (usual.kind === 'text' && staticText(usual) !== '')))
        return { ...usual, via: 'default' };
      if (value.kind === 'unknown') {
        const typed = binding.type && instanceOfType(evaluator, module, binding.type);
        return typed ?? renamed(value, name);
      }
      if ((value.kind === 'text' || value.kind === 'number') && value.via === 'literal')
        return { ...value, via: 'constant' };
      // Statements may build further on what has a name.
      if (value.kind === 'instance' && value.built) return { ...value, built: undefined };
      return ofDeclaredType(evaluator, module, value, binding.type);
    }
    case 'import': {
      const imported = importedValue(evaluator, module, origin.module, origin.name, site);
      if (imported) return imported;
      const text = namesTextFile(origin.module) && textFileNamed(evaluator, origin.module, module);
      if (text) return text;
      const data = dataFileNamed(evaluator, origin.module, module);
      if (data) return origin.name && origin.name !== 'default' ? evaluator.member(data, origin.name, site) : data;
      return newChain(evaluator, origin.name ? `${origin.module}.${origin.name}` : origin.module, site);
    }
    case 'parameter': {
      let isCalled = false;
      for (let at = environment; at; at = at.outer) {
        isCalled ||= at.scope === scope;
        const given = at.scope === scope ? at.values.get(origin.path ? `#${origin.index}` : name) : undefined;
        if (!given) continue;
        // `ask({ user: 'Why?' })` of `function ask({ system = 'You help.', user })`.
        const isLeftOut =
          origin.fallback && given.kind === 'object' && !given.open && !given.entries.has(String(origin.path?.[0]));
        if (!isLeftOut) return follow(given, origin.path);
        break;
      }
      // Go's `var text strings.Builder`.
      const isBuilder = origin.index < 0 && module.adapter.unimported === 'folder' && binding.type;
      if (isBuilder && isTextBuilder(module.text(isBuilder))) return textOf([], site);
      const typed = binding.type && instanceOfType(evaluator, module, binding.type);
      if (typed) {
        const usual =
          origin.fallback && typed.kind === 'chain' ? evaluator.evaluate(module, origin.fallback) : undefined;
        // An object of the SDK that the type names says more than the type.
        if (usual?.kind === 'chain' && typed.kind === 'chain' && usual.path === typed.path)
          return { ...usual, via: 'default' };
        const member =
          typed.kind === 'instance' && origin.fallback && memberOf(evaluator, module, typed, origin.fallback);
        if (member) return member;
        return origin.path ? follow(typed, origin.path) : typed;
      }
      if (origin.fallback) {
        const given = evaluator.evaluate(module, origin.fallback);
        // `model=os.getenv("MODEL", "m")`
        const value = given.kind === 'unknown' ? (given.otherwise ?? given) : given;
        // `def ask(question, settings=Settings())`
        if (value.kind === 'instance') return value;
        // `def ask(prompt, system="")`: what is hoped for is what a caller gives.
        const isHope = !isCalled && staticText(value) === '';
        if (!isHope && (value.kind === 'text' || value.kind === 'number' || value.kind === 'chain'))
          return { ...value, via: 'default' };
      }
      return subjectOf(evaluator, module, scope, environment) ?? evaluator.unknown(site, name);
    }
    case 'function': {
      const inner = module.scopeOf(origin.node);
      return inner
        ? { kind: 'function', scope: inner, module, environment: within, site }
        : evaluator.unknown(site, name);
    }
    case 'class': {
      const inner = module.scopeOf(origin.node);
      return inner ? { kind: 'class', scope: inner, module, site } : evaluator.unknown(site, name);
    }
    case 'item':
      return loopItem(evaluator, module, origin, within) ?? evaluator.unknown(site, name);
    default:
      return evaluator.unknown(site, name);
  }
}

/** `model: Model = Model.FAST`: a default that is a text of the class that the type names, an enum. */
function memberOf(
  evaluator: Evaluator,
  module: ModuleView,
  { scope }: ClassValue,
  fallback: SyntaxNode,
): Value | undefined {
  const written = module.expression(fallback);
  const owner = written.kind === 'member' ? evaluator.evaluate(module, written.object) : undefined;
  const usual = owner?.kind === 'class' && owner.scope === scope ? evaluator.evaluate(module, fallback) : undefined;
  return usual?.kind === 'text' ? { ...usual, via: 'default' } : undefined;
}

function environmentFor(scope: Scope, environment: Environment | undefined): Environment | undefined {
  for (let at = environment; at; at = at.outer) {
    for (let inner: Scope | undefined = scope; inner; inner = inner.parent) if (inner === at.scope) return at;
  }
  return undefined;
}

/** A name that another workspace file defines at its top level. */
export function exportedValue(evaluator: Evaluator, module: ModuleView, name: string): Value | undefined {
  // Files may import each other in a circle.
  if (!evaluator.budget.enter()) return undefined;
  const bindings = module.scope.bindings.get(name);
  const index = bindings ? lastBase(module, bindings, Number.POSITIVE_INFINITY, module.root) : -1;
  const value =
    index >= 0
      ? bindingValue(evaluator, module, module.scope, name, bindings![index]!, undefined)
      : fromStar(evaluator, module, name);
  evaluator.budget.leave();
  return value;
}
