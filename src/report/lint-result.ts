import type { Finding } from '../lint/finding.ts';
import type { Range } from '../source/call-site.ts';
import type { ReportedCall, ReportedFile } from './reported-file.ts';

/** A file that was not read, or not to its end. */
export interface Skipped {
  readonly file: string;
  readonly why: string;
}

/** What a run over many files found; every format of `lint` is a pure function of it. */
export interface LintResult {
  readonly analyses: readonly ReportedFile[];
  readonly skipped: readonly Skipped[];
}

/** In the order of files, each entry once: threads and shares each tell what a configuration names in vain. */
export function skippedInOrder(skipped: readonly Skipped[]): Skipped[] {
  const once = new Map(skipped.map(entry => [`${entry.file}\n${entry.why}`, entry]));
  return [...once.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
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

export const callsOf = ({ analyses }: Pick<LintResult, 'analyses'>): readonly ReportedCall[] =>
  analyses.flatMap(({ calls }) => calls);
export const findingsOf = ({ analyses }: LintResult): readonly Finding[] =>
  analyses.flatMap(({ findings }) => findings);

/** Dollars per request on the team's own hardware; undefined where it does not fit or no price is known. */
export const selfHostedDollars = ({ selfHosted }: ReportedCall): number | undefined =>
  selfHosted && 'costPerRequest' in selfHosted ? selfHosted.costPerRequest : undefined;

/** What the totals are made of, from a priced call or from a report that is read again. */
export interface TotalledCall {
  readonly kind: string;
  readonly file: string;
  readonly parts: readonly Placed[];
  readonly carried: readonly (Placed & { readonly role: string })[];
  readonly inputTokens: number;
  readonly hostedUsd: number | undefined;
  readonly selfHostedUsd: number | undefined;
}

interface Placed {
  readonly range?: Range;
  /** The call's own file where absent. */
  readonly file?: string;
}

const placeOf = ({ range, file }: Placed, own: string): string =>
  `${file ?? own}:${range?.start.line}:${range?.start.column}`;

/** Calls without the agents whose instructions are counted in their runs and the prompts that others send: by themselves they send nothing. */
function requestsOf(calls: readonly TotalledCall[]): readonly TotalledCall[] {
  const carried = new Set(
    calls.flatMap(({ file, carried }) =>
      carried.flatMap(part => (part.role === 'instructions' ? placeOf(part, file) : [])),
    ),
  );
  const sent = new Set(
    calls.flatMap(({ kind, file, parts }) => (kind === 'prompt' ? [] : parts.map(part => placeOf(part, file)))),
  );
  const counted: Readonly<Record<string, ReadonlySet<string>>> = { agent: carried, prompt: sent };
  return calls.filter(({ kind, file, parts }) => {
    const elsewhere = counted[kind];
    return !elsewhere || !parts.some(part => part.range && elsewhere.has(placeOf(part, file)));
  });
}

/** Adds in the order of the calls, so that shares that are merged give the last bit of one run. */
export function totalsOf(files: number, calls: readonly TotalledCall[]): Omit<LintTotals, 'exact'> {
  const requests = requestsOf(calls);
  const sum = (of: (call: TotalledCall) => number | undefined): number =>
    requests.reduce((total, call) => total + (of(call) ?? 0), 0);
  return {
    files,
    calls: calls.length,
    inputTokens: sum(call => call.inputTokens),
    hostedUsdPerThousandCalls: sum(call => call.hostedUsd) * 1000,
    selfHostedUsdPerThousandCalls: sum(call => call.selfHostedUsd) * 1000,
  };
}

export function lintTotals(result: Pick<LintResult, 'analyses'>): LintTotals {
  const calls = callsOf(result);
  const totalled = calls.map(
    (call): TotalledCall => ({
      kind: call.site.kind,
      file: call.site.file,
      parts: call.parts,
      carried: call.carried,
      inputTokens: call.input.tokens,
      hostedUsd: call.hosted?.costPerRequest,
      selfHostedUsd: selfHostedDollars(call),
    }),
  );
  return { ...totalsOf(result.analyses.length, totalled), exact: calls.every(call => call.input.exact) };
}

/** Whether a finding makes the command line fail. */
export const isFault = ({ severity, rule }: Pick<Finding, 'severity' | 'rule'>): boolean =>
  severity === 'error' || rule === 'over-budget';
