import type { Deployment } from './deployment.ts';
import { kvBytesPerLayerToken, windowInForce } from './kv-cache.ts';
import { type AttentionShape, type ModelShapes, modelShapes } from './model-shapes.ts';
import { type NumberFormats, numberFormats } from './number-formats.ts';

/** A multiplication of every token with one matrix, in each of `layers` layers; per GPU. */
export interface MatrixOperator {
  readonly operator: string;
  readonly layers: number;
  readonly flopsPerToken: number;
  readonly weightBytes: number;
  /** Activations read and written. */
  readonly activationBytesPerToken: number;
}

/** The routed experts of the layers of one stage, per GPU. */
export interface ExpertOperator {
  readonly layers: number;
  readonly count: number;
  readonly active: number;
  /** Experts that tokens can reach: all, but for weights that were never trained. */
  readonly reachable: number;
  readonly flopsPerTokenExpert: number;
  readonly weightBytesPerExpert: number;
  /** Weights that one block of a grouped kernel streams in both multiplications. */
  readonly weightBytesPerBlock: number;
  readonly activationBytesPerToken: number;
  /** Data-parallel copies whose tokens meet in the same experts; 1 without expert parallelism. */
  readonly copies: number;
  /** Load of the busiest of the ranks beyond the mean, in relative deviations of one expert's load; 0 for one copy. */
  readonly busiest: number;
  /** Bytes that dispatch and combine move per token of one copy and layer; 0 where one copy holds all experts. */
  readonly exchangedBytesPerToken: number;
}

/** Attention of all layers of one shape, per GPU and pair of query and key (or token of context). */
export interface AttentionOperator {
  readonly layers: number;
  /** Tokens that a query sees at most; Infinity for full attention. */
  readonly window: number;
  readonly flopsPerPair: number;
  readonly decodeFlopsPerPair: number;
  readonly kvBytesPerToken: number;
  /** Independent streams of one request in decode attention: KV heads on one GPU (1 for a latent cache), or query heads where each is a block of its own. */
  readonly streams: number;
  /** KV heads on one GPU where an early engine also had a kernel for their query heads together, 0 where not. */
  readonly groupedStreams: number;
  /** Traffic per query-key pair of standard attention, which writes and reads the score matrix; 0 for FlashAttention. */
  readonly scoreBytesPerPair: number;
}

/** The operators of one engine step of one pipeline stage, per GPU, for one of the data-parallel copies. */
export interface Operators {
  readonly layers: number;
  readonly matrices: readonly MatrixOperator[];
  /** Output head: only for tokens that are sampled. */
  readonly head: MatrixOperator;
  readonly experts?: ExpertOperator;
  readonly attention: readonly AttentionOperator[];
  /** State read and written per request and step by linear-attention layers. */
  readonly linearStateBytes: number;
  readonly elementwiseBytesPerToken: number;
  /** Bytes of one token's hidden state in 16 bit. */
  readonly hiddenBytes: number;
  readonly formats: NumberFormats;
  readonly shapes: ModelShapes;
}

/** Weights stored after pruning: 2:4 keeps half and a 2-bit index for each kept value; unstructured keeps a bitmap. */
export const keptBits = (weightBits: number, sparsity: Deployment['sparsity']): number => {
  if (!sparsity) return weightBits;
  if (sparsity.kind === '2:4') return weightBits / 2 + 1;
  return Math.min(weightBits, weightBits * (1 - sparsity.fraction) + 1);
};

/** GPUs that the experts of one layer are spread over. */
export const expertShards = (deployment: Deployment): number =>
  Math.max(
    deployment.tensorParallel,
    Math.min(deployment.expertParallel, deployment.gpus / deployment.pipelineParallel),
  );

/**
 * Whether decode attention runs on the vector units, one block per query head: the masked multi-head attention of TensorRT-LLM before the
 * middle of 2024 and vLLM's first paged attention. Later kernels put the query heads of a KV head together on the matrix units.
 */
export const decodesOnVectorUnits = ({ engine, engineYear = 2025 }: Deployment): boolean =>
  ((engine === 'tensorrt-llm' || engine === 'nim') && engineYear < 2024.5) || (engine === 'vllm' && engineYear < 2024);

/** Query heads per KV head from which early engines had a grouped kernel (XQA of TensorRT-LLM 0.5 to 0.10: Llama 2 70B's ratio). */
const groupedQueries = 8;

const attentionOperator = (
  deployment: Deployment,
  shape: AttentionShape,
  kvBits: number,
  window: number,
): AttentionOperator => {
  const { tensorParallel: tp, pipelineParallel: pp } = deployment;
  const { attention } = shape;
  const latent = attention.kind === 'latent';
  const pairFlops = latent
    ? 2 * attention.heads * (attention.noPositionDim + attention.rotaryDim + attention.valueDim)
    : 2 * attention.heads * (attention.headDim + (attention.valueDim ?? attention.headDim));
  // Decode multiplies with the latent itself: keys of rank + rotary part, values of rank.
  const decodeFlops = latent ? 2 * attention.heads * (2 * attention.kvRank + attention.rotaryDim) : pairFlops;
  return {
    layers: shape.layers / pp,
    window,
    flopsPerPair: pairFlops / tp,
    decodeFlopsPerPair: decodeFlops / tp,
    kvBytesPerToken: kvBytesPerLayerToken(attention, kvBits) / (latent ? 1 : Math.min(tp, attention.kvHeads)),
    streams: latent
      ? 1
      : decodesOnVectorUnits(deployment)
        ? attention.heads / tp
        : attention.kvHeads / Math.min(tp, attention.kvHeads),
    groupedStreams:
      !latent && decodesOnVectorUnits(deployment) && attention.heads / attention.kvHeads >= groupedQueries
        ? attention.kvHeads / Math.min(tp, attention.kvHeads)
        : 0,
    // Scores are written, read by the softmax, written again and read by the value product, 16 bit each.
    scoreBytesPerPair: deployment.attention === 'standard' ? (8 * attention.heads) / tp : 0,
  };
};

/**
 * The largest of n loads lies about √(2 ln n) of their deviations above the mean, and the load of a rank, a sum over its count / n experts, deviates by
 * √(n / count) of what one expert does: few large ranks are nearly even, many small ones are not.
 */
const busiestOf = (ranks: number, experts: number): number => Math.sqrt((2 * Math.log(ranks) * ranks) / experts);

/** Columns that a block of a grouped kernel multiplies from end to end: the tile of CUTLASS's and Triton's kernels for experts. */
const blockColumns = 128;

/** Operators per deployment: they depend on nothing else, and most callers ask for many shapes of one deployment. */
const known = new WeakMap<Deployment, Operators>();

/** The operators of a deployment. */
export const operatorsOf = (deployment: Deployment): Operators => {
  const found = known.get(deployment);
  if (found) return found;
  const created = createOperators(deployment);
  known.set(deployment, created);
  return created;
};

const createOperators = (deployment: Deployment): Operators => {
  const { model, tensorParallel: tp, pipelineParallel: pp } = deployment;
  const { hidden, experts, feedForward } = model;
  const formats = numberFormats(deployment);
  const shapes = modelShapes(model);
  const bytesPerWeight = keptBits(formats.weightBits, deployment.sparsity) / 8;
  const activationBytes = formats.activationBits / 8;
  const matrices: MatrixOperator[] = [];
  const matrix = (operator: string, layers: number, parameters: number, width: number): void => {
    if (layers <= 0 || parameters <= 0) return;
    matrices.push({
      operator,
      layers: layers / pp,
      flopsPerToken: (2 * parameters) / tp,
      weightBytes: (parameters * bytesPerWeight) / tp,
      activationBytesPerToken: (hidden + width / tp) * activationBytes,
    });
  };
  const { full, sliding, linear } = shapes;
  const fused = sliding.layers > 0 && sliding.inputParameters === full.inputParameters;
  const fullLayers = full.layers + (fused ? sliding.layers : 0);
  matrix('attention input projections', fullLayers, full.inputParameters, full.inputWidth);
  matrix('attention output projection', fullLayers, full.outputParameters, full.outputWidth);
  if (!fused) {
    matrix('sliding-window input projections', sliding.layers, sliding.inputParameters, sliding.inputWidth);
    matrix('sliding-window output projection', sliding.layers, sliding.outputParameters, sliding.outputWidth);
  }
  matrix('linear-attention projections', linear.layers, linear.parameters, 4 * hidden);
  const inputWidth = feedForward.intermediate * (feedForward.gated ? 2 : 1);
  matrix('feed-forward input', shapes.denseLayers, shapes.feedForwardInput, inputWidth);
  matrix('feed-forward output', shapes.denseLayers, shapes.feedForwardOutput, feedForward.intermediate);
  if (experts)
    matrix(
      'shared experts',
      shapes.expertLayers,
      shapes.sharedExperts,
      3 * experts.shared * experts.sharedIntermediate,
    );
  const shards = expertShards(deployment);
  const attention: AttentionOperator[] = [];
  if (full.layers > 0) attention.push(attentionOperator(deployment, full, formats.kvBits, Number.POSITIVE_INFINITY));
  if (sliding.layers > 0)
    attention.push(attentionOperator(deployment, sliding, formats.kvBits, windowInForce(deployment)));
  return {
    layers: model.layers / pp,
    matrices,
    head: {
      operator: 'output head',
      layers: 1 / pp,
      flopsPerToken: (2 * shapes.embedding) / tp,
      weightBytes: (shapes.embedding * formats.embeddingBits) / 8 / tp,
      activationBytesPerToken: hidden * 2 + (model.vocabulary / tp) * 4,
    },
    ...(experts && shapes.expertLayers > 0
      ? {
          experts: {
            layers: shapes.expertLayers / pp,
            count: experts.total,
            active: experts.active,
            reachable: deployment.routedExperts ?? experts.total,
            flopsPerTokenExpert: (2 * shapes.expert) / shards,
            weightBytesPerExpert: (shapes.expert * bytesPerWeight) / shards,
            weightBytesPerBlock: blockColumns * (hidden + experts.intermediate / tp) * bytesPerWeight,
            activationBytesPerToken:
              (2 * hidden + (3 * experts.intermediate * experts.active) / shards) * activationBytes,
            copies: shards / tp,
            busiest: busiestOf(shards / tp, experts.total),
            exchangedBytesPerToken:
              shards > tp ? 2 * hidden * 2 * Math.min(experts.active, shards) * (1 - 1 / shards) : 0,
          },
        }
      : {}),
    attention,
    linearStateBytes: (2 * linear.layers * linear.stateBytes) / tp / pp,
    elementwiseBytesPerToken: elementwiseBytes(deployment, shapes),
    hiddenBytes: hidden * 2,
    formats,
    shapes,
  };
};

/**
 * Per token and stage, 16 bit: two norms with residual (6 passes over the hidden state of each layer), rotary embedding (2 over the
 * queries and keys), the activation function (3 over the feed-forward width) and the embedding look-up.
 */
const elementwiseBytes = (deployment: Deployment, shapes: ModelShapes): number => {
  const { model, tensorParallel: tp, pipelineParallel: pp, sequenceParallel } = deployment;
  const { experts, feedForward, hidden, layers } = model;
  const norms = (6 * layers * hidden) / (sequenceParallel ? tp : 1);
  const rotary =
    (2 * (shapes.full.layers * shapes.full.inputWidth + shapes.sliding.layers * shapes.sliding.inputWidth)) / tp;
  const expertWidth = experts ? experts.active * experts.intermediate + experts.shared * experts.sharedIntermediate : 0;
  const activation = (3 * (shapes.denseLayers * feedForward.intermediate + shapes.expertLayers * expertWidth)) / tp;
  return (2 * (norms + rotary + activation + 2 * hidden)) / pp;
};
