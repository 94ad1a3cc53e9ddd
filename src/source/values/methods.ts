import { escapePattern } from '../escape-pattern.ts';
import { argumentAt, normalizeKey } from './arguments.ts';
import { callChain, newChain } from './chains.ts';
import type { Evaluator } from './evaluator.ts';
import { inText, join, listMethod } from './list-methods.ts';
import { append, flatten } from './pieces.ts';
import { joinedPath, leadsToTextFile, textFileAt } from './text-files.ts';
import { dedent, fillTemplate, trim } from './text-templates.ts';
import {
  type CallExpression,
  type Invocation,
  type ListValue,
  type ObjectValue,
  type Segment,
  staticText,
  type TextValue,
  textOf,
  type Value,
  varying,
} from './value.ts';

/** Names without their underscores, in small letters: one entry serves every language. */
const trims = new Map<string, 'start' | 'end' | 'both'>([
  ['strip', 'both'],
  ['trim', 'both'],
  ['lstrip', 'start'],
  ['ltrim', 'start'],
  ['trimstart', 'start'],
  ['striplead', 'start'],
  ['stripleading', 'start'],
  ['rstrip', 'end'],
  ['rtrim', 'end'],
  ['trimend', 'end'],
  ['striptrailing', 'end'],
]);
const passing = new Set(
  'torequestbody tobytearray getbytes encode decode tostring tos tosym tostr toowned asstr asref asstring into clone dup copy freeze lower upper tolower toupper tolowercase touppercase downcase upcase capitalize expandtabs read text htmlsafe intern tojson string getvalue build removeprefix removesuffix chomp squish'.split(
    ' ',
  ),
);

/** `Some(text).unwrap_or(other)`, `Optional.of(text).orElse(other)`. */
const givesItself = /^(unwrapor(else|default)?|orelse(get|throw)?)$/;

/** Methods of texts, lists and dictionaries; undefined when the method is not one of them. */
export function callMethod(
  evaluator: Evaluator,
  object: Value,
  name: string,
  invocation: Invocation,
): Value | undefined {
  if (object.kind !== 'text' && object.kind !== 'list' && object.kind !== 'object') return undefined;
  const method = normalizeKey(name);
  // What stands there when nothing was given: something was.
  if (givesItself.test(method)) return object;
  if (object.kind === 'text') return textMethod(evaluator, object, method, invocation);
  if (object.kind === 'list') return listMethod(evaluator, object, method, invocation);
  return objectMethod(evaluator, object, method, invocation);
}

/** Methods that give the object, or all of its entries. */
const wholes = new Set(
  'copy tojson tojsonstring tojsonstr tostring getbytes encode toprettystring freeze dup deepdup clone compact toh tohash symbolizekeys withindifferentaccess'.split(
    ' ',
  ),
);
/** Methods that give the object with one more entry, by name and value. */
const puts = new Set('put set addproperty fluentput putpojo putopt accumulate'.split(' '));

/** Methods of dictionaries and of trees of JSON. */
function objectMethod(
  evaluator: Evaluator,
  object: ObjectValue,
  method: string,
  invocation: Invocation,
): Value | undefined {
  if (wholes.has(method)) return object;
  // Jackson's branches, which are put in place where they stand.
  if (method === 'putarray' || method === 'witharray') return { kind: 'list', items: [], site: invocation.site };
  if (method === 'putobject') return { kind: 'object', entries: new Map(), open: false, site: invocation.site };
  if (method === 'merge' || method === 'deepmerge') return merged(evaluator, object, invocation);
  if (puts.has(method) && invocation.call.arguments.length === 2) {
    const name = staticText(argumentAt(evaluator, invocation, '#0'));
    const value = argumentAt(evaluator, invocation, '#1');
    return name && value ? { ...object, entries: new Map(object.entries).set(name, value) } : object;
  }
  if (method !== 'get') return undefined;
  const key = argumentAt(evaluator, invocation, '#0');
  const text =
    key?.kind === 'text' && key.segments.length === 1 && 'text' in key.segments[0]! ? key.segments[0].text : undefined;
  return (text === undefined ? undefined : object.entries.get(text)) ?? argumentAt(evaluator, invocation, '#1');
}

/** Ruby's `settings.merge(other, model: "m")`. */
function merged(evaluator: Evaluator, object: ObjectValue, { site, call, environment }: Invocation): Value {
  const entries = new Map(object.entries);
  let { open } = object;
  for (const { name, value } of call.arguments) {
    const given = evaluator.evaluate(site.module, value, environment);
    if (name !== undefined) entries.set(name, given);
    else if (given.kind === 'object') for (const [key, entry] of given.entries) entries.set(key, entry);
    if (name === undefined) open ||= given.kind !== 'object' || given.open;
  }
  return { ...object, entries, open };
}

/** `URI.create(address).toURL()` is what `new URL(address)` is. */
function addressed(evaluator: Evaluator, { site, call, environment }: Invocation): Value | undefined {
  const callee = site.module.expression(call.callee);
  if (callee.kind !== 'member') return undefined;
  const made: CallExpression = { kind: 'call', callee: call.callee, arguments: [{ value: callee.object }] };
  return callChain(evaluator, newChain(evaluator, 'java.net.URL', site), { site, call: made, environment });
}

function textMethod(
  evaluator: Evaluator,
  object: TextValue,
  method: string,
  invocation: Invocation,
): Value | undefined {
  const { site, call, environment } = invocation;
  const side = trims.get(method);
  if (side) return { ...object, segments: call.arguments.length === 0 ? trim(object.segments, side) : object.segments };
  if (passing.has(method)) return object;
  if (method === 'tourl' && site.module.adapter.starredClasses) return addressed(evaluator, invocation);
  switch (method) {
    case 'format':
      return textOf(formatted(evaluator, object, invocation), site, object.via);
    case 'formatline':
      return textOf([...formatted(evaluator, object, invocation), lineEnd(invocation)], site, object.via);
    case 'formatmap': {
      const values = argumentAt(evaluator, invocation, '#0');
      if (values?.kind !== 'object') return object;
      const fill = (name: string) => filledBy(values, name);
      return textOf(fillTemplate(object.segments, 'single-brace', fill), site, object.via);
    }
    case 'formatted':
    case 'printf':
      return textOf(
        fillTemplate(object.segments, 'printf', (name, index) => {
          // Ruby names them: `format('%<who>s', who: name)`.
          const named = name ? call.arguments.find(argument => argument.name === name) : undefined;
          const argument = named ?? call.arguments[index];
          return argument && evaluator.segments(site.module, argument.value, environment);
        }),
        site,
        object.via,
      );
    case '%': {
      const argument = call.arguments[0];
      const values = argument && evaluator.evaluate(site.module, argument.value, environment);
      return textOf(
        fillTemplate(object.segments, 'printf', (name, index) => {
          if (values?.kind === 'object') {
            const value = values.entries.get(name);
            return value && inText(value);
          }
          if (values?.kind === 'list') {
            const value = values.items[index];
            return value && inText(value);
          }
          return argument && index === 0 ? evaluator.segments(site.module, argument.value, environment) : undefined;
        }),
        site,
        object.via,
      );
    }
    case 'join':
      return joinAll(evaluator, object, invocation);
    case 'readtext':
      // A file that is not there has some text when the program runs; its name is not that text.
      return textFileAt(evaluator, object, site) ?? (leadsToTextFile(object) ? undefined : object);
    case 'joinpath':
    case 'resolve':
      return joinedPath(evaluator, {
        ...invocation,
        call: { ...call, arguments: [{ value: object.site.node }, ...call.arguments] },
      });
    case 'repeat':
    case '*':
      return repeated(object, argumentAt(evaluator, invocation, '#0'));
    case 'appendformat':
    case 'appendjoin': {
      // What is added, for the text itself may lie several statements back.
      const added = argumentAt(evaluator, invocation, '#0');
      const more = { ...invocation, call: { ...call, arguments: call.arguments.slice(1) } };
      return added?.kind === 'text' ? textMethod(evaluator, added, method.slice('append'.length), more) : undefined;
    }
    case 'concat':
    case 'append':
    case 'plus':
      return textOf(flatten([object.segments, ...given(evaluator, invocation)]), site);
    case 'appendline':
      return textOf([...flatten([object.segments, ...given(evaluator, invocation)]), lineEnd(invocation)], site);
    case 'sentence': {
      const words = [object.segments, ...given(evaluator, invocation)];
      const space: Segment = { ...lineEnd(invocation), text: ' ' };
      return textOf(
        [...flatten(words.map((word, index) => (index > 0 ? [space, ...word] : word))), lineEnd(invocation)],
        site,
      );
    }
    case 'slice':
    case 'substring':
    case 'substr':
    case 'take':
    case 'truncate':
      // What is cut off depends on how long the whole is.
      return varying(object);
    case 'translate':
      return translated(object, argumentAt(evaluator, invocation, '#0'));
    case 'gsub':
    case 'sub':
    case 'replacen':
    case 'replacefirst':
    case 'replace':
    case 'replaceall':
      return replace(evaluator, object, invocation);
    case 'dedent':
    case 'stripheredoc':
      return { ...object, segments: dedent(object.segments) };
    case 'stripindent':
    case 'trimindent':
      return { ...object, segments: trim(dedent(object.segments)) };
    case 'trimmargin':
      return { ...object, segments: trim(withoutMargin(object.segments)) };
    default:
      return undefined;
  }
}

/** Kotlin's `trimMargin()`: what stands before the bar in each line goes. */
const withoutMargin = (segments: readonly Segment[]) =>
  segments.map(segment =>
    'text' in segment ? { ...segment, text: segment.text.replace(/(^|\n)[ \t]*\|/g, '$1') } : segment,
  );

/** Longest text that a repetition is written out to, in characters. */
const longestRepetition = 400_000;

/** `text * 40`, `text.repeat(40)`. */
function repeated(object: TextValue, times: Value | undefined): Value | undefined {
  const length = object.segments.reduce((sum, segment) => sum + ('text' in segment ? segment.text.length : 1), 0);
  if (times?.kind !== 'number' || !(times.value >= 0) || times.value * length > longestRepetition) return object;
  return { ...object, segments: Array.from({ length: Math.floor(times.value) }, () => object.segments).flat() };
}

/** What each argument contributes to a text. */
const given = (evaluator: Evaluator, { site, call, environment }: Invocation) =>
  call.arguments.map(argument => evaluator.segments(site.module, argument.value, environment));

const lineEnd = ({ site: { module, node } }: Invocation) => ({ text: '\n', module, start: node.end, end: node.end });

/** `text.format(a, name=b, **values)` */
function formatted(evaluator: Evaluator, object: TextValue, { site, call, environment }: Invocation): Segment[] {
  const positional = call.arguments.filter(argument => argument.name === undefined && !argument.spread);
  const spread = call.arguments.filter(argument => argument.spread === 'entries');
  return fillTemplate(object.segments, 'single-brace', (name, index) => {
    const named = call.arguments.find(argument => argument.name === name);
    const argument = named ?? (name === '' || /^\d+$/.test(name) ? positional[index] : undefined);
    if (argument) return evaluator.segments(site.module, argument.value, environment);
    for (const { value } of spread) {
      const values = evaluator.evaluate(site.module, value, environment);
      const known = values.kind === 'object' ? filledBy(values, name) : undefined;
      if (known) return known;
    }
    return undefined;
  });
}

function filledBy({ entries }: ObjectValue, name: string): readonly Segment[] | undefined {
  const value = entries.get(name);
  return value && (value.kind === 'text' && value.varies ? undefined : inText(value));
}

/** `separator.join(list)`, and with the texts one by one where a language has that (`String.join(", ", a, b)`). */
function joinAll(evaluator: Evaluator, separator: TextValue, invocation: Invocation): Value {
  const { site, call, environment } = invocation;
  const [first, ...more] = call.arguments;
  const list = first && evaluator.evaluate(site.module, first.value, environment);
  if (more.length === 0 || list?.kind === 'list') return join(evaluator, separator, list, invocation);
  const items = call.arguments.map(({ value }) => evaluator.evaluate(site.module, value, environment));
  return join(evaluator, separator, { kind: 'list', items, site }, invocation);
}

/** `strtr($text, ['{name}' => $name])`: the longest first, and what was put in is not looked through again. */
function translated(object: TextValue, table: Value | undefined): Value {
  if (table?.kind !== 'object') return object;
  const needles = [...table.entries.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  if (needles.length === 0) return object;
  const any = new RegExp(`(${needles.map(escapePattern).join('|')})`);
  const result: Segment[] = [];
  for (const segment of object.segments) {
    const pieces = 'text' in segment ? segment.text.split(any) : [];
    if (pieces.length === 0) append(result, [segment]);
    pieces.forEach((text, index) => {
      if (index % 2 === 1) append(result, inText(table.entries.get(text)!));
      else if (text !== '') append(result, [{ ...segment, text }]);
    });
  }
  return { ...object, segments: result };
}

/** Replaces a literal inside literal text, the way templates such as `PROMPT.replace("{name}", name)` are filled. */
function replace(evaluator: Evaluator, object: TextValue, { site, call, environment }: Invocation): Value {
  const [from, to] = call.arguments;
  const wanted = from && evaluator.evaluate(site.module, from.value, environment);
  if (!wanted || !to) return object;
  if (wanted.kind === 'list')
    return replacedEach(object, wanted, evaluator.evaluate(site.module, to.value, environment));
  const needle = staticText(wanted);
  if (!needle || !object.segments.some(segment => 'text' in segment && segment.text.includes(needle))) return object;
  return {
    ...object,
    segments: replaced(object.segments, needle, evaluator.segments(site.module, to.value, environment)),
  };
}

/** PHP's `str_replace(['a', 'b'], [$a, $b], $text)`. */
function replacedEach(object: TextValue, from: ListValue, to: Value): Value {
  let { segments } = object;
  from.items.forEach((item, index) => {
    const needle = staticText(item);
    const value = to.kind === 'list' ? to.items[index] : to;
    if (needle && value) segments = replaced(segments, needle, inText(value));
  });
  return { ...object, segments };
}

function replaced(segments: readonly Segment[], needle: string, by: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    if (!('text' in segment) || !segment.text.includes(needle)) {
      append(result, [segment]);
      continue;
    }
    for (const [index, text] of segment.text.split(needle).entries()) {
      if (index > 0) append(result, by);
      append(result, [{ ...segment, text }]);
    }
  }
  return result.filter(segment => !('text' in segment) || segment.text !== '');
}
