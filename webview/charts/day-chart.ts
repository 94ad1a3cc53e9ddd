import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line as pathOf } from 'd3-shape';
import { formatCount, formatDollars } from '../../src/report/format.ts';
import type { Answers, BandSide } from '../evaluate/answers.ts';
import { binned, type Moment, momentsOf } from '../evaluate/hours-of-day.ts';
import { t } from '../words.ts';
import { axisCount, bottomAxis, foot, leftAxis, type Plot, type Scale } from './axes.ts';
import type { Chart } from './chart.ts';
import { type Mark, type Scene, text } from './scene.ts';

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

/** Ten minutes each: what happens within them is chance, and finer than the picture. */
const drawnParts = 144;

interface Day {
  readonly moments: readonly Moment[];
  /** The same with slower and with faster steps; empty where that is not known. */
  readonly sides: readonly (readonly Moment[])[];
}

const margin = 44;
const stripGap = 8;
const titleHeight = 18;

/** One of the pictures on the day's clock: a title, a scale of its own, what is filled or stepped in it. */
class Strip {
  readonly plot: Plot;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;

  constructor(width: number, top: number, height: number, most: number) {
    this.plot = { width, height: top + height, left: margin, right: margin, top: top + titleHeight, bottom: 0 };
    this.x = scaleLinear([0, 24], [margin, width - margin]);
    this.y = scaleLinear([0, Math.max(most, 1e-9) * 1.08], [foot(this.plot), this.plot.top]);
  }

  frame(title: string, scale: Scale, ticks: number): Mark[] {
    return [text('strong', 0, this.plot.top - 7, title), ...leftAxis(scale, this.plot, ticks, axisCount)];
  }

  /** Between `from` and `to`; from the foot where only one is given. */
  filled(look: string, moments: readonly Moment[], to: Of, from: (index: number) => number = () => 0): Mark {
    const shape = area<Moment>()
      .x(moment => this.x(moment.hour))
      .y0((_, index) => this.y(from(index)))
      .y1(moment => this.y(to(moment)))
      .curve(curveStepAfter);
    return { kind: 'path', look, d: shape(ended(moments)) ?? '' };
  }

  stepped(look: string, moments: readonly Moment[], of: Of): Mark {
    const shape = pathOf<Moment>(
      moment => this.x(moment.hour),
      moment => this.y(of(moment)),
    ).curve(curveStepAfter);
    return { kind: 'path', look, d: shape(ended(moments)) ?? '' };
  }
}

type Of = (moment: Moment) => number;
const waitingOf: Of = moment => moment.waiting;
const replicasOf: Of = moment => moment.replicas;
const rateOf: Of = moment => moment.requestsPerSecond;

/** The last value holds until midnight. */
const ended = (moments: readonly Moment[]): Moment[] => {
  const last = moments.at(-1);
  return last ? [...moments, { ...last, hour: 24 }] : [];
};

const mostOfDay = ({ moments, sides }: Day, of: Of): number =>
  Math.max(mostOf(moments, of), ...sides.map(side => mostOf(side, of)));

function queueMarks(strip: Strip, { moments, sides }: Day, title: string): Mark[] {
  return [
    ...strip.frame(title, strip.y, 2),
    ...sides.map(side => strip.filled('queue likely', side, waitingOf)),
    strip.filled('queue', moments, waitingOf),
  ];
}

function replicaMarks(strip: Strip, { moments, sides }: Day, dollarsPerReplicaHour: number | undefined): Mark[] {
  const counts = strip.y.ticks(Math.min(2, Math.ceil(strip.y.domain()[1]! / 1.08))).filter(count => count > 0);
  // Zero is at the foot, where the hours stand.
  const scale = Object.assign((count: number) => strip.y(count), { ticks: () => counts });
  const [slow, fast] = sides;
  const likely =
    slow && fast
      ? [strip.filled('replicas-likely', slow, replicasOf, index => (fast[index] ?? fast.at(-1)!).replicas)]
      : [];
  const priced = dollarsPerReplicaHour === undefined ? [] : counts;
  return [
    ...strip.frame(
      priced.length > 0 ? t('replicas, dollars an hour at the right') : t('replicas'),
      scale,
      counts.length,
    ),
    ...likely,
    strip.stepped('replicas', moments, replicasOf),
    ...priced.map(count =>
      text(
        'quiet-text',
        strip.plot.width - margin + 4,
        strip.y(count) + 4,
        formatDollars(count * dollarsPerReplicaHour!),
      ),
    ),
  ];
}

/** Parts of a day that a reader knows, as many as have room. */
function namedHours(width: number): number[] {
  const step = width < 440 ? 6 : width < 640 ? 3 : 2;
  return Array.from({ length: 24 / step + 1 }, (_, index) => index * step);
}

/** Three pictures on one clock: what comes, who waits, what stands and costs. */
function drawn(
  day: Day,
  hours: readonly Moment[],
  waitingTitle: string,
  dollarsPerReplicaHour: number | undefined,
  width: number,
): Scene {
  const traffic = new Strip(width, 0, 92, mostOf(day.moments, rateOf));
  const marks: Mark[] = [
    ...traffic.frame(t('requests/s'), traffic.y, 3),
    traffic.filled('traffic', day.moments, rateOf),
  ];
  let top = 92 + stripGap;
  if (mostOfDay(day, waitingOf) >= 1) {
    marks.push(...queueMarks(new Strip(width, top, 58, mostOfDay(day, waitingOf)), day, waitingTitle));
    top += 58 + stripGap;
  } else {
    marks.push(text('quiet-text', margin, top + 14, waitingTitle));
    top += 26;
  }
  const standing = new Strip(width, top, 70, mostOfDay(day, replicasOf));
  marks.push(...replicaMarks(standing, day, dollarsPerReplicaHour));
  const named = Object.assign((hour: number) => standing.x(hour), { ticks: () => namedHours(width) });
  marks.push(...bottomAxis(named, standing.plot, 0, clock));
  const end = foot(standing.plot);
  for (const hour of hours)
    marks.push({
      kind: 'rect',
      look: 'reach',
      x: standing.x(hour.hour),
      y: titleHeight,
      width: standing.x(1) - standing.x(0),
      height: end - titleHeight,
      get tip() {
        return hourText(hour);
      },
    });
  return { width, height: end + 20, marks };
}

const sideMoments = ({ timeline, daySeconds }: BandSide): Moment[] =>
  binned(momentsOf(timeline, daySeconds, undefined), drawnParts);

/** Of the moments as simulated, which reach higher than the means that are drawn. */
function waitingText(moments: readonly Moment[], likely: number): string {
  const most = mostOf(moments, waitingOf);
  const worst = moments.find(moment => moment.waiting === most);
  if (most >= 1 && worst) return t('waiting: at most {0}, at {1}', formatCount(Math.round(most)), time(worst.hour));
  return likely >= 1 ? t('waiting, with slower steps') : t('nobody waits');
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
  const hours = binned(moments, 24);
  const sides = answers.band ? [sideMoments(answers.band.slow), sideMoments(answers.band.fast)] : [];
  const day = { moments: binned(moments, drawnParts), sides };
  const waiting = waitingText(moments, mostOfDay(day, waitingOf));
  const peak = mostOf(hours, rateOf);
  const mostWaiting = mostOf(moments, waitingOf);
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
    draw: width => drawn(day, hours, waiting, dollarsPerReplicaHour, width),
    remarks: [],
    get table() {
      return {
        head: [t('hour'), t('requests/s'), t('waiting'), t('replicas'), t('dollars')],
        rows: hours.map(({ hour, requestsPerSecond, waiting, replicas, dollarsPerHour }) => [
          clock(hour),
          formatCount(requestsPerSecond, { form: 'long' }),
          formatCount(Math.round(waiting)),
          formatCount(replicas, { form: 'long' }),
          dollarsPerHour === undefined ? '–' : formatDollars(dollarsPerHour, { form: 'long' }),
        ]),
      };
    },
  };
}
