import { argumentAt } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { isChange } from './long-lists.ts';
import { bindingValue } from './names.ts';
import { scopesOfFile } from './scopes-of-file.ts';
import { type Invocation, type Site, staticText, type Value } from './value.ts';

/** What one function put into the session of Chainlit, when another takes it out: `user_session.set("history", [])`, `user_session.get("history")`. */
export function fromUserSession(evaluator: Evaluator, invocation: Invocation): Value | undefined {
  const { module, node } = invocation.site;
  const key = staticText(argumentAt(evaluator, invocation, '#0'));
  if (key === undefined || !evaluator.budget.enter()) return undefined;
  const stored = module.callsNamed('set').flatMap(set => {
    const call = module.expression(set);
    if (call.kind !== 'call' || set === node) return [];
    const given: Invocation = { site: { module, node: set }, call, environment: undefined };
    if (staticText(argumentAt(evaluator, given, '#0')) !== key) return [];
    const callee = evaluator.evaluate(module, call.callee);
    return callee.kind === 'chain' && callee.path === 'chainlit.user_session.set' ? [given] : [];
  });
  const [first] = stored;
  const value = first && argumentAt(evaluator, first, '#1');
  evaluator.budget.leave();
  return value;
}

/** What a function of the file sets in the state of Streamlit's session, for one that sets nothing itself: the first that is known. */
export function fromSessionState(evaluator: Evaluator, { module }: Site, name: string): Value | undefined {
  if (!name.startsWith('session_state.') || !evaluator.budget.enter()) return undefined;
  let found: Value | undefined;
  for (const scope of scopesOfFile(module)) {
    // `session_state.chain = None` comes before what is put there later.
    for (const binding of scope.bindings.get(name) ?? []) {
      if (found || isChange(binding)) continue;
      const value = bindingValue(evaluator, module, scope, name, binding, undefined);
      if (value && value.kind !== 'unknown' && value.kind !== 'constant') found = value;
    }
  }
  evaluator.budget.leave();
  return found;
}
