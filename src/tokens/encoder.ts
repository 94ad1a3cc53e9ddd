/** Turns text into token ids of one vocabulary. Total over every string. */
export interface Encoder {
  /** Token ids in order. */
  encode(text: string): Uint32Array;
  /** `encode(text).length` without making the ids. */
  count(text: string): number;
  /** The tokens with the text that they stand for; absent where a tokenizer does not tell. */
  stretches?(text: string): readonly TokenStretch[];
}

/** Consecutive tokens of one stretch of text between added tokens, or one added token. */
export interface TokenStretch {
  /** UTF-16 range in the text that was encoded. */
  readonly start: number;
  readonly end: number;
  /** What was split into tokens: the range's text after normalization. */
  readonly normalized: string;
  readonly ids: readonly number[];
  /** Bytes of `normalized` in UTF-8 that each token stands for; they add up to its length. */
  readonly lengths: readonly number[];
}
