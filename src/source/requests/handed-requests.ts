import type { ArgumentSyntax } from '../syntax/expression.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { CallExpression, Invocation, Site } from '../values/value.ts';

const namesFunction = /^(fn|func|function|callable|call|(call_|api_)?method|target|request_fn)$/;
const namesBody = /^(messages|prompt|contents?|inputs?|json|body)$/;

/** Places of what is sent, in a request's arguments that were put together before. */
const sent = ['messages', 'prompt', 'input', 'contents'];

const isBody = ({ name, spread }: ArgumentSyntax) =>
  spread === 'entries' || (name !== undefined && namesBody.test(name));

/**
 * `retry(client.chat.completions.create, messages=…)`, `partial(client.messages.create, **payload)`: a request, handed over with what it
 * is given by name; likewise `retry(client.chat.completions.create, arguments)` with the arguments as one object.
 */
export function requestHandedOver(evaluator: Evaluator, site: Site, call: CallExpression): Invocation | undefined {
  const { module } = site;
  if (call.arguments.length < 2) return undefined;
  const given = call.arguments.find(({ name, spread, value }, index) => {
    if (spread || (name === undefined ? index > 1 : !namesFunction.test(name))) return false;
    // Texts and numbers, which most calls are given, are no functions, and need not be read for that.
    if (/[\d"'`]/.test(module.between(value.start, value.start + 1))) return false;
    const request = module.expression(value);
    return request.kind === 'member' && evaluator.catalog.endsCall(request.name);
  });
  if (!given) return undefined;
  const value = evaluator.evaluate(module, given.value);
  const isRequest =
    value.kind === 'chain' &&
    !value.invocation &&
    (evaluator.catalog.callsAt(value.path) !== undefined || evaluator.catalog.http.has(value.path));
  if (!isRequest) return undefined;
  const own = evaluator.target(module, call.callee);
  if (own.kind === 'chain' && evaluator.catalog.callsAt(own.path)) return undefined;
  const rest = call.arguments.filter(argument => argument !== given);
  const whole = rest.some(isBody) ? undefined : rest.find(argument => holdsRequest(evaluator, site, argument));
  if (!whole && !rest.some(isBody)) return undefined;
  const handed: readonly ArgumentSyntax[] = whole ? [{ value: whole.value, spread: 'entries' }] : rest;
  return { site, call: { kind: 'call', callee: given.value, arguments: handed }, environment: undefined };
}

function holdsRequest(evaluator: Evaluator, { module }: Site, { name, value }: ArgumentSyntax): boolean {
  if (name !== undefined) return false;
  const held = evaluator.evaluate(module, value);
  return held.kind === 'object' && sent.some(key => held.entries.has(key));
}
