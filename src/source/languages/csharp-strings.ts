import type { Expression, StringPiece } from '../syntax/expression.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { decodeEscapes } from './string-escapes.ts';

export const literal = (content: string, start: number, end: number): Expression => ({
  kind: 'string',
  pieces: [{ text: content, start, end }],
});

/** The closing quotes' own indentation comes off every line. */
export function rawString(whole: string, node: SyntaxNode): Expression {
  const quotes = /^"+/.exec(whole)![0].length;
  const inside = whole.slice(quotes, -quotes);
  if (!inside.includes('\n')) return literal(inside, node.start + quotes, node.end - quotes);
  const closing = /\r?\n([ \t]*)$/.exec(inside);
  const from = inside.indexOf('\n') + 1;
  const content = closing ? inside.slice(from, closing.index) : inside.slice(from);
  return {
    kind: 'string',
    pieces: [{ text: content, start: node.start + quotes + from, end: node.end - quotes }],
    indentation: closing ? closing[1]!.length : 0,
  };
}

export function interpolated(node: SyntaxNode, text: (node: SyntaxNode) => string): Expression {
  const whole = text(node);
  const head = /^[$@]+"*/.exec(whole)?.[0] ?? '';
  const raw = head.includes('"""');
  const verbatim = head.includes('@');
  const pieces: StringPiece[] = [];
  for (const child of node.children) {
    if (child.type === 'interpolation') {
      const value = child.children.find(inner => inner.type !== 'interpolation_brace');
      if (value) pieces.push({ value });
    } else if (child.type === 'string_content' || child.type === 'escape_sequence') {
      let content = text(child);
      if (!raw) content = verbatim ? content.replaceAll('""', '"') : decodeEscapes(content);
      if (!raw) content = content.replaceAll('{{', '{').replaceAll('}}', '}');
      pieces.push({ text: content, start: child.start, end: child.end });
    }
  }
  const closing = raw ? /\r?\n([ \t]*)"+$/.exec(whole) : null;
  // The quotes of a raw string over several lines stand on lines of their own.
  if (closing) withoutEnds(pieces);
  return { kind: 'string', pieces, ...(closing ? { indentation: closing[1]!.length } : {}) };
}

function withoutEnds(pieces: StringPiece[]): void {
  const first = pieces[0];
  if (first && 'text' in first) pieces[0] = { ...first, text: first.text.replace(/^[ \t]*\r?\n/, '') };
  const last = pieces.at(-1);
  if (last && 'text' in last) pieces[pieces.length - 1] = { ...last, text: last.text.replace(/\r?\n[ \t]*$/, '') };
}
