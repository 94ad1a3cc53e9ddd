import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line as pathOf } from 'd3-shape';
import { formatCount, formatDuration, formatPercent } from '../../src/report/format.ts';
import type { FrontierPoint } from '../evaluate/frontier.ts';
import { kneeOf } from '../evaluate/knee.ts';
import { t } from '../words.ts';
import { axisCount, bottomAxis, foot, leftAxis, type Plot, rightEnd } from './axes.ts';
import type { Chart } from './chart.ts';
import { FreeLabels } from './free-labels.ts';
import { cut, type Mark, type Point, text } from './scene.ts';

export interface FrontierColumn {
  readonly name: string;
  readonly points: readonly FrontierPoint[];
}

export interface FrontierFacts {
  /** The first is the one that is looked at. */
  readonly columns: readonly FrontierColumn[];
  /** The objective's inter-token latency, seconds. */
  readonly limit: number | undefined;
  /** The day's usual batch; undefined while there is no answer. */
  readonly batch: number | undefined;
  /** Output tokens per second that one replica must give in the busiest hour. */
  readonly demand: number | undefined;
  readonly basis: string;
}

const milliseconds = (seconds: number): string => (seconds === 0 ? '0' : formatDuration(seconds));

const nearest = (points: readonly FrontierPoint[], batch: number): FrontierPoint | undefined =>
  points.reduce<FrontierPoint | undefined>(
    (best, point) => (best && Math.abs(best.batch - batch) <= Math.abs(point.batch - batch) ? best : point),
    undefined,
  );

const pointText = ({ itlSeconds, outputTokensPerSecond }: FrontierPoint): string =>
  t(
    '{0} between tokens, {1} output tokens/s',
    formatDuration(itlSeconds),
    formatCount(Math.round(outputTokensPerSecond)),
  );

interface Scales {
  readonly plot: Plot;
  readonly x: (seconds: number) => number;
  readonly y: (tokensPerSecond: number) => number;
  readonly labels: FreeLabels;
}

/** A named point, its name beside it where there is room: above or below, at the right or at the left. */
function pin({ plot, x, y, labels }: Scales, point: FrontierPoint, look: string, name: string, rise: number): Mark[] {
  const [px, py]: Point = [x(point.itlSeconds), y(point.outputTokensPerSecond)];
  const at = (side: 1 | -1, up: number) => {
    const base = Math.min(Math.max(py + up, plot.top + 10), foot(plot) - 6);
    return text('halo', px + side * 10, base, name, side > 0 ? 'start' : 'end');
  };
  const other = 6 - rise;
  return [
    { kind: 'dot', look, at: [px, py], radius: 5, tip: t('batch {0}: {1}', point.batch, pointText(point)) },
    ...labels.place([
      at(1, rise),
      at(-1, rise),
      at(1, other),
      at(-1, other),
      at(1, rise * 2.2),
      at(1, other * 2.2),
      at(-1, -22),
      at(1, 28),
    ]),
  ];
}

/** Limit and demand: what lies in the green box keeps the objective and carries the busiest hour. */
function objectiveBox({ plot, x, y, labels }: Scales, { limit, demand }: FrontierFacts): Mark[] {
  if (limit === undefined) return [];
  const floor = demand === undefined ? foot(plot) : Math.max(plot.top, y(demand));
  const right = Math.min(x(limit), rightEnd(plot));
  const name = t('ITL ≤ {0}', formatDuration(limit));
  return [
    {
      kind: 'rect',
      look: 'objective',
      x: plot.left,
      y: plot.top,
      width: Math.max(0, right - plot.left),
      height: Math.max(0, floor - plot.top),
      tip: t('Objective: at most {0} between tokens, and the busiest hour carried.', formatDuration(limit)),
    },
    ...labels.place([
      text('quiet-text', right - 6, plot.top + 12, name, 'end'),
      text('quiet-text', right + 6, plot.top + 12, name),
    ]),
  ];
}

/** Share of the width that a name may take. */
const mostOfWidth = 0.35;

/** A scenario's name at the end of its curve. */
function endName({ plot, x, y, labels }: Scales, column: FrontierColumn): Mark[] {
  const last = column.points.at(-1);
  if (!last) return [];
  const [px, py] = [x(last.itlSeconds), y(last.outputTokensPerSecond)];
  const name = cut(column.name, plot.width * mostOfWidth);
  return labels.place([
    text('halo', px, py - 8, name, 'end'),
    text('halo', px, py + 18, name, 'end'),
    text('halo', px + 8, py + 4, name),
    text('halo', px, py - 8, cut(name, 60), 'start'),
  ]);
}

/** What the busiest hour asks for; a word at the top where no batch gives as much. */
function demandLine({ plot, y, labels }: Scales, demand: number): Mark[] {
  const rate = formatCount(Math.round(demand));
  const at = y(demand);
  const name = (base: number, content: string) => text('halo quiet-text', rightEnd(plot), base, content, 'end');
  if (at < plot.top)
    return labels.place(
      [
        t('busiest hour: {0}/s per replica, more than any batch gives', rate),
        t('busiest hour: {0}/s, more than it gives', rate),
      ].flatMap(content => [name(plot.top + 26, content), name(foot(plot) - 8, content)]),
    );
  return [
    { kind: 'line', look: 'demand', from: [plot.left, at], to: [rightEnd(plot), at] },
    ...labels.place(
      [t('busiest hour: {0}/s per replica', rate), t('busiest hour: {0}/s', rate)].flatMap(content => [
        name(at - 5, content),
        name(at + 13, content),
      ]),
    ),
  ];
}

function drawCurve({ plot, x, y }: Scales, { points }: FrontierColumn, isFirst: boolean): Mark[] {
  const curve = pathOf<FrontierPoint>(
    point => x(point.itlSeconds),
    point => y(point.outputTokensPerSecond),
  ).curve(curveMonotoneX);
  const path: Mark = { kind: 'path', look: isFirst ? 'curve' : 'curve other', d: curve([...points]) ?? '' };
  if (!isFirst) return [path];
  const band = area<FrontierPoint>()
    .x(point => x(point.itlSeconds))
    .y0(point => y(point.outputTokensPerSecond / (1 + point.error)))
    .y1(point => Math.max(plot.top, y(point.outputTokensPerSecond * (1 + point.error))))
    .curve(curveMonotoneX);
  return [{ kind: 'path', look: 'band', d: band([...points]) ?? '' }, path];
}

/** As high as the levers beside it, where there is the width for that. */
const heightFor = (width: number): number => Math.round(Math.min(320, Math.max(240, width * 0.6)));

function drawn(facts: FrontierFacts, width: number) {
  const { columns, limit, batch, demand } = facts;
  const points = columns[0]!.points;
  const plot: Plot = { width, height: heightFor(width), left: 44, right: 12, top: 10, bottom: 36 };
  const shown = columns.flatMap(column => column.points);
  const most = (of: (point: FrontierPoint) => number) => Math.max(...shown.map(of), 0);
  const furthest = most(point => point.itlSeconds);
  const x = scaleLinear(
    [0, Math.max(furthest, Math.min(limit ?? 0, furthest * 2), 1e-4) * 1.05],
    [plot.left, rightEnd(plot)],
  );
  const reached = most(point => point.outputTokensPerSecond);
  const likely = Math.max(...points.map(point => point.outputTokensPerSecond * (1 + point.error)), 0);
  const highest = Math.max(reached * 1.15, ...[demand ?? 0, likely * 1.05].map(each => Math.min(each, reached * 2)), 1);
  const y = scaleLinear([0, highest], [foot(plot), plot.top]);
  const scales: Scales = { plot, x, y, labels: new FreeLabels(width) };
  const here = batch === undefined ? undefined : nearest(points, batch);
  const knee = kneeOf(points);
  const axes = [
    ...leftAxis(y, plot, 4, axisCount),
    ...bottomAxis(x, plot, Math.max(2, Math.floor(width / 110)), milliseconds),
    text('quiet-text', rightEnd(plot), plot.height - 4, t('time between tokens'), 'end'),
  ];
  scales.labels.take(axes.filter(mark => mark.kind === 'text'));
  const curves = columns.flatMap((column, index) => drawCurve(scales, column, index === 0));
  for (const column of columns)
    scales.labels.avoid(column.points.map(point => [x(point.itlSeconds), y(point.outputTokensPerSecond)]));
  // The curve rises to the right: the name of the point further right stands above it, the other's below.
  const isBeyond = here !== undefined && knee !== undefined && here.batch > knee.batch;
  const pins = [
    ...(here ? pin(scales, here, 'here', t('you are here: batch {0}', here.batch), isBeyond ? -10 : 16) : []),
    ...(knee && points.length > 2
      ? pin(scales, knee, 'knee', t('knee: batch {0}', knee.batch), isBeyond ? 16 : -10)
      : []),
  ];
  const names = columns.length > 1 ? columns.flatMap(column => endName(scales, column)) : [];
  // Later marks lie on top; names were placed in the order of their weight.
  const marks: Mark[] = [
    ...objectiveBox(scales, facts),
    ...axes,
    ...curves,
    ...(demand === undefined ? [] : demandLine(scales, demand)),
    ...names,
    ...pins,
  ];
  for (const point of points)
    marks.push({
      kind: 'dot',
      look: 'reach',
      at: [x(point.itlSeconds), y(point.outputTokensPerSecond)],
      radius: 7,
      get tip() {
        return t('batch {0}: {1}', point.batch, pointText(point));
      },
    });
  return { width, height: plot.height, marks };
}

/** Throughput over inter-token latency of one replica: the curve with its error, its knee, the objective, and where the day stands. */
export function frontierChart(facts: FrontierFacts): Chart {
  const { columns, batch, basis } = facts;
  const points = columns[0]!.points;
  const here = batch === undefined ? undefined : nearest(points, batch);
  const knee = kneeOf(points);
  const says = (point: FrontierPoint | undefined) =>
    [point === knee ? t('knee') : '', point === here ? t('you are here') : ''].filter(Boolean).join(', ');
  return {
    id: 'frontier',
    title: t('Throughput against latency'),
    note: t('output tokens/s of a replica; band: expected error'),
    summary: here
      ? [
          t('At batch {0}: {1}', here.batch, pointText(here)),
          ...(knee ? [t('beyond batch {0} latency grows faster than throughput', knee.batch)] : []),
        ].join('; ')
      : t('Nothing fits, so there is no curve.'),
    basis,
    ...(points.length > 0 ? { draw: (width: number) => drawn(facts, width) } : {}),
    remarks: [],
    get table() {
      return {
        head: [t('batch'), t('ITL'), t('output tokens/s'), t('expected error'), t('where')],
        rows: points.map(point => [
          formatCount(point.batch),
          formatDuration(point.itlSeconds, { form: 'long' }),
          formatCount(Math.round(point.outputTokensPerSecond)),
          `±${formatPercent(point.error)}`,
          says(point),
        ]),
      };
    },
  };
}
