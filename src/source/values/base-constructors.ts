import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { environmentOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import type { CallExpression, ClassValue, Invocation } from './value.ts';

/** What constructors are called inside their class, where they do not bear its name. */
export const constructors = new Set(['__init__', '__post_init__', 'constructor', '__construct', 'initialize']);

/** The constructor that a class writes itself. */
function ownConstructor({ scope, module }: ClassValue): Scope | undefined {
  for (const name of ['__init__', 'constructor']) {
    const origin = scope.bindings.get(name)?.at(-1)?.origin;
    if (origin?.kind === 'function') return module.scopeOf(origin.node);
  }
  return undefined;
}

/** `super().__init__(model)`, `super(model)`, `Base.__init__(self, model)`: the call by which a constructor makes what its class derives from. */
function baseCall(module: ModuleView, maker: Scope, base: SyntaxNode): [SyntaxNode, CallExpression] | undefined {
  for (const node of module.callsWithin(maker.node)) {
    const call = module.expression(node);
    if (call.kind !== 'call') continue;
    const callee = module.expression(call.callee);
    if (callee.kind === 'name' && callee.name === 'super' && module.adapter.unimported === undefined) {
      // Python's `super()` alone is only the way to a method.
      const parent = node.parent && module.expression(node.parent);
      if (parent?.kind !== 'member') return [node, call];
    }
    if (callee.kind !== 'member' || callee.name !== '__init__') continue;
    const object = module.expression(callee.object);
    const way = object.kind === 'call' ? module.expression(object.callee) : undefined;
    if (way?.kind === 'name' && way.name === 'super') return [node, call];
    if (module.text(callee.object) === module.text(base))
      return [node, { ...call, arguments: call.arguments.slice(1) }];
  }
  return undefined;
}

/** What the class that another one derives from is given when an object of the other is made. */
export function givenToBase(evaluator: Evaluator, object: ClassValue, base: SyntaxNode): Invocation | undefined {
  const maker = ownConstructor(object);
  if (!maker) return object.invocation;
  const { module, invocation, site } = object;
  const made = baseCall(module, maker, base);
  if (!made) return undefined;
  const target = { kind: 'function', scope: maker, module, environment: undefined, site } as const;
  const environment = invocation && environmentOf(evaluator, target, invocation);
  return { site: { module, node: made[0] }, call: made[1], environment };
}
