import { type Expression, other } from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import { roleOfAdder } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { anonymous, callArguments, created, initializer } from './csharp-objects.ts';
import { interpolated, literal, rawString } from './csharp-strings.ts';
import { binaryExpression, conditionalExpression } from './operands.ts';
import { decodeEscapes } from './string-escapes.ts';
import { addedText, type MethodCall } from './text-builders.ts';

type Text = (node: SyntaxNode) => string;

const comment = new Set(['comment']);
const code = (node: SyntaxNode) => node.children.filter(child => !comment.has(child.type));

export const csharp: LanguageAdapter = {
  grammar: 'tree-sitter-c-sharp.wasm',
  // `Anthropic.Models.Messages.Model.ClaudeSonnet5` needs no `using`.
  globalClasses: true,
  scopes: {
    class_declaration: 'class',
    record_declaration: 'class',
    struct_declaration: 'class',
    interface_declaration: 'class',
    method_declaration: 'function',
    constructor_declaration: 'function',
    local_function_statement: 'function',
    lambda_expression: 'function',
  },
  commentTypes: comment,
  implicitThis: true,
  keepsLineEnds: true,
  scopeName: (node, text) => (node.child('name') ? text(node.child('name')!) : undefined),
  declare,
  expression,
  typeNames,
  loop: (node, child, text) => {
    if (node.type === 'foreach_statement' || node.type === 'for_statement') return child.field === 'body';
    if (node.type === 'while_statement' || node.type === 'do_statement') return true;
    const name =
      node.type === 'invocation_expression' && child.field === 'arguments'
        ? node.child('function')?.child('name')
        : undefined;
    return name !== undefined && /^(Select|SelectMany|ForEach|ForEachAsync)$/.test(text(name));
  },
  labelledArguments: true,
  unimported: 'package',
  // The grammar does not know the directives of a program in one file (`#:package Azure.AI.OpenAI@2.9.0`), and has no node for the
  // class that this one derives from, when a method of it is called: it is read as a name.
  rewrite: text =>
    text
      .replace(/^\uFEFF?#[:!].*$/gm, line => ' '.repeat(line.length))
      .replace(/(?<![\w."@$])base(?=\.\w+Async\()/g, 'Base'),
  namedArgument: () => undefined,
  objectEntry: (key, value) => `${key} = ${value}`,
};

function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'invocation_expression':
      sink.call(node);
      mutation(node, sink);
      addedText(node, sink, at => methodCall(at, sink.text));
      break;
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      sink.call(node);
      break;
    case 'using_directive': {
      const name = node.child('name');
      const path = code(node).find(child => child !== name);
      if (path) sink.bind(name ? sink.text(name) : '*', { kind: 'import', module: sink.text(path) }, node);
      break;
    }
    case 'namespace_declaration':
    case 'file_scoped_namespace_declaration': {
      // What the namespaces around this one hold needs no `using`.
      const steps = node.child('name') ? sink.text(node.child('name')!).split('.') : [];
      for (let length = steps.length; length > 0; length--)
        sink.bind('*', { kind: 'import', module: steps.slice(0, length).join('.') }, node);
      break;
    }
    case 'variable_declaration':
      variables(node, sink);
      break;
    case 'property_declaration': {
      const name = node.child('name');
      const value = node.child('value');
      const arrow = value?.type === 'arrow_expression_clause' ? value.children[0] : value;
      if (name)
        sink.bindField(
          sink.text(name),
          arrow ? { kind: 'value', node: arrow } : { kind: 'parameter', index: -1 },
          node,
          node.child('type'),
        );
      break;
    }
    case 'parameter_list': {
      let index = 0;
      for (const child of code(node)) {
        const name = child.child('name');
        const type = child.child('type');
        if (!name) continue;
        const fallback = code(child).find(inner => inner !== name && inner !== type && inner.type !== 'modifier');
        // The parameters of a primary constructor are seen by every member.
        if (node.parent && /^(class|record|struct)_declaration$/.test(node.parent.type))
          sink.bindField(sink.text(name), { kind: 'parameter', index: -1 }, child, type);
        else
          sink.parameter(
            { name: sink.text(name), index: index++, ...(type ? { type } : {}), ...(fallback ? { fallback } : {}) },
            child,
          );
      }
      break;
    }
    case 'assignment_expression': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right && node.parent?.type !== 'initializer_expression') assign(left, right, node, sink);
      break;
    }
    case 'foreach_statement': {
      const left = node.child('left');
      const of = node.child('right');
      if (left && of) sink.bind(sink.text(left), { kind: 'item', of }, left);
      break;
    }
    case 'return_statement':
    case 'arrow_expression_clause':
      if (code(node)[0]) sink.returns(code(node)[0]!);
      break;
    case 'base_list':
      for (const base of node.children) sink.base(base);
      break;
  }
}

function variables(node: SyntaxNode, sink: DeclarationSink): void {
  const type = node.child('type');
  const field = node.parent?.type === 'field_declaration';
  for (const declarator of node.children) {
    const name = declarator.type === 'variable_declarator' ? declarator.child('name') : undefined;
    if (!name) continue;
    const value = code(declarator).find(child => child !== name && child.type !== 'bracketed_argument_list');
    const origin = value ? ({ kind: 'value', node: value } as const) : ({ kind: 'parameter', index: -1 } as const);
    if (field) sink.bindField(sink.text(name), origin, node, type);
    else sink.bind(sink.text(name), origin, node, type);
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
  } else if (left.type === 'member_access_expression') {
    const name = left.child('name');
    const object = left.child('expression');
    if (name && (!object || object.type === 'this')) sink.bindField(sink.text(name), origin, node);
    else if (name && object?.type === 'identifier')
      sink.bind(sink.text(object), { kind: 'set-entry', key: sink.text(name), node: right }, node);
  }
}

/** `messages.Add(m)`, and the methods by which a chat history grows (`history.AddUserMessage("…")` adds the call itself). */
function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const callee = node.child('function');
  const object = callee?.type === 'member_access_expression' ? callee.child('expression') : undefined;
  const method = callee?.child('name');
  if (!object || !method) return;
  const name = sink.text(method);
  const [first, second] = code(node.child('arguments') ?? node);
  const value = first && code(first).at(-1);
  if (!value) return;
  if (addsModel.test(name) && node.parent?.type === 'expression_statement') {
    const isServices =
      object.type === 'member_access_expression' && sink.text(object.child('name') ?? object) === 'Services';
    const builder = isServices ? object.child('expression') : object;
    const items = [{ node: value, spread: false }];
    if (builder?.type === 'identifier') sink.bind(sink.text(builder), { kind: 'append-item', items }, node);
    return;
  }
  if (object.type === 'member_access_expression') {
    addedWithin(object, name, value, node, sink);
    return;
  }
  if (object.type !== 'identifier') return;
  const content = second && code(second).at(-1);
  const role = name === 'AddMessage' && content && /Role\.(\w+)$/.exec(sink.text(value))?.[1]?.toLowerCase();
  if (role && content) {
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: content, spread: false, role }] }, node);
    return;
  }
  if (name === 'Add' || name === 'AddRange' || name === 'AddMessages')
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: value, spread: name !== 'Add' }] }, node);
  else if ((name === 'Insert' || name === 'InsertRange') && content)
    sink.bind(
      sink.text(object),
      {
        kind: 'append-item',
        items: [{ node: content, spread: name !== 'Insert' }],
        first: sink.text(value) === '0',
      },
      node,
    );
  else if (roleOfAdder(name))
    sink.bind(
      sink.text(object),
      { kind: 'append-item', items: [{ node: value, spread: false, role: roleOfAdder(name)! }] },
      node,
    );
}

/** `builder.AddOpenAIChatCompletion("m", key)`, `builder.Services.AddOllamaChatCompletion(…)`: what is built later asks that model. */
const addsModel = /^Add\w+(ChatCompletion|ChatClient|TextGeneration|TextEmbeddingGeneration|EmbeddingGenerator)$/;

function methodCall(node: SyntaxNode, text: (node: SyntaxNode) => string): MethodCall | undefined {
  const callee = node.type === 'invocation_expression' ? node.child('function') : undefined;
  const object = callee?.type === 'member_access_expression' ? callee.child('expression') : undefined;
  const name = callee?.child('name');
  if (!object || !name) return undefined;
  return {
    object,
    name: text(name),
    given: code(node.child('arguments') ?? node).flatMap(each => code(each).slice(-1)),
  };
}

/** Lists of a request that messages are added to. */
const messageLists = /^(Messages|Contents|History|InputItems|Input)$/;

/** `options.Messages.Add(m)` */
function addedWithin(
  list: SyntaxNode,
  method: string,
  value: SyntaxNode,
  node: SyntaxNode,
  sink: DeclarationSink,
): void {
  const holder = list.child('expression');
  const name = list.child('name');
  if (holder?.type !== 'identifier' || !name || (method !== 'Add' && method !== 'AddRange')) return;
  const within = sink.text(name);
  if (!messageLists.test(within)) return;
  const items = [{ node: value, spread: method !== 'Add' }];
  sink.bind(sink.text(holder), { kind: 'append-item', items, within }, node);
}

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string_literal':
      return literal(decodeEscapes(text(node).slice(1, -1)), node.start + 1, node.end - 1);
    case 'verbatim_string_literal':
      return literal(text(node).slice(2, -1).replaceAll('""', '"'), node.start + 2, node.end - 1);
    case 'raw_string_literal':
      return rawString(text(node), node);
    case 'interpolated_string_expression':
      return interpolated(node, text);
    case 'integer_literal':
    case 'real_literal':
      return { kind: 'number', value: Number(text(node).replace(/[_a-zA-Z]/g, '')) };
    case 'boolean_literal':
      return { kind: 'constant', value: text(node) === 'true' };
    case 'null_literal':
      return { kind: 'constant', value: null };
    case 'this':
      return { kind: 'self' };
    case 'identifier':
    case 'predefined_type':
      return { kind: 'name', name: text(node) };
    case 'generic_name':
      return node.children[0] ? { kind: 'name', name: text(node.children[0]) } : other;
    case 'alias_qualified_name':
    case 'qualified_name': {
      // `Messages::Model`, of a namespace with another name here.
      const object = node.child('qualifier') ?? node.child('alias');
      const name = node.child('name');
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'member_access_expression': {
      const object = node.child('expression');
      const name = node.child('name');
      if (!name) return other;
      const plain = text(name).replace(/<[\s\S]*$/, '');
      return object ? { kind: 'member', object, name: plain } : { kind: 'name', name: plain };
    }
    case 'conditional_access_expression': {
      const [object] = node.children;
      return object ? { kind: 'same', of: object } : other;
    }
    case 'element_access_expression': {
      const object = node.child('expression');
      const key = node.child('subscript')?.children[0];
      return object && key ? { kind: 'index', object, key } : other;
    }
    case 'invocation_expression': {
      const callee = node.child('function');
      const list = node.child('arguments');
      const service = callee && list && injectedService(callee, text);
      // A container gives an object of the type that it is asked for, as it was told of it.
      const container = service && callee.child('expression');
      if (service)
        return { kind: 'call', callee: service, arguments: container ? [{ name: 'container', value: container }] : [] };
      return callee && list ? { kind: 'call', callee, arguments: callArguments(list, text), list } : other;
    }
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return created(node, text);
    case 'initializer_expression':
      return initializer(node, text);
    case 'anonymous_object_creation_expression':
      return anonymous(node, text);
    case 'binary_expression':
      return binaryExpression(node, text);
    case 'conditional_expression':
      return conditionalExpression(node, text);
    case 'switch_expression': {
      const arms = code(node).filter(child => child.type === 'switch_expression_arm');
      return { kind: 'choice', options: arms.flatMap(arm => code(arm).at(-1) ?? []) };
    }
    case 'collection_expression':
    case 'element_binding_expression':
      // In `[]` the grammar misses a name.
      return { kind: 'list', items: code(node).flatMap(value => (value.end > value.start ? [{ value }] : [])) };
    case 'array_creation_expression':
    case 'implicit_array_creation_expression': {
      const items = node.childOfType('initializer_expression');
      return items ? { kind: 'list', items: code(items).map(value => ({ value })) } : other;
    }
    case 'await_expression':
    case 'parenthesized_expression':
    case 'argument':
    case 'postfix_unary_expression':
    case 'collection_element':
    case 'expression_element': {
      const inner = code(node).at(-1);
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'primary_constructor_base_type':
      return node.children[0] ? { kind: 'same', of: node.children[0] } : other;
    case 'cast_expression':
      return node.child('value') ? { kind: 'same', of: node.child('value')! } : other;
    case 'lambda_expression':
      return { kind: 'function', node };
    default:
      return other;
  }
}

/** `services.GetRequiredService<IChatClient>()` */
function injectedService(callee: SyntaxNode, text: Text): SyntaxNode | undefined {
  const name = callee.child('name');
  if (name?.type !== 'generic_name') return undefined;
  if (!/^Get(Required)?(Keyed)?Service$/.test(text(name.children[0]!))) return undefined;
  return name.childOfType('type_argument_list')?.children[0];
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (at.type === 'identifier' || at.type === 'qualified_name') found.push(at);
    else stack.push(...at.children.toReversed());
  }
  return found;
}
