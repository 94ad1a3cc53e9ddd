/** Free blocks in the order in which they will be handed out; each may still hold the KV of a preempted request. */
export class ReferenceFreeList {
  private readonly blocks: { readonly owner: number; readonly index: number }[];

  constructor(total: number) {
    this.blocks = Array.from({ length: total }, () => ({ owner: -1, index: -1 }));
  }

  take(count: number): void {
    this.blocks.splice(0, count);
  }

  /** The last block first; the first `full` of them hold what can be found again. */
  give(owner: number, units: number, full: number): void {
    for (let index = units - 1; index >= 0; index--)
      this.blocks.push(index < full ? { owner, index } : { owner: -1, index: -1 });
  }

  /** How many of the request's first blocks are still there, at most `most`. */
  findOwn(owner: number, most: number): number {
    let found = 0;
    while (found < most && this.blocks.some(block => block.owner === owner && block.index === found)) found += 1;
    return found;
  }

  takeOwn(owner: number, count: number): void {
    for (let index = 0; index < count; index++)
      this.blocks.splice(
        this.blocks.findIndex(block => block.owner === owner && block.index === index),
        1,
      );
  }
}
