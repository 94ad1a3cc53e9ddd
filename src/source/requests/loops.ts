import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** Exits and sleeps that mark a `while` as a retry, and reads of the user's words that mark it as a conversation. */
const retry = /\b(retr(?:y|ies)|attempts?|backoff|tries|max_tries)\b/i;
export const conversation = /\b(input\s*\(|readline|prompt\s*\(|question\s*\(|Scanner|ReadLine|stdin|gets\b)/;

/** Whether a call runs once per item of data. A retry and a chat with a person are loops, but not over data. */
export function isInLoop(module: ModuleView, call: SyntaxNode): boolean {
  let child = call;
  for (let node = call.parent; node; child = node, node = node.parent) {
    const kind = module.adapter.loop(node, child, module.text);
    if (kind === 'data' && !retry.test(header(module, node))) return true;
    if (kind === 'while') {
      const text = module.text(node).slice(0, 4000);
      if (!retry.test(header(module, node)) && !conversation.test(text)) return true;
    }
    const scope = module.scopeOf(node);
    if (scope?.kind === 'function' && !isInline(node)) return false;
  }
  return false;
}

const header = (module: ModuleView, node: SyntaxNode) => module.text(node).split('\n', 1)[0]!.slice(0, 300);

/** A function written as an argument runs where it is handed over, so loops around it count. */
export const isInline = (node: SyntaxNode) =>
  /argument|lambda/.test(node.parent?.type ?? '') || /lambda|closure/.test(node.type);
