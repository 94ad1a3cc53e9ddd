import type { ArgumentSyntax } from '../syntax/expression.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { CallExpression, Invocation, Site } from '../values/value.ts';

const namesFunction = /^(fn|func|function|callable|call|(call_|api_)?method|target|request_fn)$/;
const namesBody = /^(messages|prompt|contents?|inputs?|json|body)$/;

/** `retry(client.chat.completions.create, messages=…)`, `partial(client.messages.create, **payload)`: a request, handed over with what it is given by name. */
export function requestHandedOver(evaluator: Evaluator, site: Site, call: CallExpression): Invocation | undefined {
  const { module } = site;
  const isBody = ({ name, spread }: ArgumentSyntax) =>
    spread === 'entries' || (name !== undefined && namesBody.test(name));
  if (call.arguments.length < 2 || !call.arguments.some(isBody)) return undefined;
  const given = call.arguments.find(({ name, spread, value }, index) => {
    if (spread || (name === undefined ? index > 1 : !namesFunction.test(name))) return false;
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
  return { site, call: { kind: 'call', callee: given.value, arguments: rest }, environment: undefined };
}
