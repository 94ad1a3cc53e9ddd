import { type BreakEven, breakEven } from '../cost/plan/break-even.ts';
import type { PlanEntry, PlannedDeployment, PlanRejection, PlanRequest } from '../cost/plan/plan.ts';
import { type RankedPlan, rankPlan } from '../cost/plan/rank-plan.ts';
import { meanShape } from '../cost/plan/weigh-candidate.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatPercent } from './format.ts';
import { alignColumns } from './text-columns.ts';
import { english, type Translate } from './translate.ts';

/** The hours of a month of 30.4 days: what a price per hour is multiplied with. */
const hoursPerMonth = 730;

/** One of several runs that share the candidates. */
export interface PlanShard {
  readonly index: number;
  readonly count: number;
}

/** The contract of `plan --format json`, which `merge` reads again. Shares that are merged give the bytes of one run. */
export function planJson(request: PlanRequest, entries: readonly PlanEntry[], shard?: PlanShard) {
  const { deployments, rejected } = rankPlan(entries);
  const even = breakEven(deployments, request.model, meanShape(request.lengths));
  return {
    version: 1,
    kind: 'plan' as const,
    ...(shard ? { shard } : {}),
    request,
    deployments: deployments.map(({ pareto, ...entry }) => ({
      ...entry,
      usdPerMonth: entry.usdPerHour * hoursPerMonth,
      pareto,
    })),
    pareto: deployments.filter(({ pareto }) => pareto).map(({ id }) => id),
    breakEven: even ? { ...even, requestsPerSecond: even.requestsPerSecond ?? null } : null,
    rejected,
  };
}

function rejectionText(rejection: PlanRejection, t: Translate): string {
  switch (rejection.why) {
    case 'does-not-fit':
      return t('does not fit: {0} missing', formatBytes(rejection.missingBytes, { exact: false }));
    case 'context-window':
      return t("longer than the model's context window");
    case 'price-unknown':
      return t('no price per GPU-hour is known');
    case 'too-slow':
      return t(
        'too slow even when idle or under little load: first token {0}, then {1} each, {2} in all (p95, idle)',
        ...[rejection.ttftP95, rejection.itlP95, rejection.endToEndP95].map(time =>
          formatDuration(time, { exact: false }),
        ),
      );
    case 'over-budget':
      return t('{0} GPUs needed, more than allowed', formatCount(rejection.gpus));
  }
}

function row(entry: PlannedDeployment & { readonly pareto: boolean }, t: Translate): string[] {
  const perThousand = formatDollars(entry.usdPerThousandRequests, { exact: false });
  return [
    entry.pareto ? '*' : '',
    entry.replicas === 1 ? entry.id : t('{0} replicas of {1}', formatCount(entry.replicas), entry.id),
    formatDollars(entry.usdPerHour * hoursPerMonth, { exact: false }),
    `${perThousand}/k`,
    // No latency is zero: an answer of one token has no time between tokens.
    ...[entry.ttft, entry.itl, entry.endToEnd].map(({ p95 }) =>
      p95 > 0 ? formatDuration(p95, { exact: false }) : '-',
    ),
    formatPercent(entry.sloAttainment),
    `±${formatPercent(entry.expectedRelativeError)}`,
  ];
}

function breakEvenText(even: BreakEven | undefined, { rate }: PlanRequest, t: Translate): string {
  if (!even) return t('No list price of this model is known to compare with.');
  const offer = `${even.hosted.provider} ${even.hosted.model}`;
  const hosted = t(
    'Hosted by {0} (list of {1}) it costs {2} per thousand requests, {3} a month at this rate.',
    offer,
    even.hosted.priceDate,
    formatDollars(even.hostedUsdPerRequest * 1000),
    formatDollars(even.hostedUsdPerRequest * rate * 3600 * hoursPerMonth, { exact: false }),
  );
  const { requestsPerSecond, deployment } = even;
  if (requestsPerSecond === undefined || deployment === undefined)
    return `${hosted} ${t('None of these deployments is cheaper at any rate.')}`;
  return `${hosted} ${t('From {0} requests/s on, {1} is cheaper.', formatCount(requestsPerSecond, { form: 'long', exact: false }), deployment)}`;
}

const shown = 15;

/** For a terminal: the cheapest first, `*` where no other is better in dollars, TTFT and ITL at once. */
export function planText(request: PlanRequest, entries: readonly PlanEntry[], t: Translate = english): string {
  const ranked: RankedPlan = rankPlan(entries);
  const lines = [
    request.rate === 1
      ? t('{0} at 1 request/s', request.model)
      : t('{0} at {1} requests/s', request.model, formatCount(request.rate)),
  ];
  if (ranked.deployments.length === 0) lines.push(t('No deployment meets the objective.'));
  else {
    const head = [
      '',
      t('deployment, weights/KV'),
      t('per month'),
      t('per 1,000'),
      'TTFT p95',
      'ITL p95',
      'e2e p95',
      'SLO',
      t('error'),
    ];
    const best = ranked.deployments.slice(0, shown);
    const others = ranked.deployments.slice(shown).filter(({ pareto }) => pareto);
    lines.push(...alignColumns([head, ...[...best, ...others].map(entry => row(entry, t))], [2, 3, 4, 5, 6, 7, 8]));
    const left = ranked.deployments.length - best.length - others.length;
    if (left > 0) lines.push(t('and {0} dearer ones (--format json lists them)', formatCount(left)));
    lines.push(t('* no other is better in dollars, first token and time per token at once'));
  }
  const closest = ranked.deployments.length === 0 ? ranked.rejected.slice(0, shown) : [];
  lines.push(...closest.map(({ id, rejection }) => `  ${id}: ${rejectionText(rejection, t)}`));
  if (closest.length === 0) lines.push(t('Weighed and found not to serve: {0}.', formatCount(ranked.rejected.length)));
  lines.push(breakEvenText(breakEven(ranked.deployments, request.model, meanShape(request.lengths)), request, t));
  return `${lines.join('\n')}\n`;
}
