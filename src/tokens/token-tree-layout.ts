import { createTokenTree, longestToken, type TokenTree } from './token-table.ts';

/** A tree of tokens as a packed file holds it; every array is in order of nodes, level by level. */
export interface TreeLayout {
  /** The byte that leads to each node; the root's is 0. */
  readonly labels: Uint8Array;
  /** Twice the number of children, or twice `manyChildren`; plus 1 where a token ends. */
  readonly shapes: Uint8Array;
  /** The numbers of children that are `manyChildren` or more. */
  readonly wide: Uint32Array;
  /** Number of the token that ends at each node where one does. */
  readonly ranks: Uint32Array;
}

export const manyChildren = 127;

/** Lays out tokens, numbered in the order given. Throws a `RangeError` that names a token that is empty, too long or there twice. */
export function layOutTokens(given: readonly Uint8Array[]): TreeLayout {
  given.forEach(({ length }, rank) => {
    if (length === 0 || length > longestToken)
      throw new RangeError(`token ${rank} has ${length} bytes, not 1 to ${longestToken}`);
  });
  /** Ranks in the order of their tokens' bytes. */
  const ordered = Array.from(given.keys()).sort((a, b) => compareBytes(given[a]!, given[b]!) || a - b);
  const tokenAt = (place: number): Uint8Array => given[ordered[place]!]!;
  const labels: number[] = [0];
  const shapes: number[] = [];
  const wide: number[] = [];
  const ranks: number[] = [];
  /** Ranges of `ordered` whose tokens share their first bytes: the nodes of one level. */
  let level: (readonly [from: number, to: number])[] = [[0, ordered.length]];
  for (let depth = 0; level.length > 0; depth++) {
    const next: (readonly [number, number])[] = [];
    for (const [start, to] of level) {
      const ends = depth > 0 && tokenAt(start).length === depth;
      let from = ends ? start + 1 : start;
      if (ends) ranks.push(ordered[start]!);
      if (ends && from < to && tokenAt(from).length === depth)
        throw new RangeError(`tokens ${ordered[start]} and ${ordered[from]} are the same`);
      const before = next.length;
      while (from < to) {
        const label = tokenAt(from)[depth]!;
        let after = from + 1;
        while (after < to && tokenAt(after)[depth] === label) after++;
        next.push([from, after]);
        labels.push(label);
        from = after;
      }
      const children = next.length - before;
      if (children >= manyChildren) wide.push(children);
      shapes.push(Math.min(children, manyChildren) * 2 + (ends ? 1 : 0));
    }
    level = next;
  }
  return {
    labels: Uint8Array.from(labels),
    shapes: Uint8Array.from(shapes),
    wide: Uint32Array.from(wide),
    ranks: Uint32Array.from(ranks),
  };
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** The tree of a list of tokens. */
export function treeOfTokens(given: readonly Uint8Array[]): TokenTree {
  const { labels, shapes, wide, ranks } = layOutTokens(given);
  const [low, middle, high] = [0, 8, 16].map(shift => Uint8Array.from(ranks, rank => rank >> shift));
  return linkTree({ labels, shapes, wide, low: low!, middle: middle!, high: high! });
}

/** `TreeLayout` with its ranks in three columns of bytes. */
export interface PackedTree extends Pick<TreeLayout, 'labels' | 'shapes' | 'wide'> {
  readonly low: Uint8Array;
  readonly middle: Uint8Array;
  readonly high: Uint8Array;
}

/** Throws a `RangeError` that says what is wrong where the arrays do not describe a tree. */
export function linkTree({ labels, shapes, wide, low, middle, high }: PackedTree): TokenTree {
  const children = new Uint32Array(shapes.length + 1);
  const tokens = new Uint32Array(shapes.length);
  const size = low.length;
  // One tight loop on purpose, with nothing but local names: engines compile such a loop while it runs.
  let child = 1;
  let token = 0;
  let widest = 0;
  let highest = 0;
  // A node that is no child of an earlier one ends the loop: its tree would be a ring.
  for (let node = 0; node < shapes.length && node < child; node++) {
    children[node] = child;
    const shape = shapes[node]!;
    const count = shape >> 1;
    child += count === manyChildren ? (wide[widest++] ?? 0) : count;
    if ((shape & 1) !== 0) {
      const rank = low[token]! | (middle[token]! << 8) | (high[token]! << 16);
      if (rank > highest) highest = rank;
      tokens[node] = rank + 1;
      token++;
    }
  }
  children[shapes.length] = child;
  if (child !== shapes.length) throw new RangeError(`its tree has ${shapes.length} nodes and ${child - 1} children`);
  if (token !== size) throw new RangeError(`its tree ends ${token} tokens of ${size}`);
  if (highest >= Math.max(size, 1)) throw new RangeError(`a token has rank ${highest} of ${size}`);
  return createTokenTree({ labels, children, tokens, size });
}
