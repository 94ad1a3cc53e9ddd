import type { Part } from '../prompts/prompt-parts.ts';
import { programStart } from '../prompts/prompt-programs.ts';
import { type KnownCall, longestMethod } from '../sdks/catalog.ts';
import type { Place } from '../sdks/sdk.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt, valueAt } from '../values/arguments.ts';
import { invocationsOf } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { calledBase } from '../values/fields.ts';
import {
  type CallExpression,
  type ChainValue,
  type Invocation,
  type Site,
  staticText,
  type Value,
} from '../values/value.ts';
import { withSettings } from './chain-settings.ts';
import { requestHandedOver } from './handed-requests.ts';
import { endpointOf } from './http-endpoints.ts';
import { isGivenMedia } from './media-inputs.ts';

/** A call that a declaration knows, where it stands, and what it is made on. */
export interface RecognisedCall {
  readonly known: KnownCall;
  readonly invocation: Invocation;
  readonly receiver: ChainValue | undefined;
  /** Reached through one of several classes: which of their requests is made, and to whom, only the running program knows. */
  readonly chosen?: true;
  /** Messages that the statements before it put together. */
  readonly parts?: readonly Part[];
}

/** The first of several places that holds something. */
export function firstAt(
  evaluator: Evaluator,
  { invocation, receiver }: Pick<RecognisedCall, 'invocation' | 'receiver'>,
  places: readonly Place[] | undefined,
): Value | undefined {
  for (const place of places ?? []) {
    const value = valueAt(evaluator, invocation, receiver, place);
    if (value) return value;
  }
  return undefined;
}

/** Nothing given on purpose is nothing given: `send(text, null)`. */
const isGiven = (value: Value | undefined): boolean =>
  value !== undefined && !(value.kind === 'constant' && value.value === null);

/** Functions that call what they are given, with the position of the function among the arguments. */
const runners: Readonly<Record<string, number>> = {
  submit: 0,
  to_thread: 0,
  run_in_executor: 1,
  apply_async: 0,
  run_sync: 0,
};

/** Functions that make another one of a function, which is called with the same arguments. */
const dresses = /^(make_async|sync_to_async|async_to_sync|asyncify)$/;

/** `make_async(agent.run)(task)` is `agent.run(task)`. */
function dressedFunction(module: ModuleView, call: CallExpression): SyntaxNode | undefined {
  const maker = module.expression(call.callee);
  const name = maker.kind === 'call' ? module.expression(maker.callee) : undefined;
  if (maker.kind !== 'call' || (name?.kind !== 'name' && name?.kind !== 'member') || !dresses.test(name.name))
    return undefined;
  const [first] = maker.arguments;
  const target = first && module.expression(first.value);
  return target?.kind === 'name' || target?.kind === 'member' ? first!.value : undefined;
}

/** What `ask = functools.partial(f, …)` bound before is given, too, where the program calls `ask(x)`. */
function boundBefore(evaluator: Evaluator, { module }: Site, call: CallExpression): CallExpression | undefined {
  if (!module.mentions('partial(')) return undefined;
  const made = evaluator.target(module, call.callee);
  if (made.kind !== 'chain' || !/(^|\.)partial\(\)$/.test(made.path) || made.invocation?.site.module !== module)
    return undefined;
  const [inner, ...before] = made.invocation.call.arguments;
  if (!inner || inner.name !== undefined || inner.spread) return undefined;
  // What is given again takes the place of what was bound.
  const given = new Set(call.arguments.map(({ name }) => name));
  const bound = before.filter(({ name }) => name === undefined || !given.has(name));
  return { kind: 'call', callee: inner.value, arguments: [...bound, ...call.arguments] };
}

/** `create.call(client.messages, request)` is `create(request)`, where `create` was kept of a client. */
function boundRequest(evaluator: Evaluator, module: ModuleView, call: CallExpression): CallExpression | undefined {
  const callee = module.expression(call.callee);
  if (callee.kind !== 'member' || callee.name !== 'call' || call.arguments.length < 2) return undefined;
  const kept = evaluator.target(module, callee.object);
  if (kept.kind !== 'chain' || kept.invocation || !evaluator.catalog.callsAt(kept.path)) return undefined;
  if (evaluator.catalog.callsAt(`${kept.path}.call`)) return undefined;
  return { ...call, callee: callee.object, arguments: call.arguments.slice(1) };
}

/** A call as it will be made: `executor.submit(f, x)` is `f(x)`. */
export function handedOver(evaluator: Evaluator, module: ModuleView, node: SyntaxNode): Invocation | undefined {
  const call = module.expression(node);
  const site = { module, node };
  // A literal of an imported type is made like a call of its constructor.
  if (call.kind === 'object' && call.type)
    return { site, call: { kind: 'call', callee: call.type, arguments: [{ value: node }] }, environment: undefined };
  if (call.kind === 'member' && evaluator.catalog.bare.has(call.name))
    return { site, call: { kind: 'call', callee: node, arguments: [] }, environment: undefined };
  if (call.kind !== 'call') return undefined;
  const callee = module.expression(call.callee);
  // Python's `super()` and `super(Agent, self)` are only the way to a method of the base class.
  if (callee.kind === 'name' && callee.name === 'super') {
    const last = call.arguments.at(-1)?.value;
    if (!last || module.expression(last).kind === 'self') return undefined;
  }
  const kept = boundRequest(evaluator, module, call);
  if (kept) return { site, call: kept, environment: undefined };
  const made = dressedFunction(module, call);
  if (made) return { site, call: { ...call, callee: made }, environment: undefined };
  const index = callee.kind === 'member' && Object.hasOwn(runners, callee.name) ? runners[callee.name] : undefined;
  const given = index === undefined ? undefined : call.arguments[index];
  if (index === undefined) {
    const bound = boundBefore(evaluator, site, call);
    return requestHandedOver(evaluator, site, call) ?? { site, call: bound ?? call, environment: undefined };
  }
  if (!given || given.name !== undefined) return { site, call, environment: undefined };
  const target = module.expression(given.value);
  const bound = target.kind === 'call' && calledName(module, given.value) === 'partial' ? target.arguments : [];
  const [inner, ...before] = bound;
  if (inner && !requestHandedOver(evaluator, { module, node: given.value }, target as CallExpression)) {
    const after = call.arguments.slice(index + 1);
    return {
      site,
      call: { kind: 'call', callee: inner.value, arguments: [...before, ...after] },
      environment: undefined,
    };
  }
  if (target.kind !== 'name' && target.kind !== 'member') return { site, call, environment: undefined };
  const value = evaluator.evaluate(module, given.value);
  // A request that is named like such a function: `Runner.run_sync(agent, …)`.
  const own = evaluator.target(module, call.callee);
  if (own.kind === 'chain' && evaluator.catalog.callsAt(own.path)) return { site, call, environment: undefined };
  if (value.kind === 'text') return { site, call, environment: undefined };
  return {
    site,
    call: { kind: 'call', callee: given.value, arguments: call.arguments.slice(index! + 1) },
    environment: undefined,
  };
}

/** The declared request that a call makes; `invocation` is the call as it will be made. */
export function recognise(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const found = recognised(evaluator, invocation);
  return found && isStub(invocation.site) ? undefined : found;
}

function recognised(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const { site, call } = invocation;
  const called = evaluator.target(site.module, call.callee);
  const isOwn = called.kind === 'instance' || called.kind === 'class';
  const target = (isOwn && calledBase(evaluator, called)) || called;
  if (target.kind === 'unknown') return byMethod(evaluator, invocation);
  if (target.kind !== 'chain') return undefined;
  const { catalog } = evaluator;
  const http = catalog.http.get(target.path);
  const candidates = catalog.callsAt(target.path);
  if (!candidates && !http) return target.path.startsWith('$') ? undefined : byMethod(evaluator, invocation);
  // An object that is itself called (`pipe(text)`) is its own receiver.
  const at = { invocation, receiver: target.invocation ? target : target.base };
  const endpoint = http && endpointOf(evaluator, http, at.invocation, at.receiver);
  const known = (candidates ?? (endpoint ? [endpoint] : [])).find(candidate => applies(evaluator, candidate, at));
  if (known?.call.program) return { known, invocation, receiver: programStart(evaluator, invocation) };
  if (!known?.call.through) return known && { known, ...at };
  const inner = partOf(evaluator, known, at.receiver);
  return inner && { known, invocation, receiver: inner };
}

/** The part of an object that answers for it, with the others as what comes before. */
function partOf(evaluator: Evaluator, { sdk, call }: KnownCall, whole: ChainValue | undefined): ChainValue | undefined {
  const { setter, at, receiver } = call.through!;
  const parts = [...invocationsOf(whole)]
    .filter(({ name }) => name === setter)
    .map(({ invocation }) => argumentAt(evaluator, invocation, at))
    .filter(part => part?.kind === 'chain')
    .toReversed();
  const found = parts.find(part => part.path === `$${sdk.id}:${receiver}`);
  return found && { ...found, stages: parts };
}

/** `It.IsAny<…>()`, `Arg.Any<…>()`: a test says which calls of its double it means. */
function isMatcher(module: ModuleView, node: SyntaxNode): boolean {
  const call = module.expression(node);
  const callee = call.kind === 'call' ? module.expression(call.callee) : undefined;
  const object = callee?.kind === 'member' ? module.expression(callee.object) : undefined;
  return object?.kind === 'name' && (object.name === 'It' || object.name === 'Arg');
}

const stubbing = /^(when|whenever|given)$/;
const matcher = /^(any[A-Z]?\w*|eq|argThat|isA|capture)$/;

/** `when(model.chat(anyList())).thenReturn(…)`: a test says what its double answers, and no model is asked. */
export function isStub({ module, node }: Site): boolean {
  const call = module.expression(node);
  if (call.kind !== 'call') return false;
  // GoMock's `double.EXPECT().GenerateContent(gomock.Any(), …)`.
  const callee = module.expression(call.callee);
  if (callee.kind === 'member' && calledName(module, callee.object) === 'EXPECT') return true;
  if (module.adapter.unimported !== 'package') return false;
  if (call.arguments.some(({ value }) => matcher.test(calledName(module, value)))) return true;
  let around = node.parent;
  for (let step = 0; around && !module.isCall(around) && step < 3; step++) around = around.parent;
  return around !== undefined && stubbing.test(calledName(module, around));
}

/** The last name of what a node calls, empty when it calls nothing. */
function calledName(module: ModuleView, node: SyntaxNode): string {
  const call = module.expression(node);
  const callee = call.kind === 'call' ? module.expression(call.callee) : call;
  return call.kind === 'call' && (callee.kind === 'name' || callee.kind === 'member') ? callee.name : '';
}

/** A call on an object of which nothing is known, by a method that only one SDK's clients have. */
function byMethod(evaluator: Evaluator, invocation: Invocation): RecognisedCall | undefined {
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  const sent = callee.kind === 'member' ? evaluator.catalog.sends.get(callee.name) : undefined;
  if (sent) return sentRequest(evaluator, sent, invocation);
  if (callee.kind === 'member' && !evaluator.catalog.endsParticular(callee.name)) return undefined;
  // A method that a class has of what it includes.
  const names: string[] = callee.kind === 'name' && site.module.adapter.bareCalls ? [callee.name] : [];
  for (let at = callee; names.length < longestMethod; ) {
    if (at.kind === 'member') names.unshift(at.name);
    // A reader (`llm`) or a field (`@llm`).
    // A project's own class of a name that only such classes have: `ChatPromptTemplate.fromMessages(…)`.
    // A property of the class, or of one that it derives from: `InnerClient.GetResponseAsync(…)`.
    if (at.kind === 'name' && at !== callee && (site.module.adapter.bareCalls || /^([A-Z]\w*|base)$/.test(at.name)))
      names.unshift(holderName(at.name));
    if (at.kind !== 'member' && at.kind !== 'same') break;
    at = site.module.expression(at.kind === 'member' ? at.object : at.of);
    // `client.chat().create(…)`, and where names are calls also `chat.with_instructions(text).ask(question)`.
    const isLink = at.kind === 'call' && (at.arguments.length === 0 || site.module.adapter.bareCalls);
    // One of several: `@chats[:main]`.
    if (at.kind === 'index' && site.module.adapter.bareCalls) at = site.module.expression(at.object);
    const inner = at.kind === 'call' && isLink ? site.module.expression(at.callee) : undefined;
    if (inner?.kind === 'member') at = { ...inner, name: `${inner.name}()` };
  }
  const methods = evaluator.catalog.particularMethods(names);
  if (methods.length === 0) return undefined;
  const chained = site.module.adapter.bareCalls ? withSettings(invocation, /^(model|with_\w+)$/) : invocation;
  const at = { invocation: chained, receiver: undefined };
  if (call.arguments.some(({ value }) => isMatcher(site.module, value))) return undefined;
  for (const { requires, markers, prepared, calls } of methods) {
    if (markers && !markers.some(marker => site.module.mentions(marker))) continue;
    if (prepared && !isPrepared(firstAt(evaluator, at, ['#0']))) continue;
    if (!requires.every(place => firstAt(evaluator, at, [place]))) continue;
    const known = calls.find(candidate => applies(evaluator, candidate, at));
    if (known) return { known, ...at };
  }
  return undefined;
}

/** A field's name, or what it holds when its name says more: `@chat_session` is a chat, and so is each of `@chats`. */
const holderName = (name: string): string => {
  const bare = name.replace('@', '');
  return /^((llm|ai|gpt|model)_)?chats?(_(instance|session|client|context|object|llm))?$/.test(bare) ? 'chat' : bare;
};

/** A request that was put together elsewhere: nothing is known of it, or only its type. */
const isPrepared = (value: Value | undefined): boolean => value?.kind === 'unknown' || value?.kind === 'chain';

/** A request by HTTP that was put together before, on a client that another file makes. */
function sentRequest(
  evaluator: Evaluator,
  http: NonNullable<ReturnType<Evaluator['catalog']['sends']['get']>>,
  invocation: Invocation,
): RecognisedCall | undefined {
  const known = endpointOf(evaluator, http, invocation, undefined);
  const at = { invocation, receiver: undefined };
  return known && applies(evaluator, known, at) ? { known, ...at } : undefined;
}

/** Whether a declaration's conditions hold for a call. */
export function applies(
  evaluator: Evaluator,
  { call, sdk }: KnownCall,
  at: Pick<RecognisedCall, 'invocation' | 'receiver'>,
): boolean {
  if (call.requires && !call.requires.some(place => isGiven(firstAt(evaluator, at, [place])))) return false;
  if (call.rulesOut && firstAt(evaluator, at, call.rulesOut)) return false;
  if (call.rulesOutMedia && isGivenMedia(evaluator, at, call.rulesOutMedia)) return false;
  if (call.decoratedFunction || call.decoratedDocstring) {
    const { module, node } = at.invocation.site;
    return module.decoratedBy(node) !== undefined;
  }
  if (call.whenReceiver) {
    const value = firstAt(evaluator, at, call.whenReceiver.at);
    const receiver = `$${sdk.id}:${call.whenReceiver.receiver}`;
    // Or a part of one: `plugin["name"]`.
    return value?.kind === 'chain' && (value.path === receiver || value.path.startsWith(`${receiver}.`));
  }
  if (!call.when) return true;
  const said = firstAt(evaluator, at, [call.when.at]);
  // A constant says by its name what it is: `Modality.TEXT`.
  const word = said?.kind === 'chain' ? said.path.slice(said.path.lastIndexOf('.') + 1) : staticText(said);
  return call.when.among.includes(word ?? '');
}
