import type { PricedCall } from '../cost/priced-call.ts';
import { applyRules, type LintInput } from '../lint/apply-rules.ts';
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

/**
 * The analysis of a file whose calls are priced. Its findings are found when they are first asked for: a hint does not wait for them.
 * A file without calls is linted at once, so that a workspace of such files is not held in memory.
 */
export function analysisOf(input: LintInput, problems: readonly ScanProblem[]): FileAnalysis {
  const { file, language, calls } = input;
  let unlinted = calls.length > 0 ? input : undefined;
  let findings = unlinted ? [] : applyRules(input);
  return {
    file,
    language,
    calls,
    problems,
    get findings() {
      if (unlinted) findings = applyRules(unlinted);
      unlinted = undefined;
      return findings;
    },
  };
}
