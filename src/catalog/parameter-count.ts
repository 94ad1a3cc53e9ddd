import type { GroupedQueryAttention, LatentAttention, ModelArchitecture } from './model-architecture.ts';

/** What the count needs of an architecture; `otherParameters` are those that its dimensions do not describe. */
export type ParameterShape = Pick<
  ModelArchitecture,
  | 'hidden'
  | 'vocabulary'
  | 'layers'
  | 'attention'
  | 'slidingAttention'
  | 'layerKinds'
  | 'linearLayer'
  | 'feedForward'
  | 'experts'
  | 'tiedEmbeddings'
> & { readonly otherParameters?: { readonly total: number; readonly active: number } };

function groupedQueryParameters(hidden: number, attention: GroupedQueryAttention): number {
  const valueDim = attention.valueDim ?? attention.headDim;
  const queries = attention.heads * attention.headDim * (attention.outputGate ? 2 : 1);
  const keys = attention.kvHeads * attention.headDim;
  const values = attention.sharedKeyValue ? 0 : attention.kvHeads * valueDim;
  return hidden * (queries + keys + values + attention.heads * valueDim);
}

function latentParameters(hidden: number, attention: LatentAttention): number {
  const { heads, queryRank, kvRank, noPositionDim, rotaryDim, valueDim } = attention;
  const queryWidth = heads * (noPositionDim + rotaryDim);
  const queries = queryRank > 0 ? hidden * queryRank + queryRank * queryWidth : hidden * queryWidth;
  const keysAndValues = hidden * (kvRank + rotaryDim) + kvRank * heads * (noPositionDim + valueDim);
  const output = heads * valueDim * hidden * (attention.outputGate ? 2 : 1);
  return queries + keysAndValues + output;
}

/** Weights of one attention layer, without norms and biases (below 0.1 % of a model). */
export function attentionParameters(hidden: number, attention: GroupedQueryAttention | LatentAttention): number {
  return attention.kind === 'latent' ? latentParameters(hidden, attention) : groupedQueryParameters(hidden, attention);
}

/**
 * Weights of a model, total and read for one token, from its dimensions. Norms and biases are left out; embeddings and the
 * output head are in both figures.
 */
export function countParameters(shape: ParameterShape): { readonly total: number; readonly active: number } {
  const { hidden, feedForward, experts, layerKinds } = shape;
  const full = attentionParameters(hidden, shape.attention);
  const sliding = attentionParameters(hidden, shape.slidingAttention ?? shape.attention);
  const mixers =
    layerKinds.full * full + layerKinds.sliding * sliding + layerKinds.linear * (shape.linearLayer?.parameters ?? full);

  const matrices = feedForward.gated ? 3 : 2;
  const dense = feedForward.denseLayers * matrices * hidden * feedForward.intermediate;
  const expertLayers = shape.layers - feedForward.denseLayers - (feedForward.absentLayers ?? 0);
  let everyToken = mixers + dense;
  let routed = 0;
  let routedActive = 0;
  if (experts && expertLayers > 0) {
    const width = experts.latent ?? hidden;
    const one = matrices * width * experts.intermediate;
    const projections = experts.latent ? 2 * hidden * experts.latent : 0;
    const shared = experts.shared * matrices * hidden * experts.sharedIntermediate;
    everyToken += expertLayers * (hidden * experts.total + projections + shared);
    routed = expertLayers * experts.total * one;
    routedActive = expertLayers * experts.active * one;
  }
  const embeddings = shape.vocabulary * hidden * (shape.tiedEmbeddings ? 1 : 2);
  const other = shape.otherParameters ?? { total: 0, active: 0 };
  return {
    total: Math.round(embeddings + everyToken + routed + other.total),
    active: Math.round(embeddings + everyToken + routedActive + other.active),
  };
}
