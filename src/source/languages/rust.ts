import { type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { binaryExpression, conditionalExpression } from './operands.ts';
import { code, comment, declare, keyOf, lastValue } from './rust-declarations.ts';
import { holding, keeping, macroName, macroOf, making, tokenExpression, tokensType, tokenTree } from './rust-tokens.ts';
import { decodeEscapes } from './string-escapes.ts';

type Text = (node: SyntaxNode) => string;

const between = String.raw`(?:\s|\/\*[^*]*\*\/)*`;
const listMacro = new RegExp(String.raw`\bvec!${between}(?=\[)`, 'g');
const joinMacro = new RegExp(String.raw`(?<!\w::)\b(?:\w+::)*(?:try_)?join!${between}(?=\()`, 'g');
const streamMacro = /\b(?:async_stream::)?(?:try_)?stream!(?=\s*\{)/g;
const blank = (macro: string) => ' '.repeat(macro.length);

export const rust: LanguageAdapter = {
  grammar: 'tree-sitter-rust.wasm',
  scopes: {
    function_item: 'function',
    closure_expression: 'function',
    struct_item: 'class',
    enum_item: 'class',
    impl_item: 'class',
  },
  commentTypes: comment,
  // `genai::Client::default()` needs no `use`.
  globalClasses: true,
  besideCrates: true,
  starredClasses: true,
  scopeName: (node, text) => {
    const name = node.child('name') ?? (node.type === 'impl_item' ? node.child('type') : undefined);
    return name && text(name).replace(/<[\s\S]*$/, '');
  },
  declare,
  expression,
  typeNames,
  loop: (node, child, text) => {
    if (node.type === 'for_expression') return child.field === 'body';
    if (node.type === 'while_expression' || node.type === 'loop_expression') return true;
    const method =
      node.type === 'call_expression' && child.field === 'arguments'
        ? node.child('function')?.child('field')
        : undefined;
    return method !== undefined && /^(map|for_each|flat_map|then)$/.test(text(method));
  },
  // Macro arguments are bare tokens to the grammar; those of these macros are plain expressions. A path is looked at from its
  // start alone, for a long one would be looked at from each of its names. What is printed or asserted may be what a request
  // answers: `println!("{}", agent.prompt(text).await?)`.
  rewrite: text => {
    const lists = text.includes('vec!') ? text.replace(listMacro, blank) : text;
    const joined = lists.includes('join!') ? lists.replace(joinMacro, blank) : lists;
    // What an asynchronous block gives item by item: `try_stream! { … yield item; }`.
    const streamed = joined.includes('stream!') ? joined.replace(streamMacro, blank) : joined;
    // What a macro makes when it is first asked for are the file's own constants.
    const lazy = streamed.includes('lazy_static!')
      ? streamed
          .replace(/\b(?:lazy_static::)?lazy_static!(?=\s*\{)/g, macro => 'mod lazy'.padEnd(macro.length))
          .replace(/\bstatic ref\b/g, 'static    ')
      : streamed;
    return lazy.replace(/!(?<=\b(?:e?print(?:ln)?|dbg|assert(?:_eq|_ne)?)!)(?=\()/g, ' ');
  },
  namedArgument: () => undefined,
  objectEntry: (key, value) => `${key}: ${value}`,
};

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
    case 'type_identifier': {
      const name = text(node);
      if (name === 'None') return { kind: 'constant', value: null };
      return name === 'Self' ? { kind: 'self' } : { kind: 'name', name };
    }
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
      // A method's text has that of the whole chain before it.
      const path = method ? '' : text(target);
      if (holding.test(path) && code(list)[0]) return { kind: 'same', of: code(list)[0]! };
      if (emptyList.test(path)) return { kind: 'list', items: [] };
      const pairs = mapping.test(path) ? pairsOf(code(list)[0], text) : undefined;
      if (pairs) return { kind: 'object', entries: pairs };
      const made = making.test(path) ? code(list)[0]?.child('body') : undefined;
      if (made) return { kind: 'same', of: made };
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
    case 'unary_expression': {
      // `*TEXT` is what a reference or something lazy holds.
      const held = text(node).startsWith('*') ? code(node)[0] : undefined;
      return held ? { kind: 'same', of: held } : other;
    }
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
    case 'match_expression':
      return matched(node, text);
    case 'enum_variant':
      return node.child('name') ? { kind: 'member-of-enum', name: text(node.child('name')!) } : other;
    case 'block':
    case 'else_clause': {
      const last = lastValue(node, text);
      return last ? { kind: 'same', of: last } : other;
    }
    case 'binary_expression':
      return binaryExpression(node, text);
    case 'closure_expression':
      return { kind: 'function', node };
    default:
      return macroName(node, text) ?? other;
  }
}

/** `Vec::new()`, to which statements add. */
const emptyList = /^(?:std::vec::)?Vec(?:::<[^()]*>)?::(?:new|with_capacity)$/;

/** `HashMap::from([("role", "user")])` */
const mapping = /(^|::)\w*Map(::<[^()]*>)?::from(_iter)?$/;

function pairsOf(list: SyntaxNode | undefined, text: Text): EntrySyntax[] | undefined {
  const pairs = list?.type === 'array_expression' ? code(list) : [];
  if (!pairs.length) return undefined;
  return pairs.flatMap(pair => {
    const [keyNode, value] = pair.type === 'tuple_expression' ? code(pair) : [];
    const key = keyNode && keyOf(keyNode, text);
    return key && value ? [{ key, keyNode, value }] : [];
  });
}

/** `match self { Model::Small | Model::Tiny => "s", _ => "l" }`. */
function matched(node: SyntaxNode, text: Text): Expression {
  const arms = (node.child('body')?.children ?? []).filter(arm => arm.child('value'));
  const options = arms.map(arm => arm.child('value')!);
  const subject = node.child('value');
  if (!subject) return { kind: 'choice', options };
  const members = arms.map(arm =>
    text(arm.child('pattern') ?? arm)
      .split('|')
      .map(pattern => /^\s*(?:\w+::)*(\w+)\s*$/.exec(pattern)?.[1] ?? ''),
  );
  return { kind: 'choice', options, by: { subject, members } };
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
