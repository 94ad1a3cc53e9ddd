import { agentOfRun } from '../carried/agent-of-run.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { valueAt } from './arguments.ts';
import { environmentOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { namedRequest } from './project-requests.ts';
import { promptParts } from './prompt.ts';
import { handedOver, type RecognisedCall, recognise } from './recognise.ts';
import type { FunctionValue, Invocation } from './value.ts';

/** Functions inside functions that are looked through. */
const deepest = 4;
/** Text of its own that a function may add around what it is given and still count as a wrapper, in characters. */
const mostOwnText = 24;

interface Step {
  readonly target: FunctionValue;
  readonly invocation: Invocation;
}

/** A request, and the calls that lead to it from inside a wrapper, outermost first. */
interface WrappedRequest {
  readonly request: RecognisedCall;
  readonly steps: readonly Step[];
}

/**
 * The project's own functions that end in a request: a parameter is the whole of a message, or the list of messages, and
 * the function adds no prompt of its own. Their callers are call sites.
 */
export class Wrappers {
  readonly #known = new Map<Scope, WrappedRequest | undefined>();
  #depth = 0;

  constructor(readonly evaluator: Evaluator) {}

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
    for (const node of module.callsWithin(scope.node)) {
      const direct = recognise(this.evaluator, module, node);
      const step = direct ? undefined : this.#step(module, node);
      const request = direct ?? (step ? undefined : namedRequest(this.evaluator, module, node));
      const wrapped = request ? { request, steps: [] } : step;
      if (wrapped && isPlain(this.evaluator, wrapped.request) && this.#passesThrough(scope, this.#resolve(wrapped)))
        return wrapped;
    }
    return undefined;
  }

  #step(module: ModuleView, node: SyntaxNode): WrappedRequest | undefined {
    const invocation = handedOver(this.evaluator, module, node);
    if (!invocation) return undefined;
    const target = this.evaluator.target(module, invocation.call.callee);
    const wrapped = target.kind === 'function' ? this.#of(target) : undefined;
    if (!wrapped || target.kind !== 'function') return undefined;
    return { request: wrapped.request, steps: [{ target, invocation }, ...wrapped.steps] };
  }

  /** Puts the arguments of each step in place of the parameters of the next. */
  #resolve({ request, steps }: WrappedRequest): RecognisedCall {
    let environment = request.invocation.environment;
    for (const [index, { target, invocation }] of steps.entries())
      environment = environmentOf(this.evaluator, target, index === 0 ? invocation : { ...invocation, environment });
    const chosen = steps.some(({ target: { self } }) => self?.kind === 'instance' && self.chosen);
    return { ...request, invocation: { ...request.invocation, environment }, ...(chosen ? { chosen } : {}) };
  }

  /** A call of a wrapper as the request at its end. */
  through(module: ModuleView, node: SyntaxNode): RecognisedCall | undefined {
    const wrapped = this.#step(module, node);
    return wrapped && this.#resolve(wrapped);
  }

  #passesThrough(scope: Scope, request: RecognisedCall): boolean {
    const names = new Set(scope.parameters.map(parameter => parameter.name).filter(Boolean));
    let passes = false;
    let own = 0;
    for (const part of promptParts(this.evaluator, request)) {
      const [first] = part.segments;
      if (first && 'name' in first && names.has(first.name.split('.')[0]!)) passes = true;
      for (const segment of part.segments) own += 'text' in segment ? segment.text.trim().length : 0;
    }
    return passes && own <= mostOwnText;
  }
}

/** A request that brings neither instructions of an agent nor tools: what is sent is what the caller gives. */
function isPlain(evaluator: Evaluator, request: RecognisedCall): boolean {
  const { invocation, receiver, known } = request;
  const { kind, agentModel } = known.call;
  if (kind === 'agent' || kind === 'prompt' || agentOfRun(evaluator, request)) return false;
  // An agent that is not known here: on what the call is made, or given to it (`Runner.run(agent, …)`).
  if (/:agent$/.test(receiver?.path ?? '') || agentModel?.some(place => /^(#0|starting_agent)\./.test(place)))
    return false;
  const tools = valueAt(evaluator, invocation, receiver, 'tools');
  return tools === undefined || (tools.kind !== 'list' && tools.kind !== 'object');
}
