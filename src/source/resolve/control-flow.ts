import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** Constructs of all languages whose parts may or may not run. */
const branching =
  /^(if|elif|elsif|else|unless|case|switch|match|when|conditional|except|catch|rescue|then)(_|$)|^(if|unless)_modifier$/;

const holds = (outer: SyntaxNode, inner: SyntaxNode) => outer.start <= inner.start && outer.end >= inner.end;

/** Whether `node` runs only in a branch that `use` is not part of. */
export function isInOtherBranch(node: SyntaxNode, use: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at?.parent && !holds(at, use); at = at.parent) {
    if (at.field === 'condition') return false;
    if (branching.test(at.type) || branching.test(at.parent.type)) return true;
  }
  return false;
}

/** Whether `node` runs in a loop that `use` comes after. */
export function isInEarlierLoop(module: ModuleView, node: SyntaxNode, use: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at?.parent && !holds(at, use); at = at.parent)
    if (module.adapter.loop(at.parent, at, module.text) && !holds(at.parent, use)) return true;
  return false;
}
