import { type Baseline, baselineOf, readBaseline, withoutBaseline } from '../report/baseline.ts';
import type { LintResult } from '../report/lint-result.ts';
import type { CommandHost } from './command.ts';
import { jsonText } from './json-text.ts';
import { readJson, writeText } from './text-files.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError that says what is wrong with the file. */
function baselineIn(file: string, host: CommandHost): Baseline {
  const mend = `write it with lint --baseline ${file} --update-baseline`;
  try {
    const reading = readBaseline(readJson(file, host));
    if (!('fault' in reading)) return reading;
    throw new UsageError(`${file} is no baseline: ${reading.fault}.`);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${error.message.replace(/\.$/, '')}; ${mend}.`) : error;
  }
}

/** What is left of a run once the baseline is held against it; says on stderr what was left out, and what the file lists in vain. */
export function againstBaselineFile(result: LintResult, file: string, host: CommandHost): LintResult {
  const { result: left, known, gone } = withoutBaseline(result, baselineIn(file, host));
  if (known > 0) host.err(`${known === 1 ? '1 finding' : `${known} findings`} of ${file} left out.\n`);
  if (gone.length > 0) {
    const [{ file: place, rule }] = gone as [(typeof gone)[number]];
    const others = gone.length === 1 ? '' : ` and ${gone.length - 1} more`;
    host.err(`${file} lists what is gone: ${rule} in ${place}${others}; --update-baseline takes it out.\n`);
  }
  return left;
}

export function writeBaselineFile(result: LintResult, file: string, host: CommandHost): void {
  const content = baselineOf(result);
  writeText(file, jsonText(content), host);
  host.err(`${file}: ${content.findings.length === 1 ? '1 finding' : `${content.findings.length} findings`} listed.\n`);
}
