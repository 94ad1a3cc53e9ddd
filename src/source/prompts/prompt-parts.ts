import type { PromptRole } from '../call-site.ts';
import { imageAt } from '../carried/images.ts';
import type { PromptPlace } from '../sdks/sdk.ts';
import { argumentAt, callsIn, entryOf, valueAt } from '../values/arguments.ts';
import { applyFunction } from '../values/calls.ts';
import { invocationsOf } from '../values/chains.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { jsonSegments } from '../values/json-text.ts';
import { messageByName } from '../values/message-classes.ts';
import { roleNamed, roleOf } from '../values/message-roles.ts';
import { fillTemplate, mergeText } from '../values/text-templates.ts';
import {
  asSegments,
  type ChainValue,
  type FunctionValue,
  type Invocation,
  placeholder,
  type Segment,
  type Site,
  staticText,
  type Value,
} from '../values/value.ts';
import { contentSegments, declaredMessage, hasCacheMark, unionMessage, unionText } from './message-content.ts';

/** A message before its offsets become lines and columns. */
export interface Part {
  readonly role: PromptRole;
  readonly segments: readonly Segment[];
  readonly site: Site;
  /** What stands in the call for this part alone. */
  readonly argument?: Site;
  readonly cacheMarked?: boolean;
}

/** What some placeholders of a template are filled with where it is made. */
type Fills = ReadonlyMap<string, readonly Segment[]>;

interface FilledPlace extends PromptPlace {
  readonly fills?: Fills;
}

/** Most messages of a list that are kept apart. */
const mostParts = 400;

/** The messages that a value holds, in order. */
export function partsOf(evaluator: Evaluator, value: Value, place: PromptPlace): Part[] {
  const parts: Part[] = [];
  collect(evaluator, value, place, parts, 0);
  return parts.slice(0, mostParts);
}

/** The messages that calls of a builder's setters add, each with the role of its name. */
function collectAdded(
  evaluator: Evaluator,
  calls: readonly { readonly name: string; readonly invocation: Invocation }[],
  place: FilledPlace,
  parts: Part[],
  depth: number,
): void {
  const { builder } = place;
  if (!builder || depth > deepestBlocks) return;
  for (const { name: called, invocation } of calls) {
    const setting = settingOf(invocation);
    const name = setting ?? called;
    const role = Object.hasOwn(builder, name) ? builder[name] : undefined;
    const { call } = invocation;
    const said = role && call.arguments.length === 2 ? roleOf(argumentAt(evaluator, invocation, '#0')) : undefined;
    const content = said && argumentAt(evaluator, invocation, '#1');
    if (content) {
      // `add_message(Role::System, text)`
      collect(evaluator, content, { at: '', role: said }, parts, depth + 1);
      continue;
    }
    for (let index = 0; role && index < invocation.call.arguments.length; index++) {
      const content = argumentAt(evaluator, invocation, setting ?? `#${index}`);
      const inner = content?.kind === 'function' ? { at: '', role, builder } : { at: '', role };
      if (content) collect(evaluator, content, inner, parts, depth + 1);
    }
  }
}

/** `chat.user(text)` on a line of its own, which stands for a setting of that name. */
const settingOf = ({ site, call }: Invocation): string | undefined =>
  call.callee === site.node ? call.arguments[0]?.name : undefined;

/** A list of messages that only the running program knows, by what it is given as and what it is called: not one message. */
const isConversation = ({ at }: PromptPlace, name: string) =>
  /(^|\.)(messages|chat_?history|contents)$/i.test(at) && /(messages|history|conversation|turns)$/i.test(name);

/** Blocks inside blocks. */
const deepestBlocks = 6;

function collect(evaluator: Evaluator, value: Value, place: FilledPlace, parts: Part[], depth: number): void {
  if (depth > 6 || parts.length >= mostParts || imageAt(evaluator, value)) return;
  const { role } = place;
  const text = (segments: readonly Segment[], site: Site, as: PromptRole = role, marked = false) => {
    const filled = fill(segments, place);
    if (says(filled)) parts.push({ role: as, segments: filled, site, ...(marked ? { cacheMarked: true } : {}) });
  };
  switch (value.kind) {
    case 'text':
      text(value.segments, value.site);
      return;
    case 'unknown': {
      const named = messageByName(evaluator, value);
      if (named?.role) {
        collect(evaluator, named.content, { at: '', role: named.role }, parts, depth + 1);
        return;
      }
      parts.push({
        role: (value.many || isConversation(place, value.name)) && !place.batch ? 'history' : role,
        segments: [placeholder(value.name, value.site)],
        site: value.site,
      });
      return;
    }
    case 'list': {
      const tuple = asTuple(value.items);
      if (tuple) {
        if (tuple.role === 'history')
          parts.push({ role: 'history', segments: asSegments(tuple.content), site: value.site });
        else text(contentSegments(evaluator, tuple.content), value.site, tuple.role);
        return;
      }
      if (value.serialized !== undefined && !value.items.some(item => isMessage(evaluator, item))) {
        text(jsonSegments(value), value.site);
        return;
      }
      for (const item of value.items) collect(evaluator, item, place, parts, depth + 1);
      return;
    }
    case 'object': {
      message(evaluator, value, place, parts, depth);
      return;
    }
    case 'instance': {
      // A message of the project's own class.
      const { fields } = value;
      const named = messageByName(evaluator, value);
      if (fields && entryOf(evaluator, fields, 'content')) message(evaluator, fields, place, parts, depth);
      else if (named?.role) collect(evaluator, named.content, { at: '', role: named.role }, parts, depth + 1);
      else parts.push({ role, segments: asSegments(value), site: value.site });
      return;
    }
    case 'chain': {
      if (place.builder) {
        const before = parts.length;
        const added = [...invocationsOf(value)].reverse();
        collectAdded(evaluator, added, place, parts, depth);
        const [last] = invocationsOf(value);
        const block = last?.invocation.call.arguments.at(-1)?.value;
        const inside =
          block && last && evaluator.evaluate(last.invocation.site.module, block, last.invocation.environment);
        if (inside?.kind === 'function') collectAdded(evaluator, callsIn(inside), place, parts, depth);
        // The builder itself is no message.
        if (parts.length > before || place.at === '^') return;
      }
      const known = declaredMessage(evaluator, value);
      if (known) {
        const { declaration, link } = known;
        const own =
          declaration.roleAt && link.invocation
            ? (roleOf(valueAt(evaluator, link.invocation, value, declaration.roleAt)) ??
              // `message.setRole("user")` in a statement of its own.
              roleOf(entryOf(evaluator, value, declaration.roleAt) ?? entryOf(evaluator, value, 'role')))
            : undefined;
        const as = own ?? (declaration.role === 'inherit' ? role : declaration.role);
        for (const at of declaration.at) {
          const content =
            link.invocation &&
            (argumentAt(evaluator, link.invocation, at) ??
              // What a template is filled with (`prompt.invoke({"messages": …})`) is none of its own.
              (declaration.template ? undefined : entryOf(evaluator, value, at)));
          if (!content) continue;
          if (as === 'history') {
            parts.push({
              role: as,
              segments: [placeholder(staticText(content) ?? 'history', link.site)],
              site: link.site,
            });
            return;
          }
          const template = declaration.template ?? place.template;
          const fills = filledBefore(evaluator, value, link.invocation, place.fills);
          const count = parts.length;
          collect(evaluator, content, { at, role: as, ...(template ? { template, fills } : {}) }, parts, depth + 1);
          // A picture before the text gives none.
          if (parts.length > count) return;
        }
        return;
      }
      const named = messageByName(evaluator, value);
      if (named) {
        const inner = named.role ? { at: '', role: named.role } : { at: '', role, template: 'braces' as const };
        collect(evaluator, named.content, inner, parts, depth + 1);
        return;
      }
      if (value.stages) {
        for (const stage of value.stages)
          if (stage.kind === 'chain' && declaredMessage(evaluator, stage))
            collect(evaluator, stage, place, parts, depth + 1);
        return;
      }
      parts.push({ role, segments: asSegments(value), site: value.site });
      return;
    }
    case 'function': {
      // A block that adds messages, or sets the content of one, or a function that sets it on its parameter: `user(u -> u.text("…"))`.
      const before = parts.length;
      collectAdded(evaluator, callsIn(value), place, parts, depth);
      if (parts.length > before) return;
      const content =
        entryOf(evaluator, value, 'content') ?? entryOf(evaluator, value, 'text') ?? returned(evaluator, value);
      if (content) collect(evaluator, content, place, parts, depth + 1);
      else if (!onlyFills(value)) parts.push({ role, segments: asSegments(value), site: value.site });
      return;
    }
    case 'class': {
      // A signature's docstring is its instruction (DSPy).
      const node = value.module.adapter.documentation?.(value.scope.node);
      const content = node && evaluator.evaluate(value.module, node);
      if (content) collect(evaluator, content, place, parts, depth + 1);
      else parts.push({ role, segments: asSegments(value), site: value.site });
      return;
    }
    case 'constant':
      return;
    default:
      parts.push({ role, segments: asSegments(value), site: value.site });
  }
}

/** `system(s -> s.param("voice", voice))`: the text stands elsewhere. */
function onlyFills(value: FunctionValue): boolean {
  const calls = callsIn(value);
  return calls.length > 0 && calls.every(({ name }) => /^(params?|media|metadata)$/.test(name));
}

/** What a function gives that is called without arguments, when that is text or messages. */
function returned(evaluator: Evaluator, value: FunctionValue): Value | undefined {
  const call = { kind: 'call' as const, callee: value.site.node, arguments: [] };
  const result = applyFunction(evaluator, value, { site: value.site, call, environment: undefined });
  return result?.kind === 'text' || result?.kind === 'list' || result?.kind === 'object' ? result : undefined;
}

/** `("system", text)` */
export function asTuple(items: readonly Value[]): { role: PromptRole; content: Value } | undefined {
  if (items.length !== 2) return undefined;
  const [first, second] = items;
  const role = roleNamed(staticText(first));
  return role && second && /^(text|unknown|list|chain|instance)$/.test(second.kind)
    ? { role, content: second }
    : undefined;
}

function message(
  evaluator: Evaluator,
  value: Extract<Value, { kind: 'object' }>,
  place: FilledPlace,
  parts: Part[],
  depth: number,
): void {
  const union = unionMessage(value);
  if (union) {
    collect(evaluator, union.message, { ...place, role: union.role }, parts, depth + 1);
    return;
  }
  const member = unionText(value);
  // Messages, or the texts of a batch.
  if (member?.kind === 'list' && member.items.some(item => item.kind === 'text' || item.kind === 'chain')) {
    collect(evaluator, member, place, parts, depth + 1);
    return;
  }
  const entry = (key: string) => entryOf(evaluator, value, key);
  const role = roleOf(entry('role')) ?? roleOf(entry('type')) ?? place.role;
  const content =
    entry('content') ??
    entry('parts') ??
    entry('text') ??
    entry('output') ??
    // go-openai has blocks in a field of their own.
    entry('MultiContent') ??
    member;
  if (content) {
    const marked = hasCacheMark(evaluator, value, 0);
    // Blocks stay apart: a provider caches up to a block, and an image may stand between two texts.
    const blocks = content.kind === 'list' && content.serialized === undefined ? content.items : [content];
    for (const block of blocks) {
      const filled = fill(contentSegments(evaluator, block), place);
      const own = content.kind === 'list' ? hasCacheMark(evaluator, block, 0) : marked;
      if (says(filled))
        parts.push({ role, segments: filled, site: siteOf(block, value.site), ...(own ? { cacheMarked: true } : {}) });
    }
    return;
  }
  const inner = entry('messages') ?? entry('input') ?? entry('prompt') ?? entry('contents');
  if (inner) collect(evaluator, inner, place, parts, depth + 1);
  else if (value.serialized !== undefined)
    parts.push({ role, segments: mergeText(jsonSegments(value)), site: value.site });
  else if (value.open && value.entries.size === 0) parts.push({ role, segments: asSegments(value), site: value.site });
}

const isMessage = (evaluator: Evaluator, value: Value): boolean =>
  value.kind === 'chain' || (value.kind === 'object' && entryOf(evaluator, value, 'role') !== undefined);

/** An empty message says nothing, and costs nothing. */
const says = (segments: readonly Segment[]): boolean =>
  segments.some(segment => !('text' in segment) || segment.text !== '');

const fill = (segments: readonly Segment[], { template, fills }: FilledPlace) =>
  template ? fillTemplate(segments, template, name => fills?.get(name)) : mergeText(segments);

/** Texts that fill a template before it is sent: `prompt.partial(tone="dry")`, `partial_variables={"tone": "dry"}`. */
function filledBefore(evaluator: Evaluator, chain: ChainValue, made: Invocation | undefined, outer?: Fills): Fills {
  const fills = new Map(outer);
  const add = (name: string, value: Value | undefined) => {
    if (value?.kind === 'text' && !fills.has(name)) fills.set(name, value.segments);
  };
  for (const { name, invocation } of invocationsOf(chain)) {
    if (invocation === made) break;
    if (name !== 'partial') continue;
    for (const argument of invocation.call.arguments) {
      const value = evaluator.evaluate(invocation.site.module, argument.value, invocation.environment);
      if (argument.name !== undefined) add(argument.name, value);
      else if (value.kind === 'object') for (const [key, entry] of value.entries) add(key, entry);
    }
  }
  const given =
    made && (argumentAt(evaluator, made, 'partial_variables') ?? argumentAt(evaluator, made, 'partialVariables'));
  if (given?.kind === 'object') for (const [key, entry] of given.entries) add(key, entry);
  return fills;
}

const siteOf = (content: Value, fallback: Site) =>
  content.kind === 'text' || content.kind === 'object' || content.kind === 'chain' ? content.site : fallback;
