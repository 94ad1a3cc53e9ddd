import type { Tree } from 'web-tree-sitter';
import { type GrammarTables, readGrammarTables } from './grammar-tables.ts';
import { moveTree } from './move-tree.ts';
import type { ParserMemory } from './parser-runtime.ts';
import { isSameSubtree } from './same-subtree.ts';
import { leaf, leafFlag, subtree, subtreeFlag } from './subtree-layout.ts';
import { SyntaxNode } from './syntax-node.ts';

/** By where a memory holds a language. */
const tablesByMemory = new WeakMap<ParserMemory, Map<number, GrammarTables>>();

function tablesOf(memory: ParserMemory, language: number): GrammarTables {
  const known = tablesByMemory.get(memory) ?? new Map<number, GrammarTables>();
  tablesByMemory.set(memory, known);
  const tables = known.get(language) ?? readGrammarTables(memory, language);
  known.set(language, tables);
  return tables;
}

/** A child of the root, and where the parser holds its subtree. */
export interface CopiedItem {
  readonly address: number;
  readonly node: SyntaxNode;
}

/** The tree that a tree was parsed from after an edit, as it was copied. Its memory still stands. */
export interface CopyBefore {
  readonly items: readonly CopiedItem[];
  /** What was replaced; undefined where nothing was. */
  readonly edit:
    | { readonly startIndex: number; readonly oldEndIndex: number; readonly newEndIndex: number }
    | undefined;
}

/**
 * Copies the named nodes of a tree, reading the parser's memory directly: asking for each fact of each node by a call into
 * WebAssembly takes as long as parsing. Comments are left out unless they are asked for, so that what stands first or second in a
 * node does so with comments before it. `undefined` when `isCancelled` said so on the way. Depth is not bounded by the stack.
 */
export function copyTree(
  tree: Tree,
  memory: ParserMemory,
  isCancelled: () => boolean,
  withComments = false,
  items: CopiedItem[] = [],
  before?: CopyBefore,
): SyntaxNode | undefined {
  const { HEAPU8: bytes, HEAPU16: shorts, HEAPU32: words } = memory;
  // A node's id is where the tree holds its subtree: for the root the tree's first field, 8 bytes before the language.
  const place = tree.rootNode.id;
  const { types, isNamed, isComment, aliases, aliasStride, fields } = tablesOf(memory, words[(place >> 2) + 2]!);
  /** Where the last node that was read ends; the first child of a node has the node's own padding. */
  let position = 0;

  // The subtrees that are being read, one column for each fact: objects for them would cost as much as the nodes.
  const next: number[] = []; // address of the next child
  const ends: number[] = []; // address behind the last child
  const productions: number[] = [];
  const structural: number[] = []; // number of the next child among those that the production lists, without comments
  const inherited: (string | undefined)[] = []; // a hidden subtree's field, which its children take
  const visible: number[] = []; // the level of the nearest visible node,
  const nodes: SyntaxNode[] = []; // that node,
  const children: SyntaxNode[][] = []; // its children,
  const filled: number[] = []; // and how many of them are there
  let depth = -1;

  const enter = (
    address: number,
    node: SyntaxNode,
    list: SyntaxNode[],
    field: string | undefined,
    of: number,
  ): void => {
    depth++;
    next[depth] = address - 8 * words[(address >> 2) + subtree.childCount]!;
    ends[depth] = address;
    productions[depth] = shorts[(address >> 1) + subtree.production]!;
    structural[depth] = 0;
    inherited[depth] = field;
    visible[depth] = of;
    nodes[depth] = node;
    children[depth] = list;
    filled[depth] = 0;
  };

  /** Copies the visible node of a subtree, and goes into it when it has named children. */
  const copy = (address: number, symbol: number, field?: string, parent?: SyntaxNode): SyntaxNode => {
    const word = address >> 2;
    const start = position + words[word + subtree.padding]!;
    const end = start + words[word + subtree.size]!;
    const type = types[symbol] ?? 'ERROR';
    const missing = (bytes[address + subtree.moreFlags]! & subtreeFlag.missing) !== 0;
    const hasError = missing || words[word + subtree.errorCost]! > 0;
    const named = words[word + subtree.childCount] === 0 ? 0 : words[word + subtree.namedChildCount]!;
    const list = named === 0 ? undefined : new Array<SyntaxNode>(named);
    const node = new SyntaxNode(type, field, start >> 1, end >> 1, parent, list, hasError);
    if (list) enter(address, node, list, undefined, depth + 1);
    else position = end;
    return node;
  };

  const itemBefore = itemFinder(before);
  /** A child of the root as it was copied from the tree before, put where it stands now: when its text and all of its nodes are the same. */
  const takeOver = (address: number, symbol: number, field: string | undefined): SyntaxNode | undefined => {
    const word = address >> 2;
    const start = position + words[word + subtree.padding]!;
    const known = itemBefore(start >> 1);
    if (!known || known.node.type !== types[symbol] || known.node.field !== field) return undefined;
    if (!isSameSubtree(memory, known.address, address)) return undefined;
    position = start + words[word + subtree.size]!;
    moveTree(known.node, start >> 1, root);
    return known.node;
  };

  const rootAddress = words[place >> 2]!;
  const root = copy(rootAddress, shorts[(rootAddress >> 1) + subtree.symbol]!);
  for (let visited = 1; depth >= 0; visited++) {
    if ((visited & 0xfff) === 0 && isCancelled()) return undefined;
    const level = depth;
    const at = next[level]!;
    if (at === ends[level]) {
      // Those that were left out were counted, too.
      if (visible[level] === level) children[level]!.length = filled[level]!;
      depth--;
      continue;
    }
    next[level] = at + 8;
    const address = words[at >> 2]!;
    const isLeaf = (address & leafFlag.inline) !== 0;
    const flags = isLeaf ? address : bytes[address + subtree.flags]!;
    const extra = (flags & (isLeaf ? leafFlag.extra : subtreeFlag.extra)) !== 0;
    let alias = 0;
    let field: string | undefined;
    if (!extra) {
      const production = productions[level]!;
      const child = structural[level]!;
      structural[level] = child + 1;
      if (production !== 0) alias = aliases[production * aliasStride + child]!;
      field = fields[production]?.[child] ?? inherited[level];
    }
    const owner = visible[level]!;
    const parent = nodes[level]!;
    if (isLeaf) {
      const start = position + bytes[at + leaf.padding]!;
      position = start + bytes[at + leaf.size]!;
      const symbol = alias || bytes[at + leaf.symbol]!;
      if (extra && !withComments && isComment[symbol] === 1) continue;
      if (isNamed[symbol] === 0 || (alias === 0 && (flags & leafFlag.visible) === 0)) continue;
      const missing = (flags & leafFlag.missing) !== 0;
      const node = new SyntaxNode(types[symbol]!, field, start >> 1, position >> 1, parent, undefined, missing);
      children[owner]![filled[owner]!++] = node;
      continue;
    }
    const symbol = alias || shorts[(address >> 1) + subtree.symbol]!;
    const shown = alias !== 0 || (flags & subtreeFlag.visible) !== 0;
    const word = address >> 2;
    // A symbol outside the table is that of an error, which is a named node.
    if (extra && !withComments && isComment[symbol] === 1)
      position += words[word + subtree.padding]! + words[word + subtree.size]!;
    else if (shown && isNamed[symbol] !== 0) {
      const node = (owner === 0 && takeOver(address, symbol, field)) || copy(address, symbol, field, parent);
      children[owner]![filled[owner]!++] = node;
      if (owner === 0) items.push({ address, node });
    } else if (!shown && words[word + subtree.childCount]! > 0 && words[word + subtree.namedChildCount]! > 0)
      enter(address, parent, children[owner]!, field, owner);
    else position += words[word + subtree.padding]! + words[word + subtree.size]!;
  }
  return root;
}

/** Finds the child of the root that an edit left alone, by where it begins after the edit. */
function itemFinder(before: CopyBefore | undefined): (start: number) => CopiedItem | undefined {
  if (!before) return () => undefined;
  const { items, edit } = before;
  const byStart = new Map(items.map(item => [item.node.start, item]));
  if (!edit) return start => byStart.get(start);
  const { startIndex, oldEndIndex, newEndIndex } = edit;
  // An edit right behind a subtree has made it longer where it stands, in the tree before.
  return start => {
    const known = byStart.get(start < newEndIndex ? start : start - newEndIndex + oldEndIndex);
    return known && (known.node.end < startIndex || known.node.start >= oldEndIndex) ? known : undefined;
  };
}
