import type { Tokens } from '../units.ts';
import type { Encoder } from './encoder.ts';

/** How many tokens a text has. `low` and `high` equal `tokens` when the count is exact. */
export interface TokenCount {
  readonly tokens: Tokens;
  readonly low: Tokens;
  readonly high: Tokens;
  readonly exact: boolean;
}

/** Why a count is exact or estimated, as data; `report/` words it. */
export interface CountBasis {
  readonly code: 'exact-vocabulary' | 'mapped-vocabulary' | 'measured-ratio' | 'unknown-model' | 'local-tokenizer';
  /** The vocabulary that did the counting, e.g. `o200k_base`. */
  readonly vocabulary: string;
  /** Where the vocabulary or the ratio comes from, and when that was checked (ISO date). */
  readonly source: string;
  readonly date: string;
}

/** Counts text for one model. Total over every string: special-token text is text, lone surrogates and BOMs are counted. */
export interface TokenCounter {
  readonly exact: boolean;
  readonly basis: CountBasis;
  /** What does the counting; `splitTokens` takes it to show the tokens. */
  readonly encoder?: Encoder;
  count(text: string): TokenCount;
  /** Token ids, in order. For an estimated counter these are the ids of the stand-in vocabulary. */
  encode(text: string): Uint32Array | readonly number[];
}

/** Tokens of a model per token of `o200k_base`, as a user measured it, and the share by which it may be off either way. */
export interface MeasuredRatio {
  readonly ratio: number;
  readonly error: number;
}

/** Reads a file that ships in `media/`, e.g. `vocab/o200k_base.bin.gz`. The host (Node or a web worker) supplies it. */
export type ReadAsset = (path: string) => Promise<Uint8Array>;

/** Finds the counter of a model; loads its vocabulary on first use and keeps it. */
export interface TokenCounters {
  /** `measured`: a user's own ratio to o200k_base, which narrows the estimate of a model without a vocabulary. */
  forModel(modelId: string | undefined, measured?: MeasuredRatio): Promise<TokenCounter>;
}
