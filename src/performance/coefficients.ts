import {
  accumulationGain,
  hasStructuredSparsity,
  multiprocessors,
  powerShare,
  segmentOf,
  sixteenBitPeak,
  vectorPeak,
} from './accelerator-peaks.ts';
import fitted from './data/coefficients.json';
import type { Deployment } from './deployment.ts';
import type { NumberFormats } from './number-formats.ts';
import { decodesOnVectorUnits } from './operators.ts';

/**
 * Fitted constants by name. A plain name (`matrix-compute`) is a base value; a name with a tag (`matrix-compute@hopper`) is a
 * multiplier for deployments that carry the tag. An accelerator, engine or format that was never measured has no multiplier and
 * keeps the shared base. All values are positive, so every time stays monotone in work, peak and bandwidth.
 */
export type Coefficients = Readonly<Record<string, number>>;

export const fittedCoefficients: Coefficients = Object.fromEntries(
  Object.entries(fitted.coefficients).map(([name, { value }]) => [name, value]),
);

/** The rates and latencies of one deployment. Rates in FLOP/s or bytes/s per GPU, latencies in seconds. */
export interface Rates {
  readonly matrixCompute: number;
  /** Tokens' worth of math that a matrix multiplication loses to filling its tiles. */
  readonly matrixHalfTokens: number;
  readonly matrixBandwidth: number;
  readonly expertCompute: number;
  readonly expertBandwidth: number;
  readonly expertHalfTokens: number;
  /** Bytes/s that one block of a grouped kernel streams. */
  readonly expertBlockBandwidth: number;
  /** Relative deviation of one expert's load from the mean, where experts are spread over data-parallel ranks: routing is uneven. */
  readonly expertSkew: number;
  readonly prefillAttention: number;
  readonly decodeAttention: number;
  readonly decodeAttentionCompute: number;
  /** The same for kernels that take the query heads of a KV head together, where an engine had both kinds; else 0. */
  readonly decodeAttentionGrouped: number;
  /** Blocks that run at once, where a kernel gives each head of each request one block; 0 where kernels split long contexts. */
  readonly decodeBlocks: number;
  /** Streams (requests times heads per GPU) at which decode attention runs at half its rate. */
  readonly decodeStreamLoss: number;
  /** Share of the further experts that uniform routing would reach. */
  readonly expertSpread: number;
  readonly elementwiseBandwidth: number;
  /** Launch and ramp-up of the kernels of one layer. */
  readonly layerLatency: number;
  readonly linkBandwidth: number;
  readonly linkLatency: number;
  /** All-reduce of small messages: every GPU reads those of all others at once, at a poorer rate but with a shorter latency. */
  readonly linkSmallBandwidth: number;
  /** What the algorithm for large messages takes beyond `linkLatency`. */
  readonly linkRingLatency: number;
  /** True where the host prepares a step while the GPU works on the one before. */
  readonly hostOverlaps: boolean;
  readonly hostStep: number;
  /** Per step and further tensor-parallel rank: the leader hands every rank its work. */
  readonly hostRank: number;
  readonly hostDecodeRequest: number;
  readonly hostPrefillToken: number;
  readonly hostPrefill: number;
  readonly hostRequest: number;
  /** Prompts that are prefilled together: share of those that fit a step's token budget, the budget, and the share met beyond it. */
  readonly groupShare: number;
  readonly groupTokens: number;
  /** Seconds over which the clients of a group send their next requests. */
  readonly returnSpread: number;
  readonly queueShare: number;
  /** Seconds per expert and layer of an engine that loops over experts. */
  readonly expertLatency: number;
  /** True where the accelerator's matrix peak is not known and was assumed. */
  readonly peakAssumed: boolean;
}

/** Tags of a deployment, from the shared to the specific. */
export const coefficientTags = (deployment: Deployment, formats: NumberFormats): readonly string[] => {
  const { accelerator, engine, engineYear, batching } = deployment;
  const vendor = accelerator.vendor.toLowerCase();
  const runtime = runtimeOf(engine);
  const generation = engineYear ?? 2025;
  const year = Math.floor(generation);
  const lineage = year >= 2025 && converged.has(runtime) ? 'modern' : runtime;
  const weights = formats.weightOnly ? `weight-only-${Math.round(formats.weightBits)}` : formats.math;
  return [
    vendor,
    accelerator.family,
    accelerator.id,
    weights,
    `${accelerator.family}/${weights}`,
    lineage,
    `${runtime}/${year}`,
    `${lineage}/${vendor}`,
    accelerator.interconnect.kind,
    batching,
    `${lineage}/${batching}`,
    `kv-${formats.kvBits}`,
    `${lineage}/${segmentOf(accelerator)}`,
    `${runtime}/${year}/${weights}`,
    /^(gh|gb)\d/.test(accelerator.id) ? 'grace' : 'x86',
    `${runtime}/${generation}/queries-${queriesPerKey(deployment)}/kv-${formats.kvBits}`,
    `${runtime}/${year}/${batching}`,
    engine === runtime ? 'library' : `${engine}-server`,
    `${runtime}/${year}/${batching}/kv-${formats.kvBits}`,
    vendor === 'nvidia' ? 'cuda' : `${runtime}/${year}/${vendor}`,
  ];
};

/**
 * Runtimes that had grown alike by 2025: the same libraries of kernels, graphs of a whole step, a scheduler ahead of the GPU. What few tables say of one
 * is drawn to what all of them say, and not to what its own releases of 2023 and 2024 did.
 */
const converged: ReadonlySet<string> = new Set(['vllm', 'sglang', 'tensorrt-llm']);

/** The runtime under an engine: NIM serves TensorRT-LLM engines, so both share what its generation does. */
const runtimeOf = (engine: Deployment['engine']): string => (engine === 'nim' ? 'tensorrt-llm' : engine);

/** Query heads that share a KV head: a runtime has kernels for some ratios and cache formats and falls back for others. */
const queriesPerKey = ({ model: { attention } }: Deployment): number | string =>
  attention.kind === 'latent' ? 'latent' : attention.heads / attention.kvHeads;

/** Transformers launches every kernel from Python; Optimum on Gaudi captures a layer's kernels in a graph, as serving engines do. */
const launchesEagerly = ({ engine, accelerator }: Deployment): boolean =>
  engine === 'generic' && accelerator.family !== 'gaudi';

/**
 * Marlin's first kernel for 4-bit experts is launched for every expert of a layer, reached or not (`marlin_mm_moe_f16i4`, for each of its two
 * multiplications): vLLM had it from 2024-09 until pull request 14447 (2025-04), SGLang until pull request 14125 (2025-11). Engines of unknown age do not.
 */
const launchesEveryExpert = ({ engine, engineYear = 2026, weights }: Deployment): boolean =>
  weights.startsWith('int4') && engineYear < ({ vllm: 2025, sglang: 2026 }[engine as string] ?? 0);

/** Seconds of a kernel that finds nothing to do: 2.2 to 3 µs on H100 and B200 (aiconfigurator's operator tables, 2026-08). */
const kernelFloor = 2.5e-6;

/** Seconds per expert and layer that a step takes beyond the work of the experts it reaches. */
const expertSeconds = (deployment: Deployment, values: Values, layerLatency: number): number => {
  if (launchesEveryExpert(deployment)) return 2 * kernelFloor;
  return values[deployment.engine === 'generic' ? 'expert-loop' : 'expert-latency'] * layerLatency;
};

/**
 * First generation that schedules a step while the GPU works on the one before. SGLang 0.4 (its release notes of 2024-12-04); TensorRT-LLM's PyTorch
 * runtime, whose documentation of 1.0 has the overlap scheduler on by default; vLLM 0.14 (2026-01, pull request 27614).
 */
const aheadSince: Readonly<Partial<Record<Deployment['engine'], number>>> = {
  sglang: 2025,
  'tensorrt-llm': 2025,
  nim: 2025,
  vllm: 2026,
};
const schedulesAhead = ({ engine, engineYear = 2025 }: Deployment): boolean =>
  engineYear >= (aheadSince[engine] ?? Number.POSITIVE_INFINITY);

/**
 * Bytes/s that matrices are read at. llama.cpp multiplies one token with kernels that keep few loads under way, so that a multiprocessor fetches at
 * most so many bytes a second (loads under way over their latency), however fast the memory behind it is: HBM of A100 and H100 idles, GDDR does not.
 */
const readRate = ({ engine, accelerator }: Deployment, values: Values, share: number): number => {
  const memory = accelerator.bandwidth * share;
  const { multiprocessors: fetching } = accelerator;
  if (engine !== 'llama.cpp' || !fetching) return memory;
  return Math.min(memory, fetching.count * values['multiprocessor-bandwidth']);
};

/** Per direction and GPU where no source states a link bandwidth: PCIe 4.0 x16. */
const assumedLinkBandwidth = 32e9;

/** Names whose values `resolveRates` reads, in the order of `Multipliers`. */
export const coefficientNames = [
  'matrix-compute',
  'matrix-per-watt',
  'matrix-half-tokens',
  'matrix-bandwidth',
  'multiprocessor-bandwidth',
  'expert-compute',
  'expert-bandwidth',
  'expert-half-tokens',
  'expert-block-bandwidth',
  'expert-skew',
  'prefill-attention',
  'decode-attention',
  'decode-attention-compute',
  'decode-attention-vector',
  'decode-attention-grouped',
  'decode-stream-loss',
  'expert-spread',
  'elementwise-bandwidth',
  'layer-latency',
  'eager-layer-latency',
  'link-bandwidth',
  'link-latency',
  'host-step',
  'host-rank',
  'host-decode-request',
  'host-prefill-token',
  'host-prefill',
  'host-request',
  'group-share',
  'group-tokens',
  'return-spread',
  'queue-share',
  'expert-latency',
  'expert-loop',
  'link-small-bandwidth',
  'link-ring-latency',
  'structured-sparsity-gain',
] as const;
export type CoefficientName = (typeof coefficientNames)[number];
type Values = Readonly<Record<CoefficientName, number>>;

/** Products of base and tag multipliers, kept per set of coefficients: most estimates repeat a deployment. */
const resolved = new WeakMap<Coefficients, Map<string, Values>>();
const resolvedLimit = 4096;

interface Tagged {
  readonly tags: readonly string[];
  readonly key: string;
}
const tagged = new WeakMap<Deployment, Tagged>();

const tagsOf = (deployment: Deployment, formats: NumberFormats): Tagged => {
  const found = tagged.get(deployment);
  if (found) return found;
  const tags = coefficientTags(deployment, formats);
  const created = { tags, key: tags.join(' ') };
  tagged.set(deployment, created);
  return created;
};

const knownValues = (coefficients: Coefficients): Map<string, Values> => {
  let known = resolved.get(coefficients);
  if (!known) {
    known = new Map();
    resolved.set(coefficients, known);
  }
  return known;
};

/** Sets what `coefficients` resolve to for deployments whose tags join to `key`; the fit moves one constant at a time with it. */
export const presetValues = (coefficients: Coefficients, key: string, values: Values): void => {
  knownValues(coefficients).set(key, values);
};

const valuesOf = ({ tags, key }: Tagged, coefficients: Coefficients): Values => {
  const known = knownValues(coefficients);
  const found = known.get(key);
  if (found) return found;
  const entries = coefficientNames.map(name => {
    let value = coefficients[name] ?? 1;
    for (const tag of tags) value *= coefficients[`${name}@${tag}`] ?? 1;
    return [name, value] as const;
  });
  const values = Object.fromEntries(entries) as Values;
  if (known.size >= resolvedLimit) known.clear();
  known.set(key, values);
  return values;
};

/** Resolves the coefficients for one deployment. */
export const resolveRates = (deployment: Deployment, formats: NumberFormats, coefficients: Coefficients): Rates => {
  const { accelerator, sparsity } = deployment;
  const values = valuesOf(tagsOf(deployment, formats), coefficients);
  const accumulation = accumulationGain(deployment);
  const wide = sixteenBitPeak(accelerator) * accumulation;
  const narrow = (accelerator.peak[formats.math] ?? sixteenBitPeak(accelerator)) * accumulation;
  const structured =
    sparsity?.kind === '2:4' && hasStructuredSparsity(accelerator) ? values['structured-sparsity-gain'] : 1;
  const link = accelerator.interconnect.bandwidth ?? assumedLinkBandwidth;
  const vector = decodesOnVectorUnits(deployment);
  const layerLatency = values[launchesEagerly(deployment) ? 'eager-layer-latency' : 'layer-latency'];
  const sustained = narrow * powerShare(narrow, values['matrix-per-watt'], accelerator) * structured;
  return {
    matrixCompute: sustained * values['matrix-compute'],
    matrixHalfTokens: values['matrix-half-tokens'],
    matrixBandwidth: readRate(deployment, values, values['matrix-bandwidth']),
    expertCompute: sustained * values['expert-compute'],
    expertBandwidth: readRate(deployment, values, values['expert-bandwidth']),
    expertHalfTokens: values['expert-half-tokens'],
    expertBlockBandwidth: values['expert-block-bandwidth'],
    expertSkew: values['expert-skew'],
    prefillAttention: wide * values['prefill-attention'],
    decodeAttention: accelerator.bandwidth * values['decode-attention'],
    decodeAttentionCompute: vector
      ? vectorPeak(accelerator) * values['decode-attention-vector']
      : wide * values['decode-attention-compute'],
    decodeAttentionGrouped: vector ? vectorPeak(accelerator) * values['decode-attention-grouped'] : 0,
    decodeBlocks: vector ? multiprocessors(accelerator) : 0,
    decodeStreamLoss: vector ? 0 : values['decode-stream-loss'],
    expertSpread: Math.min(1, values['expert-spread']),
    elementwiseBandwidth: accelerator.bandwidth * values['elementwise-bandwidth'],
    layerLatency,
    linkBandwidth: link * values['link-bandwidth'],
    linkLatency: values['link-latency'],
    linkSmallBandwidth: link * values['link-small-bandwidth'],
    linkRingLatency: values['link-latency'] * values['link-ring-latency'],
    hostOverlaps: schedulesAhead(deployment),
    hostStep: values['host-step'],
    hostRank: values['host-rank'] * (deployment.tensorParallel - 1),
    hostDecodeRequest: values['host-decode-request'],
    hostPrefillToken: values['host-prefill-token'],
    hostPrefill: values['host-prefill'],
    hostRequest: values['host-request'],
    groupShare: Math.min(1, values['group-share']),
    groupTokens: values['group-tokens'],
    returnSpread: values['return-spread'],
    queueShare: values['queue-share'],
    expertLatency: expertSeconds(deployment, values, layerLatency),
    peakAssumed: accelerator.peak.bf16 === undefined && accelerator.peak.fp16 === undefined,
  };
};
