import type { Configuration, Severity } from '../configuration/configuration.ts';
import type { RuleId } from '../configuration/rule-ids.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import type { RuleReport } from './finding.ts';

export interface RuleContext {
  readonly configuration: Configuration;
  /** All calls of the file, for rules that compare them. */
  readonly calls: readonly PricedCall[];
  /** The text that positions count in: the file, or the call's notebook cell. */
  readonly text: string;
  /** Whether that text has a pattern. It is searched once for each pattern (by identity), however many calls ask. */
  readonly textHas: (pattern: RegExp) => boolean;
  /** Tokens of a stretch of text under the vocabulary of the call's model. */
  readonly countTokens: (text: string) => number;
}

/** A rule is a declaration: what it is called, how loud it is, what it sees. Its page is `docs/rules/<id>.md`. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** What it costs: prefill, decode, KV cache, prefix cache, memory. */
  readonly mechanism: readonly ('prefill' | 'decode' | 'kv-cache' | 'prefix-cache' | 'memory')[];
  check(call: PricedCall, context: RuleContext): readonly RuleReport[];
}
