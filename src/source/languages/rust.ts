import { type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import type { DeclarationSink, LanguageAdapter } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { binaryExpression, conditionalExpression } from './operands.ts';
import { holding, keeping, macroName, macroOf, tokenExpression, tokensType, tokenTree } from './rust-tokens.ts';
import { decodeEscapes } from './string-escapes.ts';

type Text = (node: SyntaxNode) => string;

const comment = new Set(['line_comment', 'block_comment', 'attribute_item']);
const between = String.raw`(?:\s|\/\*[^*]*\*\/)*`;
const listMacro = new RegExp(String.raw`\bvec!${between}(?=\[)`, 'g');
const joinMacro = new RegExp(String.raw`(?<!\w::)\b(?:\w+::)*(?:try_)?join!${between}(?=\()`, 'g');
const blank = (macro: string) => ' '.repeat(macro.length);
const code = (node: SyntaxNode) => node.children.filter(child => !comment.has(child.type));

export const rust: LanguageAdapter = {
  grammar: 'tree-sitter-rust.wasm',
  scopes: { function_item: 'function', closure_expression: 'function', struct_item: 'class', impl_item: 'class' },
  commentTypes: comment,
  // `genai::Client::default()` needs no `use`.
  globalClasses: true,
  scopeName: (node, text) => {
    const name = node.child('name') ?? (node.type === 'impl_item' ? node.child('type') : undefined);
    return name && text(name).replace(/<[\s\S]*$/, '');
  },
  declare,
  expression,
  typeNames,
  loop: (node, child, text) => {
    if (node.type === 'for_expression') return child.field === 'body' ? 'data' : undefined;
    if (node.type === 'while_expression' || node.type === 'loop_expression') return 'while';
    const method =
      node.type === 'call_expression' && child.field === 'arguments'
        ? node.child('function')?.child('field')
        : undefined;
    return method && /^(map|for_each|flat_map|then)$/.test(text(method)) ? 'data' : undefined;
  },
  // Macro arguments are bare tokens to the grammar; those of these macros are plain expressions. A path is looked at from its
  // start alone, for a long one would be looked at from each of its names. What is printed or asserted may be what a request
  // answers: `println!("{}", agent.prompt(text).await?)`.
  rewrite: text => {
    const lists = text.includes('vec!') ? text.replace(listMacro, blank) : text;
    const joined = lists.includes('join!') ? lists.replace(joinMacro, blank) : lists;
    return joined.replace(/!(?<=\b(?:e?print(?:ln)?|dbg|assert(?:_eq|_ne)?)!)(?=\()/g, ' ');
  },
  namedArgument: () => undefined,
  objectEntry: (key, value) => `${key}: ${value}`,
};

function declare(node: SyntaxNode, sink: DeclarationSink): void {
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
      const last = code(node.child('body') ?? node).at(-1);
      if (last && !/_statement$|_declaration$|_item$/.test(last.type)) sink.returns(last);
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

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string_literal': {
      // An escaped line break also swallows the next line's indentation.
      const inside = text(node)
        .replace(/^b?"|"$/g, '')
        .replace(/\\\r?\n\s*/g, '');
      return { kind: 'string', pieces: [{ text: decodeEscapes(inside), start: node.start + 1, end: node.end - 1 }] };
    }
    case 'raw_string_literal': {
      const hashes = /^b?r(#*)"/.exec(text(node))?.[0].length ?? 0;
      return {
        kind: 'string',
        pieces: [{ text: text(node).slice(hashes, -(hashes - 1)), start: node.start + hashes, end: node.end }],
      };
    }
    case 'integer_literal':
    case 'float_literal':
      return { kind: 'number', value: Number(text(node).replace(/_|[iuf](8|16|32|64|128|size)$/g, '')) };
    case 'boolean_literal':
      return { kind: 'constant', value: text(node) === 'true' };
    case 'self':
      return { kind: 'self' };
    case tokensType:
      return tokenExpression(node, text);
    case 'token_tree':
      return tokenTree(node, text);
    case 'identifier':
    case 'type_identifier':
      return text(node) === 'Self' ? { kind: 'self' } : { kind: 'name', name: text(node) };
    case 'scoped_identifier':
    case 'scoped_type_identifier': {
      const object = node.child('path');
      const name = node.child('name');
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'field_expression': {
      const object = node.child('value');
      const name = node.child('field');
      return object && name ? { kind: 'member', object, name: text(name) } : other;
    }
    case 'generic_function':
      return node.child('function') ? { kind: 'same', of: node.child('function')! } : other;
    case 'generic_type':
      return node.child('type') ? { kind: 'same', of: node.child('type')! } : other;
    case 'call_expression': {
      const callee = node.child('function');
      const list = node.child('arguments');
      if (!callee || !list) return other;
      const target = callee.type === 'generic_function' ? (callee.child('function') ?? callee) : callee;
      const method = target.type === 'field_expression' ? target.child('field') : undefined;
      if (method && keeping.test(text(method)) && target.child('value'))
        return { kind: 'same', of: target.child('value')! };
      if (holding.test(text(target)) && code(list)[0]) return { kind: 'same', of: code(list)[0]! };
      return { kind: 'call', callee: target, arguments: code(list).map(value => ({ value })), list };
    }
    case 'macro_invocation': {
      const name = node.child('macro');
      const tokens = node.childOfType('token_tree');
      return name && tokens ? macroOf(text(name), tokens, text) : other;
    }
    case 'struct_expression': {
      const callee = node.child('name');
      const entries = (node.child('body')?.children ?? []).flatMap((child): EntrySyntax[] => entry(child, text));
      return { kind: 'object', entries, ...(callee ? { type: callee } : {}) };
    }
    case 'array_expression':
    case 'tuple_expression':
      return { kind: 'list', items: code(node).map(value => ({ value })) };
    case 'reference_expression':
    case 'await_expression':
    case 'try_expression':
    case 'parenthesized_expression':
    case 'expression_statement': {
      const inner = node.child('value') ?? code(node).find(child => child.type !== 'mutable_specifier');
      return inner ? { kind: 'same', of: inner } : other;
    }
    case 'if_expression':
      return conditionalExpression(node, text);
    case 'match_expression': {
      const arms = node.child('body')?.children.flatMap(arm => arm.child('value') ?? []);
      return { kind: 'choice', options: arms ?? [] };
    }
    case 'block':
    case 'else_clause': {
      const last = code(node).at(-1);
      return last && !/_statement$|_declaration$|_item$/.test(last.type) ? { kind: 'same', of: last } : other;
    }
    case 'binary_expression':
      return binaryExpression(node, text);
    case 'closure_expression':
      return { kind: 'function', node };
    default:
      return macroName(node, text) ?? other;
  }
}

function entry(child: SyntaxNode, text: Text): EntrySyntax[] {
  if (child.type === 'shorthand_field_initializer' && child.children[0])
    return [{ key: text(child.children[0]), value: child.children[0] }];
  const key = child.child('field');
  const value = child.child('value');
  if (key && value) return [{ key: text(key), keyNode: key, value }];
  return child.type === 'base_field_initializer' && child.children[0]
    ? [{ value: child.children[0], spread: true }]
    : [];
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
