import type { StepModel } from '../performance/step-model.ts';

/**
 * A step model as the inner loop reads it: one line per batch size, asked for once and kept.
 *
 * One simulated decode step gives every decoding sequence one token. With speculative decoding an engine step gives
 * `tokensPerDecodeStep` of them on average, so a token takes that part of a step; a prefill that shares the step adds what it adds.
 * Over a whole request this is exact in the mean: n tokens take n / tokensPerDecodeStep engine steps.
 */
export class StepTable {
  private readonly seconds: Float64Array;
  private readonly secondsPerContextToken: Float64Array;
  private readonly speculative: boolean;

  /** `mostSequences`: the largest batch that will be asked for. */
  constructor(
    private readonly model: StepModel,
    mostSequences: number,
  ) {
    this.seconds = new Float64Array(mostSequences + 1).fill(Number.NaN);
    this.secondsPerContextToken = new Float64Array(mostSequences + 1);
    this.speculative = model.tokensPerDecodeStep !== 1;
  }

  /** Seconds per token of a decode step of `sequences` sequences, without its share that grows with the context. */
  decodeSeconds(sequences: number): number {
    const known = this.seconds[sequences]!;
    return known > 0 ? known : this.learn(sequences);
  }

  /** Valid once `decodeSeconds` was asked for the same batch. */
  decodeSecondsPerContextToken(sequences: number): number {
    return this.secondsPerContextToken[sequences]!;
  }

  /**
   * Seconds of a step that prefills `prefillTokens` tokens with `attentionPairs` query-key pairs, and gives each of `decodes` sequences,
   * whose contexts hold `contextTokens` tokens together, one token.
   */
  prefillSeconds(decodes: number, contextTokens: number, prefillTokens: number, attentionPairs: number): number {
    const step = this.model.stepSeconds(decodes, contextTokens, prefillTokens, attentionPairs);
    if (!this.speculative || decodes === 0) return step;
    const perToken = this.decodeSeconds(decodes) + this.decodeSecondsPerContextToken(decodes) * contextTokens;
    return step - perToken * (this.model.tokensPerDecodeStep - 1);
  }

  private learn(sequences: number): number {
    const line = this.model.decodeLine(sequences);
    const value = line.seconds / this.model.tokensPerDecodeStep;
    if (!(line.seconds > 0 && line.secondsPerContextToken >= 0))
      throw new RangeError(`The step model gives no positive time for a batch of ${sequences}.`);
    this.seconds[sequences] = value;
    this.secondsPerContextToken[sequences] = line.secondsPerContextToken / this.model.tokensPerDecodeStep;
    return value;
  }
}
