import type { SdkCatalog } from '../sdks/catalog.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import { type Binding, enclosingClass, type Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Links } from './arguments.ts';
import type { Budget } from './budget.ts';
import { globalName } from './callee-text.ts';
import { applyFunction, callNamed } from './calls.ts';
import { callChain, madeByMethod, memberOfChain, newChain } from './chains.ts';
import { choiceValue } from './choices.ts';
import { defaultOf, isMissing } from './defaults.ts';
import { dressedFunction, dressedHere } from './dressed-functions.ts';
import { builtOn, fieldOf, inheritedMember, instanceAround } from './fields.ts';
import { anyHeld, repeatedObject } from './items.ts';
import { taggedText } from './library-functions.ts';
import { listLiteral, stringLiteral } from './literals.ts';
import { loadedByName } from './loaded-packages.ts';
import { callMethod } from './methods.ts';
import { lookUp } from './names.ts';
import { objectLiteral } from './object-literals.ts';
import { binaryValue } from './operators.ts';
import { passedText, saysMore } from './passed-text.ts';
import { Bounds } from './pieces.ts';
import { promptObject } from './prompt-objects.ts';
import { mappedMessage, repeatedMessage } from './repeated-messages.ts';
import { callWithBlock, givesReceiver, textWithBlock } from './scope-functions.ts';
import { isLineEnd, longestLineEnd } from './text-functions.ts';
import {
  asSegments,
  type ChainValue,
  type Environment,
  type Invocation,
  isLong,
  nameOf,
  type Segment,
  type Site,
  Unknown,
  type UnknownValue,
  type Value,
  varying,
} from './value.ts';

export interface EvaluatorHost {
  /** The module that a path in an import names, seen from a file, for what is wanted of it; undefined when it is not a workspace file. */
  resolveImport(from: ModuleView, specifier: string, name?: string): ModuleView | undefined;
  /**
   * The file of a package that declares a name, where a package is a folder of files (Go).
   * @param path of the import, undefined for the file's own package; `name` is `Name` or a method's `Type.Name`.
   */
  fileOfPackage(from: ModuleView, path: string | undefined, name: string): ModuleView | undefined;
  /** A text file of the workspace, by a path as a file's program writes it. */
  readText(from: ModuleView, path: string): ModuleView | undefined;
}

/** A slice of a list or text, as grammars call it. */
const isRange = /^(slice|range|range_expression)$/;

/**
 * Evaluations that are cut short by depth before what they gave is kept all the same: in broken text that nests without end nothing would
 * be kept, and everything be found anew from each level.
 */
const mostCuts = 100;

/** Finds what an expression's value is, as far as the text says. */
export class Evaluator {
  readonly #known = new Map<SyntaxNode, Value>();
  readonly #knownInside = new WeakMap<Environment, Map<SyntaxNode, Value>>();
  /** What a name has come to after a change in the scope of its binding, `base`. */
  readonly changed = new Map<Binding, { readonly base: Binding; readonly value: Value }>();
  #cut = 0;
  /** The calls that made a chain. */
  readonly links = new Map<ChainValue, Links>();
  /** Fields that are being looked up, and how often one was met inside its own value. */
  readonly #fields = new Map<Scope, Set<string>>();
  #circles = 0;
  /** Type annotations that are being looked up: a broken text can hold one inside what it types. */
  readonly types = new Set<SyntaxNode>();
  readonly #bounds = new Bounds();
  /** How deep a search for a named argument is inside other calls' arguments. */
  argumentDepth = 0;
  /** How deep the evaluation is inside functions of the project. */
  callDepth = 0;

  constructor(
    readonly catalog: SdkCatalog,
    readonly budget: Budget,
    readonly host: EvaluatorHost,
    /** The file that is scanned. Its nodes are this scan's own, so that what they come to is kept on them. */
    readonly main?: ModuleView,
  ) {}

  evaluate(module: ModuleView, node: SyntaxNode, environment?: Environment): Value {
    const isOwn = environment === undefined && module === this.main;
    const memory = isOwn ? undefined : environment ? this.#memoryOf(environment) : this.#known;
    const known = memory ? memory.get(node) : (node.value as Value | undefined);
    if (known) return known;
    if (!this.budget.enter()) {
      this.#cut++;
      return this.unknown({ module, node });
    }
    const [cut, circles] = [this.#cut, this.#circles];
    const value = this.#bounds.bounded(this.#evaluate(module, node, environment));
    this.budget.leave();
    if (circles !== this.#circles || (cut !== this.#cut && this.#cut < mostCuts)) return value;
    if (memory) memory.set(node, value);
    else node.value = value;
    return value;
  }

  /** Grows when a limit or a circle cuts an evaluation short: what it gave then holds only where it was met, and is not kept. */
  get limitsMet(): number {
    return this.#cut + this.#circles;
  }

  /** What is known inside one call of a function of the project. */
  #memoryOf(environment: Environment): Map<SyntaxNode, Value> {
    const memory = this.#knownInside.get(environment) ?? new Map<SyntaxNode, Value>();
    this.#knownInside.set(environment, memory);
    return memory;
  }

  /** Looks a field up once: inside its own value (`this.owners = this.owners.find(…)`) it is not known. */
  field(scope: Scope, name: string, find: () => Value | undefined): Value | undefined {
    const names = this.#fields.get(scope) ?? new Set();
    this.#fields.set(scope, names);
    if (names.has(name)) {
      this.#circles++;
      return undefined;
    }
    if (!this.budget.step()) return undefined;
    names.add(name);
    // What was met inside is not kept; the value of the field itself is.
    const before = this.#circles;
    const value = find();
    this.#circles = before;
    names.delete(name);
    return value;
  }

  /** What a callee names: where a method's bare name calls it, the method and not what it returns. */
  target(module: ModuleView, node: SyntaxNode, environment?: Environment): Value {
    const expression = module.expression(node);
    const site: Site = { module, node };
    if (!module.adapter.bareCalls) return this.evaluate(module, node, environment);
    if (expression.kind === 'name')
      return (
        lookUp(this, site, expression.name, environment) ??
        this.#inherited(site, expression.name) ??
        this.#global(site, expression.name)
      );
    if (expression.kind === 'member')
      return this.member(this.evaluate(module, expression.object, environment), expression.name, site);
    return this.evaluate(module, node, environment);
  }

  unknown(site: Site, name?: string, many?: true): UnknownValue {
    return name === undefined ? new Unknown(site, many) : { kind: 'unknown', name, site, many };
  }

  #evaluate(module: ModuleView, node: SyntaxNode, environment: Environment | undefined): Value {
    const site: Site = { module, node };
    const expression = module.expression(node);
    switch (expression.kind) {
      case 'string':
        return stringLiteral(this, site, expression, environment);
      case 'number':
        return { kind: 'number', value: expression.value, site, via: 'literal' };
      case 'constant':
        return { kind: 'constant', value: expression.value, site };
      case 'same':
        return this.evaluate(module, expression.of, environment);
      case 'name':
        return this.#name(site, expression.name, environment);
      case 'self': {
        const scope = enclosingClass(module.scopeAround(node));
        if (scope && expression.ofClass) return { kind: 'class', scope, module, site };
        return scope ? instanceAround(scope, site, environment) : this.unknown(site);
      }
      case 'member': {
        const object = this.evaluate(module, expression.object, environment);
        if (
          module.adapter.bareCalls &&
          (object.kind === 'text' || object.kind === 'list' || object.kind === 'object')
        ) {
          const call = { kind: 'call', callee: node, arguments: [] } as const;
          const result = callMethod(this, object, expression.name, { site, call, environment });
          if (result) return result;
        }
        return this.#bare(this.member(object, expression.name, site, environment), site, environment);
      }
      case 'index': {
        const key = this.evaluate(module, expression.key, environment);
        const object = this.evaluate(module, expression.object, environment);
        if (key.kind === 'number') return this.member(object, key.value, site);
        // A class with type arguments: `Agent[Dependencies, Answer](…)`.
        if (object.kind === 'chain' && key.kind !== 'text') return { ...object, site };
        // `text[:8000]`: what is cut off depends on how long the whole is.
        if (object.kind === 'text' && isRange.test(expression.key.type)) return varying(object);
        const text = key.kind === 'text' ? key.segments.map(part => ('text' in part ? part.text : '')).join('') : '';
        const entry = text ? this.member(object, text, site) : this.unknown(site);
        return (entry.kind === 'unknown' && anyHeld(object)) || entry;
      }
      case 'call':
        return this.call({ site, call: expression, environment });
      case 'binary':
        return binaryValue(this, site, environment);
      case 'list':
        return listLiteral(this, site, expression, environment);
      case 'object':
        return objectLiteral(this, site, expression, environment);
      case 'member-of-enum': {
        const scope = enclosingClass(module.scopeAround(node));
        if (!scope) return this.unknown(site);
        const call = { kind: 'call', callee: node, arguments: expression.given ?? [] } as const;
        const invocation = expression.given && { site, call, environment: undefined };
        return {
          kind: 'instance',
          scope,
          module,
          member: expression.name,
          ...(invocation ? { invocation } : {}),
          site,
        };
      }
      case 'choice':
        return choiceValue(this, site, expression, environment);
      case 'comprehension':
        return (
          repeatedMessage(this, expression, site, environment) ??
          repeatedObject(this, expression.body, site, environment) ??
          this.unknown(site, nameOf(site), true)
        );
      case 'function': {
        const scope = module.scopeOf(expression.node);
        return scope ? { kind: 'function', scope, module, environment, site } : this.unknown(site);
      }
      default:
        return this.unknown(site);
    }
  }

  /** What an expression contributes when it is put into a text; placeholders take the name used there. */
  segments(module: ModuleView, node: SyntaxNode, environment?: Environment): readonly Segment[] {
    const value = this.evaluate(module, node, environment);
    // A parameter's default is what one caller may leave out; inside a text the parameter itself is what varies.
    const fixed = value.kind === 'number' || (value.kind === 'text' && !value.varies);
    if (fixed && value.via !== 'default') return asSegments(value);
    if (value.kind === 'text' && isLong(value)) return asSegments(value);
    const place = { module, start: node.start, end: node.end };
    const mayEndLine = node.end - node.start <= longestLineEnd && (value.kind === 'unknown' || value.kind === 'chain');
    if (mayEndLine && isLineEnd(module.text(node))) return [{ text: '\n', ...place }];
    return [{ name: nameOf({ module, node }), ...place }];
  }

  member(object: Value, name: string | number, site: Site, environment?: Environment): Value {
    switch (object.kind) {
      case 'object':
        return object.entries.get(String(name)) ?? this.unknown(site);
      case 'list': {
        const item = typeof name === 'number' ? object.items.at(name) : undefined;
        return item ?? this.unknown(site);
      }
      case 'chain':
        // `super().__init__(…)` makes what its class makes.
        if (name === '__init__' && object.invocation && object.base) return object.base;
        return memberOfChain(this, object, String(name), site);
      case 'class':
      case 'instance':
        return (
          fieldOf(this, object, String(name), site, 0, environment) ??
          inheritedMember(this, object, String(name), site) ??
          this.unknown(site)
        );
      case 'text':
        // Python's enums: `Model.FAST.value`.
        return name === 'value' ? object : this.unknown(site);
      default:
        return this.unknown(site);
    }
  }

  /** What a call gives, as far as the text says. */
  call(invocation: Invocation): Value {
    const { site, call, environment } = invocation;
    const { module } = site;
    const callee = module.expression(call.callee);
    let target: Value;
    if (module.adapter.blocks && (callee.kind === 'name' || callee.kind === 'member')) {
      const result = callWithBlock(this, callee.name, invocation);
      if (result) return result;
    }
    if (callee.kind === 'member') {
      const object = this.evaluate(module, callee.object, environment);
      if (module.adapter.blocks && givesReceiver(callee.name) && object.kind !== 'chain')
        return object.kind === 'text' ? textWithBlock(this, object, invocation) : object;
      const result = callMethod(this, object, callee.name, invocation);
      if (result) return result;
      const repeated =
        object.kind === 'unknown' || object.kind === 'list' ? mappedMessage(this, callee.name, invocation) : undefined;
      if (repeated) return repeated;
      // What a declaration speaks of has its own rules.
      const otherwise = isMissing(object, callee.name) ? defaultOf(this, invocation) : undefined;
      if (otherwise) return { ...this.unknown(site, nameOf(site)), otherwise };
      target = this.member(object, callee.name, { module, node: call.callee });
      const made = madeByMethod(this, callee.name, target, invocation);
      if (made) return made;
    } else {
      target = this.target(module, call.callee, environment);
      if (target.kind === 'unknown') target = dressedFunction(this, target) ?? target;
      const made = callee.kind === 'name' ? madeByMethod(this, callee.name, target, invocation) : undefined;
      if (made) return made;
    }
    const loaded = loadedByName(this, callee, invocation);
    if (loaded) return loaded;
    switch (target.kind) {
      case 'chain': {
        const made = (call.tag && taggedText(this, target, invocation)) || callChain(this, target, invocation);
        const isForeign = made.kind === 'chain' && !made.path.startsWith('$');
        const otherwise = isForeign && callee.kind === 'name' ? defaultOf(this, invocation) : undefined;
        if (otherwise) return { ...this.unknown(site, nameOf(site)), otherwise };
        return (isForeign && passedText(this, invocation)) || made;
      }
      case 'function': {
        const result = applyFunction(this, target, invocation);
        if (result && result === target.self) return builtOn(this, target, result, invocation);
        if (result?.kind === 'function') return dressedHere(this, target, result, invocation) ?? result;
        return result && saysMore(result) ? result : (passedText(this, invocation) ?? result ?? this.unknown(site));
      }
      case 'class':
        return { kind: 'instance', scope: target.scope, module: target.module, invocation, site };
      case 'text':
      case 'number':
        // `config.model()` of Java's `record Config(String model)`.
        return call.arguments.length === 0 ? target : this.unknown(site);
      default: {
        const known = callNamed(this, globalName(module, call.callee), invocation);
        if (known) return known;
        const made =
          module.adapter.implicitThis && callee.kind === 'name'
            ? madeByMethod(this, callee.name, target, invocation)
            : undefined;
        if (made) return made;
        const messages = target.kind === 'unknown' ? promptObject(this, invocation) : undefined;
        const passed = messages ?? passedText(this, invocation);
        if (passed) return passed;
        const otherwise = callee.kind === 'name' ? defaultOf(this, invocation) : undefined;
        if (otherwise) return { ...this.unknown(site, nameOf(site)), otherwise };
        // Of an object of an unknown class, what it is initialized with is known.
        return call.initializer ? this.evaluate(module, call.initializer, environment) : this.unknown(site);
      }
    }
  }

  #name(site: Site, name: string, environment: Environment | undefined): Value {
    const found = lookUp(this, site, name, environment);
    // A gem that extends an SDK does so in a module of the SDK's name: `module RubyLLM … RubyLLM.chat … end`.
    const isExtended =
      found?.kind === 'class' &&
      found.scope.node.type === 'module' &&
      site.module.adapter.globalClasses === true &&
      this.catalog.startsPath(name) &&
      found.scope.node.start <= site.node.start &&
      site.node.end <= found.scope.node.end;
    return this.#bare(found && !isExtended ? found : this.#global(site, name), site, environment);
  }

  /** Where a method's bare name calls it, the name stands for what the method returns. */
  #bare(value: Value, site: Site, environment: Environment | undefined): Value {
    const { node } = site;
    if (value.kind !== 'function' || !site.module.adapter.bareCalls) return value;
    return (
      applyFunction(this, value, { site, call: { kind: 'call', callee: node, arguments: [] }, environment }) ?? value
    );
  }

  /** A method that a class has of an SDK's, called by its bare name. */
  #inherited(site: Site, name: string): Value | undefined {
    const scope = enclosingClass(site.module.scopeAround(site.node));
    const value = scope && inheritedMember(this, instanceAround(scope, site, undefined), name, site);
    return value?.kind === 'chain' && value.path.startsWith('$') ? value : undefined;
  }

  #global(site: Site, name: string): Value {
    if (name === 'super' && !site.module.adapter.bareCalls) {
      const [base] = enclosingClass(site.module.scopeAround(site.node))?.bases ?? [];
      return base ? this.evaluate(site.module, base) : this.unknown(site);
    }
    // Ruby's `::OpenAI` is no class that a module around it holds.
    if (name.startsWith('::')) return this.#global(site, name.slice(2));
    const known =
      this.catalog.globals.has(name) || (site.module.adapter.globalClasses === true && this.catalog.startsPath(name));
    if (known) return newChain(this, name, site);
    // `Vertex\Client` after `use Anthropic\Vertex`.
    const [first, ...rest] = site.module.adapter.globalClasses ? name.split('.') : [];
    const brought = first && rest.length > 0 ? lookUp(this, site, first, undefined) : undefined;
    if (brought?.kind !== 'chain') return this.unknown(site, name);
    return rest.reduce((value: Value, member) => this.member(value, member, site), brought);
  }
}
