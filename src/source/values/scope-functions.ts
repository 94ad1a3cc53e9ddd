import type { ModuleView } from '../syntax/module-view.ts';
import type { Scope } from '../syntax/scope.ts';
import { callsIn } from './arguments.ts';
import { applyFunction } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { append, flatten } from './pieces.ts';
import {
  type Environment,
  type FunctionValue,
  type Invocation,
  type Segment,
  type Site,
  type TextValue,
  textOf,
  type Value,
} from './value.ts';

/** Functions that give what their block ends with. */
const givesResult =
  /^(run|let|with|lazy|runBlocking|runCatching|withContext|withTimeout|coroutineScope|supervisorScope|synchronized|use|remember|rememberSaveable)$/;

/** Functions of a block of Kotlin: `remember { GenerativeModel("m") }` is the model, `buildString { append("a") }` the text. */
export function callWithBlock(evaluator: Evaluator, name: string, invocation: Invocation): Value | undefined {
  const { site, call, environment } = invocation;
  if (!site.module.adapter.blocks || (name !== 'buildString' && !givesResult.test(name))) return undefined;
  const last = call.arguments.at(-1);
  const block = last && evaluator.evaluate(site.module, last.value, environment);
  if (block?.kind !== 'function') return undefined;
  if (name !== 'buildString')
    return applyFunction(evaluator, block, { ...invocation, call: { ...call, arguments: [] } });
  return appended(evaluator, block, site);
}

/** `StringBuilder("a").apply { append("b") }` */
export function textWithBlock(
  evaluator: Evaluator,
  object: TextValue,
  { site, call, environment }: Invocation,
): TextValue {
  const last = call.arguments.at(-1);
  const block = last && evaluator.evaluate(site.module, last.value, environment);
  const more = block?.kind === 'function' ? appended(evaluator, block, site) : undefined;
  return more ? { ...object, segments: flatten([object.segments, more.segments]) } : object;
}

function appended(evaluator: Evaluator, block: FunctionValue, site: Site): TextValue | undefined {
  const { environment } = block;
  const segments: Segment[] = [];
  for (const { name: added, invocation: adding } of callsIn(block)) {
    const [text] = adding.call.arguments;
    if (added !== 'append' && added !== 'appendLine') continue;
    if (text) append(segments, evaluator.segments(site.module, text.value, environment));
    if (added === 'appendLine')
      segments.push({ text: '\n', module: site.module, start: adding.site.node.end, end: adding.site.node.end });
  }
  return segments.length > 0 ? textOf(segments, site) : undefined;
}

/** What a block is about that is called on something: in `client.use { it.chat("…") }` the parameter is the client. */
export function subjectOf(
  evaluator: Evaluator,
  module: ModuleView,
  { node }: Scope,
  environment: Environment | undefined,
): Value | undefined {
  const around = module.adapter.blocks ? node.parent?.parent : undefined;
  const call = around && module.expression(around);
  const callee = call?.kind === 'call' ? module.expression(call.callee) : undefined;
  return callee?.kind === 'member' && /^(use|let|also|run|takeIf|onSuccess)$/.test(callee.name)
    ? evaluator.evaluate(module, callee.object, environment)
    : undefined;
}

/** `x.apply { … }` and `x.also { … }` are `x`, on which the block has set something. */
export const givesReceiver = (name: string): boolean => name === 'apply' || name === 'also';
