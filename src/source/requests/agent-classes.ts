import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { newChain } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { ClassValue } from '../values/value.ts';
import type { RecognisedCall } from './recognise.ts';

/**
 * A class that says what its agents are told, and that other files run: `class Support extends Agent { protected $instructions = '…'; }`.
 * What a declaration knows it derives from says where model and instructions stand.
 */
export function agentClass(evaluator: Evaluator, module: ModuleView, node: SyntaxNode): RecognisedCall | undefined {
  const { agentClasses } = evaluator.catalog;
  const scope = agentClasses.size > 0 ? module.scopeOf(node) : undefined;
  // A class without a name is called what it derives from.
  const name = scope?.kind === 'class' ? (node.child('name') ?? scope.bases[0]) : undefined;
  if (!scope || !name) return undefined;
  const site = { module, node: name };
  const object: ClassValue = { kind: 'instance', scope, module, site };
  for (const node of scope.bases) {
    const base = evaluator.evaluate(module, node);
    if (base.kind !== 'chain') continue;
    const made = newChain(evaluator, `${base.path}()`, site);
    const known = agentClasses.get(made.path);
    if (!known) continue;
    const invocation = { site, call: { kind: 'call', callee: name, arguments: [] }, environment: undefined } as const;
    return { known, invocation, receiver: { ...made, derived: object } };
  }
  return undefined;
}
