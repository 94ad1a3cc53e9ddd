import { argumentAt } from './arguments.ts';
import { applyToValue } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { append, flatten } from './pieces.ts';
import {
  asSegments,
  type Invocation,
  type ListValue,
  nameOf,
  type Segment,
  textOf,
  type Value,
  varying,
} from './value.ts';

/** Methods that give the list, or most of it. */
const passing = new Set(
  'copy clone dup freeze slice filter compact compactblank uniq distinct tolist toarray tojson tojsonstring tojsonstr tovec asiterable iter intoiter stream collect asstream messages'.split(
    ' ',
  ),
);
const mapping = new Set(['map', 'flatmap', 'select']);
/** Items of a list to which a function is applied one by one. */
const mostMapped = 40;

/** Methods of lists, by their names without case and underscores. */
export function listMethod(
  evaluator: Evaluator,
  object: ListValue,
  method: string,
  invocation: Invocation,
): Value | undefined {
  const { site, call, environment } = invocation;
  if (method === 'join') return join(evaluator, argumentAt(evaluator, invocation, '#0'), object, invocation);
  if (method === 'jointostring') {
    const separator = argumentAt(evaluator, invocation, 'separator') ?? argumentAt(evaluator, invocation, '#0');
    const usual = textOf([{ text: ', ', module: site.module, start: site.node.end, end: site.node.end }], site);
    return join(evaluator, separator ?? usual, object, invocation);
  }
  if (method === 'collect' && call.arguments.length === 1) return collected(evaluator, object, invocation);
  if (method === 'at') {
    const index = argumentAt(evaluator, invocation, '#0');
    return index?.kind === 'number' ? evaluator.member(object, index.value, site) : undefined;
  }
  if (method === 'concat') {
    if (call.arguments.length === 0) return join(evaluator, undefined, object, invocation);
    const more = call.arguments.map(argument => evaluator.evaluate(site.module, argument.value, environment));
    return {
      ...object,
      items: flatten([object.items, ...more.map((value): readonly Value[] => itemsOf(value))]),
    };
  }
  // Jackson's `messages.addObject().put("role", "user")`.
  if (method === 'addobject') return { kind: 'object', entries: new Map(), open: false, site };
  if (mapping.has(method)) return mapped(evaluator, object, method, invocation);
  return passing.has(method) ? object : undefined;
}

/** The items of what is joined to a list. */
function itemsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'unknown' ? [{ ...value, name: value.name, many: true }] : [value];
}

/** `examples.map(e => `Q: ${e.q}`)` over a list that is written out. */
function mapped(evaluator: Evaluator, object: ListValue, method: string, invocation: Invocation): Value | undefined {
  const change = argumentAt(evaluator, invocation, '#0');
  if (change?.kind !== 'function' || object.items.length === 0 || object.items.length > mostMapped) return undefined;
  const items: Value[] = [];
  for (const item of object.items) {
    // Any number of what is not known stays that.
    if (item.kind === 'unknown') return undefined;
    const made = applyToValue(evaluator, change, item);
    if (!made || made.kind === 'unknown') return undefined;
    append(items, method === 'flatmap' && made.kind === 'list' ? made.items : [made]);
  }
  return { ...object, items };
}

/** Java's `stream.collect(Collectors.joining(", "))`; other collectors give the list. */
function collected(evaluator: Evaluator, object: ListValue, invocation: Invocation): Value {
  const { site, call, environment } = invocation;
  const collector = site.module.expression(call.arguments[0]!.value);
  const callee = collector.kind === 'call' ? site.module.expression(collector.callee) : undefined;
  const isJoining = (callee?.kind === 'name' || callee?.kind === 'member') && callee.name === 'joining';
  if (!isJoining || collector.kind !== 'call') return object;
  const [separator] = collector.arguments;
  return join(
    evaluator,
    separator && evaluator.evaluate(site.module, separator.value, environment),
    object,
    invocation,
  );
}

/** What a value contributes where it is put into a text. */
export function inText(value: Value): readonly Segment[] {
  if (value.kind === 'text' || value.kind === 'number' || value.kind === 'unknown') return asSegments(value);
  const { module, node } = value.site;
  return [{ name: nameOf(value.site), module, start: node.start, end: node.end }];
}

/** `separator.join(list)`; unknown items become placeholders. */
export function join(
  evaluator: Evaluator,
  separator: Value | undefined,
  list: Value | undefined,
  { site }: Invocation,
): Value {
  if (list?.kind !== 'list')
    return list?.kind === 'unknown' ? { ...list, name: list.name, many: false } : evaluator.unknown(site);
  const between = separator?.kind === 'text' ? separator.segments : [];
  const segments: Segment[] = [];
  // What is nothing is left out by those who join it (`[a, b && c].filter(Boolean)`).
  const items = list.items.filter(item => item.kind !== 'constant');
  items.forEach((item, index) => {
    if (index > 0) append(segments, between);
    append(segments, inText(item));
  });
  const joined = textOf(segments, site);
  return list.varies ? varying(joined) : joined;
}
