/*
 * How tree-sitter lays out a tree (lib/src/subtree.h of the version that package.json pins) in 32-bit WebAssembly. A child is 8
 * bytes: a small leaf itself, marked by its lowest bit, or the address of a subtree. A subtree's children stand right before it.
 * Lengths are bytes of UTF-16 text; a node's padding is what lies between it and the node before it.
 */
export const leaf = { symbol: 1, padding: 6, size: 7 } as const;
export const leafFlag = { inline: 1, visible: 1 << 1, extra: 1 << 3, changed: 1 << 4, missing: 1 << 5 } as const;

/** In words of 4 bytes, but for the symbol and the production (2 bytes) and the flags (bytes). */
export const subtree = {
  padding: 1,
  size: 4,
  errorCost: 8,
  childCount: 9,
  namedChildCount: 13,
  symbol: 20,
  production: 33,
  flags: 44,
  moreFlags: 45,
} as const;
export const subtreeFlag = { visible: 1, extra: 1 << 2, missing: 1 << 1 } as const;
