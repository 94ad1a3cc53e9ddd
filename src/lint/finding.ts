import type { Severity } from '../configuration/configuration.ts';
import type { Range } from '../source/call-site.ts';

/** A change of text that removes the finding and nothing else. Replaces `range` (zero-width: inserts). */
export interface TextEdit {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
}

export interface Fix {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly edits: readonly TextEdit[];
}

/** What a rule reports: data. `report/` turns `code` and `args` into a sentence. */
export interface RuleReport {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly range: Range;
  readonly saves?: { readonly usdPerThousandCalls?: number; readonly tokens?: number; readonly seconds?: number };
  readonly fix?: Fix;
  /** Where this report is quieter than its rule usually is. */
  readonly severity?: Exclude<Severity, 'off'>;
}

export interface Finding extends RuleReport {
  readonly rule: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly file: string;
  readonly cell?: number;
  /** `CallSite.id`; absent for findings about a whole file. */
  readonly call?: string;
  /** Identifies the finding over time: 16 hexadecimal digits that stay when lines move or figures change. */
  readonly fingerprint: string;
}
