import { type ArgumentSyntax, type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import { isSetter } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { beginsEmpty, isSetByFields } from './go-variables.ts';
import { binaryExpression } from './operands.ts';
import { decodeEscapes } from './string-escapes.ts';
import { addedText, type MethodCall } from './text-builders.ts';

type Text = (node: SyntaxNode) => string;

const comment = new Set(['comment']);
const code = (node: SyntaxNode) => node.children.filter(child => !comment.has(child.type));

export const go: LanguageAdapter = {
  grammar: 'tree-sitter-go.wasm',
  scopes: {
    function_declaration: 'function',
    method_declaration: 'function',
    func_literal: 'function',
    type_spec: 'class',
  },
  commentTypes: comment,
  readsComments: true,
  scopeName: (node, text) =>
    node.child('name') && node.type !== 'method_declaration' ? text(node.child('name')!) : undefined,
  declare,
  expression,
  typeNames,
  loop: (node, child) => node.type === 'for_statement' && child.field === 'body',
  unimported: 'folder',
  namedArgument: () => undefined,
  objectEntry: (key, value) => `${key}: ${value}`,
};

/** Package name of an import path: its last element, without a version and without the `go-` that many repositories carry. */
function packageName(path: string): string {
  const steps = path.split('/');
  const last = steps.at(-1)!;
  const name = /^v\d+$/.test(last) ? (steps.at(-2) ?? last) : last;
  return name.replace(/^go-|(-sdk)?-go$|\.v\d+$/g, '');
}

function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'call_expression':
      sink.call(node);
      setting(node, sink);
      addedText(node, sink, at => methodCall(at, sink.text));
      printed(node, sink);
      break;
    case 'composite_literal':
      if (node.child('type')?.type === 'qualified_type') sink.call(node);
      else fields(node, sink);
      break;
    case 'method_declaration': {
      const type = node.child('receiver')?.children[0]?.child('type');
      const name = node.child('name');
      if (type && name) sink.bindMember(typeName(type, sink), sink.text(name), { kind: 'function', node }, node);
      break;
    }
    case 'import_spec': {
      const path = node.child('path');
      if (!path) break;
      const module = sink.text(path).slice(1, -1);
      const alias = node.child('name');
      sink.bind(alias ? sink.text(alias) : packageName(module), { kind: 'import', module }, node);
      break;
    }
    case 'short_var_declaration':
    case 'assignment_statement': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right)
        assign(
          code(left),
          code(right),
          node,
          sink,
          sink.text(node).slice(left.end - node.start, right.start - node.start),
        );
      break;
    }
    case 'var_spec':
    case 'const_spec': {
      const value = node.child('value');
      const type = node.child('type');
      const values = value ? code(value) : [];
      node.all('name').forEach((name, index) => {
        const given = values[index] ?? (values.length === 1 ? values[0] : undefined);
        const file = given ? undefined : embeddedFile(node, sink);
        sink.bind(
          sink.text(name),
          given
            ? { kind: 'value', node: given }
            : file
              ? { kind: 'import', module: file }
              : type?.type === 'slice_type' && beginsEmpty(sink.text(name), node, sink)
                ? { kind: 'value', node: type }
                : type && isSetByFields(sink.text(name), type, node, sink)
                  ? { kind: 'value', node }
                  : { kind: 'parameter', index: -1 },
          node,
          type,
        );
      });
      break;
    }
    case 'parameter_list':
      parameters(node, sink);
      break;
    case 'field_declaration': {
      const type = node.child('type');
      const names = node.all('name').map(sink.text);
      // `struct { *openai.Client }` has the methods of what it embeds, and a field of its name.
      if (names.length === 0 && type) {
        sink.base(type);
        names.push(sink.text(type).replace(/^.*\./, ''));
      }
      for (const name of names) sink.bindField(name, { kind: 'parameter', index: -1 }, node, type);
      break;
    }
    case 'range_clause': {
      const left = node.child('left');
      const right = node.child('right');
      if (left && right)
        for (const name of code(left))
          if (name.type === 'identifier') sink.bind(sink.text(name), { kind: 'item', of: right }, left);
      break;
    }
    case 'return_statement': {
      const value = node.children[0];
      const first = value?.type === 'expression_list' ? code(value)[0] : value;
      if (first) sink.returns(first);
      break;
    }
  }
}

const typeName = (type: SyntaxNode, sink: DeclarationSink) => sink.text(type).replace(/^\*|\[[\s\S]*$/g, '');

/** `Service{model: "m"}` says what the fields of the project's own type hold. */
function fields(literal: SyntaxNode, sink: DeclarationSink): void {
  const type = literal.child('type');
  if (type?.type !== 'type_identifier') return;
  for (const entry of literal.child('body')?.children ?? []) {
    const key = entry.child('key');
    const value = entry.child('value');
    if (key && value) sink.bindMember(sink.text(type), sink.text(key), { kind: 'value', node: value }, entry);
  }
}

/** `model.SetMaxOutputTokens(9)` on a line of its own. */
function setting(call: SyntaxNode, sink: DeclarationSink): void {
  if (call.parent?.type !== 'expression_statement') return;
  const callee = call.child('function');
  const object = callee?.child('operand');
  const method = callee?.child('field');
  const value = code(call.child('arguments') ?? call)[0];
  if (object?.type !== 'identifier' || !method || !value || !isSetter(sink.text(method))) return;
  sink.bind(sink.text(object), { kind: 'set-entry', key: sink.text(method), node: value }, call);
}

function methodCall(node: SyntaxNode, text: Text): MethodCall | undefined {
  const callee = node.type === 'call_expression' ? node.child('function') : undefined;
  const object = callee?.child('operand');
  const name = callee?.child('field');
  return object && name ? { object, name: text(name), given: code(node.child('arguments') ?? node) } : undefined;
}

/** `fmt.Fprintf(&text, "…", a)` and `template.Execute(&text, data)` add to `text` what is printed. */
function printed(call: SyntaxNode, sink: DeclarationSink): void {
  const callee = call.child('function');
  if (callee?.type !== 'selector_expression') return;
  const isPrint = /^fmt\.Fprint(f|ln)?$/.test(sink.text(callee));
  const isTemplate = !isPrint && sink.text(callee.child('field') ?? callee) === 'Execute';
  if (!isPrint && !isTemplate) return;
  const given = code(call.child('arguments') ?? call);
  const name = given[0]?.type === 'unary_expression' ? given[0].child('operand') : given[0];
  if (name?.type !== 'identifier' || (isTemplate && (given.length !== 2 || !holdsText.test(sink.text(name))))) return;
  sink.bind(sink.text(name), { kind: 'append-value', node: call }, call);
}

/** What programs call that into which a template is written: other things are executed, too. */
const holdsText = /buf|builder|^(sb|b|bb|w|out|output|result|rendered|prompt\w*)$/i;

/** The file that a `//go:embed` directive on the line before names. */
function embeddedFile(node: SyntaxNode, sink: DeclarationSink): string | undefined {
  for (const at of [node, node.parent]) {
    const siblings = at?.parent?.children ?? [];
    const before = at && siblings[siblings.indexOf(at) - 1];
    const path = before?.type === 'comment' && /^\/\/go:embed\s+"?([^"\s]+)"?\s*$/.exec(sink.text(before))?.[1];
    if (path) return path;
  }
  return undefined;
}

function assign(
  left: SyntaxNode[],
  right: SyntaxNode[],
  node: SyntaxNode,
  sink: DeclarationSink,
  operator: string,
): void {
  left.forEach((target, index) => {
    // `value, err := f()` names the results of one call.
    const value = right[index] ?? (index === 0 || right.length === 1 ? right[0] : undefined);
    if (!value || (index > 0 && right.length === 1)) return;
    if (target.type === 'identifier')
      sink.bind(
        sink.text(target),
        operator.includes('+=') ? { kind: 'append-value', node: value } : { kind: 'value', node: value },
        node,
      );
    else if (target.type === 'selector_expression') {
      const object = target.child('operand');
      const field = target.child('field');
      if (object?.type === 'identifier' && field)
        sink.bind(sink.text(object), { kind: 'set-entry', key: sink.text(field), node: value }, node);
    }
  });
}

function parameters(node: SyntaxNode, sink: DeclarationSink): void {
  if (node.field !== 'parameters' && node.field !== 'receiver') return;
  let index = 0;
  for (const child of code(node)) {
    const type = child.child('type');
    for (const name of child.all('name')) {
      if (node.field === 'receiver') sink.bind(sink.text(name), { kind: 'parameter', index: -1 }, child, type);
      else sink.parameter({ name: sink.text(name), index: index++, ...(type ? { type } : {}) }, child);
    }
  }
}

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'interpreted_string_literal':
      return {
        kind: 'string',
        pieces: [{ text: decodeEscapes(text(node).slice(1, -1)), start: node.start + 1, end: node.end - 1 }],
      };
    case 'raw_string_literal':
      return { kind: 'string', pieces: [{ text: text(node).slice(1, -1), start: node.start + 1, end: node.end - 1 }] };
    case 'int_literal':
    case 'float_literal':
      return { kind: 'number', value: Number(text(node).replaceAll('_', '')) };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true' };
    case 'nil':
      return { kind: 'constant', value: null };
    case 'identifier':
    case 'package_identifier':
    case 'type_identifier':
    case 'field_identifier':
      return { kind: 'name', name: text(node) };
    case 'selector_expression':
    case 'qualified_type': {
      const object = node.child('operand') ?? node.child('package');
      const name = node.child('field') ?? node.child('name');
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'index_expression': {
      const object = node.child('operand');
      const key = node.child('index');
      return object && key ? { kind: 'index', object, key } : other;
    }
    case 'call_expression': {
      const callee = node.child('function');
      const list = node.child('arguments');
      // `new(bytes.Buffer)` is `&bytes.Buffer{}`.
      const made = callee && text(callee) === 'new' ? list?.children : undefined;
      if (made?.length === 1) return { kind: 'object', entries: [], type: made[0]! };
      return callee && list ? { kind: 'call', callee, arguments: items(list), list } : other;
    }
    case 'binary_expression':
      return binaryExpression(node, text);
    // What a variable of it holds before anything is appended.
    case 'slice_type':
      return { kind: 'list', items: [] };
    case 'var_spec': {
      const type = node.child('type');
      return type ? { kind: 'object', entries: [], type } : other;
    }
    case 'composite_literal': {
      const body = node.child('body');
      return body ? literal(body, text, node.child('type')) : other;
    }
    case 'literal_value':
      return literal(node, text);
    case 'unary_expression':
      return node.child('operand') ? { kind: 'same', of: node.child('operand')! } : other;
    case 'parenthesized_expression':
    case 'literal_element':
    case 'expression_list': {
      const [inner] = code(node);
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'type_conversion_expression':
      return node.child('operand') ? { kind: 'same', of: node.child('operand')! } : other;
    case 'func_literal':
      return { kind: 'function', node };
    default:
      return other;
  }
}

function items(list: SyntaxNode): ArgumentSyntax[] {
  return code(list).map(child =>
    child.type === 'variadic_argument' && child.children[0]
      ? { value: child.children[0], spread: 'list' }
      : { value: child },
  );
}

/** `T{A: 1}` is an object, `[]T{a, b}` a list. */
function literal(body: SyntaxNode, text: Text, type?: SyntaxNode): Expression {
  const children = code(body);
  if (
    !children.some(child => child.type === 'keyed_element') &&
    (type?.type === 'slice_type' || type?.type === 'array_type' || children.length > 0)
  )
    return { kind: 'list', items: children.map(value => ({ value })) };
  const entries = children.flatMap((child): EntrySyntax[] => {
    const keyNode = child.child('key');
    const value = child.child('value');
    if (!keyNode || !value) return [];
    return [{ key: text(keyNode).replace(/^["`]|["`]$/g, ''), keyNode, value }];
  });
  return { kind: 'object', entries, ...(type ? { type } : {}) };
}

function typeNames(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack = [node];
  while (stack.length > 0 && found.length < 8) {
    const at = stack.pop()!;
    if (at.type === 'type_identifier' || at.type === 'qualified_type') found.push(at);
    // A function is none of what it takes and gives.
    else if (at.type !== 'function_type') stack.push(...at.children.toReversed());
  }
  return found;
}
