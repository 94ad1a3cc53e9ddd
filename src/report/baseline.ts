import * as v from 'valibot';
import { findingsOf, type LintResult } from './lint-result.ts';
import { shapeFault } from './shape-fault.ts';

/** Findings that a project has accepted for now: they are left out of reports, so that only new ones are seen. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
}

const schema = v.looseObject({
  version: v.literal(1),
  findings: v.array(v.looseObject({ file: v.string(), rule: v.string(), fingerprint: v.string() })),
});

/** What `--update-baseline` wrote, or what is wrong with it. */
export function readBaseline(json: unknown): Baseline | { readonly fault: string } {
  const result = v.safeParse(schema, json);
  return result.success ? result.output : { fault: shapeFault(result.issues[0]) };
}

/** Whether a finding is among those that are accepted. */
export function acceptedBy({ findings }: Baseline): (finding: BaselineEntry) => boolean {
  const listed = new Set(findings.map(keyOf));
  return finding => listed.has(keyOf(finding));
}

const keyOf = ({ file, rule, fingerprint }: BaselineEntry): string => `${file}\0${rule}\0${fingerprint}`;

/** All findings of a run, in an order that makes small diffs. */
export function baselineOf(result: LintResult): Baseline {
  const findings = findingsOf(result)
    .map(({ file, rule, fingerprint }) => ({ file, rule, fingerprint }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { version: 1, findings };
}

export interface AgainstBaseline {
  readonly result: LintResult;
  /** Findings that were left out. */
  readonly known: number;
  /** Entries about files of this run that no finding answers to any more. */
  readonly gone: readonly BaselineEntry[];
}

/** Leaves out what the baseline lists; a file that was not looked at says nothing about its entries. */
export function withoutBaseline(result: LintResult, baseline: Baseline): AgainstBaseline {
  const all = new Set(findingsOf(result).map(keyOf));
  const seen = new Set(result.analyses.map(({ file }) => file));
  const isAccepted = acceptedBy(baseline);
  return {
    result: {
      ...result,
      analyses: result.analyses.map(analysis => ({
        ...analysis,
        findings: analysis.findings.filter(finding => !isAccepted(finding)),
      })),
    },
    known: new Set(findingsOf(result).filter(isAccepted).map(keyOf)).size,
    gone: baseline.findings.filter(entry => seen.has(entry.file) && !all.has(keyOf(entry))),
  };
}
