import {
  type ArgumentSyntax,
  type EntrySyntax,
  type Expression,
  other,
  type StringPiece,
} from '../syntax/expression.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import { calleeOf, calleeType, type SyntaxNode } from '../syntax/syntax-node.ts';
import { binaryExpression } from './operands.ts';
import { declare, dotted, isThis, plainName } from './php-declarations.ts';
import { decodeEscapes } from './string-escapes.ts';

type Text = (node: SyntaxNode) => string;

export const php: LanguageAdapter = {
  grammar: 'tree-sitter-php.wasm',
  scopes: {
    class_declaration: 'class',
    anonymous_class: 'class',
    trait_declaration: 'class',
    interface_declaration: 'class',
    enum_declaration: 'class',
    method_declaration: 'function',
    function_definition: 'function',
    anonymous_function: 'function',
    arrow_function: 'function',
  },
  commentTypes: new Set(['comment']),
  globalClasses: true,
  keepsLineEnds: true,
  scopeName: (node, text) => (node.child('name') ? text(node.child('name')!) : undefined),
  declare,
  expression,
  typeNames,
  loop: (node, child, text) => {
    if (/^(foreach|for)_statement$/.test(node.type)) return /statement$/.test(child.type);
    if (/^(while|do)_statement$/.test(node.type)) return true;
    const name =
      node.type === 'function_call_expression' && child.field === 'arguments' ? node.child('function') : undefined;
    return name !== undefined && /^array_(map|walk|filter)$/.test(text(name));
  },
  labelledArguments: true,
  unimported: 'package',
  namedArgument: () => undefined,
  objectEntry: (key, value) => `'${key}' => ${value}`,
  objectsAreLists: true,
};

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string': {
      const inside = text(node)
        .slice(1, -1)
        .replace(/\\(['\\])/g, '$1');
      return { kind: 'string', pieces: [{ text: inside, start: node.start + 1, end: node.end - 1 }] };
    }
    case 'encapsed_string':
      return { kind: 'string', pieces: pieces(node, node.start + 1, node.end - 1, text) };
    case 'heredoc':
    case 'nowdoc': {
      const body = node.child('value');
      const closing = node.child('end_tag');
      if (!body) return other;
      // The line break after the opening is not part of the text.
      const skipped = /^\r?\n/.exec(text(body))?.[0].length ?? 0;
      const indentation = closing
        ? /(?<![ \t])[ \t]*$/.exec(text(node).slice(0, closing.start - node.start))![0].length
        : 0;
      return {
        kind: 'string',
        pieces: pieces(body, body.start + skipped, body.end, text, node.type === 'nowdoc'),
        indentation,
      };
    }
    case 'integer':
    case 'float':
      return { kind: 'number', value: Number(text(node).replaceAll('_', '')) };
    case 'boolean':
      return { kind: 'constant', value: text(node).toLowerCase() === 'true' };
    case 'null':
      return { kind: 'constant', value: null };
    case 'variable_name':
      return isThis(node, text) ? { kind: 'self' } : { kind: 'name', name: plainName(node, text) };
    case 'name':
      return { kind: 'name', name: text(node) };
    case 'relative_scope':
      return { kind: 'self' };
    case 'qualified_name': {
      const path = dotted(text(node));
      return { kind: 'name', name: path };
    }
    case calleeType:
      return { kind: 'member', object: node.child('object')!, name: plainName(node.child('name')!, text) };
    case 'member_access_expression':
    case 'nullsafe_member_access_expression': {
      const object = node.child('object');
      const name = node.child('name');
      if (!object || !name) return other;
      // `Model::Small->value`: what an enum's case stands for.
      if (object.type === 'class_constant_access_expression' && text(name) === 'value')
        return { kind: 'same', of: object };
      return { kind: 'member', object, name: text(name) };
    }
    case 'class_constant_access_expression': {
      const [object, name] = node.children;
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'subscript_expression': {
      const [object, key] = node.children;
      return object && key ? { kind: 'index', object, key } : other;
    }
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
    case 'scoped_call_expression':
    case 'function_call_expression':
    case 'object_creation_expression':
      return callExpression(node, text);
    case 'binary_expression':
      return binaryExpression(node, text);
    case 'array_creation_expression':
      return array(node, text);
    case 'cast_expression': {
      const value = node.child('value');
      return value ? { kind: 'same', of: value } : other;
    }
    case 'parenthesized_expression':
    case 'argument': {
      const inner = node.children.at(-1);
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'assignment_expression':
      return node.child('right') ? { kind: 'same', of: node.child('right')! } : other;
    case 'conditional_expression': {
      const [condition, body, alternative] = ['condition', 'body', 'alternative'].map(field => node.child(field));
      // `a ?: b` is `a` unless that is empty.
      if (!body && condition && alternative)
        return { kind: 'binary', operator: '?:', left: condition, right: alternative };
      return { kind: 'choice', options: [body, alternative].filter(option => option !== undefined) };
    }
    case 'match_expression': {
      const arms = node.child('body')?.children.flatMap(arm => arm.child('return_expression') ?? []);
      return { kind: 'choice', options: arms ?? [] };
    }
    case 'arrow_function':
    case 'anonymous_function':
      return { kind: 'function', node };
    default:
      return other;
  }
}

function callExpression(node: SyntaxNode, text: Text): Expression {
  const list = node.child('arguments') ?? node.childOfType('arguments');
  const given = list ? list.children.flatMap(child => argument(child, text)) : [];
  const parenthesised = list ? { list } : {};
  const object = node.child('object') ?? node.child('scope');
  const name = node.child('name');
  if (object && name) return { kind: 'call', callee: calleeOf(node, object, name), arguments: given, ...parenthesised };
  const callee = node.child('function') ?? node.children.find(child => child !== list);
  const creates = node.type === 'object_creation_expression' ? { creates: true as const } : {};
  return callee ? { kind: 'call', callee, arguments: given, ...parenthesised, ...creates } : other;
}

function argument(child: SyntaxNode, text: Text): ArgumentSyntax[] {
  const name = child.child('name');
  const value = child.children.findLast(inner => inner !== name);
  if (!value) return [];
  if (value.type === 'variadic_unpacking')
    return value.children[0] ? [{ value: value.children[0], spread: 'list' }] : [];
  return [{ value, ...(name ? { name: text(name) } : {}) }];
}

function array(node: SyntaxNode, text: Text): Expression {
  const elements = node.children;
  const keyed = elements.some(element => element.children.length === 2);
  if (!keyed)
    return {
      kind: 'list',
      items: elements.flatMap((element): ArgumentSyntax[] => {
        const value = element.children[0];
        if (!value) return [];
        const inner = value.type === 'variadic_unpacking' ? value.children[0] : undefined;
        return [inner ? { value: inner, spread: 'list' } : { value }];
      }),
    };
  const entries = elements.flatMap((element): EntrySyntax[] => {
    const [key, value] = element.children;
    if (!key) return [];
    if (!value) return [{ value: key.children[0] ?? key, spread: true }];
    const name = /string$/.test(key.type)
      ? text(key).slice(1, -1)
      : key.type === 'name' && text(key).startsWith('CURLOPT_')
        ? text(key)
        : undefined;
    return [{ ...(name === undefined ? {} : { key: name }), keyNode: key, value }];
  });
  return { kind: 'object', entries };
}

/** Text between the interpolations; the grammar does not give every stretch of it a node. */
function pieces(node: SyntaxNode, start: number, end: number, text: Text, raw = false): StringPiece[] {
  const found: StringPiece[] = [];
  let from = start;
  const literal = (to: number) => {
    const content = text(node).slice(from - node.start, to - node.start);
    if (to > from) found.push({ text: raw ? content : decodeEscapes(content), start: from, end: to });
  };
  for (const child of node.children) {
    if (/^(string_content|escape_sequence|nowdoc_string)$/.test(child.type)) continue;
    // `{$x}` stands in braces that are no nodes.
    const braced = text(node)[child.start - 1 - node.start] === '{' && text(node)[child.end - node.start] === '}';
    literal(braced ? child.start - 1 : child.start);
    found.push({ value: child });
    from = braced ? child.end + 1 : child.end;
  }
  literal(end);
  return found;
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (at.type === 'name' || at.type === 'qualified_name') found.push(at);
    else stack.push(...at.children.toReversed());
  }
  return found;
}
