import type { MathFormat } from './accelerator.ts';
import type { PrecisionId } from './precision.ts';
import type { Sourced } from './sourced.ts';

/** How a number format is stored, and what multiplies it. */
export interface Precision extends Sourced {
  readonly id: PrecisionId;
  /** Stored bits per weight with its share of scales and zero points. */
  readonly bitsPerWeight: number;
  /** The format in which a matrix unit takes it; undefined for formats that are always unpacked to 16 bits first. */
  readonly math?: MathFormat;
  readonly description: string;
}

const ieee = { source: 'IEEE 754 / the format by definition', date: '2019-07-22' };
const ggml = { source: 'ggml-org/llama.cpp ggml-common.h (block structures)', date: '2026-11-22' };
const ggmlMix = {
  source: 'ggml-org/llama.cpp tools/quantize/README.md (Llama 3.1 8B: file bits per weight of the mixed type)',
  date: '2026-11-22',
};

/**
 * Every storage format. The bits per weight hold for the quantized matrices; embeddings, output head and norms of AWQ, GPTQ
 * and MXFP4 checkpoints usually stay in 16 bits, while the GGUF mixes (`_k_m`) are averages over the whole file.
 */
export const precisions: Readonly<Record<PrecisionId, Precision>> = {
  fp32: { id: 'fp32', bitsPerWeight: 32, math: 'fp32', description: '32-bit floating point', ...ieee },
  bf16: { id: 'bf16', bitsPerWeight: 16, math: 'bf16', description: 'bfloat16', ...ieee },
  fp16: { id: 'fp16', bitsPerWeight: 16, math: 'fp16', description: 'IEEE half precision', ...ieee },
  fp8: {
    id: 'fp8',
    bitsPerWeight: 8,
    math: 'fp8',
    description: '8-bit floating point (E4M3), scales per tensor, channel or 128 × 128 block (below 0.01 bits)',
    source: 'https://arxiv.org/abs/2209.05433',
    date: '2022-09-12',
  },
  int8: {
    id: 'int8',
    bitsPerWeight: 8,
    math: 'int8',
    description: '8-bit integers, scales per channel (SmoothQuant, W8A8)',
    source: 'https://arxiv.org/abs/2211.10438',
    date: '2022-11-18',
  },
  int4: {
    id: 'int4',
    bitsPerWeight: 4.5,
    description: '4-bit integers with a 16-bit scale per 32 weights, 16-bit math',
    source: 'vllm-project/compressed-tensors, group size 32 (4 + 16/32), as Kimi K2 Thinking is published',
    date: '2025-11-06',
  },
  'int4-awq': {
    id: 'int4-awq',
    bitsPerWeight: 4.15625,
    description: 'AWQ: 4-bit weights, per 128 a 16-bit scale and a 4-bit zero point (4 + 20/128), 16-bit math',
    source: 'https://arxiv.org/abs/2306.00978; casper-hansen/AutoAWQ (group size 128)',
    date: '2023-06-01',
  },
  'int4-gptq': {
    id: 'int4-gptq',
    bitsPerWeight: 4.15625,
    description: 'GPTQ: 4-bit weights, per 128 a 16-bit scale and a 4-bit zero point (4 + 20/128), 16-bit math',
    source: 'https://arxiv.org/abs/2210.17323; AutoGPTQ (group size 128)',
    date: '2022-10-31',
  },
  mxfp4: {
    id: 'mxfp4',
    bitsPerWeight: 4.25,
    math: 'fp4',
    description: 'OCP microscaling 4-bit floating point: an 8-bit scale per 32 weights (4 + 8/32)',
    source: 'OCP Microscaling Formats (MX) Specification 1.0',
    date: '2023-09-07',
  },
  nvfp4: {
    id: 'nvfp4',
    bitsPerWeight: 4.5,
    math: 'fp4',
    description: 'NVIDIA 4-bit floating point: an 8-bit scale per 16 weights (4 + 8/16)',
    source: 'https://developer.nvidia.com/blog/introducing-nvfp4-for-efficient-and-accurate-low-precision-inference/',
    date: '2025-06-24',
  },
  'gguf-q2_k': { id: 'gguf-q2_k', bitsPerWeight: 3.1593, description: 'GGUF Q2_K mix', ...ggmlMix },
  'gguf-q3_k_m': { id: 'gguf-q3_k_m', bitsPerWeight: 4.0, description: 'GGUF Q3_K_M mix', ...ggmlMix },
  'gguf-q4_0': {
    id: 'gguf-q4_0',
    bitsPerWeight: 4.5,
    description: 'GGUF Q4_0: a 16-bit scale per 32 weights (4 + 16/32)',
    ...ggml,
  },
  'gguf-q4_k_m': { id: 'gguf-q4_k_m', bitsPerWeight: 4.8944, description: 'GGUF Q4_K_M mix', ...ggmlMix },
  'gguf-q5_k_m': { id: 'gguf-q5_k_m', bitsPerWeight: 5.7036, description: 'GGUF Q5_K_M mix', ...ggmlMix },
  'gguf-q6_k': {
    id: 'gguf-q6_k',
    bitsPerWeight: 6.5625,
    description: 'GGUF Q6_K: 210 bytes per 256 weights',
    ...ggml,
  },
  'gguf-q8_0': {
    id: 'gguf-q8_0',
    bitsPerWeight: 8.5,
    description: 'GGUF Q8_0: a 16-bit scale per 32 weights (8 + 16/32)',
    ...ggml,
  },
};

export const precisionIds = Object.keys(precisions) as readonly PrecisionId[];
