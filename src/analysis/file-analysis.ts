import type { PricedCall } from '../cost/priced-call.ts';
import type { Finding } from '../lint/finding.ts';
import type { LanguageId } from '../source/call-site.ts';
import type { ScanProblem } from '../source/scanner.ts';

/** Everything known about one file: the immutable result that every surface reads. */
export interface FileAnalysis {
  readonly file: string;
  readonly language: LanguageId;
  readonly calls: readonly PricedCall[];
  readonly findings: readonly Finding[];
  readonly problems: readonly ScanProblem[];
}
