import type { TypeShape } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

/** A type annotation, one level deep: what JSON Schema can be made of. */
export function typeShape(node: SyntaxNode, text: Text): TypeShape {
  switch (node.type) {
    case 'type':
    case 'parenthesized_expression':
      return node.children[0] ? typeShape(node.children[0], text) : { kind: 'other' };
    case 'identifier':
      return { kind: 'name', name: text(node), node };
    case 'attribute':
    case 'member_type':
      return { kind: 'name', name: lastName(text(node)), node };
    case 'none':
      return { kind: 'none' };
    case 'generic_type': {
      const [name, parameters] = node.children;
      return name ? { kind: 'generic', name: lastName(text(name)), of: parameters?.children ?? [] } : { kind: 'other' };
    }
    case 'subscript': {
      const name = node.child('value');
      return name ? { kind: 'generic', name: lastName(text(name)), of: node.all('subscript') } : { kind: 'other' };
    }
    case 'binary_operator':
    case 'union_type':
      return { kind: 'union', options: node.children };
    default:
      return { kind: 'value', node };
  }
}

const lastName = (dotted: string) => dotted.slice(dotted.lastIndexOf('.') + 1);

/** The docstring of a function or class. */
export function documentation(node: SyntaxNode): SyntaxNode | undefined {
  const first = node.child('body')?.children[0];
  const inner = first?.type === 'expression_statement' ? first.children[0] : undefined;
  return inner?.type === 'string' || inner?.type === 'concatenated_string' ? inner : undefined;
}
