import type { TokenTree } from './token-table.ts';

/** Gives the tree of a vocabulary: one that another thread has made, or what `make` makes. */
export type ShareTree = (name: string, make: () => TokenTree) => TokenTree;

/** What threads pass to each other: room for each vocabulary's tree, by name. */
export type SharedRooms = Readonly<Record<string, SharedArrayBuffer>>;

/** Bytes; the largest tree that ships, Gemma 3's, takes 5.6 million. Memory that nobody has written to is not taken. */
export const treeRoom = 1 << 23;

/** Milliseconds that another thread may take for a tree; making one takes 30. */
const usualPatience = 1000;

const [empty, filling, filled] = [0, 1, 2];
/** State, number of nodes, number of tokens, longest token. */
const headerWords = 4;
const firstNodes = [0x100, 0x10000] as const;

/** Vocabularies of threads that lint together: a tree lies in memory once, and the first thread that needs it makes it. */
export class SharedTrees {
  #rooms: SharedRooms;
  readonly #patience: number;

  /** @param rooms what `share` gave in another thread; without them nothing is shared. */
  constructor(rooms: SharedRooms = {}, patience = usualPatience) {
    this.#rooms = rooms;
    this.#patience = patience;
  }

  /** Shares the trees that this thread makes from now on with the threads that the result is passed to. */
  share(names: readonly string[]): SharedRooms {
    this.#rooms = Object.fromEntries(names.map(name => [name, new SharedArrayBuffer(treeRoom)]));
    return this.#rooms;
  }

  readonly of: ShareTree = (name, make) => {
    const room = this.#rooms[name];
    if (room === undefined) return make();
    const header = new Int32Array(room, 0, headerWords);
    const was = Atomics.compareExchange(header, 0, empty, filling);
    if (was === empty) return made(room, header, make);
    if (was === filling) Atomics.wait(header, 0, filling, this.#patience);
    // A thread that failed, or was ended, leaves nothing behind.
    return Atomics.load(header, 0) === filled ? treeIn(room, header) : make();
  };
}

function made(room: SharedArrayBuffer, header: Int32Array, make: () => TokenTree): TokenTree {
  let state = empty;
  try {
    const tree = make();
    if (bytesOf(tree.labels.length) > room.byteLength) return tree;
    header.set([tree.labels.length, tree.size, tree.maxLength], 1);
    const shared = treeIn(room, header);
    for (const table of ['nodesOfByte', 'nodesOfPair', 'children', 'tokens', 'labels'] as const)
      shared[table].set(tree[table]);
    state = filled;
    return shared;
  } finally {
    Atomics.store(header, 0, state);
    Atomics.notify(header, 0);
  }
}

const bytesOf = (nodes: number): number => 4 * (headerWords + firstNodes[0] + firstNodes[1] + 2 * nodes + 1) + nodes;

function treeIn(room: SharedArrayBuffer, header: Int32Array): TokenTree {
  const [, nodes, size, maxLength] = header as unknown as readonly [number, number, number, number];
  let at = headerWords * 4;
  const words = (length: number): Uint32Array => {
    at += length * 4;
    return new Uint32Array(room, at - length * 4, length);
  };
  const [nodesOfByte, nodesOfPair] = [words(firstNodes[0]), words(firstNodes[1])];
  const [children, tokens] = [words(nodes + 1), words(nodes)];
  return { labels: new Uint8Array(room, at, nodes), children, tokens, size, maxLength, nodesOfByte, nodesOfPair };
}
