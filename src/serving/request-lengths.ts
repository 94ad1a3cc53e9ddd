import type { RandomStream } from './random-stream.ts';
import type { LengthDistribution, Trace } from './workload.ts';

/** Lengths of requests, one after the other; the pair of the last `next` stands in `input` and `output`. */
export interface RequestLengths {
  input: number;
  output: number;
  /** Which class of the workload it is; 0 where there is one. */
  requestClass: number;
  next(id: number): void;
}

/** `trace`: where `kind: 'trace'` reads from. Every length is at least 1 token. */
export const requestLengths = (
  distribution: LengthDistribution,
  random: RandomStream,
  trace: Trace | undefined,
): RequestLengths => {
  switch (distribution.kind) {
    case 'fixed':
      return { input: distribution.input, output: distribution.output, requestClass: 0, next() {} };
    case 'log-normal': {
      const input = logNormal(distribution.input);
      const output = logNormal(distribution.output);
      return {
        input: 1,
        output: 1,
        requestClass: 0,
        next() {
          this.input = Math.max(1, Math.round(Math.exp(input.location + input.scale * random.normal())));
          this.output = Math.max(1, Math.round(Math.exp(output.location + output.scale * random.normal())));
        },
      };
    }
    case 'empirical': {
      const pick = picker(distribution.inputs.length, distribution.weights, random);
      return {
        input: 1,
        output: 1,
        requestClass: 0,
        next() {
          const row = pick();
          this.input = distribution.inputs[row]!;
          this.output = distribution.outputs[row]!;
        },
      };
    }
    case 'classes': {
      const classes = distribution.classes.map(({ lengths }) => requestLengths(lengths, random, trace));
      const shares = distribution.classes.map(({ share }) => share);
      const pick = picker(classes.length, shares, random);
      return {
        input: 1,
        output: 1,
        requestClass: 0,
        next(id) {
          this.requestClass = pick();
          const lengths = classes[this.requestClass]!;
          lengths.next(id);
          this.input = lengths.input;
          this.output = lengths.output;
        },
      };
    }
    case 'trace':
      return {
        input: 1,
        output: 1,
        requestClass: 0,
        next(id) {
          this.input = trace!.input[id]!;
          this.output = trace!.output[id]!;
        },
      };
  }
};

/** Parameters of the logarithm, from mean and coefficient of variation of the length itself. */
const logNormal = ({ mean, variation }: { readonly mean: number; readonly variation: number }) => {
  const variance = Math.log(1 + variation ** 2);
  return { location: Math.log(mean) - variance / 2, scale: Math.sqrt(variance) };
};

const picker = (rows: number, weights: ArrayLike<number> | undefined, random: RandomStream): (() => number) => {
  if (weights === undefined) return () => Math.floor(random.uniform() * rows);
  const sums = new Float64Array(rows);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum += weights[row]!;
    sums[row] = sum;
  }
  return () => {
    const target = random.uniform() * sum;
    let low = 0;
    for (let high = rows - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
};
