import { tokens } from '../units.ts';
import type { BytePairEncoder } from './byte-pair-encoder.ts';
import type { StandIn } from './closed-models.ts';
import type { Encoder } from './encoder.ts';
import { kindsOfTokens, scriptKinds } from './script-kinds.ts';
import type { CountBasis, TokenCounter } from './token-counter.ts';

/** Counts with the model's own vocabulary. */
export function exactCounter(encoder: Encoder, basis: CountBasis): TokenCounter {
  return {
    exact: true,
    basis,
    encoder,
    count(text) {
      const counted = tokens(encoder.count(text));
      return { tokens: counted, low: counted, high: counted, exact: true };
    },
    encode: text => encoder.encode(text),
  };
}

const kindsByEncoder = new WeakMap<BytePairEncoder, Uint8Array>();
const kindsOf = (encoder: BytePairEncoder): Uint8Array => {
  let kinds = kindsByEncoder.get(encoder);
  if (kinds === undefined) {
    kinds = kindsOfTokens(encoder.table);
    kindsByEncoder.set(encoder, kinds);
  }
  return kinds;
};

/** Counts with another model's vocabulary, scaled by script, with bounds. */
export function estimatingCounter(
  encoder: BytePairEncoder,
  { ratios, error }: Pick<StandIn, 'ratios' | 'error'>,
  basis: CountBasis,
): TokenCounter {
  const tally = new Uint32Array(scriptKinds.length);
  return {
    exact: false,
    basis,
    encoder,
    count(text) {
      tally.fill(0);
      encoder.tally(text, kindsOf(encoder), tally);
      let scaled = 0;
      scriptKinds.forEach((kind, i) => {
        scaled += tally[i]! * ratios[kind];
      });
      return {
        tokens: tokens(Math.round(scaled)),
        low: tokens(Math.floor(scaled * (1 - error))),
        high: tokens(Math.ceil(scaled * (1 + error))),
        exact: scaled === 0,
      };
    },
    encode: text => encoder.encode(text),
  };
}
