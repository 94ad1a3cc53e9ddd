import type { StepModel } from '../performance/step-model.ts';

/**
 * A step model as the inner loop reads it: for each batch size the line over the summed context, or two that meet where sliding-window layers stop
 * growing; asked for once and kept.
 *
 * One simulated decode step gives every decoding sequence one token. With speculative decoding an engine step gives
 * `tokensPerDecodeStep` of them on average, so a token takes that part of a step; a prefill that shares the step adds what it adds.
 * Over a whole request this is exact in the mean: n tokens take n / tokensPerDecodeStep engine steps.
 */
export class StepTable {
  /** Of the line chosen by the last `choose`: seconds per token of a decode step with no context at all. */
  seconds = 0;
  secondsPerContextToken = 0;
  /** Summed context from which on another line holds; Infinity when none does. */
  end = Number.POSITIVE_INFINITY;
  /** Per batch size three numbers each: seconds, seconds per context token, and for the near line where it ends. NaN until asked for. */
  private readonly near: Float64Array;
  private readonly far: Float64Array;
  private readonly speculative: boolean;

  /** `mostSequences`: the largest batch that will be asked for. */
  constructor(
    private readonly model: StepModel,
    mostSequences: number,
  ) {
    this.near = new Float64Array(3 * (mostSequences + 1)).fill(Number.NaN);
    this.far = new Float64Array(3 * (mostSequences + 1));
    this.speculative = model.tokensPerDecodeStep !== 1;
  }

  /** Chooses the line for `sequences` sequences that hold `context` tokens together. */
  choose(sequences: number, context: number): void {
    const row = 3 * sequences;
    if (!(this.near[row]! > 0)) this.learn(sequences);
    const line = context < this.near[row + 2]! ? this.near : this.far;
    this.seconds = line[row]!;
    this.secondsPerContextToken = line[row + 1]!;
    this.end = line[row + 2]!;
  }

  /**
   * Seconds of a step that prefills `prefillTokens` tokens with `attentionPairs` query-key pairs, and gives each of `decodes` sequences,
   * whose contexts hold `contextTokens` tokens together, one token.
   */
  prefillSeconds(decodes: number, contextTokens: number, prefillTokens: number, attentionPairs: number): number {
    const step = this.model.stepSeconds(decodes, contextTokens, prefillTokens, attentionPairs);
    if (!(step > 0 && step < Number.POSITIVE_INFINITY))
      throw new RangeError(`The step model gives no positive time for a prefill of ${prefillTokens} tokens.`);
    if (!this.speculative || decodes === 0) return step;
    this.choose(decodes, contextTokens);
    const perToken = this.seconds + this.secondsPerContextToken * contextTokens;
    return step - perToken * (this.model.tokensPerDecodeStep - 1);
  }

  private learn(sequences: number): void {
    const { tokensPerDecodeStep } = this.model;
    const near = this.model.decodeLine(sequences);
    const far = this.model.decodeLine(sequences, Number.MAX_SAFE_INTEGER);
    const sound = [near, far].every(
      line => line.seconds > 0 && line.seconds < Number.POSITIVE_INFINITY && line.secondsPerContextToken >= 0,
    );
    if (!sound) throw new RangeError(`The step model gives no positive time for a batch of ${sequences}.`);
    const slope = near.secondsPerContextToken - far.secondsPerContextToken;
    // Lines that differ by rounding are one line.
    const meet =
      slope > 1e-9 * near.secondsPerContextToken ? (far.seconds - near.seconds) / slope : Number.POSITIVE_INFINITY;
    const row = 3 * sequences;
    this.near.set([near.seconds / tokensPerDecodeStep, near.secondsPerContextToken / tokensPerDecodeStep, meet], row);
    this.far.set(
      [far.seconds / tokensPerDecodeStep, far.secondsPerContextToken / tokensPerDecodeStep, Number.POSITIVE_INFINITY],
      row,
    );
  }
}
