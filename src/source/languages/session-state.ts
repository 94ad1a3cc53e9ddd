import type { SyntaxNode } from '../syntax/syntax-node.ts';

/**
 * An entry of Streamlit's session state is a variable that outlives a run of the script: `st.session_state.messages` and
 * `st.session_state["messages"]` are one name.
 */
export function sessionEntry(node: SyntaxNode, text: (node: SyntaxNode) => string): string | undefined {
  const isMember = node.type === 'attribute';
  if (!isMember && node.type !== 'subscript') return undefined;
  const state = node.child(isMember ? 'object' : 'value');
  if (state?.type !== 'attribute' || !state.child('attribute') || text(state.child('attribute')!) !== 'session_state')
    return undefined;
  const key = node.child(isMember ? 'attribute' : 'subscript');
  const name = key && (isMember ? text(key) : /^['"](\w+)['"]$/.exec(text(key))?.[1]);
  return name && name !== 'get' && name !== 'setdefault' ? `session_state.${name}` : undefined;
}
