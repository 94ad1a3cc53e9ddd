import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line as pathOf } from 'd3-shape';
import { formatCount, formatDollars } from '../../src/report/format.ts';
import type { Answers, BandSide } from '../evaluate/answers.ts';
import { hourly, type Moment, momentsOf } from '../evaluate/hours-of-day.ts';
import { t } from '../words.ts';
import { bottomAxis, foot, leftAxis, type Plot } from './axes.ts';
import type { Chart } from './chart.ts';
import { type Mark, text } from './scene.ts';

export interface DayFacts {
  readonly answers: Pick<Answers, 'timeline' | 'daySeconds' | 'band'>;
  /** Dollars for an hour of one replica; undefined while no price is known. */
  readonly dollarsPerReplicaHour: number | undefined;
  readonly basis: string;
}

const clock = (hour: number): string => `${String(Math.round(hour) % 25).padStart(2, '0')}:00`;
const time = (hour: number): string =>
  `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`;

const mostOf = (moments: readonly Moment[], of: (moment: Moment) => number): number =>
  moments.reduce((most, moment) => Math.max(most, of(moment)), 0);

/** Rates of less than ten requests in a slice are mostly chance: neighbours are drawn together. */
function smoothed(moments: readonly Moment[]): Moment[] {
  const group = Math.max(1, Math.ceil(moments.length / 144));
  return Array.from({ length: Math.ceil(moments.length / group) }, (_, index) => {
    const part = moments.slice(index * group, (index + 1) * group);
    const rate = part.reduce((sum, moment) => sum + moment.requestsPerSecond, 0) / part.length;
    return { ...part[0]!, requestsPerSecond: rate };
  });
}

interface Strip {
  readonly title: string;
  readonly plot: Plot;
  readonly most: number;
}

/** Three pictures on one clock: what comes, who waits, what stands and costs. */
function drawn({ answers, dollarsPerReplicaHour }: DayFacts, moments: readonly Moment[], width: number) {
  const sides = answers.band ? [answers.band.slow, answers.band.fast] : [];
  const bands = sides.map(side => sideMoments(side));
  const x = scaleLinear([0, 24], [44, width - 44]);
  let top = 0;
  const strip = (title: string, height: number, most: number): Strip => {
    const plot = { width, height: top + height, left: 44, right: 44, top: top + 18, bottom: 0 };
    top += height + 8;
    return { title, plot, most: Math.max(most, 1e-9) };
  };
  const marks: Mark[] = [];
  const frame = ({ title, plot, most }: Strip, name: (value: number) => string, ticks = 2) => {
    const y = scaleLinear([0, most * 1.08], [foot(plot), plot.top]);
    marks.push(text('strong', 0, plot.top - 7, title), ...leftAxis(y, plot, ticks, name));
    return y;
  };
  const filled = (
    plot: Plot,
    y: (value: number) => number,
    of: (moment: Moment) => number,
    points: readonly Moment[],
  ) =>
    area<Moment>()
      .x(moment => x(moment.hour))
      .y0(foot(plot))
      .y1(moment => y(of(moment)))
      .curve(curveStepAfter)(ended(points)) ?? '';

  const traffic = smoothed(moments);
  const arriving = strip(
    t('requests/s'),
    92,
    mostOf(traffic, moment => moment.requestsPerSecond),
  );
  let y = frame(arriving, value => formatCount(value), 3);
  marks.push({
    kind: 'path',
    look: 'traffic',
    d: filled(arriving.plot, y, moment => moment.requestsPerSecond, traffic),
  });

  const mostWaiting = mostOf(moments, moment => moment.waiting);
  const mostLikely = Math.max(mostWaiting, ...bands.map(band => mostOf(band, moment => moment.waiting)));
  if (mostLikely >= 1) {
    const waiting = strip(waitingTitle(moments, mostWaiting), 58, mostLikely);
    y = frame(waiting, value => formatCount(value));
    for (const band of bands)
      marks.push({ kind: 'path', look: 'queue likely', d: filled(waiting.plot, y, moment => moment.waiting, band) });
    marks.push({ kind: 'path', look: 'queue', d: filled(waiting.plot, y, moment => moment.waiting, moments) });
  } else {
    marks.push(text('quiet-text', 44, top + 14, t('nobody waits')));
    top += 26;
  }

  const mostReplicas = Math.max(
    mostOf(moments, moment => moment.replicas),
    ...bands.map(band => mostOf(band, moment => moment.replicas)),
  );
  const standing = strip(
    dollarsPerReplicaHour === undefined ? t('replicas') : t('replicas, dollars an hour at the right'),
    70,
    mostReplicas,
  );
  y = frame(standing, value => formatCount(value), Math.min(3, Math.ceil(mostReplicas)));
  const steps = pathOf<Moment>(
    moment => x(moment.hour),
    moment => y(moment.replicas),
  ).curve(curveStepAfter);
  for (const band of bands) marks.push({ kind: 'path', look: 'replicas likely', d: steps(ended(band)) ?? '' });
  marks.push({ kind: 'path', look: 'replicas', d: steps(ended(moments)) ?? '' });
  if (dollarsPerReplicaHour !== undefined)
    for (const count of y.ticks(Math.min(3, Math.ceil(mostReplicas))))
      marks.push(text('quiet-text', width - 40, y(count) + 4, formatDollars(count * dollarsPerReplicaHour)));
  marks.push(...bottomAxis(x, { ...standing.plot, right: 44 }, width < 500 ? 4 : 8, clock));
  for (const hour of hourly(moments))
    marks.push({
      kind: 'rect',
      look: 'reach',
      x: x(hour.hour),
      y: arriving.plot.top,
      width: x(1) - x(0),
      height: foot(standing.plot) - arriving.plot.top,
      tip: hourText(hour),
    });
  return { width, height: foot(standing.plot) + 20, marks };
}

/** The last value holds until midnight. */
const ended = (points: readonly Moment[]): Moment[] => {
  const last = points.at(-1);
  return last ? [...points, { ...last, hour: 24 }] : [];
};

const sideMoments = ({ timeline, daySeconds }: BandSide): Moment[] => momentsOf(timeline, daySeconds, undefined);

function waitingTitle(moments: readonly Moment[], most: number): string {
  const worst = moments.find(moment => moment.waiting === most);
  return most >= 1 && worst
    ? t('waiting: at most {0}, at {1}', formatCount(Math.round(most)), time(worst.hour))
    : t('waiting, with slower steps');
}

const hourText = ({ hour, requestsPerSecond, waiting, replicas, dollarsPerHour }: Moment): string => {
  const parts = [
    t('{0} requests/s', formatCount(requestsPerSecond)),
    t('{0} wait', formatCount(Math.round(waiting))),
    t('{0} replicas', formatCount(replicas)),
    ...(dollarsPerHour === undefined ? [] : [t('{0} an hour', formatDollars(dollarsPerHour))]),
  ];
  return `${clock(hour)}: ${parts.join(', ')}.`;
};

/** A day of traffic with the queue that forms, the replicas that serve it and what they cost by the hour. */
export function dayChart(facts: DayFacts): Chart {
  const { answers, dollarsPerReplicaHour, basis } = facts;
  const moments = momentsOf(answers.timeline, answers.daySeconds, dollarsPerReplicaHour);
  const hours = hourly(moments);
  const peak = mostOf(hours, moment => moment.requestsPerSecond);
  const mostWaiting = mostOf(moments, moment => moment.waiting);
  const dollars = hours.reduce((sum, hour) => sum + (hour.dollarsPerHour ?? 0), 0);
  return {
    id: 'day',
    title: t('One day'),
    note: dollarsPerReplicaHour === undefined ? t('no GPU price is known') : t('{0} a day', formatDollars(dollars)),
    summary: t(
      'Traffic peaks at {0} requests per second; at most {1} requests wait.',
      formatCount(peak),
      formatCount(Math.round(mostWaiting)),
    ),
    basis,
    draw: width => drawn(facts, moments, width),
    remarks: [],
    table: {
      head: [t('hour'), t('requests/s'), t('waiting'), t('replicas'), t('dollars')],
      rows: hours.map(({ hour, requestsPerSecond, waiting, replicas, dollarsPerHour }) => [
        clock(hour),
        formatCount(requestsPerSecond, { form: 'long' }),
        formatCount(Math.round(waiting)),
        formatCount(replicas, { form: 'long' }),
        dollarsPerHour === undefined ? '–' : formatDollars(dollarsPerHour, { form: 'long' }),
      ]),
    },
  };
}
