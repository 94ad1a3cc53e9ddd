/** Block hashes of the requests of a trace: equal hashes mean equal tokens up to and including that block. */
export interface BlockHashes {
  /** Tokens that one hash stands for. */
  readonly blockTokens: number;
  /** The hashes of row r are `hashes[starts[r]]` up to, not including, `hashes[starts[r + 1]]`. */
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
}

/**
 * Prompt blocks that one replica still holds. A block in use by a running request is counted once, however many use it;
 * a block that nobody uses stays in the free memory, least recently used first to go, the end of a prefix before its beginning.
 */
export class PrefixCache {
  /** Running requests that use a block. */
  private readonly users = new Map<number, number>();
  /** Blocks that nobody uses, in the order in which they go. */
  private readonly idle = new Set<number>();
  private readonly unitsPerBlock: number;
  /** Results of the last `match`. */
  matchedTokens = 0;
  matchedUnitsInUse = 0;
  hitTokens = 0;
  lookedUpTokens = 0;

  /** `unitTokens`: tokens of a KV block; a hash stands for a whole number of them. */
  constructor(
    private readonly trace: BlockHashes,
    unitTokens: number,
  ) {
    this.unitsPerBlock = Math.ceil(trace.blockTokens / unitTokens);
  }

  /** Finds how much of a prompt of `prompt` tokens, `input` of them hashed, is cached; at least its last token is always computed. */
  match(row: number, input: number, prompt: number): void {
    const start = this.trace.starts[row]!;
    const most = Math.min(this.fullBlocks(row, input), Math.floor((prompt - 1) / this.trace.blockTokens));
    let blocks = 0;
    let inUse = 0;
    for (; blocks < most; blocks++) {
      const hash = this.trace.hashes[start + blocks]!;
      if (this.users.has(hash)) inUse += 1;
      else if (!this.idle.has(hash)) break;
    }
    this.matchedTokens = blocks * this.trace.blockTokens;
    this.matchedUnitsInUse = inUse * this.unitsPerBlock;
  }

  /** Holds the blocks of the last match for a request; returns how many. */
  hold(row: number, input: number): number {
    const start = this.trace.starts[row]!;
    const blocks = this.matchedTokens / this.trace.blockTokens;
    for (let block = 0; block < blocks; block++) this.use(this.trace.hashes[start + block]!);
    this.hitTokens += this.matchedTokens;
    this.lookedUpTokens += input;
    return blocks;
  }

  /**
   * Once the prompt is computed, all its full blocks can be found by others. Returns the KV units that were computed twice
   * and are given back.
   */
  publish(row: number, input: number, held: number): { readonly held: number; readonly duplicateUnits: number } {
    const start = this.trace.starts[row]!;
    const blocks = this.fullBlocks(row, input);
    let duplicates = 0;
    for (let block = held; block < blocks; block++) {
      const hash = this.trace.hashes[start + block]!;
      if (this.users.has(hash)) duplicates += 1;
      this.use(hash);
    }
    return { held: Math.max(held, blocks), duplicateUnits: duplicates * this.unitsPerBlock };
  }

  /** Lets go of a request's first `held` blocks; returns the KV units among them that others still use. */
  release(row: number, held: number): number {
    const start = this.trace.starts[row]!;
    let stillUsed = 0;
    for (let block = held - 1; block >= 0; block--) {
      const hash = this.trace.hashes[start + block]!;
      const users = this.users.get(hash)! - 1;
      if (users > 0) {
        this.users.set(hash, users);
        stillUsed += 1;
      } else {
        this.users.delete(hash);
        this.idle.add(hash);
      }
    }
    return stillUsed * this.unitsPerBlock;
  }

  /** Forgets idle blocks until the rest fits in `freeUnits`. */
  shrinkTo(freeUnits: number): void {
    if (this.idle.size * this.unitsPerBlock <= freeUnits) return;
    for (const hash of this.idle) {
      this.idle.delete(hash);
      if (this.idle.size * this.unitsPerBlock <= freeUnits) return;
    }
  }

  private use(hash: number): void {
    this.idle.delete(hash);
    this.users.set(hash, (this.users.get(hash) ?? 0) + 1);
  }

  private fullBlocks(row: number, input: number): number {
    const listed = this.trace.starts[row + 1]! - this.trace.starts[row]!;
    return Math.min(listed, Math.floor(input / this.trace.blockTokens));
  }
}
