import type { PrecisionId } from './precision.ts';

/** Words that publishers put behind the name of a checkpoint to say in which format its weights are; the first that is found counts. */
const words: readonly (readonly [RegExp, PrecisionId])[] = [
  [/nvfp4|fp4/, 'nvfp4'],
  [/mxfp4/, 'mxfp4'],
  [/fp8/, 'fp8'],
  [/awq/, 'int4-awq'],
  // Qwen's GPTQ checkpoints come in both widths, and say so.
  [/gptq-int8|int8|w8a8/, 'int8'],
  [/gptq|w4a16/, 'int4-gptq'],
  [/int4/, 'int4'],
  [/bf16/, 'bf16'],
  [/fp16/, 'fp16'],
];

const delimited = words.map(
  ([word, precision]) => [new RegExp(`[-_.](?:${word.source})(?=$|[-_.])`, 'i'), precision] as const,
);

/** Number format of the weights that the name of a checkpoint states, e.g. `…-Instruct-FP8`; undefined where it states none. */
export const precisionInName = (name: string): PrecisionId | undefined =>
  delimited.find(([pattern]) => pattern.test(name))?.[1];
