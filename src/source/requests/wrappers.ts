import { fromOnlyCaller, wholeRequest } from '../prompts/callers.ts';
import { promptParts } from '../prompts/prompt.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import { valueAt } from '../values/arguments.ts';
import { environmentOf } from '../values/calls.ts';
import { dressedFunction } from '../values/dressed-functions.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { fieldOf } from '../values/fields.ts';
import type { FunctionValue, Invocation, Site } from '../values/value.ts';
import { type Added, conversationSent, onSameObject, withAdded } from './conversations.ts';
import { endpointOf } from './http-endpoints.ts';
import type { KnownRequests } from './known-requests.ts';
import { namedRequest } from './named-requests.ts';
import { projectRequest } from './project-requests.ts';
import { applies, type RecognisedCall } from './recognise.ts';

/** Functions inside functions that are looked through. */
const deepest = 4;
/** Text of its own that a function may add around what it is given and still count as a wrapper, in letters. */
const mostOwnText = 100;

/** Characters of a text without its white space. */
export const lettersOf = (text: string): number => text.replace(/\s+/g, '').length;

interface Step {
  readonly target: FunctionValue;
  readonly invocation: Invocation;
}

/** A call of a general HTTP client of which only a caller may say that it goes to a model: the address or the body is handed over. */
type UnaddressedRequest = Pick<RecognisedCall, 'invocation' | 'receiver'> & {
  readonly http: NonNullable<ReturnType<Evaluator['catalog']['http']['get']>>;
};

/** A request, and the calls that lead to it from inside a wrapper, outermost first. */
interface WrappedRequest {
  readonly request: RecognisedCall | UnaddressedRequest;
  readonly steps: readonly Step[];
  /** Letters of the text that the functions add around what they are given. */
  readonly ownText: number;
  /** What is given stands inside such a text. */
  readonly isInside?: boolean;
  /** What the function adds to a conversation before another method of its object sends it. */
  readonly added?: Added;
}

/**
 * The project's own functions that end in a request: a parameter is the whole of a message, or the list of messages, and
 * the function adds no prompt of its own. Their callers are call sites.
 */
export class Wrappers {
  readonly #known = new Map<Scope, WrappedRequest | undefined>();
  #depth = 0;

  constructor(
    readonly evaluator: Evaluator,
    readonly requests: KnownRequests,
  ) {}

  #of(target: FunctionValue): WrappedRequest | undefined {
    const { scope } = target;
    if (this.#known.has(scope)) return this.#known.get(scope);
    this.#known.set(scope, undefined);
    if (this.#depth >= deepest || scope.parameters.length === 0 || this.evaluator.budget.exhausted) return undefined;
    this.#depth++;
    const found = this.#find(target);
    this.#depth--;
    this.#known.set(scope, found);
    return found;
  }

  #find({ scope, module }: FunctionValue): WrappedRequest | undefined {
    let unaddressed: WrappedRequest | undefined;
    for (const node of module.callsWithin(scope.node)) {
      const { handed, request: direct } = this.requests.at(module, node);
      if (!handed) continue;
      const step = direct ? undefined : this.#step(handed);
      const request =
        direct ?? (step ? undefined : (namedRequest(this.evaluator, handed) ?? projectRequest(this.evaluator, handed)));
      const wrapped = request ? { request, steps: [], ownText: 0 } : (step ?? this.#unaddressed(handed));
      const found = wrapped ?? conversationSent(this.evaluator, this.requests, handed);
      const resolved = found && this.#resolve(found);
      if (!resolved) unaddressed ??= found;
      if (!resolved || !isPlain(this.evaluator, resolved)) continue;
      const own = this.#ownText({ scope, module }, resolved);
      if (own && own.ownText <= mostOwnText) return { ...found, ...own };
    }
    return unaddressed;
  }

  /** `client.Do(request)` in `func (c *Client) post(path string, body any)`. */
  #unaddressed(invocation: Invocation): WrappedRequest | undefined {
    const { catalog } = this.evaluator;
    const { module } = invocation.site;
    const callee = module.expression(invocation.call.callee);
    if (callee.kind !== 'name' && callee.kind !== 'member') return undefined;
    const target = this.evaluator.target(module, invocation.call.callee);
    const isOpen = target.kind === 'unknown' && callee.kind === 'member';
    const http = target.kind === 'chain' ? catalog.http.get(target.path) : isOpen && catalog.sends.get(callee.name);
    if (!http) return undefined;
    const receiver = target.kind === 'chain' ? (target.invocation ? target : target.base) : undefined;
    return { request: { http, invocation, receiver }, steps: [], ownText: 0 };
  }

  #step(invocation: Invocation): WrappedRequest | undefined {
    const named = this.evaluator.target(invocation.site.module, invocation.call.callee);
    const called = dressedFunction(this.evaluator, named) ?? named;
    // An object that is itself called: `talk("Why?")` of `class Talk: def __call__(self, text)`.
    const target =
      (called.kind === 'instance' ? fieldOf(this.evaluator, called, '__call__', called.site) : undefined) ?? called;
    const wrapped = target.kind === 'function' ? this.#of(target) : undefined;
    if (!wrapped || target.kind !== 'function') return undefined;
    return { ...wrapped, steps: [{ target, invocation }, ...wrapped.steps] };
  }

  /** Puts the arguments of each step in place of the parameters of the next; undefined when that makes no request to a model. */
  #resolve({ request, steps, added }: WrappedRequest): RecognisedCall | undefined {
    let environment = request.invocation.environment;
    /** Inside the function that makes the last step. */
    let before = environment;
    for (const [index, { target, invocation }] of steps.entries()) {
      before = environment;
      environment = environmentOf(
        this.evaluator,
        index === 0 ? target : onSameObject(target, environment),
        index === 0 ? invocation : { ...invocation, environment },
      );
    }
    const chosen = steps.some(({ target: { self } }) => self?.kind === 'instance' && self.chosen);
    const invocation = { ...request.invocation, environment };
    const receiver = this.#handedReceiver(request, invocation);
    const isAsWritten = environment === request.invocation.environment && receiver === request.receiver && !chosen;
    if (isAsWritten && !('http' in request) && !added) return request;
    const found = { invocation, receiver, ...(chosen ? { chosen } : {}) } as const;
    if (!('http' in request)) {
      const made = { ...request, ...found };
      return added ? withAdded(this.evaluator, made, added, before) : made;
    }
    const known = endpointOf(this.evaluator, request.http, invocation, receiver);
    return known && applies(this.evaluator, known, found) ? { known, ...found } : undefined;
  }

  /** `ask(llm, text)`: the model that is handed over answers. */
  #handedReceiver(
    { receiver, ...request }: RecognisedCall | UnaddressedRequest,
    { site, call, environment }: Invocation,
  ): RecognisedCall['receiver'] {
    const callee = site.module.expression(call.callee);
    const given =
      callee.kind === 'member' ? this.evaluator.evaluate(site.module, callee.object, environment) : undefined;
    // Of a runner that only a parameter brings, the callers know which agent it runs.
    const ofSdk = receiver === undefined && 'known' in request ? `$${request.known.sdk.id}:` : undefined;
    const isOne = given?.kind === 'chain' && (ofSdk ? given.path.startsWith(ofSdk) : given.path === receiver?.path);
    return isOne ? given : receiver;
  }

  /** A call of a wrapper as the request at its end. */
  through(handed: Invocation):
    | {
        readonly request: RecognisedCall;
        readonly ownText: number;
        readonly isInside: boolean;
        readonly addressed: boolean;
      }
    | undefined {
    const wrapped = this.#step(handed);
    const request = wrapped && this.#resolve(wrapped);
    const { ownText, isInside = false } = wrapped ?? { ownText: 0 };
    return request && { request, ownText, isInside, addressed: 'http' in wrapped.request };
  }

  /** Letters that a function adds to what it passes on; undefined when no parameter is the whole of a message. */
  #ownText(
    { scope, module }: Pick<FunctionValue, 'scope' | 'module'>,
    request: RecognisedCall,
  ): Pick<WrappedRequest, 'ownText' | 'isInside'> | undefined {
    const names = namesGiven(module, scope);
    const parts = promptParts(this.evaluator, request);
    if (parts.length === 0) return isHandedWhole(this.evaluator, request, names) ? { ownText: 0 } : undefined;
    let passes = false;
    let isInside = false;
    let ownText = 0;
    for (const part of parts) {
      const [first] = part.segments;
      if (first && 'name' in first && (names.has(rootOf(first)) || isParameter(scope, part.site))) passes = true;
      for (const segment of part.segments)
        if ('text' in segment) ownText += lettersOf(segment.text);
        else isInside ||= names.has(rootOf(segment));
    }
    return passes || isInside ? { ownText, isInside: !passes } : undefined;
  }
}

/** Names that hold what a caller gives: parameters, and what is taken out of one (`{ prompt }`, `const { prompt } = options`). */
function namesGiven(module: ModuleView, scope: Scope): ReadonlySet<string> {
  const names = new Set(scope.parameters.map(parameter => parameter.name).filter(Boolean));
  for (const [name, bindings] of scope.bindings)
    if (bindings.some(({ origin }) => origin.kind === 'parameter' && origin.path)) names.add(name);
  // The names above are all there are: what is taken out of such a thing comes after it.
  const given = new Set(names);
  for (const [name, bindings] of scope.bindings)
    if (bindings.some(({ origin }) => origin.kind === 'value' && origin.path && given.has(module.text(origin.node))))
      names.add(name);
  return names;
}

const rootOf = ({ name }: { readonly name: string }): string => name.split('.')[0]!;

/** Whether what is not known was declared as a parameter, whatever else it is called since: `const copies = messages.map(…)`. */
function isParameter({ node }: Scope, site: Site): boolean {
  const list = node.child('parameters');
  return list !== undefined && site.node.start >= list.start && site.node.end <= list.end;
}

/** Whether what holds the messages is a parameter itself: `post(url, body)` in `def send(body)`, `create(request)` in `def ask(request)`. */
function isHandedWhole(
  evaluator: Evaluator,
  { invocation, receiver, known }: RecognisedCall,
  names: ReadonlySet<string>,
): boolean {
  const places = known.call.prompt ?? [];
  const holders = new Set(places.filter(({ at }) => at.includes('.')).map(({ at }) => holderOf(at)));
  const isWhole =
    !places.some(({ at }) => at.startsWith('#')) &&
    names.has(wholeRequest(evaluator, invocation) ?? '') &&
    !fromOnlyCaller(evaluator, invocation);
  if (isWhole || holders.size === 0) return isWhole;
  return [...holders].some(holder => {
    const value = valueAt(evaluator, invocation, receiver, holder);
    return value?.kind === 'unknown' && names.has(value.name);
  });
}

/** `body` of `body.messages`, `#1.json` of `#1.json.messages`. */
const holderOf = (place: string): string => place.slice(0, place.lastIndexOf('.'));

/** A request that brings no tools of its own: what is sent is what the caller gives, to a runner's agent as well. */
function isPlain(evaluator: Evaluator, request: RecognisedCall): boolean {
  const { invocation, receiver, known } = request;
  const { kind, agentModel } = known.call;
  if (kind === 'agent' || kind === 'prompt') return false;
  // An agent on which the call is made, or which is given to it (`Runner.run(agent, …)`): what a runner holds is no part of the call.
  if (/:agent$/.test(receiver?.path ?? '') || agentModel?.some(place => /^(#0|starting_agent)\./.test(place)))
    return false;
  const tools = valueAt(evaluator, invocation, receiver, 'tools');
  // Tools that the caller hands over are the caller's, in a list of the function's own, too.
  if (tools?.kind === 'list') return tools.items.length > 0 && tools.items.every(({ kind }) => kind === 'unknown');
  return tools?.kind !== 'object';
}
