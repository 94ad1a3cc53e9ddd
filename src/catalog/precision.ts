/**
 * Number formats for weights, KV cache and activations. `int4-*` are weight-only formats with 16-bit math; GGUF types carry
 * their real bits per weight, block scales included.
 */
export type PrecisionId =
  | 'fp32'
  | 'bf16'
  | 'fp16'
  | 'fp8'
  | 'int8'
  | 'int4'
  | 'int4-awq'
  | 'int4-gptq'
  | 'mxfp4'
  | 'nvfp4'
  | 'gguf-q2_k'
  | 'gguf-q3_k_m'
  | 'gguf-q4_0'
  | 'gguf-q4_k_m'
  | 'gguf-q5_k_m'
  | 'gguf-q6_k'
  | 'gguf-q8_0';
