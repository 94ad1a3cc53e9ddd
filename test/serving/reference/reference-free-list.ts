interface FreeBlock {
  readonly owner: number;
  readonly index: number;
}

/** Free blocks in the order in which they will be handed out; each may still hold the KV of a preempted request. */
export class ReferenceFreeList {
  private blocks: (FreeBlock | undefined)[];
  private next = 0;
  private readonly owners = new Set<number>();

  constructor(total: number) {
    this.blocks = Array.from({ length: total });
  }

  take(count: number): void {
    this.next += count;
    if (this.next < 10_000) return;
    this.blocks = this.blocks.slice(this.next);
    this.next = 0;
  }

  /** The last block first; the first `full` of them hold what can be found again. */
  give(owner: number, units: number, full: number): void {
    for (let index = units - 1; index >= 0; index--) this.blocks.push(index < full ? { owner, index } : undefined);
    if (full > 0) this.owners.add(owner);
  }

  /** How many of the request's first blocks are still there, at most `most`. */
  findOwn(owner: number, most: number): number {
    let found = 0;
    while (this.owners.has(owner) && found < most && this.placeOf(owner, found) >= 0) found += 1;
    return found;
  }

  takeOwn(owner: number, count: number): void {
    for (let index = 0; index < count; index++) this.blocks.splice(this.placeOf(owner, index), 1);
  }

  private placeOf(owner: number, index: number): number {
    return this.blocks.findIndex(
      (block, place) => place >= this.next && block?.owner === owner && block.index === index,
    );
  }
}
