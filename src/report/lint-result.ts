import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import type { Finding } from '../lint/finding.ts';
import type { Range } from '../source/call-site.ts';

/** A file that was not read, or not to its end. */
export interface Skipped {
  readonly file: string;
  readonly why: string;
}

/** What a run over many files found; every format of `lint` is a pure function of it. */
export interface LintResult {
  readonly analyses: readonly FileAnalysis[];
  readonly skipped: readonly Skipped[];
}

export interface LintTotals {
  readonly files: number;
  readonly calls: number;
  readonly inputTokens: number;
  /** Whether every call's input is exact. */
  readonly exact: boolean;
  /** Sum over calls with a list price, each run a thousand times. */
  readonly hostedUsdPerThousandCalls: number;
  readonly selfHostedUsdPerThousandCalls: number;
}

export const callsOf = ({ analyses }: LintResult): readonly PricedCall[] => analyses.flatMap(({ calls }) => calls);
export const findingsOf = ({ analyses }: LintResult): readonly Finding[] =>
  analyses.flatMap(({ findings }) => findings);

/** Dollars per request on the team's own hardware; undefined where it does not fit or no price is known. */
export const selfHostedDollars = ({ selfHosted }: PricedCall): number | undefined =>
  selfHosted && 'costPerRequest' in selfHosted ? selfHosted.costPerRequest : undefined;

const placeOf = ({ range }: { readonly range?: Range }, file: string): string =>
  `${file}:${range?.start.line}:${range?.start.column}`;

/** Calls without the agents whose instructions are counted in their runs: an agent by itself sends nothing. */
function requestsOf(calls: readonly PricedCall[]): readonly PricedCall[] {
  const carried = new Set(
    calls.flatMap(({ site, carried }) =>
      carried.flatMap(part => (part.role === 'instructions' ? placeOf(part, part.file ?? site.file) : [])),
    ),
  );
  return calls.filter(
    ({ site, parts }) =>
      site.kind !== 'agent' || !parts.some(part => carried.has(placeOf(part, part.file ?? site.file))),
  );
}

export function lintTotals(result: LintResult): LintTotals {
  const calls = callsOf(result);
  const requests = requestsOf(calls);
  const sum = (of: (call: PricedCall) => number | undefined): number =>
    requests.reduce((total, call) => total + (of(call) ?? 0), 0);
  return {
    files: result.analyses.length,
    calls: calls.length,
    inputTokens: sum(call => call.input.tokens),
    exact: calls.every(call => call.input.exact),
    hostedUsdPerThousandCalls: sum(call => call.hosted?.costPerRequest) * 1000,
    selfHostedUsdPerThousandCalls: sum(selfHostedDollars) * 1000,
  };
}
