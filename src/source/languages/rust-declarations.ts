import type { DeclarationSink } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

export const comment = new Set(['line_comment', 'block_comment', 'attribute_item']);
export const code = (node: SyntaxNode) => node.children.filter(child => !comment.has(child.type));

/** What a block comes to: its last expression, where no semicolon ends it (`match` and `if` are statements to the grammar). */
export function lastValue(block: SyntaxNode, text: Text): SyntaxNode | undefined {
  const last = code(block).at(-1);
  if (last?.type === 'expression_statement') return text(last).endsWith(';') ? undefined : code(last)[0];
  return last && !/_statement$|_declaration$|_item$/.test(last.type) ? last : undefined;
}

/** What a node of Rust binds, adds to, calls or gives back. */
export function declare(node: SyntaxNode, sink: DeclarationSink): void {
  switch (node.type) {
    case 'call_expression':
      sink.call(node);
      mutation(node, sink);
      break;
    case 'macro_invocation':
      written(node, sink);
      break;
    case 'tuple_struct_pattern':
      unwrapped(node, sink);
      ofVariant(node, sink);
      break;
    case 'mod_item': {
      // `mod prompts;` is a file.
      const name = node.child('name');
      if (name && !node.child('body'))
        sink.bind(sink.text(name), { kind: 'import', module: `self.${sink.text(name)}` }, node);
      break;
    }
    case 'use_declaration':
      if (node.child('argument')) use(node.child('argument')!, '', node, sink);
      break;
    case 'let_declaration':
    case 'const_item':
    case 'static_item': {
      const name = node.child('pattern') ?? node.child('name');
      const value = node.child('value');
      if (name && /identifier$/.test(name.type))
        sink.bind(
          sink.text(name),
          value ? { kind: 'value', node: value } : { kind: 'parameter', index: -1 },
          node,
          node.child('type'),
        );
      else if (name && value && /^tuple_(struct_)?pattern$/.test(name.type))
        for (const child of name.children)
          if (child.type === 'identifier') sink.bind(sink.text(child), { kind: 'item', of: value }, node);
      break;
    }
    case 'assignment_expression':
    case 'compound_assignment_expr': {
      const left = node.child('left');
      const right = node.child('right');
      if (left?.type === 'identifier' && right)
        sink.bind(
          sink.text(left),
          { kind: node.type === 'assignment_expression' ? 'value' : 'append-value', node: right },
          node,
        );
      else if (left && right && node.type === 'assignment_expression') setEntry(left, right, node, sink);
      break;
    }
    case 'parameters': {
      let index = 0;
      for (const child of code(node)) {
        const name = child.child('pattern');
        const type = child.child('type');
        if (name) sink.parameter({ name: sink.text(name), index: index++, ...(type ? { type } : {}) }, child);
      }
      break;
    }
    case 'enum_variant':
      if (node.child('name')) sink.bindField(sink.text(node.child('name')!), { kind: 'value', node }, node);
      break;
    case 'field_declaration':
      if (node.child('name'))
        sink.bindField(sink.text(node.child('name')!), { kind: 'parameter', index: -1 }, node, node.child('type'));
      break;
    case 'field_initializer': {
      // `Self { client: … }` inside an `impl` says what the fields hold.
      const field = node.child('field');
      const value = node.child('value');
      const struct = node.parent?.parent?.child('name');
      if (field && value && struct && (sink.text(struct) === 'Self' || isImplOf(node, sink.text(struct), sink)))
        sink.bindField(sink.text(field), { kind: 'value', node: value }, node);
      break;
    }
    case 'for_expression': {
      const name = node.child('pattern');
      const of = node.child('value');
      if (name?.type === 'identifier' && of) sink.bind(sink.text(name), { kind: 'item', of }, name);
      break;
    }
    case 'closure_expression':
      code(node.child('parameters') ?? node).forEach((child, index) => {
        if (child.type === 'identifier') sink.parameter({ name: sink.text(child), index }, child);
      });
      if (node.child('body')) sink.returns(node.child('body')!);
      break;
    case 'return_expression':
      if (node.children[0]) sink.returns(node.children[0]);
      break;
    case 'function_item': {
      // The last expression of a body is its value.
      const last = lastValue(node.child('body') ?? node, sink.text);
      if (last) sink.returns(last);
      break;
    }
  }
}

function isImplOf(node: SyntaxNode, name: string, sink: DeclarationSink): boolean {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'impl_item') return sink.text(at.child('type') ?? at).replace(/<.*/s, '') === name;
  return false;
}

/** `use a::{b::C, d as e}`: module paths with dots. */
function use(tree: SyntaxNode, prefix: string, node: SyntaxNode, sink: DeclarationSink): void {
  const path = (part: SyntaxNode | undefined) => (part ? sink.text(part).replaceAll('::', '.') : '');
  const under = (part: string) => [prefix, part].filter(Boolean).join('.');
  switch (tree.type) {
    case 'scoped_use_list': {
      const inner = under(path(tree.child('path')));
      for (const child of tree.child('list')?.children ?? []) use(child, inner, node, sink);
      break;
    }
    case 'use_list':
      for (const child of tree.children) use(child, prefix, node, sink);
      break;
    case 'use_as_clause': {
      const alias = tree.child('alias');
      if (alias) sink.bind(sink.text(alias), { kind: 'import', module: under(path(tree.child('path'))) }, node);
      break;
    }
    case 'use_wildcard':
      sink.bind('*', { kind: 'import', module: under(path(tree.children[0])) }, node);
      break;
    case 'self':
      sink.bind(prefix.slice(prefix.lastIndexOf('.') + 1), { kind: 'import', module: prefix }, node);
      break;
    default: {
      const whole = under(path(tree));
      sink.bind(whole.slice(whole.lastIndexOf('.') + 1), { kind: 'import', module: whole }, node);
    }
  }
}

function mutation(node: SyntaxNode, sink: DeclarationSink): void {
  const callee = node.child('function');
  const object = callee?.type === 'field_expression' ? callee.child('value') : undefined;
  const method = callee?.child('field');
  const value = code(node.child('arguments') ?? node)[0];
  if (object?.type !== 'identifier' || !method || !value) return;
  const name = sink.text(method);
  if (name === 'push')
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: value, spread: false }] }, node);
  if (name === 'extend')
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: value, spread: true }] }, node);
  if (name === 'push_str') sink.bind(sink.text(object), { kind: 'append-value', node: value }, node);
  const key = name === 'insert' ? keyOf(value, sink.text) : undefined;
  const [, entry] = code(node.child('arguments') ?? node);
  // Another number may be the key of a map.
  if (name === 'insert' && entry && sink.text(value) === '0')
    sink.bind(sink.text(object), { kind: 'append-item', items: [{ node: entry, spread: false }], first: true }, node);
  if (key !== undefined && entry) sink.bind(sink.text(object), { kind: 'set-entry', key, node: entry }, node);
}

/** The key of `body.insert("model", …)` and `body["model"]`. */
export const keyOf = (node: SyntaxNode | undefined, text: Text): string | undefined => {
  const written = node?.type === 'call_expression' ? node.child('function')?.child('value') : node;
  return written?.type === 'string_literal' ? text(written).slice(1, -1) : undefined;
};

/** `request.model = …`, `body["max_tokens"] = …`. */
function setEntry(left: SyntaxNode, right: SyntaxNode, node: SyntaxNode, sink: DeclarationSink): void {
  const isIndex = left.type === 'index_expression';
  const [object, index] = isIndex ? code(left) : [left.child('value'), undefined];
  const field = left.type === 'field_expression' ? left.child('field') : undefined;
  const key = field ? sink.text(field) : isIndex ? keyOf(index, sink.text) : undefined;
  if (object?.type === 'identifier' && key !== undefined)
    sink.bind(sink.text(object), { kind: 'set-entry', key, node: right }, node);
}

/** `let Ok(x) = f()`, `if let Some(x) = f()` and `match f() { Ok(x) => … }` bind what `f` gives. */
function unwrapped(node: SyntaxNode, sink: DeclarationSink): void {
  const type = node.child('type');
  const [only, ...more] = code(node).filter(child => child !== type);
  if (!type || !/^(Ok|Some)$/.test(sink.text(type)) || only?.type !== 'identifier' || more.length > 0) return;
  const { parent } = node;
  const arm = parent?.type === 'match_pattern' ? parent.parent : undefined;
  const holder = arm ? arm.parent?.parent : parent;
  const value = holder?.child('value');
  if (value && /^(let_declaration|let_condition|match_expression)$/.test(holder!.type))
    sink.bind(sink.text(only), { kind: 'value', node: value }, only);
}

/** `Provider::Mistral(client) => …` binds what that variant of an enum of the file holds. */
function ofVariant(node: SyntaxNode, sink: DeclarationSink): void {
  const path = node.child('type');
  const [only, ...more] = code(node).filter(child => child !== path);
  const name = path?.child('name');
  const owner = path?.child('path');
  if (!name || owner?.type !== 'identifier' || only?.type !== 'identifier' || more.length > 0) return;
  let root = node;
  while (root.parent) root = root.parent;
  const written = sink.text(owner);
  const declared = root.children.find(at => at.type === 'enum_item' && sink.text(at.child('name') ?? at) === written);
  const variant = declared?.child('body')?.children.find(at => sink.text(at.child('name') ?? at) === sink.text(name));
  const type = variant?.child('body')?.child('type');
  if (type) sink.bind(sink.text(only), { kind: 'parameter', index: -1 }, only, type);
}

/** `write!(text, "…", a)` adds to `text` what is written. */
function written(node: SyntaxNode, sink: DeclarationSink): void {
  const name = node.child('macro');
  if (!name || !/^write(ln)?$/.test(sink.text(name))) return;
  const tokens = node.childOfType('token_tree')?.children ?? [];
  const to = tokens.find(token => token.type === 'identifier');
  if (to) sink.bind(sink.text(to), { kind: 'append-value', node }, node);
}
