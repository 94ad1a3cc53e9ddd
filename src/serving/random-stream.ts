import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws that are the same for the same seed, on every machine. Streams with different labels are independent of each other. */
export class RandomStream {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;
  private spareNormal = Number.NaN;

  constructor(seed: number, label: number) {
    // Distinct odd multipliers keep (seed, label) pairs apart before the generator's own seeding spreads the bits.
    this.generator = xoroshiro128plus((Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(label + 1, 0x85ebca6b)) | 0);
    for (let skipped = 0; skipped < 8; skipped++) this.generator.next();
  }

  /** In [0, 1). */
  uniform(): number {
    return uniformFloat64(this.generator);
  }

  /** Mean 1. */
  exponential(): number {
    return -Math.log(1 - uniformFloat64(this.generator));
  }

  /** Mean 0, variance 1 (Box and Muller 1958). */
  normal(): number {
    const spare = this.spareNormal;
    if (!Number.isNaN(spare)) {
      this.spareNormal = Number.NaN;
      return spare;
    }
    const radius = Math.sqrt(2 * this.exponential());
    const angle = 2 * Math.PI * this.uniform();
    this.spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Mean `shape`, variance `shape` (Marsaglia and Tsang 2000; shapes below 1 by their boost). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}
