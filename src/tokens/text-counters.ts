import { tokens } from '../units.ts';
import type { BytePairEncoder } from './byte-pair-encoder.ts';
import type { StandIn } from './closed-models.ts';
import { createCountCache } from './count-cache.ts';
import type { Encoder } from './encoder.ts';
import { kindsOfTokens, scriptKinds } from './script-kinds.ts';
import type { CountBasis, TokenCount, TokenCounter } from './token-counter.ts';

/** Counts with the model's own vocabulary. */
export function exactCounter(encoder: Encoder, basis: CountBasis): TokenCounter {
  const cache = createCountCache();
  const count = (text: string): TokenCount => {
    const counted = tokens(encoder.count(text));
    return { tokens: counted, low: counted, high: counted, exact: true };
  };
  return {
    exact: true,
    basis,
    encoder,
    count: text => cache.get(text, count),
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
  const cache = createCountCache();
  const tally = new Uint32Array(scriptKinds.length);
  const count = (text: string): TokenCount => {
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
  };
  return {
    exact: false,
    basis,
    encoder,
    count: text => cache.get(text, count),
    encode: text => encoder.encode(text),
  };
}
