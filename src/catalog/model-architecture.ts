import type { PrecisionId } from './precision.ts';
import type { Sourced } from './sourced.ts';

/** Grouped-query attention; multi-head has `kvHeads === heads`, multi-query has `kvHeads === 1`. */
export interface GroupedQueryAttention {
  readonly kind: 'grouped-query';
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Width of a value head where it differs from `headDim`. */
  readonly valueDim?: number;
  /** Keys and values are one projection (they are still cached apart). */
  readonly sharedKeyValue?: boolean;
  /** The output is gated by a second projection as wide as the queries. */
  readonly outputGate?: boolean;
}

/** Multi-head latent attention (DeepSeek): one compressed latent and one rotary key per token and layer are cached. */
export interface LatentAttention {
  readonly kind: 'latent';
  readonly heads: number;
  /** 0 when queries are not compressed. */
  readonly queryRank: number;
  readonly kvRank: number;
  readonly noPositionDim: number;
  readonly rotaryDim: number;
  readonly valueDim: number;
  readonly outputGate?: boolean;
}

/** One linear-attention or state-space layer: what one sequence keeps in it, and its weights. */
export interface LinearLayer extends Sourced {
  /** Numbers of fixed size per sequence and layer (recurrent state and convolution window), mostly kept in 32 bits. */
  readonly stateElements: number;
  readonly parameters: number;
}

/** How many layers keep which kind of memory of the past; the three counts sum to `layers`. */
export interface LayerKinds {
  readonly full: number;
  /** Layers that see only the last `window` tokens. */
  readonly sliding: number;
  readonly window: number;
  /** Linear-attention or state-space layers: state of fixed size. */
  readonly linear: number;
}

export interface ModelArchitecture extends Sourced {
  /** Hugging Face id, e.g. `meta-llama/Llama-3.3-70B-Instruct`. */
  readonly id: string;
  readonly family: string;
  readonly layers: number;
  readonly hidden: number;
  readonly vocabulary: number;
  readonly attention: GroupedQueryAttention | LatentAttention;
  /** Heads of the sliding-window layers where they differ from `attention`. */
  readonly slidingAttention?: GroupedQueryAttention;
  readonly layerKinds: LayerKinds;
  /** Layers of each kind, counted in `layerKinds`, that read an earlier layer's KV cache and keep none of their own (Gemma 4 E2B). */
  readonly sharedCache?: { readonly full: number; readonly sliding: number };
  /** Present when `layerKinds.linear > 0` and a source gives its dimensions. */
  readonly linearLayer?: LinearLayer;
  readonly feedForward: {
    /** Width of a dense layer's feed-forward block; the mean where layers differ. */
    readonly intermediate: number;
    /** Three matrices (gate, up, down) rather than two. */
    readonly gated: boolean;
    /** Dense layers of a mixture-of-experts model; `layers` for a dense model. */
    readonly denseLayers: number;
    /** Layers without a feed-forward block (Nemotron-H alternates mixers and feed-forward blocks). */
    readonly absentLayers?: number;
  };
  readonly experts?: {
    readonly total: number;
    readonly active: number;
    readonly intermediate: number;
    readonly shared: number;
    /** Width of one shared expert. */
    readonly sharedIntermediate: number;
    /** Width in which the routed experts work where it is not `hidden`: one projection down and one up per layer. */
    readonly latent?: number;
  };
  readonly tiedEmbeddings: boolean;
  /** Longest context in tokens, input plus output; absent when the source does not say. */
  readonly contextWindow?: number;
  /** The format in which the weights are published. */
  readonly nativePrecision: PrecisionId;
  /** `active`: read for one token, embeddings and output head included, unless the publisher counts otherwise. */
  readonly parameters: { readonly total: number; readonly active: number };
  readonly notes?: string;
}
