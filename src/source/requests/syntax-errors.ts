import type { Range } from '../call-site.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { chainEnd } from '../values/chain-end.ts';

/** The type of a stretch that a parser could not fit into its grammar. */
const broken = 'ERROR';

/**
 * Where the text breaks the grammar inside a call, or around it up to the function that holds it: what was read of the call may
 * then not be what its author means. Errors elsewhere in the file do not touch it.
 */
export function syntaxErrorNear(module: ModuleView, call: SyntaxNode): Range | undefined {
  const place = call.hasError ? firstError(call) : errorAround(module, call);
  return place && module.lines.range(place.start, place.end);
}

function errorAround(module: ModuleView, call: SyntaxNode): SyntaxNode | undefined {
  for (let at = chainEnd(call).parent; at; at = at.parent) {
    if (at.type === broken) return at;
    // A function or class that the parser found whole keeps what is broken outside it.
    if (module.scopeOf(at)) return undefined;
  }
  return undefined;
}

/** The first innermost node with an error: a stretch that fits nowhere, or what lacks a bracket or a name. */
function firstError(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let inner: SyntaxNode | undefined = at; inner && at.type !== broken; inner = at.children.find(withError))
    at = found.get(inner) ?? inner;
  found.set(node, at);
  return at;
}

/** Of calls whose first error is known: what is built on such a call has the same one. */
const found = new WeakMap<SyntaxNode, SyntaxNode>();

const withError = (node: SyntaxNode): boolean => node.hasError;
