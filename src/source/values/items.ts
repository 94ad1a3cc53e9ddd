import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Evaluator } from './evaluator.ts';
import type { ChainValue, ClassValue, Environment, ListValue, Site, Value } from './value.ts';

/** An object of an SDK or of the project's own class. */
type Held = ChainValue | ClassValue;

const isHeld = (value: Value): value is Held =>
  (value.kind === 'chain' && /^\$[^.()]+$/.test(value.path)) || (value.kind === 'instance' && !value.member);

const isLike = (one: Held, other: Value): boolean =>
  one.kind === 'chain'
    ? other.kind === 'chain' && other.path === one.path
    : other.kind === 'instance' && other.scope === one.scope;

/** Objects of one kind that a table or list holds are looked at; more are data. */
const mostObjects = 50;

/** One of several objects of which any may be meant, when all are of one kind: clients by their names, a list of agents. */
function anyOf(values: readonly Value[], several = values.length > 1): Held | undefined {
  const [first] = values;
  if (!first || values.length > mostObjects || !isHeld(first)) return undefined;
  if (!values.every(value => isLike(first, value))) return undefined;
  return several ? { ...first, chosen: true } : first;
}

/** What a list, or an object under keys that only the running program knows, holds. */
export function anyHeld(object: Value): Held | undefined {
  if (object.kind === 'list') return anyOf(object.items, object.varies === true || object.items.length > 1);
  return object.kind === 'object' && !object.open ? anyOf([...object.entries.values()]) : undefined;
}

/** `[ChatOpenAI(model=m) for m in names]`: each time another object, of one kind. */
export function repeatedObject(
  evaluator: Evaluator,
  body: SyntaxNode,
  { module, node }: Site,
  environment: Environment | undefined,
): ListValue | undefined {
  if (module.expression(body).kind !== 'call') return undefined;
  const made = evaluator.evaluate(module, body, environment);
  return isHeld(made) ? { kind: 'list', items: [made], varies: true, site: { module, node } } : undefined;
}

/**
 * What a loop's variable stands for, where it goes through objects of one kind: `for llm in llms`, `for name, llm in llms.items()`. Texts
 * and numbers stay open: each time it is another one.
 */
export function loopItem(
  evaluator: Evaluator,
  module: ModuleView,
  { of, path }: { readonly of: SyntaxNode; readonly path?: readonly (string | number)[] },
  environment: Environment | undefined,
): Held | undefined {
  const at = typeof path?.[0] === 'number' ? path[0] : undefined;
  const through = module.expression(of);
  const callee = through.kind === 'call' ? module.expression(through.callee) : undefined;
  const evaluate = (node: SyntaxNode | undefined) => node && evaluator.evaluate(module, node, environment);
  if (through.kind === 'call' && callee?.kind === 'member' && callee.name === (at === 1 ? 'items' : 'values')) {
    const table = at === undefined || at === 1 ? evaluate(callee.object) : undefined;
    return table?.kind === 'object' ? anyHeld(table) : undefined;
  }
  if (through.kind === 'call' && callee?.kind === 'name' && at !== undefined) {
    const argument = callee.name === 'zip' ? at : callee.name === 'enumerate' && at === 1 ? 0 : undefined;
    const list = argument === undefined ? undefined : evaluate(through.arguments[argument]?.value);
    return list?.kind === 'list' ? anyHeld(list) : undefined;
  }
  const list = evaluate(of);
  if (list?.kind !== 'list' || list.items.length > mostObjects) return undefined;
  if (at === undefined) return anyHeld(list);
  const items = list.items.map(item => (item.kind === 'list' ? item.items[at] : undefined));
  return items.every(item => item !== undefined) ? anyOf(items) : undefined;
}
