/** 1-based; columns count UTF-16 code units; `end` is exclusive. */
export interface TextRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export type ConfigurationProblemCode =
  | 'syntax'
  | 'empty-file'
  | 'duplicate-key'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'unknown-value'
  | 'out-of-range'
  | 'unknown-model'
  | 'unknown-hardware'
  | 'unknown-deployment'
  | 'unknown-rule'
  | 'layout-gpus'
  | 'layout-heads'
  | 'layout-gpus-heads'
  | 'layout-layers'
  | 'layout-experts'
  | 'layout-experts-gpus'
  | 'layout-dense'
  | 'budget-without-limit';

/** What is wrong in `inference-cost.json`, and where, as data; `report/` words it. */
export interface ConfigurationProblem {
  readonly code: ConfigurationProblemCode;
  readonly args: Readonly<Record<string, string | number>>;
  /** The valid names closest to what was written, best first; empty when none comes near. */
  readonly nearest: readonly string[];
  /** Keys and indexes from the top of the file, e.g. `deployments.prod.hardware`. */
  readonly path: string;
  readonly range: TextRange;
  /** An error makes the command line refuse the file; a warning does not change what is computed. */
  readonly severity: 'error' | 'warning';
}
