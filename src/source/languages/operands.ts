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

/** `a ? b : c` with the fields `consequence` and `alternative`: either may be the value; `a ? a : c` is `a || c`. */
export function conditionalExpression(node: SyntaxNode, text: (node: SyntaxNode) => string): Expression {
  const [condition, left, right] = ['condition', 'consequence', 'alternative'].map(field => node.child(field));
  if (condition && left && right && asksWhetherGiven(text(condition), text(left)))
    return { kind: 'binary', operator: '||', left, right };
  const ends = condition && testedEnding(condition, text);
  return { kind: 'choice', options: [left, right].filter(option => option !== undefined), ...(ends ? { ends } : {}) };
}

/** `url.endsWith(path)` of ECMAScript. */
function testedEnding(condition: SyntaxNode, text: (node: SyntaxNode) => string) {
  const callee = condition.child('function');
  const [subject, method] = [callee?.child('object'), callee?.child('property')];
  const ending = condition.child('arguments')?.children[0];
  return subject && method && ending && text(method) === 'endsWith' ? { subject, ending } : undefined;
}

/** `model`, `model != null`, `model !== undefined`: what is tested is what is taken. */
const asksWhetherGiven = (condition: string, taken: string): boolean =>
  condition.startsWith(taken) && /^(\s*!==?\s*(null|undefined|''|""))?$/.test(condition.slice(taken.length));

/** `-1`, as in `texts[-1]`. */
export function negativeNumber(node: SyntaxNode, text: (node: SyntaxNode) => string): Expression {
  const written = text(node);
  return /^-\d+$/.test(written) ? { kind: 'number', value: Number(written) } : other;
}
