import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import { selfHostedDollars } from './lint-result.ts';

/** A figure before and after; undefined on the side where there is no call or no such figure. */
export interface Change {
  readonly before?: number;
  readonly after?: number;
}

/** What happened to one call between two states of a project. */
export interface CallChange {
  readonly status: 'added' | 'removed' | 'changed';
  /** The call after, or before where it is gone. */
  readonly call: PricedCall;
  readonly modelBefore?: string;
  readonly inputTokens: Change;
  readonly outputTokens: Change;
  readonly hosted: Change;
  readonly selfHosted: Change;
  readonly ttftSeconds: Change;
  /** Calls per month, where the configuration says. */
  readonly callsPerMonth?: number;
}

export type ChangedFigure = 'inputTokens' | 'outputTokens' | 'hosted' | 'selfHosted' | 'ttftSeconds';

/**
 * What this change adds. The side on which there is no call counts as nothing; undefined where a call has no such figure on a side on
 * which there is one: what is unknown is not zero.
 */
export function difference(entry: CallChange, figure: ChangedFigure): number | undefined {
  const { before, after } = entry[figure];
  const known = entry.status === 'changed' ? [before, after] : [entry.status === 'added' ? after : before];
  return known.includes(undefined) ? undefined : (after ?? 0) - (before ?? 0);
}

/** The same of all changes of which it is known; undefined where it is known of none. */
export function totalDifference(changes: readonly CallChange[], figure: ChangedFigure): number | undefined {
  const known = changes.flatMap(entry => difference(entry, figure) ?? []);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}

const change = (
  before: PricedCall | undefined,
  after: PricedCall | undefined,
  of: (call: PricedCall) => number | undefined,
): Change => {
  const [was, is] = [before && of(before), after && of(after)];
  return { ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
};

/** `callee` and the count of its repeats: calls keep their identity when lines move. */
function keyed(calls: readonly PricedCall[]): Map<string, PricedCall> {
  const seen = new Map<string, number>();
  return new Map(
    calls.map(call => {
      const name = `${call.site.cell ?? ''}\0${call.site.callee}`;
      const repeat = seen.get(name) ?? 0;
      seen.set(name, repeat + 1);
      return [`${name}\0${repeat}`, call];
    }),
  );
}

const ttft = ({ selfHosted }: PricedCall): number | undefined =>
  selfHosted?.estimate.fits ? selfHosted.estimate.ttftSeconds : undefined;

function compare(
  before: PricedCall | undefined,
  after: PricedCall | undefined,
  { traffic }: Configuration,
): CallChange | undefined {
  const call = after ?? before;
  if (!call) return undefined;
  const callsPerMonth = traffic.calls[call.site.file] ?? traffic.callsPerMonth;
  const entry: CallChange = {
    status: !before ? 'added' : !after ? 'removed' : 'changed',
    call,
    ...(before?.site.model.id === undefined ? {} : { modelBefore: before.site.model.id }),
    inputTokens: change(before, after, ({ input }) => input.tokens),
    outputTokens: change(before, after, ({ output }) => output.tokens),
    hosted: change(before, after, ({ hosted }) => hosted?.costPerRequest),
    selfHosted: change(before, after, selfHostedDollars),
    ttftSeconds: change(before, after, ttft),
    ...(callsPerMonth === undefined ? {} : { callsPerMonth }),
  };
  if (entry.status !== 'changed') return entry;
  const figures = [entry.inputTokens, entry.outputTokens, entry.hosted, entry.selfHosted];
  const same =
    figures.every(figure => figure.before === figure.after) && before?.site.model.id === after?.site.model.id;
  return same ? undefined : entry;
}

/** Calls that were added, removed or changed, in the order of files and of text. `pairs` hold both states of each file. */
export function callChanges(
  pairs: readonly {
    readonly before?: FileAnalysis;
    readonly after?: FileAnalysis;
    readonly configuration: Configuration;
  }[],
): readonly CallChange[] {
  return pairs.flatMap(({ before, after, configuration }) => {
    const old = keyed(before?.calls ?? []);
    const now = keyed(after?.calls ?? []);
    const keys = [...now.keys(), ...[...old.keys()].filter(key => !now.has(key))];
    return keys.flatMap(key => compare(old.get(key), now.get(key), configuration) ?? []);
  });
}
