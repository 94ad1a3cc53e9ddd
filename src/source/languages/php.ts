import {
  type ArgumentSyntax,
  type EntrySyntax,
  type Expression,
  other,
  type StringPiece,
} from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import { isSetter, type Origin } from '../syntax/scope.ts';
import { calleeOf, calleeType, type SyntaxNode } from '../syntax/syntax-node.ts';
import { binaryExpression } from './operands.ts';
import { decodeEscapes } from './string-escapes.ts';

type Text = (node: SyntaxNode) => string;

const dotted = (path: string) => path.replace(/^\\/, '').replaceAll('\\', '.');

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

function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'class_declaration':
    case 'anonymous_class':
      // An agent may be a class.
      sink.call(node);
      break;
    case 'function_call_expression':
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
    case 'scoped_call_expression':
    case 'object_creation_expression':
      sink.call(node);
      setting(node, sink);
      if (node.type === 'function_call_expression') {
        transferOption(node, sink);
        pushed(node, sink);
      }
      break;
    case 'namespace_use_clause': {
      const path = dotted(sink.text(node.children[0] ?? node));
      const alias = node.child('alias');
      sink.bind(
        alias ? sink.text(alias) : path.slice(path.lastIndexOf('.') + 1),
        { kind: 'import', module: path },
        node,
      );
      break;
    }
    case 'assignment_expression':
    case 'augmented_assignment_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right)
        assign(
          left,
          { kind: node.type === 'assignment_expression' ? 'value' : 'append-value', node: right },
          node,
          sink,
        );
      break;
    }
    case 'property_element': {
      const name = node.child('name') ?? node.children[0];
      const value = node.child('default_value') ?? node.children[1];
      if (name)
        sink.bindField(
          plainName(name, sink.text),
          value ? { kind: 'value', node: value } : { kind: 'parameter', index: -1 },
          node,
          node.parent?.child('type'),
        );
      break;
    }
    case 'enum_case':
    case 'const_element': {
      const [name, value] = node.children;
      if (name && value) {
        sink.bind(sink.text(name), { kind: 'value', node: value }, node);
        sink.bindField(sink.text(name), { kind: 'value', node: value }, node);
      }
      break;
    }
    case 'formal_parameters': {
      let index = 0;
      for (const child of node.children) {
        const name = child.child('name');
        if (!name) continue;
        const type = child.child('type');
        const fallback = child.child('default_value');
        const plain = plainName(name, sink.text);
        sink.parameter(
          { name: plain, index: index++, ...(type ? { type } : {}), ...(fallback ? { fallback } : {}) },
          child,
        );
        if (child.type === 'property_promotion_parameter')
          sink.bindField(plain, { kind: 'parameter', index: -1, ...(fallback ? { fallback } : {}) }, child, type);
      }
      break;
    }
    case 'foreach_statement': {
      const [of, item] = node.children;
      if (of && item?.type === 'variable_name') sink.bind(plainName(item, sink.text), { kind: 'item', of }, item);
      break;
    }
    case 'attribute':
      attribute(node, sink);
      break;
    case 'use_declaration':
      // What a trait brings counts like what a base class has.
      for (const trait of node.children) if (/name$/.test(trait.type)) sink.base(trait);
      break;
    case 'return_statement':
      if (node.children[0]) sink.returns(node.children[0]!);
      break;
    case 'base_clause':
    case 'class_interface_clause':
      for (const base of node.children) sink.base(base);
      break;
  }
}

/** `#[Model('m')]` before a class says of its objects what a property would. */
function attribute(node: SyntaxNode, sink: DeclarationSink): void {
  if (!/^(class_declaration|anonymous_class)$/.test(node.parent?.parent?.parent?.type ?? '')) return;
  const name = node.children[0];
  const value = (node.child('parameters') ?? node.childOfType('arguments'))?.children[0];
  if (name && value) sink.bindField(sink.text(name), { kind: 'value', node: value.children.at(-1) ?? value }, node);
}

/** `$chat->setSystemMessage($text);` and `$messages->add($message);` on lines of their own. */
function setting(call: SyntaxNode, sink: DeclarationSink): void {
  if (call.parent?.type !== 'expression_statement' || call.type !== 'member_call_expression') return;
  const object = call.child('object');
  const method = call.child('name');
  const value = (call.child('arguments') ?? call).children[0];
  if (!object || !method || !value) return;
  if (sink.text(method) === 'add')
    assign(object, { kind: 'append-item', items: [{ node: value.children[0] ?? value, spread: false }] }, call, sink);
  if (!isSetter(sink.text(method))) return;
  assign(object, { kind: 'set-entry', key: sink.text(method), node: value.children[0] ?? value }, call, sink);
}

/** `curl_setopt($handle, CURLOPT_URL, $url)` and `curl_setopt_array($handle, [CURLOPT_URL => $url])` */
function transferOption(call: SyntaxNode, sink: DeclarationSink): void {
  const name = call.child('function');
  if (!name || !/^curl_setopt(_array)?$/.test(sink.text(name))) return;
  const [handle, option, value] = (call.child('arguments') ?? call).children.map(child => child.children.at(-1));
  if (!handle || !option) return;
  const key = value ? sink.text(option) : 'options';
  assign(handle, { kind: 'set-entry', key, node: value ?? option }, call, sink);
}

/** `array_unshift($messages, $system)` and `array_push($messages, $question)` */
function pushed(call: SyntaxNode, sink: DeclarationSink): void {
  const name = /^array_(push|unshift)$/.exec(sink.text(call.child('function') ?? call))?.[1];
  if (!name) return;
  const [list, ...items] = (call.child('arguments') ?? call).children.flatMap(child => child.children.slice(-1));
  if (!list || items.length === 0) return;
  const added = items.map(node => ({ node, spread: false }));
  assign(list, { kind: 'append-item', items: added, first: name === 'unshift' }, call, sink);
}

const plainName = (node: SyntaxNode, text: Text) => text(node).replace(/^\$/, '');
const isThis = (node: SyntaxNode | undefined, text: Text) => node?.type === 'variable_name' && text(node) === '$this';

function assign(left: SyntaxNode, origin: Origin, node: SyntaxNode, sink: DeclarationSink): void {
  if (left.type === 'variable_name') sink.bind(plainName(left, sink.text), origin, node);
  else if (left.type === 'member_access_expression' && isThis(left.child('object'), sink.text) && left.child('name'))
    sink.bindField(sink.text(left.child('name')!), origin, node);
  else if (left.type === 'member_access_expression' && origin.kind === 'value') {
    const object = left.child('object');
    const name = left.child('name');
    if (object?.type === 'variable_name' && name)
      assign(object, { kind: 'set-entry', key: sink.text(name), node: origin.node }, node, sink);
  } else if (left.type === 'subscript_expression' && origin.kind === 'value') {
    const [object, key] = left.children;
    if (!object) return;
    if (!key) assign(object, { kind: 'append-item', items: [{ node: origin.node, spread: false }] }, node, sink);
    else if (/string$/.test(key.type))
      assign(object, { kind: 'set-entry', key: sink.text(key).slice(1, -1), node: origin.node }, node, sink);
  }
}

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
