import type { ModuleView } from '../syntax/module-view.ts';
import { enclosingClass, type Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { environmentOf } from '../values/calls.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { isConstructor } from '../values/fields.ts';
import type { ChainValue, Environment, Invocation, Site, UnknownValue, Value } from '../values/value.ts';
import { type Part, partsOf } from './prompt-parts.ts';

/** Calls of a function that are looked at for what its parameter is given. */
const mostCallers = 8;

/** The function around a place that has a parameter of this name. */
function functionWith(module: ModuleView, { node }: Site, name: string): Scope | undefined {
  let scope: Scope | undefined = module.scopeOf(node) ?? module.scopeAround(node);
  while (scope && !(scope.kind === 'function' && scope.parameters.some(parameter => parameter.name === name)))
    scope = scope.parent;
  return scope;
}

/** A call of a function, and the function with what it is called on. */
interface CallOf {
  readonly invocation: Invocation;
  readonly self?: Value | undefined;
}

/** Calls of a function in its own file. */
function* callsOf(evaluator: Evaluator, module: ModuleView, scope: Scope): Generator<CallOf> {
  const owner = enclosingClass(scope);
  const constructs = owner && scope.name !== undefined && isConstructor(owner, scope);
  const name = constructs ? owner.name : scope.name;
  for (const node of name === undefined ? [] : module.callsNamed(name).slice(0, mostCallers)) {
    const call = module.expression(node);
    if (call.kind !== 'call') continue;
    const target = evaluator.target(module, call.callee);
    const isCalled =
      target.kind === 'class'
        ? constructs && target.scope === owner
        : target.kind === 'function' && target.scope === scope;
    if (isCalled)
      yield {
        invocation: { site: { module, node }, call, environment: undefined },
        self: target.kind === 'function' ? target.self : undefined,
      };
  }
}

/** What the names of a function are in a call of it. */
function environmentOfCall(
  evaluator: Evaluator,
  module: ModuleView,
  scope: Scope,
  { invocation, self }: CallOf,
): Environment {
  const site = { module, node: scope.node };
  const target = { kind: 'function', scope, module, environment: undefined, ...(self ? { self } : {}), site } as const;
  return environmentOf(evaluator, target, invocation);
}

/** What the callers in its own file give a parameter of the function around a place, in their order. */
function* givenByCallers(evaluator: Evaluator, site: Site, name: string): Generator<Value> {
  const { module } = site;
  const scope = functionWith(module, site, name);
  if (!scope) return;
  for (const call of callsOf(evaluator, module, scope)) {
    const given = environmentOfCall(evaluator, module, scope, call).values.get(name);
    if (given) yield given;
  }
}

/**
 * A part that is nothing but a parameter of the function around it, as the first caller in the file gives it that gives a
 * text: what makes an agent is often a function, or a constructor, that is told the instructions.
 */
export function partFromCaller(evaluator: Evaluator, part: Part): Part {
  const [segment] = part.segments;
  if (part.segments.length !== 1 || !segment || !('name' in segment)) return part;
  for (const given of givenByCallers(evaluator, { module: segment.module, node: part.site.node }, segment.name)) {
    const [found] = partsOf(evaluator, given, { at: '', role: part.role });
    if (found?.segments.some(piece => 'text' in piece)) return found;
  }
  return part;
}

/** What a parameter is, where all callers in the file that say so give it the same; `read` says what of it counts. */
export function agreedByCallers<T>(
  evaluator: Evaluator,
  { site, name }: Pick<UnknownValue, 'site' | 'name'>,
  read: (given: Value) => T | undefined,
  keyOf: (read: T) => string | undefined,
): T | undefined {
  const found = new Map<string, T>();
  for (const given of givenByCallers(evaluator, site, name)) {
    const one = read(given);
    const key = one === undefined ? undefined : keyOf(one);
    if (one === undefined || key === undefined) return undefined;
    found.set(key, one);
  }
  const [only, ...others] = found.values();
  return others.length === 0 ? only : undefined;
}

/** The parameter that a request is the whole of (`create(request)`), or takes over (`create({ ...request, stream: true })`, `create(*args, **settings)`). */
export function wholeRequest(evaluator: Evaluator, { site: { module }, call }: Invocation): string | undefined {
  const first = call.arguments.find(({ spread }) => spread === 'entries') ?? call.arguments[0];
  if (!first || first.spread === 'list') return undefined;
  const value = evaluator.evaluate(module, first.value);
  const given = value.kind === 'object' && value.open ? takenOver(evaluator, value.site) : value;
  if (given?.kind !== 'unknown' || (first.name !== undefined && first.spread === undefined)) return undefined;
  return functionWith(module, { module, node: first.value }, given.name) && given.name;
}

/** The first thing that an object takes over whole. */
function takenOver(evaluator: Evaluator, { module, node }: Site): Value | undefined {
  const object = module.expression(node);
  const spread = object.kind === 'object' ? object.entries.find(entry => entry.spread) : undefined;
  return spread && evaluator.evaluate(module, spread.value);
}

/** A function that other files may call: `export function f`, `export const f = …`. */
const isExported = ({ parent }: SyntaxNode): boolean =>
  parent?.type === 'export_statement' ||
  (parent?.type === 'variable_declarator' && parent.parent?.parent?.type === 'export_statement');

/**
 * A request that its function is handed whole (`private send(request) { return client.create(request); }`), with what the only caller
 * gives: it is put together there, and nowhere else.
 */
export function fromOnlyCaller(
  evaluator: Evaluator,
  invocation: Invocation,
): { readonly caller: Invocation; readonly environment: Environment } | undefined {
  const { site } = invocation;
  const name = invocation.environment ? undefined : wholeRequest(evaluator, invocation);
  const scope = name === undefined ? undefined : functionWith(site.module, site, name);
  if (!scope || isExported(scope.node)) return undefined;
  const [only, another] = callsOf(evaluator, site.module, scope);
  if (!only || another) return undefined;
  return { caller: only.invocation, environment: environmentOfCall(evaluator, site.module, scope, only) };
}

/**
 * The client that all callers in the file hand to the function around a request, for a parameter of which only the type is known:
 * `ask(model, question)` with `String ask(ChatModel model, String question)`.
 */
export function receiverFromCallers(
  evaluator: Evaluator,
  { site, call, environment }: Invocation,
  receiver: ChainValue | undefined,
): ChainValue | undefined {
  if (!receiver || receiver.invocation || environment) return undefined;
  const callee = site.module.expression(call.callee);
  const object = callee.kind === 'member' ? site.module.expression(callee.object) : undefined;
  if (object?.kind !== 'name') return undefined;
  return agreedByCallers(
    evaluator,
    { site, name: object.name },
    given => (given.kind === 'chain' && given.path.startsWith('$') ? given : undefined),
    ({ invocation }) => invocation && `${invocation.site.module.file}:${invocation.site.node.start}`,
  );
}
