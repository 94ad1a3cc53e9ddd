import { type ArgumentSyntax, type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import { type Origin, roleOfAdder } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { negativeNumber } from './operands.ts';
import { stringPieces } from './python-strings.ts';
import { documentation, typeShape } from './python-types.ts';
import { sessionEntry } from './session-state.ts';

type Text = (node: SyntaxNode) => string;

export const python: LanguageAdapter = {
  grammar: 'tree-sitter-python.wasm',
  scopes: { function_definition: 'function', lambda: 'function', class_definition: 'class' },
  commentTypes: new Set(['comment', 'line_continuation']),
  scopeName: (node, text) => {
    const name = node.child('name');
    return name && text(name);
  },
  declare,
  expression,
  typeNames,
  quotedTypes: true,
  starsBringImports: true,
  typeShape,
  documentation,
  loop,
  namedArgument: (key, value) => `${key}=${value}`,
  objectEntry: (key, value) => `"${key}": ${value}`,
};

function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'call':
      sink.call(node);
      mutation(node, sink);
      break;
    case 'import_statement':
      for (const name of node.all('name')) {
        const alias = name.child('alias');
        const module = sink.text(name.child('name') ?? name);
        if (alias) sink.bind(sink.text(alias), { kind: 'import', module }, node);
        else sink.bind(module.split('.')[0]!, { kind: 'import', module: module.split('.')[0]! }, node);
      }
      break;
    case 'import_from_statement': {
      const from = node.child('module_name');
      if (!from) break;
      const module = sink.text(from);
      if (node.childOfType('wildcard_import')) sink.bind('*', { kind: 'import', module }, node);
      for (const name of node.all('name')) {
        const imported = sink.text(name.child('name') ?? name);
        sink.bind(sink.text(name.child('alias') ?? name), { kind: 'import', module, name: imported }, node);
      }
      break;
    }
    case 'assignment':
    case 'named_expression': {
      const target = node.child('left') ?? node.child('name');
      const value = node.child('right') ?? node.child('value');
      const type = node.child('type');
      if (target && (value || type)) assign(target, value && { kind: 'value', node: value }, node, sink, type);
      break;
    }
    case 'augmented_assignment': {
      const target = node.child('left');
      const value = node.child('right');
      if (target && value) assign(target, { kind: 'append-value', node: value }, node, sink);
      break;
    }
    case 'for_statement':
    case 'for_in_clause': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right) assign(left, { kind: 'item', of: right }, left, sink);
      break;
    }
    case 'as_pattern': {
      const [value] = node.children;
      const alias = node.child('alias')?.children[0] ?? node.child('alias');
      if (value && alias && isWithItem(node.parent)) assign(alias, { kind: 'value', node: value }, node, sink);
      break;
    }
    case 'parameters':
    case 'lambda_parameters':
      parameters(node, sink);
      break;
    case 'decorated_definition': {
      const target = node.child('definition');
      for (const child of node.children)
        if (child.type === 'decorator' && child.children[0] && target) sink.decorated(child.children[0], target);
      break;
    }
    case 'return_statement':
      if (node.children[0]) sink.returns(node.children[0]);
      break;
    case 'lambda':
      if (node.child('body')) sink.returns(node.child('body')!);
      break;
    case 'class_definition':
      for (const base of node.child('superclasses')?.children ?? [])
        if (base.type !== 'keyword_argument') sink.base(base);
      break;
  }
}

function assign(
  target: SyntaxNode,
  origin: Origin | undefined,
  node: SyntaxNode,
  sink: DeclarationSink,
  type?: SyntaxNode,
): void {
  const value: Origin = origin ?? { kind: 'parameter', index: -1 };
  const name = target.type === 'identifier' ? sink.text(target) : sessionEntry(target, sink.text);
  if (name) sink.bind(name, value, node, type);
  else if (target.type === 'attribute') {
    const object = target.child('object');
    const name = target.child('attribute');
    if (!object || !name) return;
    if (isSelf(object, sink.text)) sink.bindField(sink.text(name), value, node, type);
    else if (value.kind === 'value') setEntry(object, sink.text(name), value.node, node, sink);
  } else if (target.type === 'subscript') {
    const object = target.child('value');
    const key = target.child('subscript');
    if (object && key?.type === 'string' && value.kind === 'value')
      setEntry(object, sink.text(key).replace(/^\w*['"]|['"]$/g, ''), value.node, node, sink);
    else if (object && key && value.kind === 'value' && /^-?\d+$/.test(sink.text(key)))
      setEntry(object, sink.text(key), value.node, node, sink);
  } else if (/^(pattern_list|tuple_pattern|list_pattern)$/.test(target.type)) {
    if (value.kind !== 'value' && value.kind !== 'item') return;
    target.children.forEach((child, index) => {
      assign(child, { ...value, path: [...(value.path ?? []), index] }, value.kind === 'item' ? child : node, sink);
    });
  }
}

/** `with X as x:`, and what the grammar makes of `with (X as x):` and `with (X as x,):`. */
function isWithItem(node: SyntaxNode | undefined): boolean {
  if (node?.type === 'with_item') return true;
  return /^(tuple|parenthesized_expression)$/.test(node?.type ?? '') && node?.parent?.type === 'with_item';
}

function setEntry(object: SyntaxNode, key: string, value: SyntaxNode, node: SyntaxNode, sink: DeclarationSink): void {
  if (object.type === 'identifier') sink.bind(sink.text(object), { kind: 'set-entry', key, node: value }, node);
  else if (object.type === 'attribute' && isSelf(object.child('object'), sink.text))
    sink.bindField(sink.text(object.child('attribute')!), { kind: 'set-entry', key, node: value }, node);
}

/** Methods that add to what they are called on; whether all items of their argument. */
const appending: Readonly<Record<string, boolean>> = {
  append: false,
  extend: true,
  insert: false,
  add_component: false,
  add_node: false,
};

function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const callee = node.child('function');
  const method = callee?.type === 'attribute' ? callee.child('attribute') : undefined;
  const object = callee?.child('object');
  if (!method || !object) return;
  const name = sink.text(method);
  if (name === 'write') {
    // `text = io.StringIO()`; what is no text is none afterwards.
    const [added] = (node.child('arguments') ?? node).children;
    if (added && object.type === 'identifier')
      sink.bind(sink.text(object), { kind: 'append-value', node: added }, node);
    return;
  }
  if (name === 'update') {
    for (const given of (node.child('arguments') ?? node).children) {
      const [key, value] = [given.child('name'), given.child('value')];
      const whole = given.type === 'dictionary_splat' ? given.children[0] : given;
      if (given.type === 'keyword_argument' && key && value) setEntry(object, sink.text(key), value, node, sink);
      else if (whole) assign(object, { kind: 'append-value', node: whole }, node, sink);
    }
    return;
  }
  if (name === 'set_lm') {
    const [model] = (node.child('arguments') ?? node).children;
    if (model) setEntry(object, 'lm', model, node, sink);
    return;
  }
  const role = roleOfAdder(name);
  if (!role && !Object.hasOwn(appending, name)) return;
  const values = (node.child('arguments') ?? node).children;
  const value = name === 'insert' ? values[1] : values[0];
  if (!value) return;
  const origin: Origin = {
    kind: 'append-item',
    items: [role ? { node: value, spread: false, role } : { node: value, spread: appending[name]! }],
    first: name === 'insert',
  };
  const variable = object.type === 'identifier' ? sink.text(object) : sessionEntry(object, sink.text);
  if (variable) sink.bind(variable, origin, node);
  else if (object.type === 'attribute' && isSelf(object.child('object'), sink.text))
    sink.bindField(sink.text(object.child('attribute')!), origin, node);
}

function parameters(node: SyntaxNode, sink: DeclarationSink): void {
  let index = 0;
  for (const child of node.children) {
    const nameNode = child.child('name') ?? (child.type === 'identifier' ? child : child.children[0]);
    if (!nameNode || /separator/.test(child.type)) continue;
    const inner = nameNode.type.endsWith('splat_pattern') ? nameNode.children[0] : nameNode;
    const splat = child.type.endsWith('splat_pattern') ? child.type : nameNode.type;
    const name = sink.text(inner ?? nameNode);
    if (index === 0 && (name === 'self' || name === 'cls')) continue;
    const fallback = child.child('value');
    const type = child.child('type');
    sink.parameter(
      {
        name,
        index: index++,
        ...(fallback ? { fallback } : {}),
        ...(type ? { type } : {}),
        ...(splat === 'list_splat_pattern'
          ? { spread: 'list' }
          : splat === 'dictionary_splat_pattern'
            ? { spread: 'entries' }
            : {}),
      },
      child,
    );
  }
}

function isSelf(node: SyntaxNode | undefined, text: Text): boolean {
  return node?.type === 'identifier' && /^(self|cls)$/.test(text(node));
}

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string':
      return { kind: 'string', pieces: stringPieces(node, text) };
    case 'concatenated_string':
      return {
        kind: 'string',
        pieces: node.children.flatMap(part => (part.type === 'string' ? stringPieces(part, text) : [])),
      };
    case 'integer':
    case 'float':
      return { kind: 'number', value: Number(text(node).replaceAll('_', '')) };
    case 'true':
      return { kind: 'constant', value: true };
    case 'false':
      return { kind: 'constant', value: false };
    case 'none':
      return { kind: 'constant', value: null };
    case 'identifier':
      if (!isSelf(node, text)) return { kind: 'name', name: text(node) };
      return text(node) === 'cls' ? { kind: 'self', ofClass: true } : { kind: 'self' };
    case 'dotted_name':
    case 'attribute': {
      const object = node.child('object');
      const name = node.child('attribute');
      const entry = sessionEntry(node, text);
      if (entry) return { kind: 'name', name: entry };
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'subscript': {
      const entry = sessionEntry(node, text);
      if (entry) return { kind: 'name', name: entry };
      const object = node.child('value');
      const key = node.child('subscript');
      return object && key ? { kind: 'index', object, key } : other;
    }
    case 'call': {
      const callee = node.child('function');
      const list = node.child('arguments');
      if (!callee || !list) return other;
      if (list.type === 'generator_expression') return { kind: 'call', callee, arguments: [{ value: list }] };
      return { kind: 'call', callee, arguments: callArguments(list, text), list };
    }
    case 'binary_operator':
    case 'boolean_operator': {
      const left = node.child('left');
      const right = node.child('right');
      if (!left || !right) return other;
      return { kind: 'binary', operator: operatorBetween(left, right, node, text), left, right };
    }
    case 'conditional_expression': {
      const [yes, condition, no] = node.children;
      return yes && no ? { kind: 'choice', options: [yes, no], ...(condition ? { condition } : {}) } : other;
    }
    case 'unary_operator':
      return negativeNumber(node, text);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return { kind: 'list', items: callArguments(node, text) };
    case 'dictionary':
      return { kind: 'object', entries: node.children.flatMap(child => entry(child, text)) };
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression': {
      const body = node.child('body');
      const of = node.childOfType('for_in_clause')?.child('right');
      return body ? { kind: 'comprehension', body, ...(of ? { of } : {}) } : other;
    }
    case 'named_expression':
    case 'keyword_argument':
      return node.child('value') ? { kind: 'same', of: node.child('value')! } : other;
    case 'parenthesized_expression':
    case 'await':
    case 'type':
    case 'expression_statement': {
      const [inner] = node.children;
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'as_pattern':
      return node.children[0] ? { kind: 'same', of: node.children[0] } : other;
    case 'lambda':
      return { kind: 'function', node };
    default:
      return other;
  }
}

function callArguments(list: SyntaxNode, text: Text): ArgumentSyntax[] {
  const given: ArgumentSyntax[] = [];
  for (const child of list.children) {
    const [inner] = child.children;
    if (child.type === 'keyword_argument') {
      const name = child.child('name');
      const value = child.child('value');
      if (name && value) given.push({ name: text(name), value });
    } else if (child.type === 'list_splat') {
      if (inner) given.push({ value: inner, spread: 'list' });
    } else if (child.type === 'dictionary_splat') {
      if (inner) given.push({ value: inner, spread: 'entries' });
    } else given.push({ value: child });
  }
  return given;
}

function entry(child: SyntaxNode, text: Text): EntrySyntax[] {
  if (child.type === 'dictionary_splat') return child.children[0] ? [{ value: child.children[0], spread: true }] : [];
  const keyNode = child.child('key');
  const value = child.child('value');
  if (!keyNode || !value) return [];
  const literal =
    keyNode.type === 'string'
      ? stringPieces(keyNode, text)
          .map(piece => ('text' in piece ? piece.text : ''))
          .join('')
      : undefined;
  return [{ ...(literal === undefined ? {} : { key: literal }), keyNode, value }];
}

function operatorBetween(left: SyntaxNode, right: SyntaxNode, node: SyntaxNode, text: Text): string {
  const between = text(node)
    .slice(left.end - node.start, right.start - node.start)
    .replace(/#.*/g, '');
  return /[-+*/%|&@<>=^]+|\b(?:and|or)\b/.exec(between)?.[0] ?? '';
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (at.type === 'identifier' || at.type === 'attribute') found.push(at);
    else for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i]!);
  }
  return found;
}

function loop(node: SyntaxNode, child: SyntaxNode): boolean {
  if (node.type === 'while_statement') return child.field !== 'alternative';
  return /^for_statement$|_comprehension$|^generator_expression$/.test(node.type) && child.field === 'body';
}
