import type { Evaluator } from './evaluator.ts';
import type { FunctionValue, Invocation, Value } from './value.ts';

/** What is given a function and gives its answer, or nothing: `text.then(f)`, `items.map(f)`, `useMemo(() => text)`, `setTimeout(f)`. */
const callsIt =
  /^(then|catch|finally|map|filter|reduce|for_?each|find|some|every|sort|flat_?map|use(Memo|Effect|LayoutEffect|State|Reducer)|set(Timeout|Interval|Immediate)|on|once|add\w*Listener|subscribe|test|it|describe|before\w*|after\w*)$/i;

/**
 * The function that a function of another program was given and that it gives back in its own dress, to be called with the same
 * arguments: `const ask = traceable(async (question) => …)`, `ask = lru_cache(_ask)`, `cache`, `useCallback`, `memoize`.
 */
export function dressedFunction(evaluator: Evaluator, value: Value): FunctionValue | undefined {
  if (value.kind !== 'unknown' && value.kind !== 'chain') return undefined;
  const { module, node } = value.kind === 'chain' ? (value.invocation ?? value).site : value.site;
  const made = module.expression(node);
  if (made.kind !== 'call' || made.creates) return undefined;
  const callee = module.expression(made.callee);
  if ((callee.kind !== 'name' && callee.kind !== 'member') || callsIt.test(callee.name)) return undefined;
  const [first] = made.arguments;
  if (!first || first.name !== undefined || first.spread) return undefined;
  const given = module.expression(first.value);
  if (given.kind !== 'function' && given.kind !== 'name') return undefined;
  const dressed = evaluator.evaluate(module, first.value);
  return dressed.kind === 'function' && dressed.scope.parameters.length > 0 ? dressed : undefined;
}

/** The same of a function of the project, whose answer calls the function that it was given: `const retried = f => (...args) => f(...args)`. */
export function dressedHere(
  evaluator: Evaluator,
  { scope, module }: FunctionValue,
  { scope: dress }: FunctionValue,
  { site, call, environment }: Invocation,
): FunctionValue | undefined {
  if (dress.node.start < scope.node.start || scope.node.end < dress.node.end || dress === scope) return undefined;
  const index = call.arguments.findIndex(({ value, name, spread }) => {
    const { kind } = site.module.expression(value);
    return name === undefined && !spread && (kind === 'function' || kind === 'name');
  });
  const parameter = scope.parameters[index]?.name;
  const passesOn = module.callsWithin(dress.node).some(node => {
    const inner = module.expression(node);
    if (inner.kind !== 'call' || inner.arguments.length === 0) return false;
    const callee = module.expression(inner.callee);
    if (callee.kind !== 'name' || callee.name !== parameter) return false;
    return inner.arguments.every(({ value }, at) => module.text(value) === dress.parameters[at]?.name);
  });
  if (!parameter || !passesOn) return undefined;
  const given = evaluator.evaluate(site.module, call.arguments[index]!.value, environment);
  return given.kind === 'function' && given.scope.parameters.length > 0 ? given : undefined;
}
