import { type Seconds, seconds } from '../units.ts';

/** Mean and percentiles of one latency over the requests that completed. All zero when none did. */
export interface LatencySummary {
  readonly mean: Seconds;
  readonly p50: Seconds;
  readonly p90: Seconds;
  readonly p95: Seconds;
  readonly p99: Seconds;
  readonly max: Seconds;
}

/** How many requests had which latency: `counts[i]` of them between `edges[i]` and `edges[i + 1]` seconds. */
export interface LatencyDistribution {
  /** Rising, one more than counts; empty when nothing completed. */
  readonly edges: readonly Seconds[];
  readonly counts: readonly number[];
}

/** A distribution to look at needs fewer parts than a percentile that is to be exact. */
const binsPerOctave = 16;

/** Each power of two is cut into 128 equal parts, and a percentile is read at the middle of its part. */
const partsPerOctave = 128;
/** A percentile differs from the exact order statistic by at most this fraction of it (half a part: 1/256). */
export const histogramRelativeError = 1 / (2 * partsPerOctave);

const lowestExponent = -20;
const octaves = 44;
const exponentBias = 1023;
const firstPart = (lowestExponent + exponentBias) * partsPerOctave;
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
/** The sign, exponent and high mantissa bits of a double are one of its two words; which one, depends on the machine. */
bits[0] = 1;
const highWord = words[1] === 0 ? 0 : 1;

/**
 * Counts of latencies in seconds, from 2^-20 s (a microsecond) to 2^24 s (half a year); what is less or more counts as these. Sum, least and greatest are exact.
 * Two histograms add up to the histogram of both samples, so replicas, shards and workers can be merged.
 */
export class LatencyHistogram {
  readonly counts = new Float64Array(octaves * partsPerOctave);
  count = 0;
  sum = 0;
  least = Number.POSITIVE_INFINITY;
  greatest = 0;

  add(value: number): void {
    bits[0] = value;
    // 7 mantissa bits and the exponent together are the number of the part: no logarithm is needed.
    let part = (words[highWord]! >>> 13) - firstPart;
    if (part < 0 || value <= 0) part = 0;
    else if (part >= this.counts.length) part = this.counts.length - 1;
    this.counts[part]! += 1;
    this.count += 1;
    this.sum += value;
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
  }

  merge(other: LatencyHistogram): void {
    for (let part = 0; part < this.counts.length; part++) this.counts[part]! += other.counts[part]!;
    this.count += other.count;
    this.sum += other.sum;
    this.least = Math.min(this.least, other.least);
    this.greatest = Math.max(this.greatest, other.greatest);
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  /** The value below which the fraction `share` of the sample lies (nearest rank), within `histogramRelativeError`. */
  percentile(share: number): number {
    if (this.count === 0) return 0;
    const rank = Math.max(1, Math.ceil(share * this.count));
    if (rank === this.count) return this.greatest;
    let seen = 0;
    for (let part = 0; part < this.counts.length; part++) {
      seen += this.counts[part]!;
      if (seen >= rank) return Math.min(this.greatest, Math.max(this.least, middleOf(part)));
    }
    return this.greatest;
  }

  /** The share of the sample at or below `limit`, to the resolution of the parts. */
  shareWithin(limit: number): number {
    if (this.count === 0) return 1;
    let within = 0;
    for (let part = 0; part < this.counts.length && middleOf(part) <= limit; part++) within += this.counts[part]!;
    return within / this.count;
  }

  /** The sample in bins of a sixteenth of a power of two, from the first that holds any to the last. */
  distribution(): LatencyDistribution {
    const partsPerBin = partsPerOctave / binsPerOctave;
    const bins = Array.from({ length: octaves * binsPerOctave }, (_, bin) =>
      this.counts.subarray(bin * partsPerBin, (bin + 1) * partsPerBin).reduce((sum, count) => sum + count, 0),
    );
    const first = bins.findIndex(count => count > 0);
    if (first < 0) return { edges: [], counts: [] };
    const counts = bins.slice(first, bins.findLastIndex(count => count > 0) + 1);
    const edges = Array.from({ length: counts.length + 1 }, (_, bin) => seconds(edgeOf((first + bin) * partsPerBin)));
    return { edges, counts };
  }

  summary(): LatencySummary {
    return {
      mean: seconds(this.mean),
      p50: seconds(this.percentile(0.5)),
      p90: seconds(this.percentile(0.9)),
      p95: seconds(this.percentile(0.95)),
      p99: seconds(this.percentile(0.99)),
      max: seconds(this.greatest),
    };
  }
}

const edgeOf = (part: number): number => {
  const octave = Math.floor(part / partsPerOctave);
  return 2 ** (octave + lowestExponent) * (1 + (part % partsPerOctave) / partsPerOctave);
};

const middleOf = (part: number): number => edgeOf(part + 0.5);
