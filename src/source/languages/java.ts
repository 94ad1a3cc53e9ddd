import { type Expression, other, type StringPiece } from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import { type Origin, roleOfAdder } from '../syntax/scope.ts';
import { calleeOf, calleeType, type SyntaxNode } from '../syntax/syntax-node.ts';
import { binaryExpression, conditionalExpression } from './operands.ts';
import { decodeEscapes } from './string-escapes.ts';
import { addedText, type MethodCall } from './text-builders.ts';

type Text = (node: SyntaxNode) => string;

export const java: LanguageAdapter = {
  grammar: 'tree-sitter-java.wasm',
  scopes: {
    class_declaration: 'class',
    record_declaration: 'class',
    interface_declaration: 'class',
    enum_declaration: 'class',
    method_declaration: 'function',
    constructor_declaration: 'function',
    lambda_expression: 'function',
  },
  commentTypes: new Set(['line_comment', 'block_comment']),
  implicitThis: true,
  scopeName: (node, text) => (node.child('name') ? text(node.child('name')!) : undefined),
  declare,
  expression,
  typeNames,
  loop: (node, child, text) => {
    if (/^(enhanced_for|for)_statement$/.test(node.type)) return child.field === 'body';
    if (/^(while|do)_statement$/.test(node.type)) return true;
    const name = node.type === 'method_invocation' && child.field === 'arguments' ? node.child('name') : undefined;
    const inline = child.children[0]?.type === 'lambda_expression';
    return name !== undefined && inline && /^(forEach|map|flatMap|mapToObj)$/.test(text(name));
  },
  unimported: 'package',
  starredClasses: true,
  namedArgument: () => undefined,
  objectEntry: () => undefined,
};

function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'method_invocation':
      sink.call(node);
      mutation(node, sink);
      branch(node, sink);
      addedText(node, sink, at => methodCall(at, sink.text));
      break;
    case 'object_creation_expression':
      sink.call(node);
      break;
    case 'modifiers':
      if (messageAnnotations(node, sink.text).length > 0) sink.call(node);
      break;
    case 'import_declaration': {
      const [path] = node.children;
      if (!path) break;
      const whole = sink.text(path);
      if (node.childOfType('asterisk')) sink.bind('*', { kind: 'import', module: whole }, node);
      else {
        const dot = whole.lastIndexOf('.');
        sink.bind(
          whole.slice(dot + 1),
          { kind: 'import', module: whole.slice(0, dot), name: whole.slice(dot + 1) },
          node,
        );
      }
      break;
    }
    case 'enum_constant':
      sink.bindField(sink.text(node.child('name') ?? node), { kind: 'value', node }, node);
      break;
    case 'field_declaration':
    case 'local_variable_declaration':
    case 'constant_declaration': {
      const type = node.child('type');
      for (const declarator of node.all('declarator')) {
        const name = declarator.child('name');
        const value = declarator.child('value');
        if (!name) continue;
        const resource = value ? undefined : injectedResource(node, sink.text);
        const origin: Origin = value
          ? { kind: 'value', node: value }
          : resource
            ? { kind: 'import', module: resource }
            : { kind: 'parameter', index: -1 };
        if (node.type === 'local_variable_declaration') sink.bind(sink.text(name), origin, node, type);
        else sink.bindField(sink.text(name), origin, node, type);
      }
      break;
    }
    case 'formal_parameters': {
      let index = 0;
      for (const child of node.children) {
        const name = child.child('name');
        const type = child.child('type');
        if (name) sink.parameter({ name: sink.text(name), index: index++, ...(type ? { type } : {}) }, child);
      }
      // A record's components are its fields.
      if (node.parent?.type === 'record_declaration')
        for (const [index, child] of node.children.entries()) {
          const name = child.child('name');
          if (name) sink.bindField(sink.text(name), { kind: 'parameter', index }, child, child.child('type'));
        }
      break;
    }
    case 'assignment_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right) assign(left, right, node, sink);
      break;
    }
    case 'resource': {
      const name = node.child('name');
      const value = node.child('value');
      if (name && value) sink.bind(sink.text(name), { kind: 'value', node: value }, node, node.child('type'));
      break;
    }
    case 'enhanced_for_statement': {
      const name = node.child('name');
      const of = node.child('value');
      if (name && of) sink.bind(sink.text(name), { kind: 'item', of }, name);
      break;
    }
    case 'return_statement':
      if (node.children[0]) sink.returns(node.children[0]!);
      break;
    case 'lambda_expression': {
      const given = node.child('parameters');
      const names =
        given?.type === 'inferred_parameters' ? given.children : given?.type === 'identifier' ? [given] : [];
      for (const [index, name] of names.entries()) sink.parameter({ name: sink.text(name), index }, name);
      const body = node.child('body');
      if (body && body.type !== 'block') sink.returns(body);
      break;
    }
    case 'superclass':
      if (node.children[0]) sink.base(node.children[0]);
      break;
  }
}

function assign(left: SyntaxNode, right: SyntaxNode, node: SyntaxNode, sink: DeclarationSink): void {
  const added = sink
    .text(node)
    .slice(left.end - node.start, right.start - node.start)
    .includes('+=');
  const origin = added ? ({ kind: 'append-value', node: right } as const) : ({ kind: 'value', node: right } as const);
  if (left.type === 'identifier') {
    if (added) sink.bind(sink.text(left), origin, node);
    else sink.assign(sink.text(left), origin, node);
  } else if (left.type === 'field_access' && left.child('object')?.type === 'this' && left.child('field'))
    sink.bindField(sink.text(left.child('field')!), origin, node);
}

function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const object = node.child('object');
  const name = node.child('name');
  if (!object || !name) return;
  const method = sink.text(name);
  const values = (node.child('arguments') ?? node).children;
  const origin = listChange(method, values, sink);
  if (origin) {
    const field = object.type === 'field_access' && object.child('object')?.type === 'this' && object.child('field');
    if (field) sink.bindField(sink.text(field), origin, node);
    else if (object.type === 'identifier') sink.assign(sink.text(object), origin, node, true);
  }
  if (object.type !== 'identifier') return;
  const role = roleOfAdder(method);
  if (role && values.length === 1)
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: values[0]!, spread: false, role }] }, node);
  if (method === 'put' && values.length === 1)
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: values[0]!, spread: false }] }, node);
  const key = values.length === 2 && puts.test(method) ? /^"([^"\\]*)"$/.exec(sink.text(values[0]!))?.[1] : undefined;
  if (key !== undefined) sink.bind(sink.text(object), { kind: 'set-entry', key, node: values[1]! }, node);
  if (values.length === 1 && node.parent?.type === 'expression_statement')
    setting(sink.text(object), method, values[0]!, node, sink);
}

/** `list.add(m)`, `list.add(0, m)`, `list.addFirst(m)`, `list.set(list.size() - 1, m)`. */
function listChange(method: string, values: readonly SyntaxNode[], sink: DeclarationSink): Origin | undefined {
  const [first, second] = values;
  if (!first) return undefined;
  if (values.length === 1 && /^add(All|First|Last)?$/.test(method))
    return {
      kind: 'append-item',
      items: [{ node: first, spread: method === 'addAll' }],
      ...(method === 'addFirst' ? { first: true } : {}),
    };
  if (!second || values.length > 2 || (method !== 'add' && method !== 'set')) return undefined;
  const index = sink.text(first);
  const at = /^\d+$/.test(index) ? index : /\.size\(\)\s*-\s*1$/.test(index) ? '-1' : undefined;
  if (at === undefined) return undefined;
  return method === 'set'
    ? { kind: 'set-entry', key: at, node: second }
    : { kind: 'append-item', items: [{ node: second, spread: false }], ...(at === '0' ? { first: true } : {}) };
}

/** Methods of maps and of trees of JSON that set an entry. */
const puts = /^(put|set|add|addProperty|putPOJO|putOpt|fluentPut)$/;

/** Jackson's `messages.addObject().put("role", "user")` and `root.putArray("messages")`: what is made stands in the tree at once. */
function branch(node: SyntaxNode, sink: DeclarationSink): void {
  const object = node.child('object');
  const method = sink.text(node.child('name') ?? node);
  if (object?.type !== 'identifier' || !/^(addObject|put(Array|Object))$/.test(method)) return;
  let made = node;
  while (made.parent?.type === 'method_invocation' && made.parent.child('object') === made) made = made.parent;
  const variable = made.parent?.type === 'variable_declarator' ? made.parent.child('name') : undefined;
  const held = variable ? { held: sink.text(variable) } : {};
  const [first] = node.child('arguments')?.children ?? [];
  const key = first && /^"([^"\\]*)"$/.exec(sink.text(first))?.[1];
  if (method === 'addObject')
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: made, spread: false, ...held }] }, node);
  else if (key !== undefined) sink.bind(sink.text(object), { kind: 'set-entry', key, node: made, ...held }, node);
}

/** `request.setModel("m");` on a line of its own: declarations name the method, or like a message the property. */
function setting(object: string, method: string, value: SyntaxNode, call: SyntaxNode, sink: DeclarationSink): void {
  const property = /^set(\p{Lu})(.*)$/u.exec(method);
  if (!property) return;
  sink.bind(object, { kind: 'set-entry', key: method, node: value }, call);
  sink.bind(object, { kind: 'set-entry', key: property[1]!.toLowerCase() + property[2]!, node: value }, call);
}

function methodCall(node: SyntaxNode, text: Text): MethodCall | undefined {
  const object = node.type === 'method_invocation' ? node.child('object') : undefined;
  const name = node.child('name');
  return object && name ? { object, name: text(name), given: node.child('arguments')?.children ?? [] } : undefined;
}

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string_literal':
      return stringLiteral(node, text);
    case 'decimal_integer_literal':
    case 'decimal_floating_point_literal':
      return { kind: 'number', value: Number(text(node).replace(/[_lLfFdD]/g, '')) };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true' };
    case 'null_literal':
      return { kind: 'constant', value: null };
    case 'this':
      return { kind: 'self' };
    case 'identifier':
    case 'type_identifier':
      return { kind: 'name', name: text(node) };
    case calleeType:
      return { kind: 'member', object: node.child('object')!, name: text(node.child('name')!) };
    case 'field_access': {
      const object = node.child('object');
      const field = node.child('field');
      return object && field ? { kind: 'member', object, name: text(field) } : other;
    }
    case 'scoped_identifier': {
      const object = node.child('scope');
      const name = node.child('name');
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'scoped_type_identifier': {
      const [object, name] = node.children;
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'generic_type': {
      const [inner] = node.children;
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'method_invocation': {
      const object = node.child('object');
      const name = node.child('name');
      const list = node.child('arguments');
      if (!name || !list) return other;
      const callee = object ? calleeOf(node, object, name) : name;
      return { kind: 'call', callee, arguments: list.children.map(value => ({ value })), list };
    }
    case 'modifiers': {
      // The annotations of one method, read as a call with one named argument each.
      const found = messageAnnotations(node, text);
      const [first] = found;
      if (!first) return other;
      return {
        kind: 'call',
        callee: first.name,
        arguments: found.map(({ name, value }) => ({ name: text(name), value })),
      };
    }
    case 'element_value_pair': {
      // `fromResource = "a.txt"` reads a file.
      const callee = node.child('key');
      const value = node.child('value');
      if (!callee || !value) return other;
      return namesResource(node, text) ? { kind: 'call', callee, arguments: [{ value }] } : { kind: 'same', of: value };
    }
    case 'array_creation_expression': {
      const items = node.child('value');
      return items ? { kind: 'same', of: items } : other;
    }
    case 'element_value_array_initializer':
      return { kind: 'list', items: node.children.map(value => ({ value })) };
    case 'object_creation_expression': {
      const callee = node.child('type');
      const list = node.child('arguments');
      return callee && list
        ? { kind: 'call', callee, arguments: list.children.map(value => ({ value })), list, creates: true }
        : other;
    }
    case 'enum_constant': {
      // `SMART("gpt-4o")` makes an object of the enum.
      const name = node.child('name');
      const given = (node.child('arguments')?.children ?? []).map(value => ({ value }));
      return name ? { kind: 'member-of-enum', name: text(name), given } : other;
    }
    case 'binary_expression':
      return binaryExpression(node, text);
    case 'switch_expression': {
      const rules = (node.child('body') ?? node).children.flatMap(rule =>
        rule.type === 'switch_rule' ? (rule.children.at(-1) ?? []) : [],
      );
      return { kind: 'choice', options: rules };
    }
    case 'expression_statement': {
      const [inner] = node.children;
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'ternary_expression':
      return conditionalExpression(node, text);
    case 'cast_expression':
      return node.child('value') ? { kind: 'same', of: node.child('value')! } : other;
    case 'parenthesized_expression': {
      const [inner] = node.children;
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'array_initializer':
      return { kind: 'list', items: node.children.map(value => ({ value })) };
    case 'lambda_expression':
      return { kind: 'function', node };
    default:
      return other;
  }
}

const namesResource = (pair: SyntaxNode, text: Text) => {
  const key = pair.child('key');
  return key !== undefined && text(key) === 'fromResource';
};

/** `@Value("classpath:/prompts/a.st") Resource system;` */
function injectedResource(declaration: SyntaxNode, text: Text): string | undefined {
  const modifiers = declaration.childOfType('modifiers');
  return modifiers && /@Value\(\s*(?:value\s*=\s*)?"((?:classpath|file):[^"]+)"/.exec(text(modifiers))?.[1];
}

/** `@SystemMessage("…")` and the like on a method: annotations that carry a prompt. */
function messageAnnotations(node: SyntaxNode, text: Text) {
  return node.children.flatMap(annotation => {
    const name = annotation.type === 'annotation' ? annotation.child('name') : undefined;
    const [first] = annotation.child('arguments')?.children ?? [];
    const value = first?.type === 'element_value_pair' && !namesResource(first, text) ? first.child('value') : first;
    return name && value && /Message$|Prompt$/.test(text(name)) ? [{ name, value }] : [];
  });
}

function stringLiteral(node: SyntaxNode, text: Text): Expression {
  const whole = text(node);
  if (!whole.startsWith('"""')) {
    const piece: StringPiece = { text: decodeEscapes(whole.slice(1, -1)), start: node.start + 1, end: node.end - 1 };
    return { kind: 'string', pieces: [piece] };
  }
  // A text block begins after its first line break; the closing quotes' own line counts for the indentation.
  const opening = whole.indexOf('\n') + 1;
  const inside = whole.slice(opening, -3);
  const last = /(?:^|\n)([ \t]*)$/.exec(inside);
  const pieces: StringPiece[] = [
    {
      text: decodeEscapes(inside.replace(/(?<![ \t])[ \t]+$/gm, '').replace(/\\\n[ \t]*/g, '')),
      start: node.start + opening,
      end: node.end - 3,
    },
  ];
  return { kind: 'string', pieces, indentation: last ? last[1]!.length : true };
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (at.type === 'type_identifier' || at.type === 'scoped_type_identifier') found.push(at);
    else stack.push(...at.children.toReversed());
  }
  return found;
}
