import { type ArgumentSyntax, type Expression, other, type StringPiece } from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import { type Origin, roleOfAdder } from '../syntax/scope.ts';
import { SyntaxNode } from '../syntax/syntax-node.ts';
import { decodeEscapes } from './string-escapes.ts';
import { addedText, type MethodCall } from './text-builders.ts';

type Text = (node: SyntaxNode) => string;

const isType = (node: SyntaxNode) => /^(user|nullable|function|parenthesized)_type$/.test(node.type);

export const kotlin: LanguageAdapter = {
  grammar: 'tree-sitter-kotlin.wasm',
  scopes: {
    class_declaration: 'class',
    object_declaration: 'class',
    function_declaration: 'function',
    secondary_constructor: 'function',
    lambda_literal: 'function',
  },
  commentTypes: new Set(['line_comment', 'block_comment']),
  implicitThis: true,
  blocks: true,
  // The grammar takes `ask<Answer>(text)` for two comparisons; to the language it is always a call.
  // `$$"${key}"`: the grammar knows one sign.
  rewrite: text =>
    text
      .replace(/(?<!\$)\$\$+(?=")/g, signs => ' '.repeat(signs.length))
      .replace(/<(?<=\b[a-z_]\w*<)[A-Za-z_][\w.]*>(?=\((?!\)))/g, type => ' '.repeat(type.length)),
  scopeName: (node, text) => (node.child('name') ? text(node.child('name')!) : undefined),
  declare,
  expression,
  typeNames,
  loop: (node, child, text) => {
    if (node.type === 'for_statement') return child.type === 'block';
    if (/^(while|do_while)_statement$/.test(node.type)) return true;
    if (node.type !== 'call_expression' || child.type !== 'annotated_lambda') return false;
    const callee = node.children[0];
    return callee !== undefined && /\.(forEach|map|mapNotNull|flatMap|onEach)$/.test(text(callee));
  },
  labelledArguments: true,
  unimported: 'package',
  starredClasses: true,
  namedArgument: (key, value) => `${key} = ${value}`,
  objectEntry: () => undefined,
};

function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'call_expression':
      if (!takesBlock(node)) sink.call(node);
      mutation(node, sink);
      addedText(node, sink, at => methodCall(at, sink.text));
      break;
    case 'import': {
      const [path, alias] = node.children;
      if (!path) break;
      const whole = sink.text(path);
      const dot = whole.lastIndexOf('.');
      if (sink.text(node).trimEnd().endsWith('*')) sink.bind('*', { kind: 'import', module: whole }, node);
      else
        sink.bind(
          sink.text(alias ?? path.children.at(-1) ?? path),
          { kind: 'import', module: whole.slice(0, dot), name: whole.slice(dot + 1) },
          node,
        );
      break;
    }
    case 'property_declaration': {
      const declared = node.childOfType('variable_declaration');
      const name = declared?.children.find(child => child.type === 'identifier');
      if (!declared || !name) break;
      const type = declared.children.find(isType);
      const value = node.children.findLast(
        child => child.start >= declared.end && !/^(getter|setter|property_delegate)$/.test(child.type),
      );
      const lazy = node.childOfType('property_delegate');
      const given = value ?? lazy;
      const origin = given ? ({ kind: 'value', node: given } as const) : ({ kind: 'parameter', index: -1 } as const);
      if (node.parent?.type === 'class_body') {
        sink.bindField(sink.text(name), origin, node, type);
        // A companion's constants are seen by the whole class.
        sink.bind(sink.text(name), origin, node, type);
      } else sink.bind(sink.text(name), origin, node, type);
      break;
    }
    case 'enum_entry':
      sink.bindField(sink.text(node.childOfType('identifier') ?? node), { kind: 'value', node }, node);
      break;
    case 'class_parameter': {
      const name = node.childOfType('identifier');
      const type = node.children.find(isType);
      // `val model: String = "m"`
      const fallback = type && node.children[node.children.indexOf(type) + 1];
      const index = node.parent!.children.filter(({ type }) => type === 'class_parameter').indexOf(node);
      const origin: Origin = { kind: 'parameter', index, ...(fallback ? { fallback } : {}) };
      if (name) sink.bindField(sink.text(name), origin, node, type);
      break;
    }
    case 'function_value_parameters':
      parameters(node, sink);
      break;
    case 'assignment': {
      const [left, right] = node.children;
      if (left && right && /^this\.\w+$/.test(sink.text(left))) {
        const field = sink.text(left).slice(5);
        const origin = { kind: 'value', node: right } as const;
        if (isInLambda(node)) sink.bind(field, origin, node);
        else sink.bindField(field, origin, node);
      }
      if (left?.type !== 'identifier' || !right) break;
      if (sink.text(node).includes('+=')) sink.bind(sink.text(left), { kind: 'append-value', node: right }, node);
      else sink.assign(sink.text(left), { kind: 'value', node: right }, node, isInLambda(node));
      break;
    }
    case 'for_statement': {
      const [variable, of] = node.children;
      const name = variable?.children[0];
      if (name && of) sink.bind(sink.text(name), { kind: 'item', of }, name);
      break;
    }
    case 'return_expression':
      if (node.children[0]) sink.returns(node.children[0]!);
      break;
    case 'function_body': {
      const [only] = node.children;
      if (only && only.type !== 'block') sink.returns(only);
      break;
    }
    case 'lambda_literal': {
      const given = node.childOfType('lambda_parameters');
      (given ?? node).children.forEach((variable, index) => {
        const name = given && variable.childOfType('identifier');
        if (name) sink.parameter({ name: sink.text(name), index }, variable);
      });
      // A block gives what it ends with.
      const last = node.children.at(-1);
      if (last && last !== given && !/^(assignment|property_declaration|return_expression)$/.test(last.type))
        sink.returns(last);
      break;
    }
    case 'delegation_specifier':
      if (node.children[0])
        sink.base(
          node.children[0].type === 'constructor_invocation'
            ? (node.children[0].children[0] ?? node)
            : node.children[0],
        );
      break;
  }
}

/** The grammar makes `f(x) { … }` a call of what `f(x)` gives; it is one call with two arguments. */
function takesBlock(node: SyntaxNode): boolean {
  const { parent } = node;
  if (node.type !== 'call_expression' || parent?.type !== 'call_expression' || parent.children[0] !== node)
    return false;
  return parent.childOfType('value_arguments') === undefined && node.childOfType('annotated_lambda') === undefined;
}

/** In a block `this` is what the block sets; elsewhere the object of the class. */
function isInLambda(node: SyntaxNode): boolean {
  for (let at = node.parent; at && !/declaration$|^class_body$|constructor$/.test(at.type); at = at.parent)
    if (at.type === 'lambda_literal') return true;
  return false;
}

/** A parameter's default stands beside it in the list. */
function parameters(node: SyntaxNode, sink: DeclarationSink): void {
  let index = 0;
  const children = node.children;
  children.forEach((child, position) => {
    const name = child.type === 'parameter' ? child.childOfType('identifier') : undefined;
    if (!name) return;
    const type = child.children.find(isType);
    const next = children[position + 1];
    const fallback = next && next.type !== 'parameter' && !/modifiers$/.test(next.type) ? next : undefined;
    sink.parameter(
      { name: sink.text(name), index: index++, ...(type ? { type } : {}), ...(fallback ? { fallback } : {}) },
      child,
    );
  });
}

function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const [callee, list] = node.children;
  const [object, method] = callee?.type === 'navigation_expression' ? callee.children : [];
  const value = list?.children[0]?.children.at(-1);
  if (object?.type !== 'identifier' || !method || !value) return;
  const name = sink.text(method);
  if (name === 'add' || name === 'addAll') {
    // `messages.add(0, message)` says where it goes.
    const placed = list?.children[1]?.children.at(-1);
    const items = [{ node: placed ?? value, spread: name === 'addAll' }];
    const first = placed !== undefined && sink.text(value) === '0';
    sink.bind(sink.text(object), { kind: 'append-item', items, first }, node);
  }
  const role = roleOfAdder(name);
  if (role) sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: value, spread: false, role }] }, node);
}

function methodCall(node: SyntaxNode, text: Text): MethodCall | undefined {
  const [callee, list] = node.type === 'call_expression' ? node.children : [];
  const [object, name] = callee?.type === 'navigation_expression' ? callee.children : [];
  if (!object || !name) return undefined;
  return { object, name: text(name), given: list?.children.flatMap(each => each.children.slice(-1)) ?? [] };
}

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string_literal':
      return { kind: 'string', pieces: pieces(node, node.start + 1, node.end - 1, text, decodeEscapes) };
    case 'multiline_string_literal':
      return { kind: 'string', pieces: pieces(node, node.start + 3, node.end - 3, text, raw => raw) };
    case 'number_literal':
    case 'float_literal':
      return { kind: 'number', value: Number(text(node).replace(/[_LlFfUu]/g, '')) };
    case 'boolean_literal':
    case 'true':
    case 'false':
      return { kind: 'constant', value: text(node) === 'true' };
    case 'null':
    case 'null_literal':
      return { kind: 'constant', value: null };
    case 'this_expression':
      return { kind: 'self' };
    case 'identifier':
      return { kind: 'name', name: text(node) };
    case 'user_type': {
      // `ChatClient.Builder` is a class inside another one.
      const [outer, inner] = node.children.filter(child => child.type === 'identifier');
      if (outer && inner) return { kind: 'member', object: outer, name: text(inner) };
      return { kind: 'name', name: text(node).replace(/<[\s\S]*$/, '') };
    }
    case 'navigation_expression': {
      const [object, name] = node.children;
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'enum_entry': {
      // `SMART("gpt-4o")` makes an object of the enum.
      const name = node.childOfType('identifier');
      const list = node.childOfType('value_arguments');
      return name ? { kind: 'member-of-enum', name: text(name), given: list ? callArguments(list, text) : [] } : other;
    }
    case 'call_expression': {
      const [first] = node.children;
      const plain = first && takesBlock(first) ? first : node;
      const [callee] = plain.children;
      const list = plain.childOfType('value_arguments');
      // A container gives an object of the type that it is asked for: `getBean<ChatClient>()`.
      const [projection, ...others] = node.childOfType('type_arguments')?.children ?? [];
      const asked = projection?.children[0];
      if (asked && others.length === 0 && callee && /(^|\.)(get|ref|inject|instance|getBean)$/.test(text(callee)))
        return { kind: 'call', callee: asked, arguments: [] };
      if (!callee) return other;
      // A lambda after the parentheses is the last argument.
      const lambda = node.childOfType('annotated_lambda')?.childOfType('lambda_literal');
      const given = list ? callArguments(list, text) : [];
      if (lambda) given.push({ value: lambda });
      return { kind: 'call', callee, arguments: given, ...(list ? { list } : {}) };
    }
    case 'binary_expression':
    case 'additive_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (!left || !right) return other;
      const operator = text(node)
        .slice(left.end - node.start, right.start - node.start)
        .trim();
      return { kind: 'binary', operator: operator === '?:' ? '??' : operator, left, right };
    }
    case 'infix_expression': {
      const [first, name, second] = node.children;
      return first && second && name && text(name) === 'to'
        ? { kind: 'list', items: [{ value: first }, { value: second }] }
        : other;
    }
    case 'if_expression': {
      const options = node.children.slice(1);
      return { kind: 'choice', options };
    }
    case 'try_expression': {
      // What a `catch` gives stands for a failure.
      const body = node.children.find(child => !/^(catch_block|finally_block)$/.test(child.type));
      return body ? { kind: 'choice', options: [body] } : other;
    }
    case 'when_expression': {
      const entries = node.children.filter(child => child.type === 'when_entry');
      return { kind: 'choice', options: entries.flatMap(entry => entry.children.at(-1) ?? []) };
    }
    case 'property_delegate': {
      // `by lazy { … }` holds what the lambda ends with.
      const lambda = node.children[0]?.childOfType('annotated_lambda')?.children[0];
      const last = lambda?.children.at(-1);
      return last ? { kind: 'same', of: last } : other;
    }
    case 'block': {
      const last = node.children.at(-1);
      return last ? { kind: 'same', of: last } : other;
    }
    case 'parenthesized_expression':
    case 'value_argument':
    case 'unary_expression':
    case 'as_expression':
    case 'nullable_type': {
      const inner = node.type === 'value_argument' ? node.children.at(-1) : node.children[0];
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'lambda_literal':
      return { kind: 'function', node };
    default:
      return other;
  }
}

function callArguments(list: SyntaxNode, text: Text): ArgumentSyntax[] {
  return list.children.flatMap((argument): ArgumentSyntax[] => {
    const inner = argument.children;
    const value = inner.at(-1);
    if (!value) return [];
    return [{ value, ...(inner.length > 1 && inner[0]!.type === 'identifier' ? { name: text(inner[0]!) } : {}) }];
  });
}

const simpleTemplate = /\$([A-Za-z_]\w*)/g;

/** The text between the quotes; the grammar knows `${…}` but not every `$name`. */
function pieces(
  node: SyntaxNode,
  start: number,
  end: number,
  text: Text,
  decode: (text: string) => string,
): StringPiece[] {
  const found: StringPiece[] = [];
  const literal = (from: number, to: number) => {
    if (to > from)
      found.push({ text: decode(text(node).slice(from - node.start, to - node.start)), start: from, end: to });
  };
  const stretch = (from: number, to: number) => {
    let at = from;
    for (const match of text(node)
      .slice(from - node.start, to - node.start)
      .matchAll(simpleTemplate)) {
      const begin = from + match.index;
      literal(at, begin);
      found.push({ value: new SyntaxNode('identifier', undefined, begin + 1, begin + match[0].length, node) });
      at = begin + match[0].length;
    }
    literal(at, to);
  };
  let from = start;
  for (const child of node.children) {
    if (child.type !== 'interpolation') continue;
    stretch(from, child.start);
    const [value] = child.children;
    if (value) found.push({ value });
    from = child.end;
  }
  stretch(from, end);
  return found;
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (at.type === 'identifier' || at.type === 'user_type') found.push(at);
    if (at.type !== 'identifier')
      stack.push(...at.children.filter(child => at.type !== 'user_type' || child.type !== 'identifier').toReversed());
  }
  return found;
}
