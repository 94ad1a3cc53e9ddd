import { entryOf } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Invocation, staticText } from '../values/value.ts';
import { inRequest, sdk } from './project-requests.ts';
import type { RecognisedCall } from './recognise.ts';

/** `context.request('plan', { messages: [{ role: 'system', … }] })`: only a model is told what its system says. */
export function systemRequest(evaluator: Evaluator, invocation: Invocation, name: string): RecognisedCall | undefined {
  if (!/^_?request$/i.test(name)) return undefined;
  const { site, call } = invocation;
  const index = call.arguments.findIndex(argument => {
    if (argument.name !== undefined || argument.spread) return false;
    if (site.module.expression(argument.value).kind !== 'object') return false;
    const messages = entryOf(evaluator, evaluator.evaluate(site.module, argument.value), 'messages');
    return (
      messages?.kind === 'list' &&
      messages.items.some(item => staticText(entryOf(evaluator, item, 'role')) === 'system')
    );
  });
  if (index < 0 || evaluator.target(site.module, call.callee).kind === 'function') return undefined;
  return { known: { sdk, call: inRequest(`#${index}`) }, invocation, receiver: undefined };
}
