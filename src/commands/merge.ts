import * as v from 'valibot';
import { isPlanned, type PlanEntry, type PlanRequest } from '../cost/plan/plan.ts';
import { isFault } from '../report/lint-result.ts';
import { type LintReport, mergeLintReports } from '../report/merge-lint-reports.ts';
import { planJson, planText } from '../report/plan-report.ts';
import { shapeFault } from '../report/shape-fault.ts';
import type { Command, CommandHost } from './command.ts';
import { jsonText } from './json-text.ts';
import type { Shard } from './shard.ts';
import { readJson } from './text-files.ts';
import { UsageError } from './usage-error.ts';

const shard = v.object({ index: v.number(), count: v.number() });
const named = v.looseObject({ file: v.string() });
const lintReport = v.looseObject({
  version: v.literal(1),
  shard,
  calls: v.array(
    v.looseObject({
      file: v.string(),
      prompt: v.array(v.looseObject({})),
      input: v.looseObject({ tokens: v.number() }),
    }),
  ),
  findings: v.array(named),
  skipped: v.array(named),
  totals: v.looseObject({ files: v.number() }),
});
const latency = v.looseObject({ p95: v.number() });
const planReport = v.looseObject({
  version: v.literal(1),
  kind: v.literal('plan'),
  shard,
  request: v.looseObject({ model: v.string(), rate: v.number(), lengths: v.looseObject({ kind: v.string() }) }),
  deployments: v.array(
    v.looseObject({
      id: v.string(),
      replicas: v.number(),
      replicaRate: v.number(),
      usdPerHour: v.number(),
      ttft: latency,
      itl: latency,
      endToEnd: latency,
    }),
  ),
  rejected: v.array(v.looseObject({ id: v.string(), rejection: v.looseObject({ why: v.string() }) })),
});

interface Share<Report> {
  readonly file: string;
  readonly shard: Shard;
  readonly report: Report;
}

export const merge: Command = {
  name: 'merge',
  synopsis: 'merge SHARE.json…',
  summary: 'joins what `lint --shard` or `plan --shard` wrote as JSON, to the bytes of one run',
  flags: [{ name: 'format', value: 'FORMAT', help: 'plans only: how to write the result', choices: ['text', 'json'] }],

  async run(given, host) {
    if (given.positionals.length === 0) throw new UsageError('merge takes the JSON files of all shares.');
    const shares = given.positionals.map(file => readShare(file, host));
    complete(shares);
    const reports = shares.sort((a, b) => a.shard.index - b.shard.index).map(share => share.report);
    const plans = reports.filter(report => 'kind' in report);
    if (plans.length > 0 && plans.length < reports.length)
      throw new UsageError('These are shares of a plan and of a lint run; merge joins one kind at a time.');
    if (plans.length === 0) {
      if (given.text('format') === 'text') throw new UsageError('merge writes lint reports as JSON only.');
      // Held against their shape above; `lint` wrote them.
      const merged = mergeLintReports(reports as unknown as LintReport[]);
      host.out(jsonText(merged));
      return merged.findings.some(isFault) ? 1 : 0;
    }
    const { request, entries } = joinedPlan(shares as unknown as Share<PlanReport>[]);
    host.out(given.text('format') === 'text' ? planText(request, entries) : jsonText(planJson(request, entries)));
    return entries.some(isPlanned) ? 0 : 1;
  },
};

type PlanReport = ReturnType<typeof planJson>;

/** @throws UsageError unless the file is what `--shard` wrote. */
function readShare(file: string, host: CommandHost): Share<object> {
  const value = readJson(file, host);
  const isPlan = typeof value === 'object' && value !== null && 'kind' in value;
  const result = isPlan ? v.safeParse(planReport, value) : v.safeParse(lintReport, value);
  if (result.success) return { file, shard: result.output.shard, report: value as object };
  const [issue] = result.issues;
  throw new UsageError(
    v.getDotPath(issue) === 'shard'
      ? `${file} is no share: it was written without --shard I/N.`
      : `${file} is not the JSON of \`lint --shard\` or \`plan --shard\`: ${shapeFault(issue)}.`,
  );
}

/** @throws UsageError when shares are missing, given twice, or of different runs. */
function complete(shares: readonly Share<object>[]): void {
  const { count } = shares[0]!.shard;
  const seen = new Map<number, string>();
  for (const { file, shard: own } of shares) {
    if (own.count !== count)
      throw new UsageError(`${file} is one of ${own.count} shares, ${shares[0]!.file} one of ${count}.`);
    const twin = seen.get(own.index);
    if (twin !== undefined) throw new UsageError(`${file} and ${twin} are both share ${own.index}/${count}.`);
    seen.set(own.index, file);
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(index => !seen.has(index));
  if (missing.length > 0)
    throw new UsageError(
      missing.length === 1
        ? `Share ${missing[0]} of ${count} is missing.`
        : `Shares ${missing.join(', ')} of ${count} are missing.`,
    );
}

function joinedPlan(shares: readonly Share<PlanReport>[]): { request: PlanRequest; entries: PlanEntry[] } {
  const [first, ...others] = shares;
  const asked = JSON.stringify(first!.report.request);
  const other = others.find(({ report }) => JSON.stringify(report.request) !== asked);
  if (other) throw new UsageError(`${other.file} and ${first!.file} are shares of different plans.`);
  const entries = shares.flatMap(({ report }): PlanEntry[] => [
    // What ranking adds is worked out again over all of them.
    ...report.deployments.map(({ pareto: _, usdPerMonth: __, ...entry }) => entry),
    ...report.rejected,
  ]);
  return { request: first!.report.request, entries };
}
