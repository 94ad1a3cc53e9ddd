import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { entryOf } from './arguments.ts';
import { applyFunction } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { roleOf } from './message-roles.ts';
import type { Environment, Invocation, ListValue, Site, Value } from './value.ts';

/** Letters of known text that make a repeated message a prompt, and no history that is only put into another shape. */
const leastText = 12;

const holdsMessage = new Set(['object', 'call', 'same']);

/**
 * A list of one message for each item of something: `[{"role": "user", "content": f"Translate {w}"} for w in words]`. The message stands
 * for all. Where each is a copy of an item (`[{"role": m["role"], "content": m["content"]} for m in messages]`) it is the list of those.
 */
export function repeatedMessage(
  evaluator: Evaluator,
  { body, of }: { readonly body: SyntaxNode; readonly of?: SyntaxNode },
  { module, node }: Site,
  environment: Environment | undefined,
): ListValue | undefined {
  if (!holdsMessage.has(module.expression(body).kind)) return undefined;
  if (of && copiesMessage(module, body)) {
    const copied = evaluator.evaluate(module, of, environment);
    if (copied.kind === 'list') return copied;
  }
  return ofMessage(evaluator, evaluator.evaluate(module, body, environment), { module, node });
}

/** Whether an object is made of the role and content of another one, and of nothing else. */
function copiesMessage(module: ModuleView, node: SyntaxNode): boolean {
  const made = module.expression(node);
  if (made.kind === 'same') return copiesMessage(module, made.of);
  return (
    made.kind === 'object' &&
    made.entries.length === 2 &&
    ['role', 'content'].every(key => made.entries.some(entry => entry.key === key && takes(module, entry.value, key)))
  );
}

/** `m["role"]`, `m.role`, and `role` of a parameter that is taken apart: `({ role, content }) => …` */
function takes(module: ModuleView, node: SyntaxNode, key: string): boolean {
  const taken = module.expression(node);
  if (taken.kind === 'same') return takes(module, taken.of, key);
  if (taken.kind === 'name') {
    const origin = taken.name === key ? module.scopeAround(node).bindings.get(key)?.[0]?.origin : undefined;
    return origin?.kind === 'parameter' && origin.path?.[0] === key;
  }
  if (taken.kind === 'member') return taken.name === key && module.expression(taken.object).kind === 'name';
  const name = taken.kind === 'index' ? module.expression(taken.key) : undefined;
  const [piece] = name?.kind === 'string' ? name.pieces : [];
  return piece !== undefined && 'text' in piece && piece.text === key;
}

function ofMessage(evaluator: Evaluator, made: Value | undefined, site: Site): ListValue | undefined {
  if (made?.kind !== 'object' || !roleOf(entryOf(evaluator, made, 'role'))) return undefined;
  const content = entryOf(evaluator, made, 'content');
  if (content?.kind !== 'text') return undefined;
  let letters = 0;
  for (const segment of content.segments) if ('text' in segment) letters += segment.text.replace(/\s+/g, '').length;
  return letters < leastText ? undefined : { kind: 'list', items: [made], varies: true, site };
}

/** Methods that make something of each item, whatever the items are. */
const mapping = /^(map|flatMap|flat_map|Select|collect)$/;

/** `rows.map(row => ({ role: 'user', content: `Translate ${row}` }))` */
export function mappedMessage(evaluator: Evaluator, name: string, invocation: Invocation): Value | undefined {
  const { site, call, environment } = invocation;
  const [change] = call.arguments;
  if (!change || !mapping.test(name)) return undefined;
  const target = evaluator.evaluate(site.module, change.value, environment);
  if (target.kind !== 'function') return undefined;
  const callee = site.module.expression(call.callee);
  const copied = callee.kind === 'member' ? evaluator.evaluate(site.module, callee.object, environment) : undefined;
  const [returned, ...others] = target.scope.returns;
  const isCopy = returned !== undefined && others.length === 0 && copiesMessage(target.module, returned);
  if (isCopy && copied?.kind === 'list') return copied;
  // Copies of messages that only the running program knows are those.
  if (isCopy && copied?.kind === 'unknown') return { ...copied, name: copied.name, many: true };
  const made = applyFunction(evaluator, target, { ...invocation, call: { ...call, arguments: [] } });
  return ofMessage(evaluator, made, site);
}
