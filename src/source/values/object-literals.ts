import type { Expression } from '../syntax/expression.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Evaluator } from './evaluator.ts';
import { senderOfVariant } from './message-roles.ts';
import { isTextBuilder } from './text-functions.ts';
import { type ChainValue, type Environment, type Site, textOf, type Value, writtenAs } from './value.ts';

type ObjectExpression = Extract<Expression, { kind: 'object' }>;

/** What an object that is written out holds; of a class of the project it is one of its objects. */
export function objectLiteral(
  evaluator: Evaluator,
  site: Site,
  expression: ObjectExpression,
  environment: Environment | undefined,
): Value {
  const { module } = site;
  const entries = new Map<string, Value>();
  let open = false;
  for (const entry of expression.entries) {
    const key = entry.key ?? keyOf(evaluator, module, entry.keyNode, environment);
    const value = entry.spread || key !== undefined ? evaluator.evaluate(module, entry.value, environment) : undefined;
    if (!value || (entry.spread && value.kind !== 'object')) open = true;
    else if (!entry.spread) entries.set(key!, value);
    else if (value.kind === 'object') {
      for (const [name, inner] of value.entries) entries.set(name, inner);
      open ||= value.open;
    }
    if (entry.spread && value && !expression.type) leaveOpen(entries, value);
  }
  const sender = entries.has('content') && expression.type && senderOfVariant(module.text(expression.type));
  if (sender && !entries.has('role')) entries.set('role', writtenAs(sender, site));
  const made = { kind: 'object', entries, open, site } as const;
  const type = expression.type && evaluator.evaluate(module, expression.type, environment);
  return type?.kind === 'class' || type?.kind === 'instance'
    ? { kind: 'instance', scope: type.scope, module: type.module, fields: made, site }
    : (type?.kind === 'chain' && ofLiteral(evaluator, type, site)) || made;
}

/** What is spread after an entry may hold another one of its name (`{ ...defaults, ...settings }`), but in Rust's structures, which have a type. */
function leaveOpen(entries: Map<string, Value>, spread: Value): void {
  if (spread.kind === 'object' && !spread.open) return;
  for (const [name, value] of entries) {
    if (spread.kind === 'object' && spread.entries.has(name)) continue;
    if (value.kind === 'text' || value.kind === 'number') entries.set(name, { ...value, via: 'default' });
  }
}

/** `http.Client{…}` is a client, where a declaration knows the type as one. */
function ofLiteral({ catalog }: Evaluator, { path }: ChainValue, site: Site): Value | undefined {
  if (isTextBuilder(path)) return textOf([], site);
  const receiver = catalog.receivers.get(`${path}()`);
  return receiver ? { kind: 'chain', path: receiver, written: receiver, site } : undefined;
}

function keyOf(
  evaluator: Evaluator,
  module: ModuleView,
  node: SyntaxNode | undefined,
  environment: Environment | undefined,
): string | undefined {
  if (!node) return undefined;
  const value = evaluator.evaluate(module, node.children.length === 1 ? node.children[0]! : node, environment);
  return value.kind === 'text' && value.segments.length === 1 && 'text' in value.segments[0]!
    ? value.segments[0].text
    : undefined;
}
