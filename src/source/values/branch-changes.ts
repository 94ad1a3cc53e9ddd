import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { isAlternative, isInEarlierLoop } from './control-flow.ts';
import { type ChainValue, isLong, staticText, type Value } from './value.ts';

/** Of what an `if` and its `else` add, what the first of them adds: no run adds both, unless in a loop one after the other. */
export function reachedTogether(changes: readonly Binding[], module: ModuleView, use: SyntaxNode): readonly Binding[] {
  if (changes.length < 2) return changes;
  let last: SyntaxNode | undefined;
  return changes.filter(({ node }) => {
    if (last && isAlternative(last, node) && !isInEarlierLoop(module, node, use)) return false;
    last = node;
    return true;
  });
}

/** Of what an outer function binds, not what only the other branch of an `if` does: each has a `const body` of its own. */
export function reachable(bindings: readonly Binding[], use: SyntaxNode): readonly Binding[] {
  if (bindings.length < 2) return bindings;
  const together = bindings.filter(({ node }) => !isAlternative(node, use));
  return together.length > 0 ? together : bindings;
}

/** `os.Getenv("MODEL")`: what another package gives, and no object of an SDK; a text that stood there before says more. */
export const isForeign = ({ path }: ChainValue): boolean => !path.startsWith('$');

/** Whether nothing is known of a text but the names of what is in it. */
export const hasNoWords = (value: Value): boolean =>
  value.kind === 'unknown' ||
  (value.kind === 'text' && value.segments.every(segment => !('text' in segment) || segment.text.trim() === ''));

/** Whether a branch only adds to what held before: `text = text + more`, `messages = [system] + messages`. */
export function growsFrom(before: Value, after: Value): boolean {
  // A parameter, of a declared type or none: `if (tools) messages = [system, ...messages]`.
  if (after.kind === 'list' && before.kind === 'unknown')
    return after.items.length > 1 && after.items.some(item => item.kind === 'unknown' && item.name === before.name);
  if (before.kind === 'list' && after.kind === 'list') return holdsAll(after.items, before.items);
  return before.kind === 'text' && after.kind === 'text' && holdsAll(after.segments, before.segments);
}

function holdsAll<T>(all: readonly T[], some: readonly T[]): boolean {
  const held = new Set(all);
  return some.length > 0 && some.every(one => held.has(one));
}

/** Of which nothing is known, or which another package gives: `const { MODEL = 'm' } = process.env`. */
export const mayBeNothing = (value: Value): boolean =>
  value.kind === 'unknown' || (value.kind === 'chain' && !value.path.startsWith('$'));

/** Of branches that each give a name its value one runs: a model among them is a default, unless they name the same. */
export function ofBranches(value: Value, other: Binding | undefined, valueAt: (binding: Binding) => Value): Value {
  if (!other) return value;
  if (value.kind === 'chain') return { ...value, chosen: true };
  const id = staticText(value);
  return value.kind === 'text' && id !== undefined && !isLong(value) && staticText(valueAt(other)) !== id
    ? { ...value, via: 'default' }
    : value;
}
