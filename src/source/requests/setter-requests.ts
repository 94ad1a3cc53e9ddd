import type { ArgumentSyntax } from '../syntax/expression.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { remembered } from '../values/remembered.ts';
import type { Invocation } from '../values/value.ts';
import { declaration, isReceiver, sdk } from './project-requests.ts';
import type { RecognisedCall } from './recognise.ts';

/** What ends such a chain; words that a store or a form uses, too, do not. */
const asks =
  /^(ask|answer|generate|complete|respond|reply|chat|infer|translate|summari[sz]e|rewrite)_?(text|completion|content|response|a?sync)?$/i;
const setters: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['prompt', /^(set|with|using)?_?(user_?)?prompt$/i],
  ['system', /^(set|with|using)?_?(system_?(prompt|message|instructions?)|instructions)$/i],
  ['model', /^(set|with|using|use)?_?model(_?(name|id))?$/i],
  ['max_tokens', /^(set|with|using)?_?max_?(output_?|completion_?)?tokens$/i],
  ['temperature', /^(set|with|using)?_?temperature$/i],
];
const ends = remembered(name => asks.test(name));
const sets = remembered(name => setters.find(([, pattern]) => pattern.test(name))?.[0] ?? '');
const mostLinks = 12;

/**
 * A request of a project's own builder, put together by setters in one chain: `magic.setModel(name).setPrompt(text).ask()`. A prompt and
 * something that only a model is told must both be set.
 */
export function setterRequest(evaluator: Evaluator, handed: Invocation): RecognisedCall | undefined {
  const { module } = handed.site;
  let callee = module.expression(handed.call.callee);
  if (callee.kind !== 'member' || !ends(callee.name)) return undefined;
  const set = new Map<string, ArgumentSyntax>();
  for (let step = 0; callee.kind === 'member' && step < mostLinks; step++) {
    const link = module.expression(callee.object);
    if (link.kind !== 'call') break;
    callee = module.expression(link.callee);
    const key = callee.kind === 'member' || callee.kind === 'name' ? sets(callee.name) : '';
    const [first] = link.arguments;
    // The setter nearest to the call is told last.
    if (key && first && !first.spread && !set.has(key)) set.set(key, { name: key, value: first.value });
  }
  if (!set.has('prompt') || set.size < 2) return undefined;
  const target = evaluator.target(module, handed.call.callee);
  if (target.kind === 'chain' && (isReceiver(evaluator, target) || evaluator.catalog.startsPath(target.path)))
    return undefined;
  const invocation = { ...handed, call: { ...handed.call, arguments: [...handed.call.arguments, ...set.values()] } };
  return { known: { sdk, call: declaration('prompt') }, invocation, receiver: undefined };
}
