import type { TemplateSyntax } from '../sdks/sdk.ts';
import { append, longestText } from './pieces.ts';
import type { Segment } from './value.ts';

/** Bounded, and cut in one way only: a text may hold thousands of openings that nothing closes. */
const doubleBrace = /\{\{\{?([^{}]{0,1000})\}?\}\}|\{%(?:(?!\{%)[\s\S]){0,4000}?%\}|\{#(?:(?!\{#)[\s\S]){0,4000}?#\}/g;
const patterns: Readonly<Record<TemplateSyntax, RegExp>> = {
  'single-brace': /\{\{|\}\}|\{([^{}]*)\}/g,
  'double-brace': doubleBrace,
  handlebars: doubleBrace,
  braces: /\{([\w.$]+)\}/g,
  go: /\{\{((?:[^{}"]|"[^"\n]{0,400}"){0,1000})\}\}/g,
  erb: /<%=((?:(?!%>)[\s\S]){0,1000})%>|<%(?!=)(?:(?!%>)[\s\S]){0,1000}%>/g,
  dollar: /\$\{?(\w+)\}?|\$\$/g,
  printf: /%(?:[(<]([^)>]*)[)>]|(\d+)\$|\[(\d+)\])?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[a-zA-Z]|%\{(\w+)\}|%%/g,
};

/** Actions of Go's templates that print nothing themselves. */
const action = /^\{\{-?\s*(?:if|else|end|range|with|define|block|template|break|continue|\/\*|\$\w+\s*:?=)/;

/** `{{-` and `-}}` take the white space beside them away. */
const trimmedBeside = (segment: Segment): Segment =>
  'text' in segment && /\{\{-|-\}\}/.test(segment.text)
    ? { ...segment, text: segment.text.replace(/\s*\{\{-(?=\s)/g, '{{').replace(/(?<=\s)-\}\}\s*/g, '}}') }
    : segment;

/** Blocks and comments of Handlebars and Mustache; like `{% … %}` they print nothing themselves. */
const block = /^\{\{\{?\s*(?:[#/^!]|else\b)/;

export type Fill = (name: string, index: number) => readonly Segment[] | undefined;

/**
 * Splits template text at its placeholders. `fill` supplies what stands in one, when it is known; `{{` and `}}` are escaped
 * braces in single-brace templates and `%%` is a percent sign.
 */
export function fillTemplate(
  segments: readonly Segment[],
  syntax: TemplateSyntax,
  fill: Fill = () => undefined,
): Segment[] {
  if (syntax === 'braces' && segments.some(segment => 'text' in segment && segment.text.includes('{{')))
    return fillTemplate(segments, 'double-brace', fill);
  const result: Segment[] = [];
  let count = 0;
  for (const written of segments) {
    const segment = syntax === 'go' ? trimmedBeside(written) : written;
    if (!('text' in segment)) {
      result.push(segment);
      continue;
    }
    const { text, module, start, end } = segment;
    // Escapes and indentation that were taken off make the text shorter than what is written: a piece then lies somewhere in it.
    const place = (at: number, to: number) =>
      end - start === text.length ? { start: start + at, end: start + to } : { start, end };
    let from = 0;
    const push = (piece: string, at: number) => {
      if (piece) result.push({ text: piece, module, ...place(at, at + piece.length) });
    };
    for (const match of text.matchAll(patterns[syntax])) {
      push(text.slice(from, match.index), from);
      from = match.index + match[0].length;
      if (match[0] === '{{' || match[0] === '}}') push(match[0][0]!, match.index);
      else if (match[0] === '%%' || match[0] === '$$') push(match[0][0]!, match.index);
      else if (/^\{[%#]|^<%(?!=)/.test(match[0]) || (syntax === 'handlebars' && block.test(match[0]))) continue;
      else if (syntax === 'go' && action.test(match[0])) continue;
      else {
        const name = placeholderName(match[1] ?? match[4] ?? '');
        // `%2$s`, Go's `%[2]s`: counted from one.
        const position = match[2] ?? match[3];
        const index = position ? Number(position) - 1 : /^\d+$/.test(name) ? Number(name) : count;
        if (name === '' && !position) count++;
        const placeholder = { name: name || `value${index}`, module, ...place(match.index, from) };
        append(result, fill(name, index) ?? [placeholder]);
      }
    }
    push(text.slice(from), from);
  }
  return mergeText(result);
}

const placeholderName = (inside: string) =>
  inside
    .replace(/[!:|].*$/s, '')
    .replace(/^[$#/&>^.@\s-]+/, '')
    .trim();

/** Joins neighbouring stretches of text, so that a segment boundary always is a placeholder. */
export function mergeText(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    const adjoins = last && 'text' in last && 'text' in segment && last.module === segment.module;
    if (adjoins && last.text.length + segment.text.length <= longestText) {
      const { module, start } = last;
      merged[merged.length - 1] = {
        text: last.text + segment.text,
        module,
        start,
        end: Math.max(last.end, segment.end),
      };
    } else merged.push(segment);
  }
  return merged;
}

/**
 * Removes the common indentation of all lines, as `textwrap.dedent` does, or at most `most` columns; a placeholder counts
 * as text.
 */
export function dedent(
  segments: readonly Segment[],
  most = Number.POSITIVE_INFINITY,
  afterFirstLine = false,
): Segment[] {
  const marked = segments.map(segment => ('text' in segment ? segment.text : '\0')).join('');
  let margin: string | undefined;
  for (const line of marked.split('\n').slice(afterFirstLine ? 1 : 0)) {
    if (line.trim() === '') continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (margin === undefined) margin = indent;
    else {
      let length = 0;
      while (length < margin.length && length < indent.length && margin[length] === indent[length]) length++;
      margin = margin.slice(0, length);
    }
  }
  margin = margin?.slice(0, most);
  if (!margin) return [...segments];
  let lineStart = !afterFirstLine;
  return segments.map(segment => {
    if (!('text' in segment)) {
      lineStart = false;
      return segment;
    }
    const lines = segment.text.split('\n').map((line, index) => {
      if ((index > 0 || lineStart) && line.startsWith(margin!)) return line.slice(margin!.length);
      return index > 0 && line.trim() === '' ? '' : line;
    });
    lineStart = segment.text.endsWith('\n');
    return { ...segment, text: lines.join('\n') };
  });
}

/** A docstring's text: its first line stands beside the quotes, so that only the others share an indentation. */
export const cleanDocstring = (segments: readonly Segment[]): Segment[] =>
  trim(dedent(segments, Number.POSITIVE_INFINITY, true));

export function trim(segments: readonly Segment[], side: 'start' | 'end' | 'both' = 'both'): Segment[] {
  const result = [...segments];
  const first = result[0];
  if (side !== 'end' && first && 'text' in first) result[0] = { ...first, text: first.text.trimStart() };
  const last = result.at(-1);
  if (side !== 'start' && last && 'text' in last) result[result.length - 1] = { ...last, text: last.text.trimEnd() };
  return result.filter(segment => !('text' in segment) || segment.text !== '');
}
