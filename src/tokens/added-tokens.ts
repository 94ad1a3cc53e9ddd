/**
 * Finds added tokens in a text: leftmost first, the longest where several start at the same place. A trie, so that the work is linear
 * however often their first characters occur.
 */
export interface AddedTokenFinder {
  /** The next added token at or after `from`, or undefined. */
  next(text: string, from: number): { readonly start: number; readonly end: number; readonly id: number } | undefined;
}

interface TrieNode {
  readonly children: Map<number, TrieNode>;
  id: number;
}

const createNode = (): TrieNode => ({ children: new Map(), id: -1 });

export function createAddedTokenFinder(added: ReadonlyMap<string, number>): AddedTokenFinder | undefined {
  if (added.size === 0) return undefined;
  const root = createNode();
  /** 1 where an added token may start, by UTF-16 code unit. */
  const starts = new Uint8Array(0x10000);
  for (const [content, id] of added) {
    let node = root;
    for (let i = 0; i < content.length; i++) {
      const unit = content.charCodeAt(i);
      let child = node.children.get(unit);
      if (child === undefined) {
        child = createNode();
        node.children.set(unit, child);
      }
      node = child;
    }
    node.id = id;
    starts[content.charCodeAt(0)] = 1;
  }
  return {
    next(text, from) {
      for (let start = from; start < text.length; start++) {
        if (starts[text.charCodeAt(start)] === 0) continue;
        let end = -1;
        let id = -1;
        let node: TrieNode | undefined = root.children.get(text.charCodeAt(start));
        for (let at = start + 1; node !== undefined; at++) {
          if (node.id >= 0) {
            id = node.id;
            end = at;
          }
          node = at < text.length ? node.children.get(text.charCodeAt(at)) : undefined;
        }
        if (id >= 0) return { start, end, id };
      }
      return undefined;
    },
  };
}
