import { type ArgumentSyntax, type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import type { LanguageAdapter } from '../syntax/language-adapter.ts';
import { calleeOf, calleeType, type SyntaxNode } from '../syntax/syntax-node.ts';
import { binaryExpression, conditionalExpression } from './operands.ts';
import { code, comment, declare } from './ruby-declarations.ts';
import { heredoc, stringPieces } from './ruby-strings.ts';

type Text = (node: SyntaxNode) => string;

/** Methods that run their block once per item, or for ever. */
const repeating = /^(loop|each\w*|map|flat_map|filter_map|collect|times|upto|find_each|in_batches)$/;

export const ruby: LanguageAdapter = {
  grammar: 'tree-sitter-ruby.wasm',
  scopes: { class: 'class', module: 'class', method: 'function', singleton_method: 'function' },
  commentTypes: comment,
  globalClasses: true,
  implicitThis: true,
  bareCalls: true,
  scopeName: (node, text) => (node.child('name') ? text(node.child('name')!) : undefined),
  declare,
  expression,
  typeNames: node => [node],
  loop: (node, child, text) => {
    if (/^(for|while_modifier|while|until_modifier|until)$/.test(node.type)) return true;
    const method = node.type === 'call' && child.field === 'block' ? node.child('method') : undefined;
    return method !== undefined && repeating.test(text(method));
  },
  unimported: 'autoload',
  namedArgument: (key, value) => `${key}: ${value}`,
  objectEntry: (key, value) => `${key}: ${value}`,
};

function expression(node: SyntaxNode, text: Text): Expression {
  switch (node.type) {
    case 'string':
      return {
        kind: 'string',
        pieces: stringPieces(node, text, !text(node).startsWith("'") && !text(node).startsWith('%q')),
      };
    // `:"claude-sonnet-4-5"`
    case 'delimited_symbol':
      return { kind: 'string', pieces: stringPieces(node, text, true) };
    case 'chained_string':
      return {
        kind: 'string',
        pieces: node.children.flatMap(part => stringPieces(part, text, !text(part).startsWith("'"))),
      };
    case 'heredoc_beginning':
      return heredoc(node, text);
    case 'simple_symbol':
      return { kind: 'string', pieces: [{ text: text(node).slice(1), start: node.start + 1, end: node.end }] };
    case 'integer':
    case 'float':
      return { kind: 'number', value: Number(text(node).replaceAll('_', '')) };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true' };
    case 'nil':
      return { kind: 'constant', value: null };
    case 'self':
      return { kind: 'self' };
    case 'identifier': {
      const made = text(node) === 'new' ? classAround(node) : undefined;
      return made ? { kind: 'call', callee: made, arguments: [] } : { kind: 'name', name: text(node) };
    }
    case 'constant':
    // `create(model:)` is `create(model: model)`.
    case 'hash_key_symbol':
      return { kind: 'name', name: text(node) };
    case 'instance_variable':
      return { kind: 'name', name: text(node) };
    case calleeType:
      return { kind: 'member', object: node.child('object')!, name: text(node.child('name')!) };
    case 'scope_resolution': {
      const object = node.child('scope');
      const name = node.child('name');
      if (!name) return other;
      // `::OpenAI` is the outermost one.
      return object ? { kind: 'member', object, name: text(name) } : { kind: 'name', name: `::${text(name)}` };
    }
    case 'call':
      return callExpression(node, text);
    case 'element_reference': {
      const [object, key] = node.children;
      return object && key ? { kind: 'index', object, key } : other;
    }
    case 'binary':
      return binaryExpression(node, text);
    case 'conditional':
      return conditionalExpression(node, text);
    case 'assignment':
    case 'operator_assignment':
      return node.child('right') ? { kind: 'same', of: node.child('right')! } : other;
    case 'array':
    case 'string_array':
      return { kind: 'list', items: code(node).map(value => ({ value })) };
    case 'bare_string':
      return { kind: 'string', pieces: [{ text: text(node), start: node.start, end: node.end }] };
    case 'argument_list':
    case 'hash':
      return { kind: 'object', entries: code(node).flatMap(child => entry(child, text)) };
    case 'if':
    case 'unless':
    case 'elsif':
      return conditionalExpression(node, text);
    case 'case': {
      const options = code(node).flatMap(child => (child.type === 'when' ? (child.child('body') ?? []) : child));
      return { kind: 'choice', options: options.filter(child => /^(then|else)$/.test(child.type)) };
    }
    // `+'text'` is a text that may change.
    case 'unary':
      return text(node).startsWith('+') && node.children[0] ? { kind: 'same', of: node.children[0] } : other;
    case 'parenthesized_statements':
    case 'begin':
    case 'then':
    case 'else':
    case 'body_statement': {
      const last = code(node).findLast(child => child.type !== 'rescue' && child.type !== 'ensure');
      return last ? { kind: 'same', of: last } : other;
    }
    default:
      return other;
  }
}

/** `new(text).call` in a method of the class itself makes one of it. */
function classAround(node: SyntaxNode): SyntaxNode | undefined {
  let isOfClass = false;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'singleton_method' || at.type === 'singleton_class') isOfClass = true;
    if (at.type === 'class') return isOfClass ? at.child('name') : undefined;
  }
  return undefined;
}

const verbs = /^(get|post|put|patch|delete)$/;

/** `X.new(…)` makes an `X`; a call without arguments or receiver is a bare name, which other rules read. */
function callExpression(node: SyntaxNode, text: Text): Expression {
  const receiver = node.child('receiver');
  const method = node.child('method');
  const list = node.child('arguments');
  // `model.(text)` calls the object itself.
  if (!method)
    return receiver && list
      ? { kind: 'call', callee: receiver, arguments: code(list).flatMap(child => argument(child, text)), list }
      : other;
  const written = list ? code(list).flatMap(child => argument(child, text)) : [];
  const given = [...written, ...hashAtEnd(list, text(method), written), ...setInBlock(node, text)];
  const parenthesised = list && text(list).startsWith('(') ? { list } : {};
  if (text(method) === 'new') {
    const made = receiver ?? classAround(node);
    if (made) return { kind: 'call', callee: made, arguments: given, ...parenthesised };
  }
  // `self.class.prompt`: methods of a class are found like those of its objects, a module's like HTTParty's `post` are not.
  if (receiver?.type === 'self' && text(method) === 'class') {
    const asked = node.parent?.child('method');
    if (asked && !verbs.test(text(asked))) return { kind: 'self' };
  }
  // `client.chat` without arguments reads like a field.
  if (receiver && !list && !node.child('block')) return { kind: 'member', object: receiver, name: text(method) };
  const callee = receiver ? calleeOf(node, receiver, method) : method;
  return { kind: 'call', callee, arguments: given, ...parenthesised };
}

/** `connection.post(path, model: "m", messages: list)`: the names after an address are one hash, its body. */
const hashAtEnd = (
  list: SyntaxNode | undefined,
  method: string,
  written: readonly ArgumentSyntax[],
): ArgumentSyntax[] =>
  list && method === 'post' && written[0]?.name === undefined && written.some(({ name }) => name !== undefined)
    ? [{ value: list }]
    : [];

/** `connection.post(path) { |request| request.body = text }`: what a block sets on what it is given counts like an argument. */
function setInBlock(node: SyntaxNode, text: Text): ArgumentSyntax[] {
  const block = node.child('block');
  const parameter = block?.child('parameters')?.children[0];
  const body = block?.child('body');
  if (!parameter || !body) return [];
  return body.children.flatMap((statement): ArgumentSyntax[] => {
    const left = statement.type === 'assignment' ? statement.child('left') : undefined;
    const value = statement.child('right');
    const object = left?.type === 'call' ? left.child('receiver') : undefined;
    const name = left?.child('method');
    return object && name && value && text(object) === text(parameter) ? [{ name: text(name), value }] : [];
  });
}

function argument(child: SyntaxNode, text: Text): ArgumentSyntax[] {
  if (child.type === 'pair') {
    const [pair] = entry(child, text);
    return pair ? [{ value: pair.value, ...(pair.key === undefined ? {} : { name: pair.key }) }] : [];
  }
  if (child.type === 'hash_splat_argument')
    return child.children[0] ? [{ value: child.children[0], spread: 'entries' }] : [];
  if (child.type === 'splat_argument') return child.children[0] ? [{ value: child.children[0], spread: 'list' }] : [];
  return child.type === 'block_argument' ? [] : [{ value: child }];
}

function entry(child: SyntaxNode, text: Text): EntrySyntax[] {
  if (child.type === 'hash_splat_argument')
    return child.children[0] ? [{ value: child.children[0], spread: true }] : [];
  const keyNode = child.child('key');
  if (child.type !== 'pair' || !keyNode) return [];
  const key = text(keyNode).replace(/^[:'"]+|(?<!['":])['":]+$/g, '');
  // `{ model:, messages: }` names a variable.
  return [{ key, keyNode, value: child.child('value') ?? keyNode }];
}
