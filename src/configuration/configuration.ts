import type { PrecisionId } from '../catalog/precision.ts';
import type { AttentionAlgorithm, BatchingPolicy, EngineId, KvAllocation } from '../performance/deployment.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint' | 'off';

/** One entry of `deployments`, as the file has it (names validated, nothing resolved). */
export interface DeploymentSettings {
  readonly model: string;
  readonly hardware: string;
  readonly gpus?: number;
  readonly tensorParallel?: number;
  readonly pipelineParallel?: number;
  readonly expertParallel?: number;
  readonly sequenceParallel?: boolean;
  readonly weights?: PrecisionId;
  readonly kv?: PrecisionId;
  readonly activations?: PrecisionId;
  readonly batching?: BatchingPolicy;
  readonly kvAllocation?: KvAllocation;
  readonly attention?: AttentionAlgorithm;
  readonly speculative?: { readonly draft: string; readonly length: number; readonly acceptance: number };
  /** `2:4` or `unstructured:F`; see `sparsityOf`. */
  readonly sparsity?: string;
  readonly engine?: EngineId;
  readonly engineYear?: number;
  readonly concurrency?: number | 'max';
  readonly pricePerGpuHour?: number;
}

export interface Budget {
  readonly files: string;
  readonly maxInputTokens?: number;
  readonly maxUsdPerThousandCalls?: number;
}

/** `inference-cost.json` after validation, with every default filled in. The shape of the file is `contracts`-stable. */
export interface Configuration {
  readonly deployments: Readonly<Record<string, DeploymentSettings>>;
  /** The deployment that prices calls by default; undefined when none is configured. */
  readonly use?: string;
  /** Per model id: another deployment, or a Hugging Face `config.json` by path (relative to the configuration file). */
  readonly models: Readonly<Record<string, { readonly deployment?: string; readonly config?: string }>>;
  readonly traffic: {
    readonly callsPerMonth?: number;
    readonly calls: Readonly<Record<string, number>>;
    readonly turnsPerConversation: number;
    readonly cachedPrefixShare: number;
  };
  readonly outputTokens: {
    readonly default: number;
    readonly reasoning: Readonly<Record<string, number>>;
    /** Whether the user set `default`. */
    readonly configured?: boolean;
  };
  readonly placeholders: Readonly<Record<string, number>>;
  readonly defaultPlaceholderTokens: number;
  /** Path of a file that `validate --fit` wrote: factors that hold estimates to the team's own measurements. */
  readonly corrections?: string;
  /** Path of a file that `lint --update-baseline` wrote: findings that are accepted for now. */
  readonly baseline?: string;
  readonly budgets: readonly Budget[];
  readonly rules: Readonly<Record<string, Severity>>;
  readonly ignore: readonly string[];
}
