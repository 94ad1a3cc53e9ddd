import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { argumentAt } from './arguments.ts';
import { applyFunction } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import type { Invocation, UnknownValue, Value } from './value.ts';

/** Methods that give something else where there is nothing, by their name in small letters without underscores, with its position. */
const methods: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    get: 1,
    fetch: 1,
    setdefault: 1,
    getordefault: 1,
    getvalueordefault: 1,
    getorelse: 1,
    getproperty: 1,
    getvalue: 1,
    getstring: 1,
    getint: 1,
    unwrapor: 0,
    unwraporelse: 0,
    orelse: 0,
    orelseget: 0,
    valueor: 0,
    ifblank: 0,
    ifempty: 0,
    defaultifblank: 1,
    defaultifempty: 1,
    defaultifnull: 1,
    blanktodefault: 1,
    emptytodefault: 1,
    requirenonnullelse: 1,
  }),
);

/** Functions that read a setting, by what projects and frameworks call them. */
const settings = /^(get|read|load)?_?(env|config|setting)s?_?(var|variable|value|string|int|or|default|or_?default)*$/i;

/** Whether there may be nothing where a method gives something else for it; what a declaration speaks of has its own rules. */
export const isMissing = (object: Value, method: string): boolean =>
  (object.kind === 'unknown' && !isSome(object, method)) ||
  (object.kind === 'constant' && object.value === null) ||
  (object.kind === 'chain' && !object.path.startsWith('$'));

/** `model.unwrap_or("m")` where `Some(name)` was given: nothing of it is known, but it is not missing. */
function isSome({ site: { module, node } }: UnknownValue, method: string): boolean {
  if (!/^(unwrap_?or|or_?else)/i.test(method)) return false;
  let at: SyntaxNode | undefined = node;
  for (let step = 0; at && step < 6; step++, at = at.parent)
    if (module.between(at.start, Math.min(at.end, at.start + 5)) === 'Some(') return true;
  return false;
}

/** The value that a call of something unknown gives when nothing was set: `config.get("model", "gpt-4o")`, `env('MODEL', 'gpt-4o')`. */
export function defaultOf(evaluator: Evaluator, invocation: Invocation): Value | undefined {
  const { site, call } = invocation;
  const callee = site.module.expression(call.callee);
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const method = callee.kind === 'member' ? methods.get(name.replaceAll('_', '').toLowerCase()) : undefined;
  const position = method ?? (settings.test(name) ? 1 : undefined);
  if (position === undefined) return undefined;
  const given = argumentAt(evaluator, invocation, `#${position}`);
  const value =
    given?.kind === 'function'
      ? applyFunction(evaluator, given, {
          site,
          call: { kind: 'call', callee: given.site.node, arguments: [] },
          environment: undefined,
        })
      : given;
  return value?.kind === 'text' || value?.kind === 'number' ? { ...value, via: 'default' } : undefined;
}
