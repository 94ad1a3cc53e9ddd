import { type ArgumentSyntax, type EntrySyntax, type Expression, other } from '../syntax/expression.ts';
import { SyntaxNode } from '../syntax/syntax-node.ts';

type Text = (node: SyntaxNode) => string;

/** Several tokens of a macro's arguments that are one expression. */
export const tokensType = '@tokens';
const macroType = '@macro';

const comments = /_comment$/;
/** Functions that give what they are given: `Some(x)`, `Box::new(x)`. */
export const holding = /^(Some|Ok|Box::new|Arc::new|Rc::new|String::from|Cow::from|Into::into)$/;
/** What is made by a function when it is first asked for: `LazyLock::new(|| text)`. */
export const making = /(^|::)(Lazy|LazyLock|LazyCell)::new$/;
/** Methods that give what they are called on: `client.build().unwrap()`. */
export const keeping = /^(unwrap|expect|clone|cloned|as_ref|as_mut|borrow|to_owned|into|unwrap_or_default|map_err)$/;
/** Macros that stand for their first argument, for a list of all, or for text. */
const passing = /^(json|fmt_message|fmt_template|template_fstring|template_jinja2)$/;
const listing = /^(vec|message_formatter|prompt)$/;
const texts = /^(format|write|writeln|indoc|formatdoc|concat|println|include_str)$/;

/** What stands between two offsets inside a node, where the grammar has no nodes: punctuation. */
const between = (node: SyntaxNode, from: number, to: number, text: Text) =>
  text(node).slice(from - node.start, to - node.start);

/** The arguments of a macro, each as its tokens: the grammar has no nodes for commas. */
function groups(tree: SyntaxNode, text: Text): SyntaxNode[][] {
  const found: SyntaxNode[][] = [];
  let last: SyntaxNode | undefined;
  for (const child of tree.children) {
    if (comments.test(child.type)) continue;
    if (!last || between(tree, last.end, child.start, text).includes(',')) found.push([]);
    found.at(-1)!.push(child);
    last = child;
  }
  return found;
}

const asNode = (tokens: readonly SyntaxNode[], tree: SyntaxNode): SyntaxNode =>
  tokens.length === 1
    ? tokens[0]!
    : new SyntaxNode(tokensType, undefined, tokens[0]!.start, tokens.at(-1)!.end, tree, tokens);

/** The arguments of a macro or of a call inside one; `name = value` or, in a prompt, `user: text` names one. */
function tokenArguments(tree: SyntaxNode, text: Text): ArgumentSyntax[] {
  return groups(tree, text).map(group => {
    const [first, second] = group;
    const joint = second
      ? between(tree, first!.end, second.start, text).replace(/\/\*[\s\S]*?\*\/|\/\/.*|\s+/g, '')
      : '';
    const named = first!.type === 'identifier' && /^[=:]$/.test(joint);
    return named ? { value: asNode(group.slice(1), tree), name: text(first!) } : { value: asNode(group, tree) };
  });
}

/** `{ "key": value }`, `[a, b]` or `(a)` inside a macro. */
export function tokenTree(tree: SyntaxNode, text: Text): Expression {
  const opening = text(tree)[0];
  if (opening === '[') return { kind: 'list', items: tokenArguments(tree, text) };
  if (opening !== '{') {
    const [only, ...more] = groups(tree, text);
    return only && more.length === 0 ? { kind: 'same', of: asNode(only, tree) } : other;
  }
  return { kind: 'object', entries: entriesOf(tree, text) };
}

/** `"key": value` or `"key" => value`, separated by commas. */
const entriesOf = (tree: SyntaxNode, text: Text): EntrySyntax[] =>
  groups(tree, text).flatMap(([key, ...value]): EntrySyntax[] => {
    if (!key || value.length === 0) return [];
    const name = key.type === 'string_literal' ? { key: text(key).slice(1, -1) } : {};
    return [{ ...name, keyNode: key, value: asNode(value, tree) }];
  });

/** `format!("{x} {}", y)` is a call of `format!`, `vec![a, b]` a list, `json!({…})` an object. */
export function macroOf(name: string, tree: SyntaxNode, text: Text): Expression {
  const plain = name.slice(name.lastIndexOf(':') + 1);
  const given = tokenArguments(tree, text);
  if (passing.test(plain)) return given[0] ? { kind: 'same', of: given[0].value } : other;
  if (listing.test(plain)) return { kind: 'list', items: given };
  if (plain === 'prompt_args') return { kind: 'object', entries: entriesOf(tree, text) };
  if (!texts.test(plain)) return other;
  // Macros have names of their own: `format!` is not `format`.
  const callee = new SyntaxNode(macroType, undefined, tree.start - plain.length - 1, tree.start - 1, tree);
  return { kind: 'call', callee, arguments: given };
}

/** `self.model.clone()`, `format!("…")` or `Message::system(text)` among a macro's tokens. */
export function tokenExpression(node: SyntaxNode, text: Text): Expression {
  const tokens = node.children;
  const last = tokens.at(-1)!;
  const before = tokens.at(-2)!;
  const joint = between(node, before.end, last.start, text).replace(/[\s?&*]/g, '');
  const rest = tokens.slice(0, -1);
  if (last.type === 'token_tree') {
    const opening = text(last)[0];
    if (joint === '!') return tokens.length === 2 ? macroOf(text(before), last, text) : other;
    if (joint !== '') return other;
    const object = asNode(rest, node);
    if (opening === '[') {
      const [key] = tokenArguments(last, text);
      return key ? { kind: 'index', object, key: key.value } : other;
    }
    if (opening === '{') return structLiteral(object, last, text);
    if (opening !== '(') return other;
    const given = tokenArguments(last, text);
    const { children } = object;
    const method = object.type === tokensType ? children.at(-1)! : undefined;
    if (method && keeping.test(text(method)))
      return children.length > 1 ? { kind: 'same', of: asNode(children.slice(0, -1), node) } : other;
    if (holding.test(text(object)) && given[0]) return { kind: 'same', of: given[0].value };
    return { kind: 'call', callee: object, arguments: given };
  }
  if (joint !== '.' && joint !== '::') return other;
  if (text(last) === 'await') return { kind: 'same', of: asNode(rest, node) };
  return { kind: 'member', object: asNode(rest, node), name: text(last) };
}

/** `Message { role: "user".into(), content }` among a macro's tokens; what begins with a small letter is no type (`match x { … }`). */
function structLiteral(type: SyntaxNode, tree: SyntaxNode, text: Text): Expression {
  if (!/^(?:\w+\s*::\s*)*[A-Z]\w*$/.test(text(type))) return other;
  const entries = groups(tree, text).flatMap(([key, ...value]): EntrySyntax[] =>
    key?.type === 'identifier'
      ? [{ key: text(key), keyNode: key, value: value.length > 0 ? asNode(value, tree) : key }]
      : [],
  );
  return { kind: 'object', entries, type };
}

export const macroName = (node: SyntaxNode, text: Text): Expression | undefined =>
  node.type === macroType ? { kind: 'name', name: `${text(node)}!` } : undefined;
