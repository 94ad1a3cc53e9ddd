import type { ModuleView } from '../syntax/module-view.ts';
import type { Binding, Origin } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { Evaluator } from './evaluator.ts';
import { mergedObjects } from './merged-objects.ts';
import { flatten } from './pieces.ts';
import {
  asSegments,
  type ChainValue,
  type Environment,
  type ListValue,
  type Site,
  textOf,
  type Value,
  writtenAs,
} from './value.ts';

/** What a list holds before something is appended to a value that is not written as one. */
function startOf(value: Value): Value[] {
  if (value.kind === 'unknown') return [{ ...value, name: value.name, many: true }];
  return value.kind === 'chain' || value.kind === 'object' ? [value] : [];
}

/** A message with its role, as an object that a request is given. */
export function messageValue(role: string, content: Value, site: Site): Value {
  const entries = new Map<string, Value>([
    ['role', writtenAs(role, site)],
    ['content', content],
  ]);
  return { kind: 'object', entries, open: false, site };
}

/** What was appended to an object stands in a call that made it. */
function withCall(made: ChainValue, site: Site, environment: Environment | undefined): ChainValue {
  const call = site.module.expression(site.node);
  return call.kind === 'call' ? { ...made, base: made, invocation: { site, call, environment } } : made;
}

/** An SDK's object or builder that messages are appended to, and no template or list of its own. */
const isConversation = ({ catalog }: Evaluator, { path, written }: ChainValue) =>
  (/^\$[^.()]+$/.test(path) && !catalog.messages.has(written)) || isBuilder.test(path);

/** What requests are made on, and no message that an SDK's object makes (`service.CreateNewChat("…")`). */
const isSdkObject = ({ catalog }: Evaluator, { path, written }: ChainValue) =>
  path.startsWith('$') && !catalog.messages.has(written);

/** `ChatCompletionCreateParams.builder().model()`: a request that is still being put together. */
const isBuilder = /\.(?:newB|b|B)uilder\(\)/;

/** `options.messages.add(message)`: one more item of a list that the object holds, or a call that what made it answers for. */
function withItem(
  evaluator: Evaluator,
  holder: Value,
  origin: Extract<Origin, { kind: 'append-item' }>,
  site: Site,
  environment: Environment | undefined,
): Value {
  if (holder.kind === 'chain') return withCall(holder, site, environment);
  if (holder.kind !== 'object') return holder;
  const held = holder.entries.get(origin.within!);
  const items = held?.kind === 'list' ? held.items : [];
  const added = origin.items.map(({ node, spread }): readonly Value[] => {
    const value = evaluator.evaluate(site.module, node, environment);
    return spread && value.kind === 'list' ? value.items : [value];
  });
  const list = { kind: 'list' as const, items: flatten([items, ...added]), site };
  return { ...holder, entries: new Map(holder.entries).set(origin.within!, list) };
}

/** What is set on an object after it was made counts like an argument, by name, of a call that made it. */
const withSetting = (
  made: ChainValue,
  { key, node }: Extract<Origin, { kind: 'set-entry' }>,
  site: Site,
  environment: Environment | undefined,
): ChainValue => ({
  ...made,
  base: made,
  invocation: { site, call: { kind: 'call', callee: site.node, arguments: [{ name: key, value: node }] }, environment },
});

/** `withChanges` for a use of a name in the scope that binds it: goes on from what a use further up has found. */
export function changedSoFar(
  evaluator: Evaluator,
  module: ModuleView,
  base: Binding,
  start: Value,
  changes: readonly Binding[],
): Value {
  let value = start;
  let done = changes.length;
  while (done > 0) {
    const kept = evaluator.changed.get(changes[done - 1]!);
    if (kept?.base === base) {
      value = kept.value;
      break;
    }
    done--;
  }
  if (done === changes.length) return value;
  const limits = evaluator.limitsMet;
  value = withChanges(evaluator, module, value, changes.slice(done), undefined);
  if (limits === evaluator.limitsMet) evaluator.changed.set(changes.at(-1)!, { base, value });
  return value;
}

const mayNotHappen =
  /^(if|else|elif|unless|case|when|switch|match|try|catch|except|rescue|for|while|loop|do|foreach|each)/;

/** Under no condition: what a branch adds may be missing. */
function isAlways(node: SyntaxNode): boolean {
  let at = node.parent;
  for (; at && !/function|method|lambda|closure|constructor/.test(at.type); at = at.parent)
    if (mayNotHappen.test(at.type)) return false;
  return true;
}

/** What can only be added to a text, where it is added to a variable and not written into a file. */
const isText = (
  evaluator: Evaluator,
  module: ModuleView,
  node: SyntaxNode,
  environment: Environment | undefined,
): boolean => evaluator.evaluate(module, node, environment).kind === 'text';

const isIndex = /^-?\d+$/;

/** What is not known to be anything else: `new ArrayList<>(messages)`. */
const mayBeList = (value: Value): boolean =>
  value.kind === 'unknown' || (value.kind === 'chain' && !value.path.startsWith('$'));

/** `messages[-1] = m`: in place of the item, or after what is not known. */
function withReplaced(list: ListValue, index: number, item: Value): ListValue {
  // Of an empty list nothing is replaced: what it copies is not known.
  const at = index < 0 ? Math.max(0, list.items.length + index) : index;
  if (!Number.isInteger(index) || at < 0 || at > list.items.length) return list;
  const held = list.items[at];
  const isKnown = held !== undefined && !(held.kind === 'unknown' && held.many);
  return { ...list, items: isKnown ? list.items.with(at, item) : list.items.toSpliced(at + 1, 0, item) };
}

/** What an item or entry is that a variable holds, with all that is done to it there: `ObjectNode user = messages.addObject(); user.put(…)`. */
function asHeld(
  evaluator: Evaluator,
  { module, node }: Site,
  held: string | undefined,
  made: SyntaxNode,
  environment: Environment | undefined,
): Value {
  const value = evaluator.evaluate(module, made, environment);
  const bindings = held === undefined ? undefined : module.scopeAround(node).bindings.get(held);
  const base = bindings?.findIndex(({ origin }) => origin.kind === 'value' && origin.node === made) ?? -1;
  if (!bindings || base < 0 || !evaluator.budget.enter()) return value;
  const rest = bindings.slice(base + 1);
  const end = rest.findIndex(({ origin }) => origin.kind === 'value');
  const changed = withChanges(evaluator, module, value, end < 0 ? rest : rest.slice(0, end), environment);
  evaluator.budget.leave();
  return changed;
}

/** Applies what was appended to or set on a value between its binding and its use. */
export function withChanges(
  evaluator: Evaluator,
  module: ModuleView,
  start: Value,
  changes: readonly Binding[],
  environment: Environment | undefined,
): Value {
  let value = start;
  for (const { origin, node } of changes) {
    const site: Site = { module, node };
    if (origin.kind === 'append-value') {
      if (value.kind === 'object') {
        // `request.update(settings)`, `request |= settings`: what is not known may hold any entry.
        const more = evaluator.evaluate(module, origin.node, environment);
        value = { ...value, ...mergedObjects([value, more], value.site) };
      } else if (value.kind === 'list') {
        const more = evaluator.evaluate(module, origin.node, environment);
        const items =
          more.kind === 'list' ? more.items : [evaluator.unknown({ module, node: origin.node }, undefined, true)];
        value = { ...value, items: flatten([value.items, items]) };
      } else if (
        value.kind === 'text' ||
        (value.kind === 'unknown' &&
          !value.many &&
          /assign/.test(node.type) &&
          isAlways(node) &&
          isText(evaluator, module, origin.node, environment))
      ) {
        const more = evaluator.segments(module, origin.node, environment);
        const lineEnd = origin.line ? [{ text: '\n', module, start: node.end, end: node.end }] : [];
        const start = value.kind === 'text' ? value.segments : asSegments(value);
        const via = value.kind === 'text' ? value.via : 'literal';
        value = textOf(flatten([start, more, lineEnd]), value.site, via);
      }
    } else if (origin.kind === 'append-item' && origin.within !== undefined) {
      value = withItem(evaluator, value, origin, site, environment);
    } else if (origin.kind === 'append-item' && value.kind === 'text') {
      // `text << more`; what only lists take does not go with a text.
      for (const { node: more, spread } of origin.items)
        if (!spread)
          value = textOf([...value.segments, ...evaluator.segments(module, more, environment)], value.site, value.via);
    } else if (origin.kind === 'append-item' && value.kind === 'chain' && isConversation(evaluator, value)) {
      value = withCall(value, site, environment);
    } else if (origin.kind === 'append-item' && value.kind === 'chain' && isSdkObject(evaluator, value)) {
      // What requests are made on is no list.
    } else if (origin.kind === 'append-item') {
      const list = value.kind === 'list' ? value : { kind: 'list' as const, items: startOf(value), site };
      const given = origin.items.map((item): readonly Value[] => {
        const inner = asHeld(evaluator, site, item.held, item.node, environment);
        if (item.role) return [messageValue(item.role, inner, { module, node: item.node })];
        if (!item.spread) return [inner];
        return inner.kind === 'list' ? inner.items : [evaluator.unknown({ module, node: item.node }, undefined, true)];
      });
      const added = flatten(given);
      value = { ...list, items: flatten(origin.first ? [added, list.items] : [list.items, added]) };
    } else if (origin.kind === 'set-entry' && isIndex.test(origin.key) && mayBeList(value)) {
      const list = { kind: 'list' as const, items: startOf(value), site };
      value = withReplaced(list, Number(origin.key), evaluator.evaluate(module, origin.node, environment));
    } else if (origin.kind === 'set-entry' && value.kind === 'chain') {
      value = withSetting(value, origin, site, environment);
    } else if (origin.kind === 'set-entry' && value.kind === 'list') {
      value = withReplaced(value, Number(origin.key), evaluator.evaluate(module, origin.node, environment));
    } else if (origin.kind === 'set-entry' && value.kind === 'object') {
      value = {
        ...value,
        entries: new Map(value.entries).set(origin.key, asHeld(evaluator, site, origin.held, origin.node, environment)),
      };
    }
  }
  return value;
}
