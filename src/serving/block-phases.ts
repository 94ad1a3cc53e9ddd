/**
 * When decoding sequences ask for their next KV block. A sequence of `length` stored tokens asks for one in the step that
 * stores a token beyond a full block, and `(length - step) mod blockTokens` never changes while it decodes: counting the
 * sequences by that phase answers for any number of steps ahead, without looking at a sequence.
 */
export class BlockPhases {
  private readonly counts: Int32Array;
  private sequences = 0;

  constructor(private readonly blockTokens: number) {
    this.counts = new Int32Array(blockTokens);
  }

  phaseOf(length: number, step: number): number {
    const phase = (length - step) % this.blockTokens;
    return phase < 0 ? phase + this.blockTokens : phase;
  }

  add(phase: number): void {
    this.counts[phase]! += 1;
    this.sequences += 1;
  }

  remove(phase: number): void {
    this.counts[phase]! -= 1;
    this.sequences -= 1;
  }

  /** Blocks asked for in decode step `step`. */
  neededAt(step: number): number {
    const turn = step % this.blockTokens;
    return this.counts[turn === 0 ? 0 : this.blockTokens - turn]!;
  }

  /** Blocks asked for in the `steps` decode steps from `step` on. */
  neededOver(step: number, steps: number): number {
    const rounds = Math.floor(steps / this.blockTokens);
    const rest = steps - rounds * this.blockTokens;
    let needed = rounds * this.sequences;
    for (let ahead = 0; ahead < rest; ahead++) needed += this.neededAt(step + ahead);
    return needed;
  }

  /** The greatest number of steps, at most `steps`, that `free` blocks suffice for. */
  stepsWithin(step: number, steps: number, free: number): number {
    if (this.sequences === 0) return steps;
    const rounds = Math.min(Math.floor(free / this.sequences), Math.floor(steps / this.blockTokens));
    let within = rounds * this.blockTokens;
    let needed = rounds * this.sequences;
    while (within < steps) {
      needed += this.neededAt(step + within);
      if (needed > free) break;
      within += 1;
    }
    return within;
  }
}
