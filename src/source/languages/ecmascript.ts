import {
  type ArgumentSyntax,
  type EntrySyntax,
  type Expression,
  other,
  type StringPiece,
} from '../syntax/expression.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { declare } from './ecmascript-declarations.ts';
import { jsxExpression } from './jsx.ts';
import { binaryExpression, conditionalExpression, negativeNumber } from './operands.ts';
import { decodeEscapes } from './string-escapes.ts';

type Text = (node: SyntaxNode) => string;

const adapter = (grammar: string): LanguageAdapter => ({
  grammar,
  scopes: {
    function_declaration: 'function',
    generator_function_declaration: 'function',
    function_expression: 'function',
    generator_function: 'function',
    arrow_function: 'function',
    method_definition: 'function',
    class_declaration: 'class',
    abstract_class_declaration: 'class',
    class: 'class',
  },
  commentTypes: new Set(['comment', 'html_comment', 'hash_bang_line']),
  scopeName: (node, text) => {
    const name = node.child('name');
    return name && (name.type === 'private_property_identifier' ? privateName(node, name, text) : text(name));
  },
  declare,
  expression,
  typeNames,
  loop,
  namedArgument: () => undefined,
  objectEntry: (key, value) => `${key}: ${value}`,
});

/** `#ask() {}` is `ask` of its class like a field, unless there is a public method of that name: the two are not told apart. */
function privateName(node: SyntaxNode, name: SyntaxNode, text: Text): string {
  const bare = text(name).slice(1);
  const isTaken = node.parent?.children.some(other => {
    const taken = other === node ? undefined : other.child('name');
    return taken !== undefined && text(taken) === bare;
  });
  return isTaken ? `#${bare}` : bare;
}

export const typescript = adapter('tree-sitter-typescript.wasm');
export const tsx = adapter('tree-sitter-tsx.wasm');
export const javascript = adapter('tree-sitter-javascript.wasm');

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string':
      return {
        kind: 'string',
        pieces: [{ text: decodeEscapes(text(node).slice(1, -1)), start: node.start + 1, end: node.end - 1 }],
      };
    case 'template_string':
      return { kind: 'string', pieces: templatePieces(node, text) };
    case 'regex': {
      // What `text.replace(/\{name\}/g, name)` looks for, where it is one text alone.
      const pattern = node.child('pattern');
      const literal = pattern && text(pattern).replace(/\\([^A-Za-z0-9])/g, (_, mark: string) => mark);
      const isLiteral = pattern && !/(^|[^\\])[.*+?^$()[\]|]|\\[A-Za-z0-9]|\{\d*,?\d*\}/.test(text(pattern));
      return isLiteral && literal
        ? { kind: 'string', pieces: [{ text: literal, start: pattern.start, end: pattern.end }] }
        : other;
    }
    case 'number':
      return { kind: 'number', value: Number(text(node).replaceAll('_', '').replace(/n$/, '')) };
    case 'true':
      return { kind: 'constant', value: true };
    case 'false':
      return { kind: 'constant', value: false };
    case 'null':
    case 'undefined':
      return { kind: 'constant', value: null };
    case 'super':
    case 'import':
      return { kind: 'name', name: node.type };
    case 'this':
      return { kind: 'self' };
    case 'identifier':
    case 'type_identifier':
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
      return text(node) === 'undefined' ? { kind: 'constant', value: null } : { kind: 'name', name: text(node) };
    case 'member_expression':
    case 'nested_identifier':
    case 'nested_type_identifier': {
      const object = node.child('object') ?? node.child('module');
      const name = node.child('property') ?? node.child('name');
      const cast = castBefore(node);
      if (cast) return { kind: 'same', of: cast };
      return object && name ? { kind: 'member', object, name: text(name).replace(/^#/, '') } : other;
    }
    case 'subscript_expression': {
      const object = node.child('object');
      const key = node.child('index');
      return object && key ? { kind: 'index', object, key } : other;
    }
    case 'call_expression':
    case 'new_expression': {
      const callee = bare(node.child('function') ?? node.child('constructor'));
      const list = node.child('arguments');
      if (!callee) return other;
      if (list?.type === 'template_string' && text(callee) === 'String.raw')
        return { kind: 'string', pieces: templatePieces(list, text, true) };
      if (list?.type === 'template_string') return { kind: 'call', callee, arguments: [{ value: list }], tag: true };
      const creates = node.type === 'new_expression' ? { creates: true as const } : {};
      return { kind: 'call', callee, arguments: list ? items(list) : [], ...(list ? { list } : {}), ...creates };
    }
    case 'binary_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (!left || !right) return other;
      const between = text(node)
        .slice(left.end - node.start, right.start - node.start)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return { kind: 'binary', operator: between.trim(), left, right };
    }
    case 'ternary_expression':
      return conditionalExpression(node, text);
    case 'unary_expression':
      return negativeNumber(node, text);
    case 'array':
      return { kind: 'list', items: items(node) };
    case 'enum_body':
    case 'object':
      return { kind: 'object', entries: node.children.flatMap(child => entry(child, text)) };
    case 'arrow_function':
    case 'function_expression':
    case 'method_definition':
    case 'function_declaration':
      return { kind: 'function', node };
    case 'augmented_assignment_expression': {
      const given = binaryExpression(node, text);
      return given.kind === 'binary' && /^(\?\?|\|\|)=$/.test(given.operator)
        ? { ...given, operator: given.operator.slice(0, 2) }
        : other;
    }
    case 'assignment_expression':
      return node.child('right') ? { kind: 'same', of: node.child('right')! } : other;
    case 'parenthesized_expression':
    case 'await_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
    case 'expression_statement': {
      const [inner] = node.children;
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'type_assertion': {
      const inner = node.children.at(-1);
      return inner ? { kind: 'same', of: inner } : other;
    }
    default:
      return node.type.startsWith('jsx_') ? jsxExpression(node, text) : other;
  }
}

/** `model.bindTools!(tools)` calls what stands before the mark. */
function bare(callee: SyntaxNode | undefined): SyntaxNode | undefined {
  return callee?.type === 'non_null_expression' ? callee.children[0] : callee;
}

function items(list: SyntaxNode): ArgumentSyntax[] {
  return list.children.map(child =>
    child.type === 'spread_element' && child.children[0]
      ? { value: child.children[0], spread: 'list' }
      : { value: child },
  );
}

function entry(child: SyntaxNode, text: Text): EntrySyntax[] {
  switch (child.type) {
    case 'spread_element':
      return child.children[0] ? [{ value: child.children[0], spread: true }] : [];
    case 'shorthand_property_identifier':
      return [{ key: text(child), keyNode: child, value: child }];
    case 'method_definition': {
      const name = child.child('name');
      return name ? [{ key: text(name), keyNode: name, value: child }] : [];
    }
    case 'enum_assignment':
    case 'pair': {
      const keyNode = child.child('key') ?? child.child('name');
      const value = child.child('value');
      if (!keyNode || !value) return [];
      if (keyNode.type === 'computed_property_name') return [{ keyNode, value }];
      return [{ key: text(keyNode).replace(/^['"]|['"]$/g, ''), keyNode, value }];
    }
    default:
      return [];
  }
}

function templatePieces(node: SyntaxNode, text: Text, raw = false): StringPiece[] {
  const pieces: StringPiece[] = [];
  const closing = text(node).length > 1 && text(node).endsWith('`') ? node.end - 1 : node.end;
  let from = node.start + 1;
  const literal = (start: number, end: number) => {
    if (end <= start) return;
    const written = text(node).slice(start - node.start, end - node.start);
    pieces.push({ text: raw ? written : decodeEscapes(written), start, end });
  };
  for (const child of node.children) {
    if (child.type !== 'template_substitution') continue;
    literal(from, child.start);
    const value = child.children[0];
    if (value) pieces.push({ value });
    from = child.end;
  }
  literal(from, closing);
  return pieces;
}

/**
 * What is cast in `value as A.B.C`: the grammar takes the last names of so long a type for members of the cast, which without brackets has
 * none.
 */
function castBefore(member: SyntaxNode): SyntaxNode | undefined {
  let object = member.child('object');
  while (object?.type === 'member_expression') object = object.child('object');
  return object?.type === 'as_expression' || object?.type === 'satisfies_expression' ? object.children[0] : undefined;
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (/^(type_identifier|nested_type_identifier|identifier|member_expression)$/.test(at.type)) found.push(at);
    else for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i]!);
  }
  return found;
}

const perItem = /^(map|flatMap|forEach|filter|reduce|some|every|find)$/;

function loop(node: SyntaxNode, child: SyntaxNode, text: Text): boolean {
  if (node.type === 'for_in_statement' || node.type === 'for_statement') return child.field === 'body';
  if (node.type === 'while_statement' || node.type === 'do_statement') return true;
  if (node.type !== 'call_expression' || child.field !== 'arguments') return false;
  // xs.map(x => call(x)), Array.from(xs, x => call(x)): a function that runs once per item.
  const callee = node.child('function');
  const method = callee?.child('property');
  const isEach = method !== undefined && perItem.test(text(method));
  const change = child.children[isEach ? 0 : 1];
  return change !== undefined && /function/.test(change.type) && (isEach || text(callee!) === 'Array.from');
}
