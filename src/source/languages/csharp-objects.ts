import { type ArgumentSyntax, type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

const comment = new Set(['comment']);
const code = (node: SyntaxNode) => node.children.filter(child => !comment.has(child.type));
const creation = /^(implicit_)?object_creation_expression$/;
/** `[a, b]`, as the grammar reads it in most places and among arguments. */
const isCollection = /^(collection|element_binding)_expression$/;

/** `new T(a) { B = 1 }`; a `new()` without a type takes the one that its variable declares. */
export function created(node: SyntaxNode, text: Text): Expression {
  const list = node.child('arguments') ?? node.childOfType('argument_list');
  const initial = node.child('initializer') ?? node.childOfType('initializer_expression');
  const declared =
    node.parent?.type === 'variable_declarator' ? node.parent.parent?.child('type') : node.parent?.child('type');
  const callee = node.child('type') ?? (creation.test(node.type) ? (declared ?? itemType(node)) : undefined);
  if (!callee) {
    const [role, content, ...others] = list ? callArguments(list, text) : [];
    if (role && content && others.length === 0 && /^\w*Role\.\w+$/.test(text(role.value)))
      return {
        kind: 'object',
        entries: [
          { key: 'Role', value: role.value },
          { key: 'Content', value: content.value },
        ],
      };
    // Without a known type, what it is given is all that is known of it.
    const [only] = list ? callArguments(list, text) : [];
    return initial ? initializer(initial, text) : only ? { kind: 'same', of: only.value } : other;
  }
  // `new List<T>([a, b])` is what it copies.
  const copied = list && !initial ? callArguments(list, text) : [];
  if (copied.length === 1 && isCollection.test(copied[0]!.value.type) && itemOf(callee))
    return { kind: 'same', of: copied[0]!.value };
  return {
    kind: 'call',
    callee,
    arguments: [...(list ? callArguments(list, text) : []), ...(initial ? [{ value: initial }] : [])],
    ...(list ? { list } : {}),
    ...(initial ? { initializer: initial } : {}),
    creates: true,
  };
}

/** What a list is declared to hold, for a `new(…)` inside it: `List<ChatMessage> history = [new(role, text)]`, `new List<ChatMessage>([new(role, text)])`. */
function itemType(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = node.parent;
  const isItem = (inner: SyntaxNode) => inner.type === 'argument' && isCollection.test(inner.parent?.type ?? '');
  while (
    at &&
    (/^(collection_element|expression_element|initializer_expression)$/.test(at.type) ||
      isCollection.test(at.type) ||
      isItem(at))
  )
    at = at.parent;
  // `new List<T>([…])`
  if (at?.type === 'argument' && node.parent !== at) at = at.parent?.parent;
  if (at && creation.test(at.type) && !at.child('type')) at = at.parent;
  const type =
    at?.type === 'variable_declarator'
      ? at.parent?.child('type')
      : at && creation.test(at.type)
        ? at.child('type')
        : undefined;
  return type && itemOf(type);
}

/** `ChatMessage` of `List<ChatMessage>`. */
function itemOf(type: SyntaxNode): SyntaxNode | undefined {
  const [item, ...others] = type.childOfType('type_argument_list')?.children ?? [];
  return others.length === 0 ? item : undefined;
}

export function initializer(node: SyntaxNode, text: Text): Expression {
  const children = code(node);
  const pairs = children.flatMap(child => pairOf(child, text) ?? []);
  if (pairs.length > 0 && pairs.length === children.length) return { kind: 'object', entries: pairs };
  if (!children.some(child => child.type === 'assignment_expression'))
    return { kind: 'list', items: children.map(value => ({ value })) };
  const entries = children.flatMap((child): EntrySyntax[] => {
    const keyNode = child.child('left');
    const value = child.child('right');
    return keyNode && value ? [{ key: text(keyNode).replace(/^\[?"?|"?\]?$/g, ''), keyNode, value }] : [];
  });
  return { kind: 'object', entries };
}

/** `{ "max_tokens", 100 }` in what a dictionary is initialized with. */
function pairOf(node: SyntaxNode, text: Text): EntrySyntax | undefined {
  const [keyNode, value, ...others] = node.type === 'initializer_expression' ? code(node) : [];
  return keyNode?.type === 'string_literal' && value && others.length === 0
    ? { key: text(keyNode).slice(1, -1), keyNode, value }
    : undefined;
}

/** `new { model = "m", text }`: the grammar puts names and values side by side. */
export function anonymous(node: SyntaxNode, text: Text): Expression {
  const children = code(node);
  const entries = children.flatMap((child, index): EntrySyntax[] => {
    const next = children[index + 1];
    const previous = children[index - 1];
    const joined = (from: SyntaxNode | undefined, to: SyntaxNode | undefined) =>
      from !== undefined &&
      to !== undefined &&
      text(node)
        .slice(from.end - node.start, to.start - node.start)
        .includes('=');
    if (joined(child, next)) return [{ key: text(child), keyNode: child, value: next! }];
    if (joined(previous, child)) return [];
    // `new { text, order.Name }` takes the name of what it holds.
    const name = /(?<!\w)\w+$/.exec(text(child))?.[0];
    return name ? [{ key: name, value: child }] : [];
  });
  return { kind: 'object', entries };
}

export function callArguments(list: SyntaxNode, text: Text): ArgumentSyntax[] {
  return code(list).flatMap((argument): ArgumentSyntax[] => {
    const name = argument.child('name');
    const value = code(argument).findLast(child => child !== name);
    return value ? [{ value, ...(name ? { name: text(name) } : {}) }] : [];
  });
}
