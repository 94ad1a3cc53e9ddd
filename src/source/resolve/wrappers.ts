import type { Scope } from '../syntax/scope.ts';
import { environmentOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { promptParts } from './prompt.ts';
import { type RecognisedCall, recognise } from './recognise.ts';
import type { FunctionValue, Invocation } from './value.ts';

/** Functions inside functions that are looked through. */
const deepest = 4;
/** Text of its own that a function may add around what it is given and still count as a wrapper, in characters. */
const mostOwnText = 24;

/**
 * The project's own functions that end in a request: a parameter is the whole of a message, or the list of messages, and
 * the function adds no prompt of its own. Their callers are call sites.
 */
export class Wrappers {
  readonly #known = new Map<Scope, RecognisedCall | undefined>();
  #depth = 0;

  constructor(readonly evaluator: Evaluator) {}

  /** The request that a function ends in, if it is a wrapper. */
  of(target: FunctionValue): RecognisedCall | undefined {
    if (this.#known.has(target.scope)) return this.#known.get(target.scope);
    this.#known.set(target.scope, undefined);
    if (this.#depth >= deepest || this.evaluator.budget.exhausted) return undefined;
    this.#depth++;
    const found = this.#find(target);
    this.#depth--;
    this.#known.set(target.scope, found);
    return found;
  }

  #find({ scope, module }: FunctionValue): RecognisedCall | undefined {
    if (scope.parameters.length === 0) return undefined;
    for (const node of module.callsWithin(scope.node)) {
      const inner = recognise(this.evaluator, module, node) ?? this.through(module, node);
      if (
        inner &&
        inner.known.call.kind !== 'agent' &&
        inner.known.call.kind !== 'prompt' &&
        this.#passesThrough(scope, inner)
      )
        return inner;
    }
    return undefined;
  }

  /** A call of a wrapper as the request at its end, with the arguments in place of the wrapper's parameters. */
  through(module: FunctionValue['module'], node: Invocation['site']['node']): RecognisedCall | undefined {
    const call = module.expression(node);
    if (call.kind !== 'call') return undefined;
    const target = this.evaluator.evaluate(module, call.callee);
    if (target.kind !== 'function') return undefined;
    const inner = this.of(target);
    if (!inner) return undefined;
    const outer: Invocation = { site: { module, node }, call, environment: undefined };
    return {
      ...inner,
      invocation: {
        ...inner.invocation,
        environment: environmentOf(this.evaluator, target, outer, inner.invocation.environment),
      },
    };
  }

  #passesThrough(scope: Scope, inner: RecognisedCall): boolean {
    const names = new Set(scope.parameters.map(parameter => parameter.name).filter(Boolean));
    let passes = false;
    let own = 0;
    for (const part of promptParts(this.evaluator, inner)) {
      const [first] = part.segments;
      const onlyParameter =
        part.segments.length === 1 && first && 'name' in first && names.has(first.name.split('.')[0]!);
      if (onlyParameter) passes = true;
      else for (const segment of part.segments) own += 'text' in segment ? segment.text.trim().length : 0;
    }
    return passes && own <= mostOwnText;
  }
}
