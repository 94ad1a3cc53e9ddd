import type { ReferenceRequest } from './reference-request.ts';

/** Prompt blocks by hash: who uses them, and since when nobody does. */
export class ReferencePrefixCache {
  private readonly blocks: { readonly hash: number; users: number; idleSince: number }[] = [];
  private clock = 0;
  private readonly unitsPerBlock: number;

  constructor(
    private readonly hashTokens: number,
    unitTokens: number,
  ) {
    this.unitsPerBlock = hashTokens / unitTokens;
  }

  match(request: ReferenceRequest): number[] {
    const most = Math.min(
      request.hashes.length,
      Math.floor(request.input / this.hashTokens),
      Math.floor((request.prompt - 1) / this.hashTokens),
    );
    const hits: number[] = [];
    while (hits.length < most && this.find(request.hashes[hits.length]!)) hits.push(request.hashes[hits.length]!);
    return hits;
  }

  tokensOf(hits: readonly number[]): number {
    return hits.length * this.hashTokens;
  }

  unitsInUse(hits: readonly number[]): number {
    return hits.filter(hash => this.find(hash)!.users > 0).length * this.unitsPerBlock;
  }

  hold(request: ReferenceRequest, hits: readonly number[]): void {
    for (const hash of hits) this.find(hash)!.users += 1;
    request.held = hits.length;
  }

  publish(request: ReferenceRequest): void {
    const full = Math.min(request.hashes.length, Math.floor(request.input / this.hashTokens));
    for (; request.held < full; request.held++) {
      const hash = request.hashes[request.held]!;
      const known = this.find(hash);
      if (known) known.users += 1;
      else this.blocks.push({ hash, users: 1, idleSince: 0 });
    }
  }

  release(request: ReferenceRequest): void {
    for (; request.held > 0; request.held--) {
      const block = this.find(request.hashes[request.held - 1]!)!;
      block.users -= 1;
      if (block.users === 0) block.idleSince = ++this.clock;
    }
  }

  /** Units that a sum over sequences counts more than once. */
  sharedTwice(): number {
    return this.blocks.reduce((sum, block) => sum + Math.max(0, block.users - 1), 0) * this.unitsPerBlock;
  }

  shrinkTo(freeUnits: number): void {
    for (;;) {
      const idle = this.blocks.filter(block => block.users === 0);
      if (idle.length * this.unitsPerBlock <= freeUnits) return;
      const oldest = idle.reduce((a, b) => (a.idleSince < b.idleSince ? a : b));
      this.blocks.splice(this.blocks.indexOf(oldest), 1);
    }
  }

  private find(hash: number) {
    return this.blocks.find(block => block.hash === hash);
  }
}
