import type { ArgumentSyntax } from '../syntax/expression.ts';
import { invocationsOf } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Invocation, nameOf, staticText, type Value } from '../values/value.ts';
import { isModelId } from './model-ids.ts';

const mostSettings = 12;

/** What a model of which no declaration says anything is set to, wherever it is set. */
export const modelSetting =
  /^(model|model_?(name|id|str)|(llm|engine)_?(name|model|str)|max_?tokens|max_?completion_?tokens|max_?output_?tokens)$/i;

/**
 * A call at the end of a chain that nothing is known of, with what the chain was set to as named arguments:
 * `client.clone().model("m").max_tokens(9).chat(messages)`. The setting nearest to the call comes first; `settings` are the names that count.
 */
export function withSettings(invocation: Invocation, settings: RegExp): Invocation {
  const { module } = invocation.site;
  const set: ArgumentSyntax[] = [];
  let callee = module.expression(invocation.call.callee);
  for (let step = 0; callee.kind === 'member' && step < mostSettings; step++) {
    const link = module.expression(callee.object);
    if (link.kind !== 'call') break;
    callee = module.expression(link.callee);
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    const [first] = link.arguments;
    if (first && first.name === undefined && settings.test(name)) set.push({ name, value: first.value });
    for (const argument of link.arguments)
      if (argument.name !== undefined && settings.test(argument.name)) set.push(argument);
  }
  if (set.length === 0) return invocation;
  return { ...invocation, call: { ...invocation.call, arguments: [...invocation.call.arguments, ...set] } };
}

/**
 * `model = load_model(max_tokens=2000)`, then `model.invoke(prompt)`: what the function of the project that made a model was told of it,
 * a model's id also without a name (`loadChatModel('openai/gpt-4o')`).
 */
export function withMaker(evaluator: Evaluator, invocation: Invocation, target: Value): Invocation {
  if (target.kind !== 'chain') return invocation;
  const set: ArgumentSyntax[] = [];
  for (const { invocation: maker } of invocationsOf(target.base)) {
    const { site, call, environment } = maker;
    if (site.module !== invocation.site.module) continue;
    set.push(...call.arguments.filter(({ name }) => name !== undefined && modelSetting.test(name)));
    const [first] = call.arguments;
    if (!first || first.name !== undefined || first.spread) continue;
    const value = evaluator.evaluate(site.module, first.value, environment);
    if (isModelId(staticText(value.kind === 'unknown' ? value.otherwise : value)))
      set.push({ name: 'model', value: first.value });
  }
  if (set.length === 0) return invocation;
  return { ...invocation, call: { ...invocation.call, arguments: [...invocation.call.arguments, ...set] } };
}

/**
 * The settings among the arguments without a name: by the parameter that each stands for (`ask(chat, 'gpt-4o', 900)` of
 * `def ask(chat, model, max_tokens)`), where the function is not at hand by the argument's own name.
 */
export function withPositional(invocation: Invocation, target: Value): Invocation {
  const { site, call } = invocation;
  const parameters = target.kind === 'function' ? target.scope.parameters : undefined;
  const set: ArgumentSyntax[] = [];
  let position = 0;
  for (const { name, spread, value } of call.arguments) {
    if (name !== undefined || spread) continue;
    const at = position++;
    const says = parameters
      ? parameters.find(({ index }) => index === at)?.name
      : nameOf({ module: site.module, node: value });
    if (says && modelSetting.test(says)) set.push({ name: says, value });
  }
  return set.length === 0 ? invocation : { ...invocation, call: { ...call, arguments: [...call.arguments, ...set] } };
}
