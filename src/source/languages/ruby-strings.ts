import { type Expression, other, type StringPiece } from '../syntax/expression.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { decodeEscapes } from './string-escapes.ts';

type Text = (node: SyntaxNode) => string;

export function stringPieces(node: SyntaxNode, text: Text, escapes: boolean): StringPiece[] {
  return node.children.flatMap((child): StringPiece[] => {
    if (child.type === 'interpolation') return child.children[0] ? [{ value: child.children[0] }] : [];
    if (!/^(string_content|escape_sequence|heredoc_content)$/.test(child.type)) return [];
    const written = text(child);
    // Between single quotes only the quote and the backslash are escaped.
    const decoded = escapes ? decodeEscapes(written) : written.replace(/\\(['\\])/g, '$1');
    return [{ text: decoded, start: child.start, end: child.end }];
  });
}

/** The body of a heredoc follows the line that begins it. */
export function heredoc(node: SyntaxNode, text: Text): Expression {
  const beginning = text(node);
  for (let at = node.parent; at; at = at.parent) {
    const body = at.children.find(child => child.type === 'heredoc_body' && child.start >= node.end);
    if (!body) continue;
    const [first, ...rest] = stringPieces(body, text, !beginning.includes("'"));
    // The line break after the beginning is not part of the text.
    const pieces = !first
      ? []
      : 'text' in first
        ? [{ ...first, text: first.text.replace(/^\r?\n/, '') }, ...rest]
        : [first, ...rest];
    // Nor is the indentation of the line that ends it.
    const last = pieces.at(-1);
    if (last && 'text' in last)
      pieces[pieces.length - 1] = { ...last, text: last.text.replace(/(?<![ \t])[ \t]+$/, '') };
    return { kind: 'string', pieces, ...(beginning.startsWith('<<~') ? { indentation: true } : {}) };
  }
  return other;
}
