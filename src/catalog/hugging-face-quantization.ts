import { type ConfigKeys, ConfigProblem, isObject } from './hugging-face-keys.ts';
import type { PrecisionId } from './precision.ts';

const dtypes: Readonly<Record<string, PrecisionId>> = {
  bfloat16: 'bf16',
  float16: 'fp16',
  half: 'fp16',
  float32: 'fp32',
  float8_e4m3fn: 'fp8',
};

/** Bits and kind of number that a compressed-tensors or Quark group states for its weights. */
function fromWeights(weights: unknown): PrecisionId | undefined {
  if (!isObject(weights)) return undefined;
  const kind = String(weights.type ?? weights.dtype ?? '').toLowerCase();
  const bits = weights.num_bits ?? Number(/\d+/.exec(kind)?.[0]);
  if (bits === 8) return kind.includes('int') ? 'int8' : 'fp8';
  if (bits !== 4) return undefined;
  if (kind.includes('int')) return 'int4';
  return Number(weights.group_size) === 16 ? 'nvfp4' : 'mxfp4';
}

/** Of several groups the one of the fewest bits: in mixed checkpoints that is the bulk (experts, feed-forward blocks). */
function narrowest(found: readonly (PrecisionId | undefined)[]): PrecisionId | undefined {
  const known = found.filter(precision => precision !== undefined);
  return known.find(precision => precision !== 'fp8' && precision !== 'int8') ?? known[0];
}

function fromGroups(keys: ConfigKeys): PrecisionId | undefined {
  const format = keys.text('format').toLowerCase();
  if (format.startsWith('nvfp4')) return 'nvfp4';
  if (format.startsWith('mxfp4')) return 'mxfp4';
  const groups = keys.raw('config_groups');
  const list = isObject(groups) ? Object.values(groups) : [keys.raw('global_quant_config')];
  return narrowest(list.map(group => (isObject(group) ? fromWeights(group.weights ?? group.weight) : undefined)));
}

function fromAlgorithm(name: unknown): PrecisionId | undefined {
  const algorithm = String(name).toUpperCase();
  if (algorithm.includes('NVFP4')) return 'nvfp4';
  if (algorithm.includes('MXFP4')) return 'mxfp4';
  if (algorithm.includes('AWQ')) return 'int4-awq';
  return algorithm.includes('FP8') ? 'fp8' : undefined;
}

function fromModelOpt(keys: ConfigKeys): PrecisionId | undefined {
  const whole = fromAlgorithm(keys.raw('quant_algo') ?? keys.raw('quantization.quant_algo'));
  if (whole) return whole;
  const layers = keys.raw('quantized_layers') ?? keys.raw('quantization.quantized_layers');
  const algorithms = isObject(layers) ? Object.values(layers) : [];
  return (
    narrowest(algorithms.map(layer => fromAlgorithm(isObject(layer) ? layer.quant_algo : layer))) ?? fromGroups(keys)
  );
}

const byBits = (bits: number | undefined, four: PrecisionId): PrecisionId | undefined =>
  bits === undefined || bits === 4 ? four : bits === 8 ? 'int8' : undefined;

function quantized(keys: ConfigKeys): PrecisionId | undefined {
  const bits = keys.optional('bits', 'w_bit');
  // ModelOpt's own exports name the algorithm and leave the method out.
  const method = keys.text('quant_method').toLowerCase() || (keys.has('quant_algo') ? 'modelopt' : '');
  switch (method) {
    case 'fp8':
    case 'fbgemm_fp8':
      return 'fp8';
    case 'mxfp4':
      return 'mxfp4';
    case 'awq':
      return byBits(bits, 'int4-awq');
    case 'gptq':
    case 'gptq_marlin':
    case 'auto-round':
      return byBits(bits, 'int4-gptq');
    case 'bitsandbytes':
      return keys.flag('load_in_8bit') ? 'int8' : 'int4';
    case 'modelopt':
    case 'modelopt_fp4':
      return fromModelOpt(keys);
    case 'compressed-tensors':
    case 'quark':
      return fromGroups(keys);
    default:
      return undefined;
  }
}

/**
 * The format of the published weights, from `quantization_config` where there is one, else from `torch_dtype` (`dtype`), else
 * bfloat16. `quantization` are the keys of `quantization_config`.
 */
export function readNativePrecision(dtype: string, quantization: ConfigKeys | undefined): PrecisionId {
  if (!quantization) return dtypes[dtype.replace(/^torch\./, '')] ?? 'bf16';
  const precision = quantized(quantization);
  if (precision) return precision;
  const method = quantization.text('quant_method') || 'none';
  throw new ConfigProblem(
    `"quantization_config" (quant_method "${method}") is in no format that is known here: remove it and name the weights' precision in the deployment ("weights")`,
  );
}
