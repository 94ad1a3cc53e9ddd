import type { ModelArchitecture } from '../catalog/model-architecture.ts';

/** Parameter counts of a model by the operator that reads them. Per layer where the name says so. */
export interface ModelShapes {
  /** Query, key and value projections of one layer. */
  readonly attentionInput: number;
  readonly attentionOutput: number;
  /** Gate and up projections of one dense layer (only up where not gated). */
  readonly feedForwardInput: number;
  readonly feedForwardOutput: number;
  /** All matrices of one routed expert. */
  readonly expert: number;
  /** The always-active experts of one layer together. */
  readonly sharedExperts: number;
  readonly router: number;
  readonly denseLayers: number;
  readonly expertLayers: number;
  readonly embedding: number;
  /** Parameters that are stored but that no matrix above accounts for (norms, biases, vision towers, odd layers). */
  readonly remainder: number;
  /**
   * What the matrices of the layers must be multiplied by to match the published active parameters: 1 for regular models, else
   * layers of another shape (state-space, convolution) are spread over the known ones.
   */
  readonly layerScale: number;
}

const attentionMatrices = (model: ModelArchitecture): { input: number; output: number } => {
  const { attention, hidden } = model;
  if (attention.kind === 'grouped-query')
    return {
      input: hidden * attention.headDim * (attention.heads + 2 * attention.kvHeads),
      output: attention.heads * attention.headDim * hidden,
    };
  const { heads, queryRank, kvRank, noPositionDim, rotaryDim, valueDim } = attention;
  const queryWidth = heads * (noPositionDim + rotaryDim);
  const query = queryRank > 0 ? queryRank * (hidden + queryWidth) : hidden * queryWidth;
  const keyValue = hidden * (kvRank + rotaryDim) + kvRank * heads * (noPositionDim + valueDim);
  return { input: query + keyValue, output: heads * valueDim * hidden };
};

/** Counts the parameters of a model by operator. */
export const modelShapes = (model: ModelArchitecture): ModelShapes => {
  const { hidden, layers, vocabulary, experts, feedForward, tiedEmbeddings, parameters } = model;
  const { input: attentionInput, output: attentionOutput } = attentionMatrices(model);
  const feedForwardInput = hidden * feedForward.intermediate * (feedForward.gated ? 2 : 1);
  const feedForwardOutput = hidden * feedForward.intermediate;
  const matrices = feedForward.gated ? 3 : 2;
  const expert = experts ? hidden * experts.intermediate * matrices : 0;
  const sharedExperts = experts ? experts.shared * hidden * experts.sharedIntermediate * matrices : 0;
  const router = experts ? hidden * experts.total : 0;
  const denseLayers = experts ? feedForward.denseLayers : layers;
  const expertLayers = layers - denseLayers;
  const embedding = vocabulary * hidden;
  const embeddings = tiedEmbeddings ? embedding : 2 * embedding;

  const always =
    layers * (attentionInput + attentionOutput) +
    denseLayers * (feedForwardInput + feedForwardOutput) +
    expertLayers * (sharedExperts + router);
  const active = always + expertLayers * expert * (experts?.active ?? 0);
  const total = always + expertLayers * expert * (experts?.total ?? 0);
  // A published count that deviates by more than 15 % means layers whose shape is not described (hybrid models).
  const published = parameters.active - embeddings;
  const deviates = published > 0 && Math.abs(published / active - 1) > 0.15;
  const layerScale = deviates && model.layerKinds.linear > 0 ? Math.min(2, Math.max(0.3, published / active)) : 1;
  return {
    attentionInput,
    attentionOutput,
    feedForwardInput,
    feedForwardOutput,
    expert,
    sharedExperts,
    router,
    denseLayers,
    expertLayers,
    embedding,
    remainder: Math.max(0, parameters.total - embeddings - total * layerScale),
    layerScale,
  };
};
