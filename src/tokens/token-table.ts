/**
 * The tokens of one vocabulary as a tree of bytes, which is how their file holds them: nothing is hashed, sorted or copied when it is
 * loaded, and no string or object stands for a token. A token is a path from the root; nodes are numbered level by level, so that the
 * children of a node, in order of their bytes, lie one after another.
 */
export interface TokenTree {
  /** By node: the byte that leads to it. */
  readonly labels: Uint8Array;
  /** By node: its first child; one more entry than nodes, so that the next entry ends its children. The root is node 0. */
  readonly children: Uint32Array;
  /** By node: 1 + the number of the token that ends there, among the tokens of this tree; 0 where none does. */
  readonly tokens: Uint32Array;
  /** Number of tokens. */
  readonly size: number;
  /** Length of the longest token in bytes. */
  readonly maxLength: number;
  /** The nodes of one byte and of two, by those bytes: every look-up starts there. 0 where there is none. */
  readonly nodesOfByte: Uint32Array;
  readonly nodesOfPair: Uint32Array;
}

/** Tokens are known by their merge rank: 0 is merged first. A vocabulary may continue another one, whose tokens come first. */
export interface TokenTable {
  readonly tree: TokenTree;
  readonly inherited?: TokenTable;
  /** Number of tokens, inherited ones included. */
  readonly size: number;
  readonly maxLength: number;
}

/** The longest token that a vocabulary may have, in bytes. */
export const longestToken = 255;

/** Throws a `RangeError` where a token is longer than `longestToken`. */
export function createTokenTree(arrays: Pick<TokenTree, 'labels' | 'children' | 'tokens' | 'size'>): TokenTree {
  const { labels, children } = arrays;
  const nodesOfByte = new Uint32Array(0x100);
  const nodesOfPair = new Uint32Array(0x10000);
  for (let first = children[0]!; first < children[1]!; first++) {
    nodesOfByte[labels[first]!] = first;
    for (let second = children[first]!; second < children[first + 1]!; second++)
      nodesOfPair[(labels[first]! << 8) | labels[second]!] = second;
  }
  const maxLength = levelsOf(children);
  if (maxLength > longestToken) throw new RangeError(`a token has ${maxLength} bytes, more than ${longestToken}`);
  return { ...arrays, nodesOfByte, nodesOfPair, maxLength };
}

/** How many levels lie below the root. */
function levelsOf(children: Uint32Array): number {
  let levels = -1;
  for (let from = 0, to = 1; from < to; levels++) [from, to] = [to, children[to]!];
  return levels;
}

export function createTokenTable(tree: TokenTree, inherited?: TokenTable): TokenTable {
  if (inherited === undefined) return { tree, size: tree.size, maxLength: tree.maxLength };
  const maxLength = Math.max(tree.maxLength, inherited.maxLength);
  return { tree, inherited, size: inherited.size + tree.size, maxLength };
}

/** Up to this many children are looked at one by one. */
const fewChildren = 4;

/** The rank of the token with exactly the bytes `text[start..end)`, which are not none; -1 where there is no such token. */
export function findToken(table: TokenTable, text: Uint8Array, start: number, end: number): number {
  if (table.inherited !== undefined) {
    const rank = findToken(table.inherited, text, start, end);
    if (rank >= 0) return rank;
  }
  const { labels, children, tokens, nodesOfByte, nodesOfPair, size } = table.tree;
  let node = end - start === 1 ? nodesOfByte[text[start]!]! : nodesOfPair[(text[start]! << 8) | text[start + 1]!]!;
  for (let at = start + 2; at < end && node !== 0; at++) {
    const byte = text[at]!;
    let from = children[node]!;
    const to = children[node + 1]!;
    let after = to;
    while (after - from > fewChildren) {
      const middle = (from + after) >> 1;
      if (labels[middle]! > byte) after = middle;
      else from = middle;
    }
    while (from < after && labels[from] !== byte) from++;
    node = from < after ? from : 0;
  }
  const found = tokens[node]!;
  return found === 0 ? -1 : table.size - size + found - 1;
}

/** Calls `visit(bytes, length, rank)` for every token, its bytes at the start of an array that the next call overwrites. */
export function forEachToken(
  table: TokenTable,
  visit: (bytes: Uint8Array, length: number, rank: number) => void,
): void {
  if (table.inherited !== undefined) forEachToken(table.inherited, visit);
  const { labels, children, tokens, size, maxLength } = table.tree;
  // Room for a mark behind the longest token.
  const bytes = new Uint8Array(maxLength + 1);
  /** The node at each level of the path, and where its brothers end. */
  const path = new Uint32Array(maxLength + 2);
  const ends = new Uint32Array(maxLength + 2);
  path[1] = children[0]!;
  ends[1] = children[1]!;
  for (let level = 1; level > 0; ) {
    const node = path[level]!;
    if (node === ends[level]) {
      level--;
      path[level]!++;
      continue;
    }
    bytes[level - 1] = labels[node]!;
    if (tokens[node] !== 0) visit(bytes, level, table.size - size + tokens[node]! - 1);
    level++;
    path[level] = children[node]!;
    ends[level] = children[node + 1]!;
  }
}

/** Length of every token in bytes, by rank. */
export function tokenLengths(table: TokenTable): Uint8Array {
  const lengths = new Uint8Array(table.size);
  forEachToken(table, (_, length, rank) => {
    lengths[rank] = length;
  });
  return lengths;
}
