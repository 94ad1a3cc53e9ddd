import type { ModuleView } from '../syntax/module-view.ts';
import { enclosingClass, type Scope } from '../syntax/scope.ts';
import { environmentOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { isConstructor } from './fields.ts';
import { type Part, partsOf } from './prompt-parts.ts';
import type { Invocation } from './value.ts';

/** Calls of a function that are looked at for what its parameter is given. */
const mostCallers = 8;

/** The function around a place that has a parameter of this name. */
function functionWith(module: ModuleView, { node }: Part['site'], name: string): Scope | undefined {
  let scope: Scope | undefined = module.scopeOf(node) ?? module.scopeAround(node);
  while (scope && !(scope.kind === 'function' && scope.parameters.some(parameter => parameter.name === name)))
    scope = scope.parent;
  return scope;
}

/** Calls of a function in its own file. */
function* callsOf(evaluator: Evaluator, module: ModuleView, scope: Scope): Generator<Invocation> {
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
    if (isCalled) yield { site: { module, node }, call, environment: undefined };
  }
}

/**
 * A part that is nothing but a parameter of the function around it, as the first caller in the file gives it that gives a
 * text: what makes an agent is often a function, or a constructor, that is told the instructions.
 */
export function partFromCaller(evaluator: Evaluator, part: Part): Part {
  const [segment] = part.segments;
  if (part.segments.length !== 1 || !segment || !('name' in segment)) return part;
  const { module } = segment;
  const scope = functionWith(module, part.site, segment.name);
  if (!scope) return part;
  const site = { module, node: scope.node };
  for (const invocation of callsOf(evaluator, module, scope)) {
    const target = { kind: 'function', scope, module, environment: undefined, site } as const;
    const given = environmentOf(evaluator, target, invocation).values.get(segment.name);
    const [found] = given ? partsOf(evaluator, given, { at: '', role: part.role }) : [];
    if (found?.segments.some(piece => 'text' in piece)) return found;
  }
  return part;
}
