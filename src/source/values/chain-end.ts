import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { remembered } from './remembered.ts';

/** Grammars' names of what is written behind a value: a member, a call of it, `?`, `.await`, `[0]`. */
const link =
  /^(call|call_expression|\w+_call_expression|method_invocation|invocation_expression|\w*member_(access_)?expression|attribute|field_(access|expression)|selector_expression|navigation_expression|await_expression|try_expression|postfix_(unary_)?expression|conditional_access_expression|non_null_expression|subscript|\w*subscript_expression)$/;
const isLink = remembered(type => link.test(type));

/** Links of a chain above which its end is written down for each of them. */
const usual = 16;
const ends = new WeakMap<SyntaxNode, SyntaxNode>();

/** The whole chain that begins with a call: of `f().g().h()` for `f()`. What stands around it, such as a loop, stands around each link. */
export function chainEnd(call: SyntaxNode): SyntaxNode {
  let end = call;
  let steps = 0;
  for (let at = call.parent; at && at.start === call.start && isLink(at.type); at = at.parent) {
    const known = steps > usual ? ends.get(at) : undefined;
    end = known ?? at;
    steps++;
    if (known) break;
  }
  if (steps > usual) for (let at = call; at !== end && !ends.has(at); at = at.parent!) ends.set(at, end);
  return end;
}
