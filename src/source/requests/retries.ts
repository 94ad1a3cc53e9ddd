import type { Retry } from '../call-site.ts';
import type { ModuleView } from '../syntax/module-view.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { chainEnd } from '../values/chain-end.ts';
import { conversation, isInline } from './loops.ts';

/** Code further than this from a loop's head says nothing about it. */
const mostCharacters = 6000;

const retryWord = /retr(?:y|ies)|attempt|back_?off|\btries\b|max_tries/i;
/** What a handler looks at when it only repeats what may succeed the next time. */
const looksAtError =
  /rate.?limit|status|\.code\b|instanceof|retryable|overload|timeout|connection|\b(?:429|5\d\d)\b|errors\.(?:Is|As)/i;
/** Handlers that take every error. */
const anyError =
  /^(?:except\s*:|except\s+(?:builtins\.)?(?:Base)?Exception\b|catch\s*\{|catch\s*\(\s*(?:final\s+)?(?:\\?(?:\w+\.)*(?:Exception|Throwable)\b|\w+\s*:\s*(?:Exception|Throwable|any|unknown)\b|\w+\s*\))|rescue\s*(?:$|=>|\n|StandardError\b|Exception\b))/;

const handlers = /^(?:except_clause|except_group_clause|catch_clause|catch_block|rescue)$/;

/**
 * What sends a request again when it fails: the loop around it, a decorator of its function, or a function that is given it to repeat.
 * Undefined where nothing does; what an SDK repeats by itself is not looked at.
 */
export function retryOf(module: ModuleView, call: SyntaxNode): Retry | undefined {
  let child = chainEnd(call);
  for (let node = child.parent; node; child = node, node = node.parent) {
    const found =
      (module.adapter.loop(node, child, module.text) && loopRetry(module, node, call)) ||
      (module.isCall(node) && repeatedBy(module, node, child));
    if (found) return found;
    if (module.scopeOf(node)?.kind !== 'function') continue;
    const decorated = decoratorRetry(module, node);
    if (decorated) return decorated;
    if (!isInline(node)) return undefined;
  }
  return undefined;
}

const headOf = (module: ModuleView, node: SyntaxNode): string => module.text(node).split('\n', 1)[0]!.slice(0, 300);

function loopRetry(module: ModuleView, loop: SyntaxNode, call: SyntaxNode): Retry | undefined {
  const head = headOf(module, loop);
  const text = module.text(loop).slice(0, mostCharacters);
  const handler = handlerAround(loop, call);
  // A loop that says so in its head, or one without an end whose handler goes round again.
  const named = retryWord.test(head);
  const endless = /^(?:while\s*\(?\s*(?:True|true|1)\b|for\s*\{|for\s*\(\s*;\s*;|loop\b)/.test(head);
  const again = handler !== undefined && endless && /\b(?:sleep|retry|continue|attempt|retries)\b/i.test(text);
  // Another turn of a conversation is no second attempt.
  if ((!named && !again) || (!named && conversation.test(text))) return undefined;
  // A loop that counts its turns repeats what failed only when it looks at the failure.
  if (!handler && !/\b(?:sleep|wait|backoff|delay|continue)\b/i.test(text)) return undefined;
  const handled = handler ? module.text(handler).slice(0, mostCharacters) : text;
  const attempts = attemptsIn(head, module) ?? attemptsUntilBreak(text, module);
  const selective = handler
    ? !anyError.test(handled) || looksAtError.test(handled)
    : looksAtError.test(text.slice(head.length));
  const bounded = attempts !== undefined || !endless;
  return retry(module, loop.start, loop.start + head.trimEnd().length, attempts, selective, bounded);
}

/** The handler of the `try` inside a loop that a call stands in. */
function handlerAround(loop: SyntaxNode, call: SyntaxNode): SyntaxNode | undefined {
  for (let at: SyntaxNode | undefined = chainEnd(call); at && at !== loop; at = at.parent) {
    const found = at.parent?.children.find(
      child => child !== at && handlers.test(child.type) && child.start > at!.start,
    );
    if (found) return found;
  }
  return undefined;
}

/** How a loop's head counts: where it starts, what bounds it, and whether the bound itself is reached. */
const countings: readonly { readonly pattern: RegExp; readonly reached?: (match: RegExpExecArray) => boolean }[] = [
  { pattern: /range\(\s*(?:(?<start>[01])\s*,\s*)?(?<bound>[\w.]+)\s*(?<more>\+\s*1)?\s*\)/ },
  {
    pattern: /(?:=\s*(?<start>[01])\b[^<>]*)?(?<sign><=?)\s*(?<bound>[\w.$]+)/,
    reached: match => match.groups!.sign === '<=',
  },
  // Rust's two dots leave the bound out, Kotlin's and Ruby's do not.
  {
    pattern: /\b(?<start>[01])\s*(?<sign>\.\.[.<=]?|until)\s*(?<bound>[\w.]+)\s*(?<brace>\{)?/,
    reached: ({ groups }) => groups!.sign === '..=' || (groups!.sign === '..' && groups!.brace === undefined),
  },
  { pattern: /\b(?<bound>\w+)\.times\b|\brepeat\((?<other>\w+)\)/ },
];

/** The number of attempts in a loop's head; a name counts for the number that it is given somewhere in the file. */
function attemptsIn(head: string, module: ModuleView): number | undefined {
  for (const { pattern, reached } of countings) {
    const match = pattern.exec(head);
    const { start, bound, other, more } = match?.groups ?? {};
    const last = numberOf(bound ?? other ?? '', module);
    if (match && last !== undefined) return last - Number(start ?? 0) + (more || reached?.(match) ? 1 : 0);
  }
  return undefined;
}

/** The attempt at which an endless loop gives up: `if attempts >= 5`. */
function attemptsUntilBreak(text: string, module: ModuleView): number | undefined {
  const given = /(?:retr|attempt|tries)\w{0,40}\s{0,9}(>=?|==)\s{0,9}([\w.]+)/i.exec(text);
  const last = given && numberOf(given[2]!, module);
  return last ? last + (given[1] === '>' ? 1 : 0) : undefined;
}

function numberOf(name: string, module: ModuleView): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  const last = name.split('.').at(-1)!;
  if (!/^\w+$/.test(last)) return undefined;
  const given = new RegExp(String.raw`\b${last}\b\s*(?::\s*[\w?]+\s*)?(?::=|=|:)\s*(\d{1,3})\b`);
  const number = given.exec(module.firstMatch(given))?.[1];
  return number === undefined ? undefined : Number(number);
}

const retryFunction =
  /^(?:p_?retry|async_?retry|with_?retry|with_?retries|retry|retry_?async|(?:retry_?with_?|exponential_?)?back_?off|retry_?operation)$/i;

/** `pRetry(() => call(), { retries: 5 })`: the call stands in a function that another function is given to repeat. */
function repeatedBy(module: ModuleView, node: SyntaxNode, child: SyntaxNode): Retry | undefined {
  const expression = module.expression(node);
  if (expression.kind !== 'call' || child.end <= expression.callee.end) return undefined;
  const callee = module.text(expression.callee);
  if (!retryFunction.test(callee.split(/[.:]/).at(-1)!)) return undefined;
  const options = module.text(node).slice(-600);
  const retries = /\b(?:retries|max_?retries)\s*[:=]\s*(\d+)/i.exec(options)?.[1];
  const attempts = /\b(?:max_?attempts|num_?of_?attempts|attempts)\s*[:=]\s*(\d+)/i.exec(options)?.[1];
  const count = retries === undefined ? attempts && Number(attempts) : Number(retries) + 1;
  const selective = /should_?retry|retry_?(?:on|if|when)|AbortError|bail\s*\(/i.test(
    module.text(node).slice(0, mostCharacters),
  );
  return retry(module, node.start, node.start + callee.split('\n', 1)[0]!.length, count || undefined, selective);
}

/** `@retry(…)` and `@backoff.on_exception(…)`; without a stop, both go on for ever. */
function decoratorRetry(module: ModuleView, target: SyntaxNode): Retry | undefined {
  for (const decorator of module.decoratorsOf(target)) {
    const text = module.text(decorator).slice(0, mostCharacters);
    const name = /^@?([\w.]+)/.exec(text)?.[1] ?? '';
    if (!/(?:^|\.)(?:retry|on_exception|retry_with_\w*backoff)$|^(?:\w+_)?retry(?:_\w+)?$/i.test(name)) continue;
    const stop =
      /(?:stop_after_attempt\(|max_tries\s*=|tries\s*=|stop_max_attempt_number\s*=|max_attempts\s*=|max_retries\s*=|attempts\s*=)\s*([\w.]+)/.exec(
        text,
      )?.[1];
    const attempts = stop === undefined ? undefined : numberOf(stop, module);
    const timed = /stop_after_delay|max_time|stop_max_delay/.test(text);
    const first = /on_exception\(\s*[\w.()]+\s*,\s*([\w.]+|\()/.exec(text)?.[1];
    const selective =
      /\bretry\s*=|retry_if|retry_on|exceptions?\s*=|RateLimit|Timeout|Connection|APIError/.test(text) ||
      (first !== undefined && !/^(?:Base)?Exception$/.test(first));
    const end = decorator.start + text.split('\n', 1)[0]!.length;
    return retry(module, decorator.start, end, attempts, selective, stop !== undefined || timed);
  }
  return undefined;
}

const retry = (
  module: ModuleView,
  from: number,
  to: number,
  attempts: number | undefined,
  selective: boolean,
  bounded: boolean = attempts !== undefined,
): Retry => ({
  ...(attempts === undefined ? {} : { attempts }),
  bounded,
  selective,
  range: module.lines.range(from, to),
});
