import { SyntaxNode } from '../syntax/syntax-node.ts';
import { type ObjectValue, type Segment, type Site, type TextValue, textOf, type Value } from './value.ts';

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

function parsed(value: TextValue): ObjectValue | undefined {
  const { segments, site } = value;
  const [first] = segments;
  if (!first || !('text' in first) || !/^\s*\{/.test(first.text)) return undefined;
  let text = '';
  for (const [index, segment] of segments.entries()) {
    if ('text' in segment) text += segment.text;
    else {
      const mark = `${open}${index}${close}`;
      text += isInString(text) ? mark : `"${mark}"`;
    }
    if (text.length > longestJson) return undefined;
  }
  try {
    const made = asValue(JSON.parse(text), segments, site);
    return made.kind === 'object' ? made : undefined;
  } catch {
    // Text that is no JSON says nothing.
    return undefined;
  }
}

/** Whether the end of a text lies inside a JSON string. */
const isInString = (text: string) => (text.replace(/\\./gs, '').split('"').length - 1) % 2 === 1;

function asValue(json: unknown, segments: readonly Segment[], site: Site): Value {
  if (typeof json === 'string') return ofString(json, segments, site);
  if (typeof json === 'number')
    return { kind: 'number', value: json, site: numberSite(json, segments, site), via: 'literal' };
  if (Array.isArray(json)) return { kind: 'list', items: json.map(item => asValue(item, segments, site)), site };
  if (json === null || typeof json === 'boolean') return { kind: 'constant', value: json as boolean | null, site };
  const entries = new Map(Object.entries(json as object).map(([key, inner]) => [key, asValue(inner, segments, site)]));
  return { kind: 'object', entries, open: false, site };
}

/** Where a number stands in the text, for those that read and change it; the whole text when it stands there twice. */
function numberSite(value: number, segments: readonly Segment[], { module, node }: Site): Site {
  const written = String(value);
  const places = segments.flatMap(segment => {
    const source = 'text' in segment ? segment.module.source.slice(segment.start, segment.end) : '';
    const at = [...source.matchAll(new RegExp(`(?<![\\w.])${written.replaceAll('.', '\\.')}(?![\\w.])`, 'g'))];
    return at.map(({ index }) => segment.start + index);
  });
  const [only, ...others] = new Set(places);
  if (only === undefined || others.length > 0) return { module, node };
  return { module, node: new SyntaxNode('number', undefined, only, only + written.length, node) };
}

function ofString(text: string, segments: readonly Segment[], site: Site): Value {
  const { module, node } = site;
  const pieces = text.split(standIn).flatMap((piece, index): Segment[] => {
    if (index % 2 === 1) return [segments[Number(piece)]!];
    return piece === '' ? [] : [{ text: piece, module, start: node.start, end: node.end }];
  });
  const [only] = pieces;
  if (pieces.length === 1 && only && 'name' in only) return { kind: 'unknown', name: only.name, site };
  return textOf(pieces, site);
}
