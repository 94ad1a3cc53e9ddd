import type { PromptRole, PromptSegment } from '../call-site.ts';
import type { LineIndex } from '../syntax/line-index.ts';

/**
 * What a template puts something in the place of. Every stretch is bounded, and none can be cut in two ways: a file may hold
 * thousands of openings that nothing closes.
 */
const placeholders =
  /\{%[\s\S]{0,4000}?%\}|\{#[\s\S]{0,4000}?#\}|\{\{\{?([^{}]{0,1000})\}?\}\}|\$\{(?:input:|[\w.-]{1,80}:)?([\w.-]{1,120})[^}]{0,200}\}|(\$ARGUMENTS|\$\d)\b|!<INPUT (\d+)>!|\{(\w+)\}/g;

/** Control structures and comments of templates; they print nothing themselves. Dify's `{{#node.field#}}` is a value. */
const control = /^\{[%#]|^\{\{[#/^>~](?![\w.-]+#\}\})|^\{\{\s*(else|end|role|history|media)\b/;

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
  return build(start, end, role, lines, values, values.matchAll(placeholders));
}

/** A part in which nothing is a placeholder: what an agent reads as it stands. */
export function plainPart(
  text: string,
  start: number,
  end: number,
  role: PromptRole,
  lines: LineIndex,
): FilePart | undefined {
  return build(start, end, role, lines, text.slice(start, end), []);
}

function build(
  start: number,
  end: number,
  role: PromptRole,
  lines: LineIndex,
  values: string,
  matches: Iterable<RegExpMatchArray>,
): FilePart | undefined {
  const trimmed = values.trimEnd();
  if (trimmed.trim() === '') return undefined;
  const double = trimmed.includes('{{');
  const segments: PromptSegment[] = [];
  let from = 0;
  const push = (segment: string, at: number) => {
    if (segment)
      segments.push({ kind: 'static', text: segment, range: lines.range(start + at, start + at + segment.length) });
  };
  for (const match of matches) {
    if (match.index! + match[0].length > trimmed.length) break;
    if (match[5] !== undefined && double) continue;
    push(trimmed.slice(from, match.index), from);
    from = match.index! + match[0].length;
    if (control.test(match[0])) continue;
    const inBraces = match[1]?.replace(/^\s*[#/&^>~$]?\s*/, '');
    const name = (inBraces ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').replace(/^\$|\|.*$|#$/g, '').trim();
    segments.push({
      kind: 'placeholder',
      name: name || 'value',
      range: lines.range(start + match.index!, start + from),
    });
  }
  push(trimmed.slice(from), from);
  return { role, segments, start, end: Math.min(end, start + trimmed.length) };
}
