import { type Expression, other } from '../syntax/expression.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

/** Two operands in the fields `left` and `right`, as most grammars have them; the operator is the text between them. */
export function binaryExpression(node: SyntaxNode, text: (node: SyntaxNode) => string): Expression {
  const left = node.child('left');
  const right = node.child('right');
  if (!left || !right) return other;
  const operator = text(node).slice(left.end - node.start, right.start - node.start);
  return { kind: 'binary', operator: operator.trim(), left, right };
}

/** `a ? b : c` with the fields `consequence` and `alternative`: either may be the value. */
export function conditionalExpression(node: SyntaxNode): Expression {
  const options = [node.child('consequence'), node.child('alternative')].filter(option => option !== undefined);
  return { kind: 'choice', options };
}

/** `-1`, as in `texts[-1]`. */
export function negativeNumber(node: SyntaxNode, text: (node: SyntaxNode) => string): Expression {
  const written = text(node);
  return /^-\d+$/.test(written) ? { kind: 'number', value: Number(written) } : other;
}
