import { SyntaxNode } from '../syntax/syntax-node.ts';
import { append, longestText } from './pieces.ts';
import {
  asSegments,
  type ListValue,
  type ObjectValue,
  type Segment,
  type Site,
  type Space,
  type TextValue,
  textOf,
  type Value,
} from './value.ts';

/** A body longer than this is data. */
const longestJson = 200_000;
/** Stand-ins for what a text leaves open, from Unicode's private area. */
const open = '\uE000';
const close = '\uE001';
const standIn = /\uE000(\d+)\uE001/;

const read = new WeakMap<TextValue, ObjectValue | null>();

/** A text that is a JSON object as that object: `"""{"model": "m", "messages": […]}"""`. Placeholders stay, with or without quotes around them. */
export function jsonObject(value: TextValue): ObjectValue | undefined {
  const known = read.get(value);
  if (known !== undefined) return known ?? undefined;
  const made = parsed(value);
  read.set(value, made ?? null);
  return made;
}

function parsed({ segments, site }: TextValue): ObjectValue | undefined {
  const [first] = segments;
  if (!first || !('text' in first) || !/^\s*\{/.test(first.text)) return undefined;
  let text = '';
  let isInString = false;
  for (const [index, segment] of segments.entries()) {
    if ('text' in segment) {
      text += segment.text;
      if (quotes(segment.text) % 2 === 1) isInString = !isInString;
    } else {
      const mark = `${open}${index}${close}`;
      text += isInString ? mark : `"${mark}"`;
    }
    if (text.length > longestJson) return undefined;
  }
  try {
    const made = asValue(JSON.parse(text), { segments, site, numbers: numbersOf(segments) });
    return made.kind === 'object' ? made : undefined;
  } catch {
    // Text that is no JSON says nothing.
    return undefined;
  }
}

/** Quotes that begin or end a string. */
const quotes = (text: string): number => text.replace(/\\./gs, '').split('"').length - 1;

/** A text that is read as JSON, and where each of its numbers stands; undefined for one that stands there twice. */
interface Source {
  readonly segments: readonly Segment[];
  readonly site: Site;
  readonly numbers: ReadonlyMap<string, number | undefined>;
}

function numbersOf(segments: readonly Segment[]): Map<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  const starts = new Set<number>();
  for (const segment of segments) {
    if (!('text' in segment) || starts.has(segment.start)) continue;
    starts.add(segment.start);
    const written = segment.module.between(segment.start, segment.end);
    for (const { 0: number, index } of written.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g))
      places.set(number, places.has(number) ? undefined : segment.start + index);
  }
  return places;
}

function asValue(json: unknown, source: Source): Value {
  const { site } = source;
  if (typeof json === 'string') return ofString(json, source);
  if (typeof json === 'number') return { kind: 'number', value: json, site: numberSite(json, source), via: 'literal' };
  if (Array.isArray(json)) return { kind: 'list', items: json.map(item => asValue(item, source)), site };
  if (json === null || typeof json === 'boolean') return { kind: 'constant', value: json as boolean | null, site };
  const entries = new Map(Object.entries(json as object).map(([key, inner]) => [key, asValue(inner, source)]));
  return { kind: 'object', entries, open: false, site };
}

/** Where a number stands in the text, for those that read and change it; the whole text when it stands there twice. */
function numberSite(value: number, { site, numbers }: Source): Site {
  const written = String(value);
  const at = numbers.get(written);
  if (at === undefined) return site;
  return { module: site.module, node: new SyntaxNode('number', undefined, at, at + written.length, site.node) };
}

function ofString(text: string, { segments, site }: Source): Value {
  const { module, node } = site;
  const pieces = text.split(standIn).flatMap((piece, index): Segment[] => {
    if (index % 2 === 1) return [segments[Number(piece)]!];
    return piece === '' ? [] : [{ text: piece, module, start: node.start, end: node.end }];
  });
  const [only] = pieces;
  if (pieces.length === 1 && only && 'name' in only) return { kind: 'unknown', name: only.name, site };
  return textOf(pieces, site);
}

/** What `json.dumps` and `JSON.stringify` give: the value itself, for a request's body is read as an object, and a text where one is expected. */
export const serialized = (value: Value | undefined, space: Space): Value | undefined =>
  value?.kind === 'object' || value?.kind === 'list' ? { ...value, serialized: space } : value;

/** Entries inside entries that are written out. */
const deepestEntry = 8;

/** A value that a serializer was given as the text that it makes, with placeholders for what is not known. */
export function jsonSegments(value: ObjectValue | ListValue): Segment[] {
  const written: Segment[] = [];
  let length = 0;
  const add = (segments: readonly Segment[]) => {
    for (const segment of segments) length += 'text' in segment ? segment.text.length : 0;
    append(written, segments);
  };
  writeJson(value, value.serialized ?? '', 0, add, () => length > longestText);
  return written;
}

function writeJson(
  value: Value,
  space: Space,
  depth: number,
  add: (segments: readonly Segment[]) => void,
  isFull: () => boolean,
): void {
  if (isFull()) return;
  const { module, node } = value.site;
  const say = (text: string) => add([{ text, module, start: node.start, end: node.end }]);
  const inner = (entry: Value) => writeJson(entry, space, depth + 1, add, isFull);
  if (value.kind === 'text') {
    say('"');
    add(
      value.segments.map(segment =>
        'text' in segment ? { ...segment, text: JSON.stringify(segment.text).slice(1, -1) } : segment,
      ),
    );
    say('"');
  } else if (value.kind === 'constant') say(String(value.value));
  else if (value.kind === 'list' && depth < deepestEntry) {
    say('[');
    value.items.forEach((item, index) => {
      if (index > 0) say(`,${space}`);
      inner(item);
    });
    say(']');
  } else if (value.kind === 'object' && !value.open && depth < deepestEntry) {
    let separator = '{';
    for (const [key, entry] of value.entries) {
      say(`${separator}${JSON.stringify(key)}:${space}`);
      inner(entry);
      separator = `,${space}`;
    }
    say(value.entries.size === 0 ? '{}' : '}');
  } else add(asSegments(value));
}
