import type { PromptRole, PromptSegment } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';

/**
 * What a template puts something in the place of. Every stretch is bounded, and none can be cut in two ways: a file may hold
 * thousands of openings that nothing closes.
 */
const placeholders =
  /\{%(?:(?!\{%)[\s\S]){0,4000}?%\}|\{#(?:(?!\{#)[\s\S]){0,4000}?#\}|\{\{!--(?:(?!\{\{!)[\s\S]){0,4000}?--\}\}|\{\{!(?:(?!\{\{!)[\s\S]){0,4000}?\}\}|\{\{\{?([^{}]{0,1000})\}?\}\}|\$\{(?:input:|[\w.-]{1,80}:)?([\w.-]{1,120})[^}]{0,200}\}|(\$ARGUMENTS|\$\d)\b|!<INPUT (\d+)>!|\{(\w+)\}|<%(?:(?!<%)[\s\S]){0,2000}?%>/g;

/** Control structures and comments of templates; they print nothing themselves. Dify's `{{#node.field#}}` is a value. */
const control = /^\{[%#]|^<%(?![=-])|^\{\{[#/^>~!](?![\w.-]+#\}\})|^\{\{\s*(else|end|role|history|media)\b/;

export interface FilePart {
  readonly role: PromptRole;
  readonly segments: readonly PromptSegment[];
  readonly start: number;
  readonly end: number;
}

/** A part from a range of a file. `{name}` is a placeholder only where the text has no double braces. */
export function filePart(
  text: string,
  start: number,
  end: number,
  role: PromptRole,
  lines: LineIndex,
  values = text.slice(start, end),
): FilePart | undefined {
  return build({ start, end, role, lines, values, found: inTemplate(values) });
}

/** A part in which nothing is a placeholder: what an agent reads as it stands. */
export function plainPart(
  text: string,
  start: number,
  end: number,
  role: PromptRole,
  lines: LineIndex,
): FilePart | undefined {
  return build({ start, end, role, lines, values: text.slice(start, end), found: [] });
}

/** A stretch of a template that is not sent as it stands: a value by its name, a plain text, or nothing. */
interface Replaced {
  readonly index: number;
  readonly length: number;
  readonly name?: string;
  readonly text?: string;
}

/** What a template of any kind replaces. */
export function* inTemplate(values: string): Generator<Replaced> {
  const double = values.includes('{{');
  for (const match of values.matchAll(placeholders)) {
    if (match[5] !== undefined && double) continue;
    const [{ length }, , ...names] = match;
    const { index } = match;
    if (control.test(match[0])) {
      yield { index, length };
      continue;
    }
    const inBraces = (match[1] ?? /^<%[=-](.*?)-?%>$/s.exec(match[0])?.[1])?.replace(/^\s*[#/&^>~$]?\s*/, '');
    const name = (inBraces ?? names.find(given => given !== undefined) ?? '').replace(/^\$|\|.*|#$/g, '').trim();
    yield { index, length, name: name || 'value' };
  }
}

/** What Python's `format` replaces: `{name}`, `{name!r:>9}`; doubled braces are braces. */
export function* inFormat(values: string): Generator<Replaced> {
  for (const { 0: found, 1: name, index } of values.matchAll(/\{\{|\}\}|\{([\w.[\]]{1,120})(?:[!:][^{}\n]{0,80})?\}/g))
    yield { index, length: found.length, ...(name ? { name } : { text: found[0]! }) };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };
const markup =
  /(<\/(?:p|h[1-6]|ul|ol|pre)>\s{0,99}(?=<\w))|(<br\s?\/?>|<\/li>)|<\/?[a-z][^<>]{0,2000}>|&(lt|gt|amp|quot|nbsp);/gi;

/** What an editor's HTML is before it becomes Markdown: paragraphs are lines, other tags are not sent. */
export function* inMarkup(values: string): Generator<Replaced> {
  const inTags = [...values.matchAll(markup)].map(({ 0: found, 1: paragraph, 2: line, 3: entity, index }) => ({
    index,
    length: found.length,
    text: entity ? entities[entity.toLowerCase()]! : paragraph ? '\n\n' : line ? '\n' : '',
  }));
  let end = 0;
  for (const replaced of [...inTags, ...inTemplate(values)].sort((a, b) => a.index - b.index)) {
    // A brace in a tag's attribute goes with the tag.
    if (replaced.index < end) continue;
    end = replaced.index + replaced.length;
    yield replaced;
  }
}

interface Building {
  readonly start: number;
  readonly end: number;
  readonly role: PromptRole;
  readonly lines: LineIndex;
  readonly values: string;
  readonly found: Iterable<Replaced>;
  /** Where in the file a character of the values stands; as far from `start` as in the values when nothing else is said. */
  readonly placeOf?: (at: number) => number;
}

export function build({ start, end, role, lines, values, found, placeOf }: Building): FilePart | undefined {
  const trimmed = values.trimEnd();
  if (trimmed.trim() === '') return undefined;
  const place = placeOf ?? (at => start + at);
  const segments: PromptSegment[] = [];
  let from = 0;
  const push = (segment: string, at: number, to: number) => {
    if (segment) segments.push({ kind: 'static', text: segment, range: lines.range(place(at), place(to)) });
  };
  for (const { index, length, name, text } of found) {
    const to = index + length;
    if (to > trimmed.length) break;
    push(trimmed.slice(from, index), from, index);
    from = to;
    if (name !== undefined) segments.push({ kind: 'placeholder', name, range: lines.range(place(index), place(to)) });
    else if (text !== undefined) push(text, index, to);
  }
  push(trimmed.slice(from), from, trimmed.length);
  // A stretch of comments alone sends nothing.
  if (segments.every(segment => segment.kind === 'static' && segment.text.trim() === '')) return undefined;
  return { role, segments, start, end: Math.min(end, place(trimmed.length)) };
}
