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

/** A list of one message for each item of something: `[{"role": "user", "content": f"Translate {w}"} for w in words]`. The message stands for all. */
export const repeatedMessage = (
  evaluator: Evaluator,
  module: ModuleView,
  body: SyntaxNode,
  environment: Environment | undefined,
  site: Site,
): ListValue | undefined =>
  holdsMessage.has(module.expression(body).kind)
    ? ofMessage(evaluator, evaluator.evaluate(module, body, environment), site)
    : undefined;

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
export function mappedMessage(evaluator: Evaluator, name: string, invocation: Invocation): ListValue | undefined {
  const { site, call, environment } = invocation;
  const [change] = call.arguments;
  if (!change || !mapping.test(name)) return undefined;
  const target = evaluator.evaluate(site.module, change.value, environment);
  if (target.kind !== 'function') return undefined;
  const made = applyFunction(evaluator, target, { ...invocation, call: { ...call, arguments: [] } });
  return ofMessage(evaluator, made, site);
}
