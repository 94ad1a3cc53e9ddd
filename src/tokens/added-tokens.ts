/**
 * Finds added tokens in a text: leftmost first, the longest where several start at the same place. A tree of characters, so that the work
 * is linear however often their first ones occur.
 */
export interface AddedTokenFinder {
  /** The next added token at or after `from`, or undefined. */
  next(text: string, from: number): { readonly start: number; readonly end: number; readonly id: number } | undefined;
}

/** What may follow, by UTF-16 code unit; the id of the token that ends here, -1 where none does. */
interface Node {
  readonly children: Map<number, Node>;
  id: number;
}

const createNode = (): Node => ({ children: new Map(), id: -1 });

export function createAddedTokenFinder(added: ReadonlyMap<string, number>): AddedTokenFinder | undefined {
  if (added.size === 0) return undefined;
  /** 1 where an added token may start, by UTF-16 code unit. */
  const starts = new Uint8Array(0x10000);
  const contents = new Map<number, string[]>();
  for (const content of added.keys()) {
    const unit = content.charCodeAt(0);
    if (starts[unit] === 1) contents.get(unit)!.push(content);
    else contents.set(unit, [content]);
    starts[unit] = 1;
  }
  const trees = new Map<number, Node>();

  /** The tree behind a first unit. Built when a text has that unit: most of a vocabulary's thousands are never met. */
  function treeOf(unit: number): Node {
    let root = trees.get(unit);
    if (root === undefined) {
      root = createNode();
      for (const content of contents.get(unit)!) insert(root, content, added.get(content)!);
      trees.set(unit, root);
    }
    return root;
  }

  return {
    next(text, from) {
      for (let start = from; start < text.length; start++) {
        const unit = text.charCodeAt(start);
        if (starts[unit] === 0) continue;
        let end = -1;
        let id = -1;
        let node: Node | undefined = treeOf(unit);
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

/** Adds the units of `content` behind its first, which leads to `root`. */
function insert(root: Node, content: string, id: number): void {
  let node = root;
  for (let i = 1; i < content.length; i++) {
    const unit = content.charCodeAt(i);
    let child = node.children.get(unit);
    if (child === undefined) {
      child = createNode();
      node.children.set(unit, child);
    }
    node = child;
  }
  node.id = id;
}
