import type { Expression, StringPiece } from '../syntax/expression.ts';
import { other } from '../syntax/expression.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

/** Elements that are a message of a prompt written as markup. */
const namesMessage = /^(System|User|Human|Assistant)Message$/;

const nameOf = (tag: SyntaxNode | undefined, text: Text) => {
  const name = tag?.child('name');
  return name ? text(name) : '';
};

export const isMessageElement = (node: SyntaxNode, text: Text): boolean =>
  node.type === 'jsx_element' && namesMessage.test(nameOf(node.child('open_tag'), text));

/**
 * A message as a call of its class: given its content and, if it is the first of those that stand beside each other and they say
 * something, all of them. An element's first tag is read as its content, its last as the messages around it, for neither has a node of
 * its own.
 */
export function jsxExpression(node: SyntaxNode, text: Text): Expression {
  const { parent } = node;
  switch (node.type) {
    case 'jsx_element': {
      const open = node.child('open_tag');
      const close = node.child('close_tag');
      const callee = open?.child('name');
      if (!open || !close || !callee || !isMessageElement(node, text)) return other;
      const isFirst = isFirstBeside(node, text) && messagesBeside(node, text).some(message => hasWords(message, text));
      return { kind: 'call', callee, arguments: [{ value: open }, ...(isFirst ? [{ value: close }] : [])] };
    }
    case 'jsx_opening_element':
      return parent ? { kind: 'string', pieces: contentOf(parent, text) } : other;
    case 'jsx_closing_element':
      return parent ? { kind: 'list', items: messagesBeside(parent, text).map(value => ({ value })) } : other;
    default:
      return other;
  }
}

const elementsBeside = ({ parent }: SyntaxNode) =>
  parent && /^jsx_(element|fragment)$/.test(parent.type) ? parent.children : undefined;

const messagesBeside = (element: SyntaxNode, text: Text): readonly SyntaxNode[] =>
  elementsBeside(element)?.filter(child => isMessageElement(child, text)) ?? [element];

/** Asked of each of them, so that the others are not gone through. */
const isFirstBeside = (element: SyntaxNode, text: Text): boolean =>
  (elementsBeside(element)?.find(child => isMessageElement(child, text)) ?? element) === element;

/** What only passes on what somebody else says is no prompt. */
function hasWords(message: SyntaxNode, text: Text): boolean {
  const written = contentOf(message, text).map(piece => ('text' in piece ? piece.text : ''));
  return /\S\s+\S/.test(written.join(''));
}

/** Deepest elements in a message that are read; those further in are placeholders. */
const deepest = 8;

/** Text as React reads it: lines are trimmed and joined by a space, and a `<br />` ends one. Other elements without content are placeholders. */
function contentOf(element: SyntaxNode, text: Text, depth = 0): StringPiece[] {
  return element.children.flatMap((child): StringPiece[] => {
    switch (child.type) {
      case 'jsx_text':
      case 'html_character_reference': {
        const lines = text(child).split('\n');
        const last = lines.length - 1;
        const kept = lines.map((line, index) => {
          const end = index < last ? line.trimEnd() : line;
          return index > 0 ? end.trimStart() : end;
        });
        const written = kept.filter(line => line !== '').join(' ');
        return written === '' ? [] : [{ text: decoded(written), start: child.start, end: child.end }];
      }
      case 'jsx_expression': {
        const [value] = child.children;
        return value ? [{ value }] : [];
      }
      case 'jsx_self_closing_element': {
        const name = child.child('name');
        if (!name) return [];
        return text(name) === 'br' ? [{ text: '\n', start: child.start, end: child.end }] : [{ value: name }];
      }
      case 'jsx_element':
        return depth < deepest ? contentOf(child, text, depth + 1) : [{ value: child }];
      default:
        return [];
    }
  });
}

const references: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const decoded = (written: string) => written.replace(/&(\w+);/g, (whole, name: string) => references[name] ?? whole);
