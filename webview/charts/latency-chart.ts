import { scaleLog } from 'd3-scale';
import { area, curveMonotoneX } from 'd3-shape';
import { formatCount, formatDuration, formatPercent } from '../../src/report/format.ts';
import type { LatencyDistribution, LatencySummary } from '../../src/serving/latency-histogram.ts';
import type { Answers, Latencies } from '../evaluate/answers.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { t } from '../words.ts';
import { bottomAxis, foot, type Plot, rightEnd } from './axes.ts';
import { whisker } from './bars.ts';
import type { Chart } from './chart.ts';
import { line, type Mark, text, textWidth } from './scene.ts';
import { spreadLabels } from './spread-labels.ts';

interface Strip {
  readonly label: string;
  readonly summary: LatencySummary;
  readonly distribution: LatencyDistribution;
  readonly limit: number | undefined;
  /** p95 with faster and with slower steps. */
  readonly likely: readonly [number, number] | undefined;
}

const percentiles = ['p95', 'p50', 'p99'] as const;
const stripHeight = 92;
const topOfStrip = 30;

/** Requests per factor of e of latency in each bin, which does not depend on how the bins are cut, at the bin's middle. */
export const densityOf = ({
  edges,
  counts,
}: LatencyDistribution): { readonly seconds: number; readonly density: number }[] =>
  counts.map((count, bin) => ({
    seconds: Math.sqrt(edges[bin]! * edges[bin + 1]!),
    density: count / Math.log(edges[bin + 1]! / edges[bin]!),
  }));

/** From the first bin to a little beyond the last percentile, the limit and the error that are shown. */
function extent({ distribution, summary, limit, likely }: Strip): [number, number] {
  const least = Math.min(distribution.edges[0]!, likely?.[0] ?? Number.POSITIVE_INFINITY);
  const most = Math.max(
    summary.p99 * 1.3,
    likely?.[1] ?? 0,
    limit !== undefined && limit < summary.p99 * 8 ? limit : 0,
  );
  return [least, Math.max(most, least * 1.5)];
}

/** One or two round figures for each power of ten, so that names do not touch. */
function roundTicks([least, most]: readonly [number, number], room: number): number[] {
  const steps = Math.log10(most / least) * (2 * 60) > room ? [1] : Math.log10(most / least) > 1 ? [1, 3] : [1, 2, 3, 5];
  const ticks: number[] = [];
  for (let decade = Math.floor(Math.log10(least)); decade <= Math.log10(most); decade++)
    for (const step of steps) {
      const tick = Number((step * 10 ** decade).toPrecision(1));
      if (tick >= least && tick <= most) ticks.push(tick);
    }
  return ticks;
}

function drawStrip(strip: Strip, width: number, top: number): Mark[] {
  const { label, summary, distribution, limit, likely } = strip;
  const plot: Plot = { width, height: top + stripHeight - 22, left: 0, right: 0, top: top + topOfStrip, bottom: 0 };
  const marks: Mark[] = [text('strong', 0, top + 11, label)];
  if (distribution.counts.length === 0)
    return [...marks, text('quiet-text', 0, top + 40, t('no request was completed'))];
  const [least, most] = extent(strip);
  const log = scaleLog([least, most], [plot.left, rightEnd(plot)]);
  const x = (seconds: number) => Math.min(width, Math.max(0, log(Math.min(most, Math.max(least, seconds)))));
  const points = densityOf(distribution);
  const peak = Math.max(...points.map(({ density }) => density));
  const y = (density: number) => foot(plot) - (density / peak) * (foot(plot) - plot.top);
  const shape = area<{ seconds: number; density: number }>()
    .x(point => x(point.seconds))
    .y0(foot(plot))
    .y1(point => y(point.density))
    .curve(curveMonotoneX);
  if (limit !== undefined)
    marks.push({
      kind: 'rect',
      look: 'objective',
      x: 0,
      y: plot.top,
      width: x(limit),
      height: foot(plot) - plot.top,
      tip: t('objective: at most {0}', formatDuration(limit)),
    });
  marks.push({ kind: 'path', look: 'traffic', d: shape(points.filter(point => point.seconds <= most)) ?? '' });
  const total = distribution.counts.reduce((sum, count) => sum + count, 0);
  for (const [bin, count] of distribution.counts.entries()) {
    const from = distribution.edges[bin]!;
    const to = distribution.edges[bin + 1]!;
    if (from < most)
      marks.push({
        kind: 'rect',
        look: 'reach',
        x: x(from),
        y: plot.top,
        width: Math.max(0, x(to) - x(from)),
        height: foot(plot) - plot.top,
        get tip() {
          const share = formatPercent(count / total);
          return t('{0} of the requests: {1} to {2}', share, formatDuration(from), formatDuration(to));
        },
      });
  }
  for (const percentile of percentiles)
    marks.push(
      line(
        percentile === 'p95' ? 'percentile' : 'percentile quiet-line',
        x(summary[percentile]),
        plot.top - 3,
        x(summary[percentile]),
        foot(plot),
      ),
    );
  if (likely) marks.push(...whisker(x(likely[0]), x(likely[1]), foot(plot) - 6));
  const named = percentiles.map(percentile => ({
    text: `${percentile} ${formatDuration(summary[percentile])}`,
    x: x(summary[percentile]),
    bold: percentile === 'p95',
  }));
  for (const { text: content, start } of spreadLabels(named, textWidth(label, true) + 12, width))
    marks.push(text(content.startsWith('p95') ? 'strong' : 'quiet-text', start, top + 23, content));
  const ticks = Object.assign(x, { ticks: () => roundTicks([least, most], width) });
  return [...marks, ...bottomAxis(ticks, plot, 0, value => formatDuration(value))];
}

/** The latencies of a day's requests: to the first token, between tokens, of the whole answer, each on a logarithmic scale of its own. */
export function latencyChart(
  { result, band }: Pick<Answers, 'result' | 'band'>,
  objective: Scenario['objective'],
  basis: string,
): Chart {
  const strip = (label: string, key: keyof Latencies, limit: number | undefined): Strip => ({
    label,
    summary: result[key],
    distribution: result.distributions[key],
    limit,
    likely: band && [band.fast.latency[key].p95, band.slow.latency[key].p95],
  });
  const strips = [
    strip(t('TTFT'), 'ttft', objective.ttftSeconds),
    strip(t('ITL'), 'itl', objective.itlSeconds),
    strip(t('end to end'), 'endToEnd', objective.endToEndSeconds),
  ];
  const long = (seconds: number) => formatDuration(seconds, { form: 'long' });
  return {
    id: 'latency',
    title: t('Latency'),
    note: t('of {0} requests; shaded: objective', formatCount(result.completed)),
    summary: strips
      .map(
        ({ label, summary }) =>
          `${label} p50 ${formatDuration(summary.p50)}, p95 ${formatDuration(summary.p95)}, p99 ${formatDuration(summary.p99)}`,
      )
      .join('; '),
    basis,
    draw: width => ({
      width,
      height: strips.length * stripHeight,
      marks: strips.flatMap((each, index) => drawStrip(each, width, index * stripHeight)),
    }),
    remarks: [],
    get table() {
      return {
        head: [t('latency'), t('mean'), 'p50', 'p90', 'p95', 'p99', t('p95 likely')],
        rows: strips.map(({ label, summary, likely }) => [
          label,
          ...[summary.mean, summary.p50, summary.p90, summary.p95, summary.p99].map(long),
          likely ? t('{0} to {1}', long(likely[0]), long(likely[1])) : '',
        ]),
      };
    },
  };
}
