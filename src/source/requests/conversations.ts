import { promptParts } from '../prompts/prompt.ts';
import { partsOf } from '../prompts/prompt-parts.ts';
import type { Binding } from '../syntax/scope.ts';
import { withChanges } from '../values/changes.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { additionsBefore } from '../values/fields.ts';
import type { Environment, FunctionValue, Invocation } from '../values/value.ts';
import type { KnownRequests } from './known-requests.ts';
import type { RecognisedCall } from './recognise.ts';

/** What a method adds to its object's conversation, and where the method goes on to send it. */
export interface Added {
  readonly changes: readonly Binding[];
  readonly sending: Invocation;
}

interface SentConversation {
  readonly request: RecognisedCall;
  readonly steps: readonly { readonly target: FunctionValue; readonly invocation: Invocation }[];
  readonly ownText: number;
  readonly added: Added;
}

/** The list in a field that a request sends: `messages=self.messages`. */
function sentField({ invocation: { site, call } }: RecognisedCall): string | undefined {
  for (const { name, value } of call.arguments) {
    if (name !== 'messages' && name !== 'contents' && name !== 'input') continue;
    const sent = site.module.expression(value);
    const object = sent.kind === 'member' ? site.module.expression(sent.object) : undefined;
    if (sent.kind === 'member' && object?.kind === 'self') return sent.name;
  }
  return undefined;
}

/**
 * `self.messages.append({…, text}); return self.execute()`, where `execute` is told nothing and sends `self.messages`: what the method
 * around a call added is sent by the method that it calls.
 */
export function conversationSent(
  evaluator: Evaluator,
  requests: KnownRequests,
  sending: Invocation,
): SentConversation | undefined {
  const { module, node } = sending.site;
  const target = evaluator.target(module, sending.call.callee);
  const object = target.kind === 'function' ? target.self : undefined;
  if (target.kind !== 'function' || target.module !== module || object?.kind !== 'instance') return undefined;
  if (target.scope.parameters.length > 0) return undefined;
  for (const inner of module.callsWithin(target.scope.node)) {
    const { request } = requests.at(module, inner);
    const field = request && sentField(request);
    const changes = field ? additionsBefore(object, field, node) : [];
    if (!request || changes.length === 0) continue;
    return { request, steps: [{ target, invocation: sending }], ownText: 0, added: { changes, sending } };
  }
  return undefined;
}

/** A method as it is called on the object that the method around it was called on. */
export function onSameObject(target: FunctionValue, environment: Environment | undefined): FunctionValue {
  const known = environment?.self;
  const { self } = target;
  const isSame = known?.kind === 'instance' && self?.kind === 'instance' && known.scope === self.scope;
  return isSame && !self.invocation ? { ...target, self: known } : target;
}

/** A request with what was added to its conversation right before. */
export function withAdded(
  evaluator: Evaluator,
  request: RecognisedCall,
  { changes, sending: { site } }: Added,
  environment: Environment | undefined,
): RecognisedCall {
  const list = withChanges(evaluator, site.module, { kind: 'list', items: [], site }, changes, environment);
  const parts = partsOf(evaluator, list, { at: 'messages', role: 'user' });
  return { ...request, parts: [...promptParts(evaluator, request), ...parts] };
}
