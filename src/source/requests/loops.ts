import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { chainEnd } from '../values/chain-end.ts';

/** Reads of the user's words that mark a loop as a conversation. */
export const conversation = /\b(input\s*\(|readline|prompt\s*\(|question\s*\(|Scanner|ReadLine|stdin|gets\b)/;

/**
 * Whether a call stands in a loop of its function: over data, of a conversation, of tools or of tries. Which of them it is say the call's
 * `retry` and the rules that need to know.
 */
export function isInLoop(module: ModuleView, call: SyntaxNode): boolean {
  let child = chainEnd(call);
  for (let node = child.parent; node; child = node, node = node.parent) {
    if (module.adapter.loop(node, child, module.text)) return true;
    const scope = module.scopeOf(node);
    if (scope?.kind === 'function' && !isInline(node)) return false;
  }
  return false;
}

/** A function written as an argument runs where it is handed over, so loops around it count. */
export const isInline = (node: SyntaxNode) =>
  /argument|lambda/.test(node.parent?.type ?? '') || /lambda|closure/.test(node.type);
