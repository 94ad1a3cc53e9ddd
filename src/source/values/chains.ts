import type { ModuleView } from '../syntax/module-view.ts';
import { createScope, type Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { ofPackage } from './imports.ts';
import { callLibraryFunction } from './library-functions.ts';
import { lookUp } from './names.ts';
import { flatten } from './pieces.ts';
import { remembered } from './remembered.ts';
import { givesReceiver } from './scope-functions.ts';
import { mayRender, renderTemplate } from './template-engines.ts';
import type { ChainValue, ClassValue, Invocation, Site, Value } from './value.ts';

/** Longest path that a declaration can name; fluent builders beyond it are not followed. */
const longestPath = 400;

function link(evaluator: Evaluator, from: string, site: Site, base?: ChainValue, invocation?: Invocation): ChainValue {
  const { catalog } = evaluator;
  const known = catalog.nameOf(from);
  const { path } = known;
  let { name } = known;
  if (base && invocation && name === path) {
    const receiver = base.path.slice(0, base.path.lastIndexOf('.'));
    // What a request answers is no builder any more.
    const builds = catalog.fluent.has(receiver) && !catalog.calls.has(base.path);
    const sameObject = site.module.adapter.blocks && givesReceiver(path.slice(receiver.length + 1, -2));
    if (catalog.transparent.has(path) || builds || sameObject) name = receiver;
  }
  const stages = base?.stages;
  return { kind: 'chain', path: name, written: path, site, base, invocation, stages };
}

export function newChain(evaluator: Evaluator, path: string, site: Site): ChainValue {
  return link(evaluator, path, site);
}

export function memberOfChain(evaluator: Evaluator, object: ChainValue, name: string, site: Site): Value {
  if (object.path.length > longestPath) return evaluator.unknown(site);
  const { module } = site;
  // `super().__call__(prompt)` is the object itself that is called.
  if (name === '__call__' && object.path.startsWith('$')) return object;
  // A package of the project: `prompts.System`. In an SDK's own repository what a declaration says of its package comes first.
  const mayBeOwn = module.adapter.unimported === 'folder' && !object.base && !object.path.startsWith('$');
  if (mayBeOwn && !evaluator.catalog.startsPath(object.path)) {
    const own = ofPackage(evaluator, object.site.module, object.path, name);
    if (own) return own;
  }
  const member = link(evaluator, `${object.path}.${name}`, site, object);
  return evaluator.catalog.callsAt(member.path) ? member : (setOn(evaluator, object, name) ?? member);
}

/** What a statement set on an object after it was made: `Settings.llm = llm`, then `Settings.llm`. */
function setOn(evaluator: Evaluator, object: ChainValue, name: string): Value | undefined {
  let at: ChainValue | undefined = object;
  while (at?.invocation && at.invocation.call.callee === at.invocation.site.node) {
    const { site, call, environment }: Invocation = at.invocation;
    const set = call.arguments.find(argument => argument.name === name);
    if (set) return evaluator.evaluate(site.module, set.value, environment);
    at = at.base;
  }
  return undefined;
}

/** What a method makes that only one SDK has, of an object that no declaration knows: `index.as_query_engine()`. */
export function madeByMethod(
  { catalog }: Evaluator,
  name: string,
  target: Value,
  invocation: Invocation,
): ChainValue | undefined {
  // `model_tokenizer(text)`
  const made = catalog.makers.get(name.endsWith('_tokenizer') ? 'tokenizer' : name);
  const isOpen = target.kind === 'unknown' || (target.kind === 'chain' && !target.path.startsWith('$'));
  if (!made || !isOpen || !made.markers.some(marker => invocation.site.module.mentions(marker))) return undefined;
  const base = target.kind === 'chain' ? target : undefined;
  if (base && catalog.receivers.has(`${base.path}()`)) return undefined;
  return { kind: 'chain', path: made.receiver, written: made.receiver, site: invocation.site, base, invocation };
}

/** What the end of a path says that is called: it is asked of each call, and most say nothing. */
interface CalledName {
  readonly standsForClient: boolean;
  readonly renders: boolean;
  readonly composes: boolean;
}

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const calledName = remembered(
  (path): CalledName => ({
    standsForClient: standsForClient.test(lastName(path)) || dresses.test(lastName(path)),
    renders: mayRender(path),
    composes: path.endsWith('.pipe') || path.endsWith('.RunnableSequence.from') || path.endsWith('.assign'),
  }),
);

/** The value of calling something that was imported. */
export function callChain(evaluator: Evaluator, target: ChainValue, invocation: Invocation): Value {
  const { site } = invocation;
  const { catalog } = evaluator;
  const path = `${target.path}()`;
  const { wrapped, holds } = catalog.nameOf(path);
  if (wrapped !== undefined) {
    const inner = argumentAt(evaluator, invocation, wrapped);
    if (inner && (inner.kind !== 'unknown' || inner.otherwise)) return inner;
  }
  const name = calledName(target.path);
  const dressed = name.standsForClient ? dressedClient(evaluator, target, invocation) : undefined;
  if (dressed) return dressed;
  if (holds === 'memory') return { kind: 'list', items: [], site };
  if (holds === 'list') {
    const items = invocation.call.arguments.map(argument =>
      evaluator.evaluate(site.module, argument.value, invocation.environment),
    );
    return { kind: 'list', items, site };
  }
  const known =
    callLibraryFunction(evaluator, target.path, invocation) ??
    (name.renders ? renderTemplate(evaluator, target, invocation) : undefined);
  if (known) return known;
  const piped = name.composes
    ? (pipeMethod(evaluator, target, invocation) ??
      sequence(evaluator, target, invocation) ??
      assigned(evaluator, target, invocation))
    : undefined;
  if (piped) return piped;
  if (path.length > longestPath) return evaluator.unknown(site);
  return link(evaluator, path, site, target, invocation);
}

/** What projects call a class whose objects stand for the client that they are given, and log or count what it is asked. */
const standsForClient = /^[A-Z]\w*(Model|LLM|Client|Wrapper)$/;

/** Functions of platforms that watch what a client is asked: `traceClient(new OpenAI())`, `wrapAISDK(ai)`. */
const dresses = /^(wrap|trace|observe|instrument|monitor)([A-Z_]\w*)?$/;

/** `LoggedChatModel(ChatOpenAI(model="m"))`, of a class that is not at hand: what is asked of it is asked of the client. */
function dressedClient(evaluator: Evaluator, target: ChainValue, invocation: Invocation): ChainValue | undefined {
  const { site, call, environment } = invocation;
  const [first] = call.arguments;
  if (!first || first.name !== undefined || first.spread || target.path.startsWith('$')) return undefined;
  if (evaluator.catalog.knowsModule(target.path)) return undefined;
  const given = evaluator.evaluate(site.module, first.value, environment);
  const isPackage = given.kind === 'chain' && !given.base && evaluator.catalog.knowsModule(given.path);
  return isPackage && dresses.test(lastName(target.path)) ? given : clientIn(given);
}

const clientIn = (value: Value): ChainValue | undefined =>
  value.kind === 'chain' && /^\$[^.()]+$/.test(value.path) ? value : undefined;

/** The same of a class that is at hand. */
function dressed(evaluator: Evaluator, value: Value): Value {
  if (value.kind !== 'instance' || !value.invocation) return value;
  const { module } = value.invocation.site;
  const callee = module.expression(value.invocation.call.callee);
  if (callee.kind !== 'name' || !standsForClient.test(callee.name)) return value;
  const first = argumentAt(evaluator, value.invocation, '#0');
  return (first && clientIn(first)) ?? value;
}

/** Annotations that are looked up for one another: `C` in `C x` may name a variable that has a type of its own. */
const deepestTypes = 6;

/** An instance of the class that a type annotation names, when a declaration knows it or the project defines it. */
export function instanceOfType(evaluator: Evaluator, module: ModuleView, type: SyntaxNode): Value | undefined {
  if (evaluator.types.size >= deepestTypes || evaluator.types.has(type)) return undefined;
  evaluator.types.add(type);
  const found = instanceNamed(evaluator, module, type);
  evaluator.types.delete(type);
  return found ?? (module.adapter.unimported === 'folder' ? byMethods(module, type) : undefined);
}

const knownByMethods = new WeakMap<Scope, ReadonlyMap<string, Scope>>();

/** An object of a type that another file declares, when this file has methods of it: Go's may stand apart. */
function byMethods(module: ModuleView, type: SyntaxNode): Value | undefined {
  const [node] = module.adapter.typeNames(type);
  if (!node) return undefined;
  const types = knownByMethods.get(module.scope) ?? typesOfMethods(module.scope);
  knownByMethods.set(module.scope, types);
  const scope = types.get(module.text(node));
  return scope && { kind: 'instance', scope, module, site: { module, node } };
}

const typesOfMethods = (file: Scope): ReadonlyMap<string, Scope> => {
  const types = new Map<string, Scope>();
  for (const name of file.bindings.keys()) {
    const dot = name.indexOf('.');
    const type = name.slice(0, dot);
    if (dot > 0 && !types.has(type)) types.set(type, createScope('class', file.node, file, type));
  }
  return types;
};

function instanceNamed(evaluator: Evaluator, module: ModuleView, type: SyntaxNode): Value | undefined {
  const named = module.adapter.typeNames(type).map(node => ({ node, value: evaluator.evaluate(module, node) }));
  const quoted = named.length === 0 && module.adapter.quotedTypes ? quotedTypes(evaluator, module, type) : named;
  for (const [index, { node, value }] of quoted.entries()) {
    const site: Site = { module, node };
    const service = value.kind === 'class' ? implemented(evaluator, value, site) : undefined;
    if (service) return service;
    if (value.kind === 'class') return { ...value, kind: 'instance', ...(index > 0 ? { held: true } : {}) };
    if (value.kind !== 'chain') continue;
    const receiver = evaluator.catalog.receiverOf(`${value.path}()`) ?? evaluator.catalog.receivers.get(value.path);
    if (receiver) return { kind: 'chain', path: receiver, written: receiver, site };
    const object = `${value.path}()`;
    if (evaluator.catalog.hasInstances(object)) return { kind: 'chain', path: object, written: object, site };
  }
  return undefined;
}

/** What the names in `"Optional[schema.BaseLLM]"` stand for. */
function quotedTypes(evaluator: Evaluator, module: ModuleView, node: SyntaxNode) {
  const text = module.text(node);
  if (!/^['"]/.test(text) || text.length > longestType) return [];
  const site: Site = { module, node };
  return Array.from(text.matchAll(/[A-Za-z_]\w*(\.\w+)*/g), ([path]) => {
    const [first, ...members] = path.split('.');
    const start = lookUp(evaluator, site, first!, undefined) ?? evaluator.unknown(site);
    return { node, value: members.reduce((value: Value, name) => evaluator.member(value, name, site), start) };
  });
}

/** Characters of a type in quotes that is read. */
const longestType = 80;

/** An object of the project's interface that a library implements and the program is handed, as the interface's annotations say: `@AiService`. */
function implemented(evaluator: Evaluator, { scope, module }: ClassValue, site: Site): ChainValue | undefined {
  if (scope.node.type !== 'interface_declaration') return undefined;
  const text = module.text(scope.node);
  // A model of pictures, told by what its methods give.
  if (givesPictures.test(text)) return undefined;
  for (const [, name] of text.matchAll(annotation)) {
    const path = evaluator.catalog.receivers.get(`@${name}`);
    if (path) return { kind: 'chain', path, written: path, site };
  }
  return undefined;
}

const annotation = /@(\w+)/g;
const givesPictures = /^[ \t]*((Result|Response|List)<)?Image>?\s+\w+\(/m;

/**
 * A value that no declaration knows, in a variable of a type that one knows: what is called on it is called on that type, and
 * what it was made of is what made it (`IChatClient client = pool.Rent("gpt-4o").AsChatClient()`).
 */
export function ofDeclaredType(
  evaluator: Evaluator,
  module: ModuleView,
  value: Value,
  type: SyntaxNode | undefined,
): Value {
  if (!type || (value.kind !== 'chain' && value.kind !== 'instance')) return value;
  // What a declaration has a name for says more than a type.
  if (value.kind === 'chain' && /^\$[^.()]+$/.test(value.path)) return value;
  const declared = instanceOfType(evaluator, module, type);
  if (declared?.kind !== 'chain') return value;
  if (value.kind === 'chain') return { ...value, path: declared.path };
  return value.invocation ? { ...declared, invocation: value.invocation } : declared;
}

/** `a | b | c`: called like the model among the stages, if one is. */
export function pipe(evaluator: Evaluator, site: Site, values: readonly Value[]): Value {
  const stages = flatten(
    values.map(value => (value.kind === 'chain' && value.stages ? value.stages : [dressed(evaluator, value)])),
  );
  const model = stages.find(
    (stage): stage is ChainValue => stage.kind === 'chain' && evaluator.catalog.composable.has(stage.path),
  );
  // A prompt template that is piped into something called a model.
  const composable = evaluator.catalog.composable.values().next().value;
  const template = stages.some(
    stage => stage.kind === 'chain' && (isTemplate(evaluator, stage) || makesMessages.test(stage.written)),
  );
  if (!model && composable && template && stages.some(stage => isOpen(evaluator, stage) && namesModel(stage)))
    return { kind: 'chain', path: composable, written: '|', stages, site };
  const any = model ?? stages.find((stage): stage is ChainValue => stage.kind === 'chain');
  if (!any) return evaluator.unknown(site);
  return { kind: 'chain', path: model ? model.path : `${any.path}|`, written: '|', base: any, stages, site };
}

/** A function of the program before a model gives it its messages. */
const makesMessages = /\.RunnableLambda\(\)$/;

/** Nothing is known of it, or only that it comes from a file or class that is not at hand, or is an object of the project's own. */
const isOpen = (evaluator: Evaluator, stage: Value) =>
  stage.kind === 'unknown' ||
  stage.kind === 'instance' ||
  (stage.kind === 'chain' &&
    !stage.path.startsWith('$') &&
    !evaluator.catalog.knowsModule(stage.path.split('(', 1)[0]!));

/** By the name in the program, or by the one that it was imported by. */
const namesModel = (stage: Value) =>
  [
    rootName(stage.site),
    memberNamedModel(stage.site),
    stage.kind === 'unknown' ? stage.name : '',
    stage.kind === 'chain' && !stage.base ? (/(?<!\w)\w+$/.exec(stage.path)?.[0] ?? '') : '',
    // The first of what a function gives: `llm, name = get_llm()`.
    stage.kind === 'chain' ? (/(\w+)\(\)\.0$/.exec(stage.path)?.[1] ?? '') : '',
  ].some(name => /llm|model|chat/i.test(name));

/** `provider.llm`, `clients.chat_model`. */
function memberNamedModel({ module, node }: Site): string {
  const member = module.expression(node);
  return member.kind === 'member' && /(^|_)(llm|model)$/i.test(member.name) ? member.name : '';
}

/** `llm.bind_tools(tools)` is about `llm`. */
function rootName({ module, node }: Site): string {
  let at = module.expression(node);
  for (let step = 0; step < 12; step++) {
    if (at.kind === 'call') at = module.expression(at.callee);
    else if (at.kind === 'member') {
      const object = module.expression(at.object);
      if (object.kind === 'self' || object.kind === 'other') return at.name;
      at = object;
    } else break;
  }
  return at.kind === 'name' ? at.name : '';
}

function isTemplate(evaluator: Evaluator, chain: ChainValue): boolean {
  let link: ChainValue | undefined = chain;
  for (let step = 0; link && step < 12; step++, link = link.base)
    if (evaluator.catalog.messages.get(link.written)?.template) return true;
  return false;
}

function pipeMethod(evaluator: Evaluator, target: ChainValue, invocation: Invocation): Value | undefined {
  if (!target.path.endsWith('.pipe') || !target.base) return undefined;
  const next = invocation.call.arguments.map(argument =>
    evaluator.evaluate(invocation.site.module, argument.value, invocation.environment),
  );
  return pipe(evaluator, invocation.site, [target.base, ...next]);
}

/** `RunnableSequence.from([a, b, c])` is `a | b | c`. */
function sequence(evaluator: Evaluator, target: ChainValue, invocation: Invocation): Value | undefined {
  if (!target.path.endsWith('.RunnableSequence.from')) return undefined;
  const steps = argumentAt(evaluator, invocation, '#0');
  return steps?.kind === 'list' ? pipe(evaluator, invocation.site, steps.items) : undefined;
}

/** `RunnableParallel(…).assign(answer=chain)` runs what it is made on, then the chain; which of several is meant is not said. */
function assigned(
  evaluator: Evaluator,
  target: ChainValue,
  { site, call, environment }: Invocation,
): Value | undefined {
  if (!/\.Runnable(Parallel|Map|Passthrough)(\(\))?\.assign$/.test(target.path) || !target.base) return undefined;
  const models = call.arguments
    .map(argument => evaluator.evaluate(site.module, argument.value, environment))
    .filter(value => value.kind === 'chain' && evaluator.catalog.composable.has(value.path));
  return models.length === 1 ? pipe(evaluator, site, [target.base, models[0]!]) : undefined;
}

/** The calls that made a chain, the latest first. */
export function* invocationsOf(chain: ChainValue | undefined): Generator<{ name: string; invocation: Invocation }> {
  let at = chain;
  for (let step = 0; at && step < 200; step++, at = at.base) {
    if (!at.invocation) continue;
    const callee = at.invocation.site.module.expression(at.invocation.call.callee);
    yield { name: callee.kind === 'member' || callee.kind === 'name' ? callee.name : '', invocation: at.invocation };
  }
}
