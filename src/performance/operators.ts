import type { Deployment } from './deployment.ts';
import { kvBytesPerLayerToken } from './kv-cache.ts';
import { type ModelShapes, modelShapes } from './model-shapes.ts';
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

/** The operators of one engine step of one pipeline stage, per GPU, for one of the data-parallel copies. */
export interface Operators {
  readonly layers: number;
  readonly matrices: readonly MatrixOperator[];
  /** Output head: only for tokens that are sampled. */
  readonly head: MatrixOperator;
  readonly experts?: {
    readonly layers: number;
    readonly count: number;
    readonly active: number;
    /** Share of the experts (or of each expert's width) that one GPU holds. */
    readonly share: number;
    readonly flopsPerTokenExpert: number;
    readonly weightBytesPerExpert: number;
    readonly activationBytesPerToken: number;
    /** Bytes per token that an all-to-all moves per GPU and layer; 0 without expert parallelism. */
    readonly exchangedBytesPerToken: number;
  };
  readonly attention: {
    readonly fullLayers: number;
    readonly slidingLayers: number;
    readonly linearLayers: number;
    readonly window: number;
    readonly flopsPerPair: number;
    readonly decodeFlopsPerPair: number;
    readonly kvBytesPerToken: number;
    /** Extra traffic per query-key pair of standard attention, which writes and reads the score matrix. */
    readonly scoreBytesPerPair: number;
    readonly linearStateBytes: number;
  };
  readonly elementwiseBytesPerToken: number;
  readonly embeddingBytesPerToken: number;
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

/** Builds the operators of a deployment. */
export const createOperators = (deployment: Deployment): Operators => {
  const { model, tensorParallel: tp, pipelineParallel: pp } = deployment;
  const formats = numberFormats(deployment);
  const shapes = modelShapes(model);
  const bytesPerWeight = keptBits(formats.weightBits, deployment.sparsity) / 8;
  const stageLayers = model.layers / pp;
  const scale = shapes.layerScale;
  const matrix = (operator: string, layers: number, parameters: number, width: number): MatrixOperator => ({
    operator,
    layers,
    flopsPerToken: (2 * parameters * scale) / tp,
    weightBytes: (parameters * bytesPerWeight * scale) / tp,
    activationBytesPerToken: ((model.hidden + width / tp) * formats.activationBits) / 8,
  });
  const { attention, feedForward, experts } = model;
  const queryWidth =
    attention.kind === 'grouped-query'
      ? (attention.heads + 2 * attention.kvHeads) * attention.headDim
      : attention.heads * (attention.noPositionDim + attention.rotaryDim);
  const outputWidth =
    attention.kind === 'grouped-query' ? attention.heads * attention.headDim : attention.heads * attention.valueDim;
  const denseLayers = shapes.denseLayers / pp;
  const matrices = [
    matrix('attention input projections', stageLayers, shapes.attentionInput, queryWidth),
    matrix('attention output projection', stageLayers, shapes.attentionOutput, outputWidth),
  ];
  if (denseLayers > 0)
    matrices.push(
      matrix(
        'feed-forward input',
        denseLayers,
        shapes.feedForwardInput,
        feedForward.intermediate * (feedForward.gated ? 2 : 1),
      ),
      matrix('feed-forward output', denseLayers, shapes.feedForwardOutput, feedForward.intermediate),
    );
  const expertLayers = shapes.expertLayers / pp;
  if (experts && shapes.sharedExperts > 0)
    matrices.push(
      matrix('shared experts', expertLayers, shapes.sharedExperts, 3 * experts.shared * experts.sharedIntermediate),
    );
  const shards = expertShards(deployment);
  const kvShards = attention.kind === 'latent' ? 1 : Math.min(tp, attention.kvHeads);
  const pairFlops =
    attention.kind === 'grouped-query'
      ? 4 * attention.heads * attention.headDim
      : 2 * attention.heads * (attention.noPositionDim + attention.rotaryDim + attention.valueDim);
  const decodePairFlops =
    attention.kind === 'grouped-query' ? pairFlops : 2 * attention.heads * (2 * attention.kvRank + attention.rotaryDim);
  const normShare = deployment.sequenceParallel ? tp : 1;
  return {
    layers: stageLayers,
    matrices,
    head: {
      operator: 'output head',
      layers: 1 / pp,
      flopsPerToken: (2 * shapes.embedding) / tp,
      weightBytes: (shapes.embedding * formats.embeddingBits) / 8 / tp,
      activationBytesPerToken: model.hidden * 2 + (model.vocabulary / tp) * 4,
    },
    ...(experts && expertLayers > 0
      ? {
          experts: {
            layers: expertLayers,
            count: experts.total,
            active: experts.active,
            share: 1 / shards,
            flopsPerTokenExpert: (2 * shapes.expert) / shards,
            weightBytesPerExpert: (shapes.expert * bytesPerWeight) / shards,
            activationBytesPerToken:
              ((2 * model.hidden + (3 * experts.intermediate * experts.active) / shards) * 16) / 8,
            exchangedBytesPerToken:
              deployment.expertParallel > 1
                ? 2 * model.hidden * 2 * Math.min(experts.active, shards) * (1 - 1 / shards)
                : 0,
          },
        }
      : {}),
    attention: {
      fullLayers: model.layerKinds.full / pp,
      slidingLayers: model.layerKinds.sliding / pp,
      linearLayers: model.layerKinds.linear / pp,
      window: model.layerKinds.sliding > 0 ? model.layerKinds.window : 0,
      flopsPerPair: pairFlops / tp,
      decodeFlopsPerPair: decodePairFlops / tp,
      kvBytesPerToken: kvBytesPerLayerToken(model, formats.kvBits) / kvShards,
      // Scores are written, read by the softmax, written again and read by the value product, 16 bit each.
      scoreBytesPerPair: deployment.attention === 'standard' ? (8 * attention.heads) / tp : 0,
      linearStateBytes: (2 * model.hidden * 128 * 2) / tp,
    },
    // Per layer: two norms with residual (6 passes over the hidden state), rotary embedding and the activation function.
    elementwiseBytesPerToken:
      stageLayers *
      ((6 * model.hidden * 2) / normShare + (2 * queryWidth * 2) / tp + (3 * activeWidth(deployment) * 2) / tp),
    embeddingBytesPerToken: (2 * model.hidden * 2) / pp,
    hiddenBytes: model.hidden * 2,
    formats,
    shapes,
  };
};

/** Width of the feed-forward block that one token passes, active experts together. */
const activeWidth = ({ model }: Deployment): number => {
  if (!model.experts) return model.feedForward.intermediate;
  return model.experts.active * model.experts.intermediate + model.experts.shared * model.experts.sharedIntermediate;
};
