import type { GroupedQueryAttention, LatentAttention, ModelArchitecture } from '../catalog/model-architecture.ts';

type Attention = GroupedQueryAttention | LatentAttention;

/** Parameters of one attention layer and the widths that its operators read and write. */
export interface AttentionShape {
  readonly attention: Attention;
  /** Layers of this shape. */
  readonly layers: number;
  /** Query, key and value projections. */
  readonly inputParameters: number;
  readonly outputParameters: number;
  /** Width of the projected queries, keys and values together. */
  readonly inputWidth: number;
  readonly outputWidth: number;
}

/** Parameter counts of a model by the operator that reads them. Per layer where the name says so. */
export interface ModelShapes {
  readonly full: AttentionShape;
  readonly sliding: AttentionShape;
  /** Linear-attention or state-space layers; taken as large as a full layer where no source gives their dimensions. */
  readonly linear: { readonly layers: number; readonly parameters: number; readonly stateBytes: number };
  /** Gate and up projections of one dense layer (only up where not gated). */
  readonly feedForwardInput: number;
  readonly feedForwardOutput: number;
  readonly denseLayers: number;
  readonly expertLayers: number;
  /** All matrices of one routed expert. */
  readonly expert: number;
  /** What every token passes beside its routed experts: shared experts, router, latent projections. */
  readonly sharedExperts: number;
  readonly embedding: number;
  /** Parameters that are stored but that no matrix above accounts for (norms, biases, vision towers). */
  readonly remainder: number;
}

const latentShape = (hidden: number, attention: LatentAttention, layers: number): AttentionShape => {
  const { heads, queryRank, kvRank, noPositionDim, rotaryDim, valueDim } = attention;
  const queryWidth = heads * (noPositionDim + rotaryDim);
  const query = queryRank > 0 ? queryRank * (hidden + queryWidth) : hidden * queryWidth;
  const keyValue = hidden * (kvRank + rotaryDim) + kvRank * heads * (noPositionDim + valueDim);
  const outputWidth = heads * valueDim;
  return {
    attention,
    layers,
    inputParameters: query + keyValue,
    outputParameters: outputWidth * hidden * (attention.outputGate ? 2 : 1),
    inputWidth: queryWidth + kvRank + rotaryDim,
    outputWidth,
  };
};

const attentionShape = (hidden: number, attention: Attention, layers: number): AttentionShape => {
  if (attention.kind === 'latent') return latentShape(hidden, attention, layers);
  const valueDim = attention.valueDim ?? attention.headDim;
  const queryWidth = attention.heads * attention.headDim * (attention.outputGate ? 2 : 1);
  const valueWidth = attention.sharedKeyValue ? 0 : attention.kvHeads * valueDim;
  const inputWidth = queryWidth + attention.kvHeads * attention.headDim + valueWidth;
  const outputWidth = attention.heads * valueDim;
  return {
    attention,
    layers,
    inputParameters: hidden * inputWidth,
    outputParameters: outputWidth * hidden,
    inputWidth,
    outputWidth,
  };
};

/** State of a linear layer where no source gives it: twice the hidden width times 128 in 32 bit (Mamba-2 defaults). */
const assumedStateBytes = (hidden: number): number => 2 * hidden * 128 * 4;

/** Counts the parameters of a model by operator. */
export const modelShapes = (model: ModelArchitecture): ModelShapes => {
  const { hidden, layers, vocabulary, experts, feedForward, tiedEmbeddings, parameters, layerKinds } = model;
  const full = attentionShape(hidden, model.attention, layerKinds.full);
  const sliding = attentionShape(hidden, model.slidingAttention ?? model.attention, layerKinds.sliding);
  const linear = {
    layers: layerKinds.linear,
    parameters: model.linearLayer?.parameters ?? full.inputParameters + full.outputParameters,
    stateBytes: model.linearLayer ? model.linearLayer.stateElements * 4 : assumedStateBytes(hidden),
  };
  const matrices = feedForward.gated ? 3 : 2;
  const feedForwardInput = hidden * feedForward.intermediate * (matrices - 1);
  const feedForwardOutput = hidden * feedForward.intermediate;
  const blocks = layers - (feedForward.absentLayers ?? 0);
  const denseLayers = experts ? feedForward.denseLayers : blocks;
  const expertLayers = experts ? Math.max(0, blocks - denseLayers) : 0;
  const expert = experts ? matrices * (experts.latent ?? hidden) * experts.intermediate : 0;
  const sharedExperts = experts
    ? experts.shared * matrices * hidden * experts.sharedIntermediate +
      hidden * experts.total +
      (experts.latent ? 2 * hidden * experts.latent : 0)
    : 0;
  const embedding = vocabulary * hidden;
  const counted =
    full.layers * (full.inputParameters + full.outputParameters) +
    sliding.layers * (sliding.inputParameters + sliding.outputParameters) +
    linear.layers * linear.parameters +
    denseLayers * (feedForwardInput + feedForwardOutput) +
    expertLayers * (sharedExperts + expert * (experts?.total ?? 0)) +
    embedding * (tiedEmbeddings ? 1 : 2);
  return {
    full,
    sliding,
    linear,
    feedForwardInput,
    feedForwardOutput,
    denseLayers,
    expertLayers,
    expert,
    sharedExperts,
    embedding,
    remainder: Math.max(0, parameters.total - counted),
  };
};
