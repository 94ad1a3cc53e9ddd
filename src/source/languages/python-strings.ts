import type { StringPiece } from '../syntax/expression.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { decodeEscapes } from './string-escapes.ts';

/** Text of a string literal without its quotes, escapes decoded, with its interpolations. */
export function stringPieces(node: SyntaxNode, text: (node: SyntaxNode) => string): StringPiece[] {
  const opening = node.childOfType('string_start');
  const closing = node.childOfType('string_end');
  if (!opening) return [];
  const prefix = text(opening).toLowerCase();
  const raw = prefix.includes('r');
  const formatted = prefix.includes('f') || prefix.includes('t');
  const pieces: StringPiece[] = [];
  let from = opening.end;
  const literal = (start: number, end: number) => {
    if (end <= start) return;
    let decoded = text(node).slice(start - node.start, end - node.start);
    if (!raw) decoded = decodeEscapes(decoded, true);
    if (formatted) decoded = decoded.replaceAll('{{', '{').replaceAll('}}', '}');
    pieces.push({ text: decoded, start, end });
  };
  for (const child of node.children) {
    if (child.type !== 'interpolation') continue;
    literal(from, child.start);
    const value = child.child('expression') ?? child.children[0];
    if (value) pieces.push({ value });
    from = child.end;
  }
  literal(from, closing?.start ?? node.end);
  return pieces;
}
