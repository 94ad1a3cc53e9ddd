import type { Accelerator, MathFormat } from '../catalog/accelerator.ts';
import type { PrecisionId } from '../catalog/precision.ts';
import { precisions } from '../catalog/precisions.ts';
import type { Deployment } from './deployment.ts';
import type { Remark } from './estimate.ts';

/** How a deployment stores its numbers and in which format its matrix units multiply. */
export interface NumberFormats {
  readonly weightBits: number;
  /** Embedding and output head: 16-bit unless the whole model is 32-bit or a GGUF file, which quantizes them too. */
  readonly embeddingBits: number;
  readonly kvBits: number;
  readonly activationBits: number;
  /** The format that the matrix units multiply in. */
  readonly math: MathFormat;
  /** Weights are narrower than the math: each step widens them. */
  readonly weightOnly: boolean;
  readonly warnings: readonly Remark[];
}

/** Stored bits per value, scales included. */
export const bitsOf = (precision: PrecisionId): number => precisions[precision].bitsPerWeight;

const isGguf = (precision: PrecisionId): boolean => precision.startsWith('gguf-');

const sixteenBit = (accelerator: Accelerator): MathFormat =>
  accelerator.peak.bf16 !== undefined ? 'bf16' : accelerator.peak.fp16 !== undefined ? 'fp16' : 'fp32';

/** The narrow math that weights and activations together ask for; `undefined` asks for 16-bit math. */
const narrowMath = (weights: PrecisionId, activations: PrecisionId): MathFormat | undefined => {
  const bits = Math.max(bitsOf(weights), bitsOf(activations));
  if (bits > 8.5 || isGguf(weights)) return undefined;
  if (weights === 'int8' || activations === 'int8') return 'int8';
  if (activations === 'fp8' || weights === 'fp8') return 'fp8';
  return activations === 'nvfp4' || activations === 'mxfp4' ? 'fp4' : undefined;
};

/** Formats of a deployment, with a warning for each that its accelerator does not take natively. */
export const numberFormats = (deployment: Deployment): NumberFormats => {
  const { accelerator, weights, activations, kv } = deployment;
  const warnings: Remark[] = [];
  const wide: MathFormat = weights === 'fp32' && activations === 'fp32' ? 'fp32' : sixteenBit(accelerator);
  const asked = narrowMath(weights, activations);
  let math = asked ?? wide;
  if (asked === 'fp4' && accelerator.peak.fp4 === undefined && accelerator.peak.fp8 !== undefined) math = 'fp8';
  else if (asked && accelerator.peak[asked] === undefined) math = wide;
  // Narrow weights with 16-bit activations are widened everywhere; that is worth a word where the hardware leaves no choice.
  const native = precisions[weights].math;
  const widened = native !== undefined && bitsOf(weights) < 9 && accelerator.peak[native] === undefined;
  if ((asked && math !== asked) || widened)
    warnings.push({ code: 'precision-not-native', args: { precision: weights, accelerator: accelerator.name, math } });
  const mathBits =
    math === 'fp4' ? 4 : math === 'fp8' || math === 'int8' ? 8 : math === 'fp32' || math === 'tf32' ? 32 : 16;
  const weightBits = bitsOf(weights);
  return {
    weightBits,
    embeddingBits: isGguf(weights) ? weightBits : weights === 'fp32' ? 32 : 16,
    kvBits: bitsOf(kv),
    activationBits: Math.max(16, bitsOf(activations)),
    math,
    // Parts with 4-bit matrix units multiply 4-bit weights with 8-bit activations as they are (PTX ISA 8.7, mxf8f6f4).
    weightOnly: weightBits < mathBits - 1 && !(math === 'fp8' && accelerator.peak.fp4 !== undefined),
    warnings,
  };
};
