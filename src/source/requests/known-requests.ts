import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Invocation } from '../values/value.ts';
import { handedOver, type RecognisedCall, recognise } from './recognise.ts';

interface KnownRequest {
  /** The call as it will be made; undefined where it is none. */
  readonly handed: Invocation | undefined;
  /** The declared request that it makes. */
  readonly request: RecognisedCall | undefined;
}

/**
 * What calls are to the declarations, found once for each: a call is looked at where it stands, and again for each function that may
 * be a wrapper around it.
 */
export class KnownRequests {
  readonly #known = new Map<SyntaxNode, KnownRequest>();

  constructor(readonly evaluator: Evaluator) {}

  at(module: ModuleView, node: SyntaxNode): KnownRequest {
    const known = this.#known.get(node);
    if (known) return known;
    const { evaluator } = this;
    const before = evaluator.limitsMet;
    const handed = handedOver(evaluator, module, node);
    const found = { handed, request: handed && recognise(evaluator, handed) };
    // What was cut short may be something else the next time.
    if (before === evaluator.limitsMet && !evaluator.budget.exhausted) this.#known.set(node, found);
    return found;
  }
}
