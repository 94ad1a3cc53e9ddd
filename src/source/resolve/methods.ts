import { argumentAt, normalizeKey } from './arguments.ts';
import type { Evaluator } from './evaluator.ts';
import { append, flatten } from './pieces.ts';
import { joinedPath, leadsToTextFile, textFileAt } from './text-files.ts';
import { dedent, fillTemplate, trim } from './text-templates.ts';
import {
  asSegments,
  type Invocation,
  nameOf,
  type Segment,
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
  'torequestbody tobytearray encode decode tostring tos tosym tostr toowned asstr asref asstring into clone dup copy freeze lower upper tolowercase touppercase downcase upcase capitalize expandtabs read text htmlsafe intern asiterable tolist toarray collect tojson'.split(
    ' ',
  ),
);

/** Methods of texts, lists and dictionaries; undefined when the method is not one of them. */
export function callMethod(
  evaluator: Evaluator,
  object: Value,
  name: string,
  invocation: Invocation,
): Value | undefined {
  if (object.kind !== 'text' && object.kind !== 'list' && object.kind !== 'object') return undefined;
  const method = normalizeKey(name);
  if (object.kind === 'text') return textMethod(evaluator, object, method, invocation);
  if (object.kind === 'list') {
    if (method === 'join') return join(evaluator, argumentAt(evaluator, invocation, '#0'), object, invocation);
    if (method === 'concat') {
      const more = invocation.call.arguments.map(argument =>
        evaluator.evaluate(invocation.site.module, argument.value, invocation.environment),
      );
      return {
        ...object,
        items: flatten([object.items, ...more.map(value => (value.kind === 'list' ? value.items : [value]))]),
      };
    }
    if (passing.has(method) || method === 'slice' || method === 'filter') return object;
    return undefined;
  }
  if (method === 'copy' || method === 'tojson') return object;
  if (method !== 'get') return undefined;
  const key = argumentAt(evaluator, invocation, '#0');
  const text =
    key?.kind === 'text' && key.segments.length === 1 && 'text' in key.segments[0]! ? key.segments[0].text : undefined;
  return (text === undefined ? undefined : object.entries.get(text)) ?? argumentAt(evaluator, invocation, '#1');
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
  switch (method) {
    case 'format': {
      const positional = call.arguments.filter(argument => argument.name === undefined && !argument.spread);
      return textOf(
        fillTemplate(object.segments, 'single-brace', (name, index) => {
          const named = call.arguments.find(argument => argument.name === name);
          const argument = named ?? (name === '' || /^\d+$/.test(name) ? positional[index] : undefined);
          return argument && evaluator.segments(site.module, argument.value, environment);
        }),
        site,
        object.via,
      );
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
            return value && named(value);
          }
          if (values?.kind === 'list') {
            const value = values.items[index];
            return value && named(value);
          }
          return argument && index === 0 ? evaluator.segments(site.module, argument.value, environment) : undefined;
        }),
        site,
        object.via,
      );
    }
    case 'join':
      return join(evaluator, object, argumentAt(evaluator, invocation, '#0'), invocation);
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
    case 'concat':
      return textOf(
        flatten([
          object.segments,
          ...call.arguments.map(argument => evaluator.segments(site.module, argument.value, environment)),
        ]),
        site,
      );
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

function named(value: Value): readonly Segment[] {
  if (value.kind === 'text' || value.kind === 'number' || value.kind === 'unknown') return asSegments(value);
  return [
    { name: nameOf(value.site), module: value.site.module, start: value.site.node.start, end: value.site.node.end },
  ];
}

/** `separator.join(list)`; unknown items become placeholders. */
function join(
  evaluator: Evaluator,
  separator: Value | undefined,
  list: Value | undefined,
  { site }: Invocation,
): Value {
  if (list?.kind !== 'list')
    return list?.kind === 'unknown' ? { ...list, name: list.name, many: false } : evaluator.unknown(site);
  const between = separator?.kind === 'text' ? separator.segments : [];
  const segments: Segment[] = [];
  list.items.forEach((item, index) => {
    if (index > 0) append(segments, between);
    append(segments, named(item));
  });
  const joined = textOf(segments, site);
  return list.varies ? varying(joined) : joined;
}

/** Replaces a literal inside literal text, the way templates such as `PROMPT.replace("{name}", name)` are filled. */
function replace(evaluator: Evaluator, object: TextValue, { site, call, environment }: Invocation): Value {
  const [from, to] = call.arguments;
  const wanted = from && evaluator.evaluate(site.module, from.value, environment);
  const needle =
    wanted?.kind === 'text' && wanted.segments.length === 1 && 'text' in wanted.segments[0]!
      ? wanted.segments[0].text
      : '';
  if (!needle || !to) return object;
  let filled: readonly Segment[] | undefined;
  const segments: Segment[] = [];
  for (const segment of object.segments) {
    if (!('text' in segment) || !segment.text.includes(needle)) {
      append(segments, [segment]);
      continue;
    }
    filled ??= evaluator.segments(site.module, to.value, environment);
    for (const [index, text] of segment.text.split(needle).entries()) {
      if (index > 0) append(segments, filled);
      append(segments, [{ ...segment, text }]);
    }
  }
  return { ...object, segments: segments.filter(segment => !('text' in segment) || segment.text !== '') };
}
