import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { html, svg } from 'lit';
import { formatCount } from '../../src/report/format.ts';
import type { TimelineSlice } from '../../src/serving/timeline.ts';
import type { Answers } from '../evaluate/answers.ts';
import { t } from '../words.ts';
import { bottomAxis, leftAxis, type Plot } from './axes.ts';
import type { Chart } from './frame.ts';

interface Moment {
  readonly hour: number;
  readonly requestsPerSecond: number;
  readonly waiting: number;
  readonly replicas: number;
}

/** Slices of the simulated day as hours of a day, however long the simulated one was. */
function moments(timeline: readonly TimelineSlice[], simulatedSeconds: number): Moment[] {
  const width = (timeline[1]?.startSeconds ?? simulatedSeconds) - (timeline[0]?.startSeconds ?? 0);
  return timeline.map(slice => ({
    hour: (slice.startSeconds / simulatedSeconds) * 24,
    requestsPerSecond: slice.arrivals / Math.max(width, 1e-9),
    waiting: slice.waiting,
    replicas: slice.replicas,
  }));
}

const clock = (hour: number): string => `${String(Math.round(hour)).padStart(2, '0')}:00`;

/** Traffic over a day with the replicas that serve it and the queue that forms. */
export function dayChart(answers: Answers, daySeconds: number): Chart {
  const points = moments(answers.timeline, Math.max(daySeconds, 1)).filter(({ hour }) => hour <= 24);
  const mostWaiting = points.reduce((most, { waiting }) => Math.max(most, waiting), 0);
  const draw = (width: number) => {
    const plot: Plot = { width, height: 170, left: 44, right: 34, top: 12, bottom: 24 };
    const x = scaleLinear([0, 24], [plot.left, width - plot.right]);
    const foot = plot.height - plot.bottom;
    const y = scaleLinear(
      [0, Math.max(...points.map(point => point.requestsPerSecond), 0.01) * 1.15],
      [foot, plot.top],
    );
    const replicas = scaleLinear([0, Math.max(...points.map(point => point.replicas), 1) * 1.15], [foot, plot.top]);
    const traffic = area<Moment>()
      .x(point => x(point.hour))
      .y0(foot)
      .y1(point => y(point.requestsPerSecond));
    const steps = line<Moment>(
      point => x(point.hour),
      point => replicas(point.replicas),
    ).curve(curveStepAfter);
    const queue = scaleLinear([0, Math.max(mostWaiting, 1)], [foot, plot.top + 20]);
    const waiting = area<Moment>()
      .x(point => x(point.hour))
      .y0(foot)
      .y1(point => queue(point.waiting));
    const last = points.at(-1);
    return html`<svg width=${width} height=${plot.height} aria-hidden="true">
      ${leftAxis(y, plot, 3, value => formatCount(value))}
      <path class="traffic" d=${traffic(points) ?? ''}></path>
      ${mostWaiting >= 1 ? svg`<path class="queue" d=${waiting(points) ?? ''}><title>${t('{0} requests wait at the worst', formatCount(Math.round(mostWaiting)))}</title></path>` : ''}
      <path class="replicas" d=${steps(points) ?? ''}></path>
      ${last ? svg`<text class="replica-text" x=${width - plot.right + 4} y=${replicas(last.replicas) + 4}>${formatCount(Math.round(last.replicas))}</text>` : ''}
      ${bottomAxis(x, plot, width < 500 ? 4 : 8, clock)}
    </svg>`;
  };
  const peak = points.reduce((most, point) => Math.max(most, point.requestsPerSecond), 0);
  return {
    id: 'day',
    title: t('One day'),
    note: t('requests/s (area), replicas (line), queue (red)'),
    summary: t(
      'Traffic peaks at {0} requests per second; at most {1} requests wait.',
      formatCount(peak),
      formatCount(Math.round(mostWaiting)),
    ),
    draw,
    table: {
      head: [t('hour'), t('requests/s'), t('waiting'), t('replicas')],
      rows: hourly(points),
    },
  };
}

/** Means by hour, for the table. */
const hourly = (points: readonly Moment[]): string[][] =>
  Array.from({ length: 24 }, (_, hour) => {
    const within = points.filter(point => Math.floor(point.hour) === hour);
    const mean = (pick: (point: Moment) => number) =>
      within.length === 0 ? 0 : within.reduce((sum, point) => sum + pick(point), 0) / within.length;
    return [
      clock(hour),
      formatCount(mean(point => point.requestsPerSecond)),
      formatCount(Math.round(mean(point => point.waiting))),
      formatCount(mean(point => point.replicas)),
    ];
  });
