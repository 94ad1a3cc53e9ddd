import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { html, svg } from 'lit';
import { formatCount, formatDuration, formatPercent } from '../../src/report/format.ts';
import type { FrontierPoint } from '../evaluate/frontier.ts';
import type { Column } from '../state.ts';
import { t } from '../words.ts';
import { bottomAxis, leftAxis, type Plot } from './axes.ts';
import type { Chart } from './frame.ts';

const milliseconds = (seconds: number): string => (seconds === 0 ? '0' : formatDuration(seconds));

const nearest = (points: readonly FrontierPoint[], batch: number): FrontierPoint | undefined =>
  points.reduce<FrontierPoint | undefined>(
    (best, point) => (best && Math.abs(best.batch - batch) <= Math.abs(point.batch - batch) ? best : point),
    undefined,
  );

/** Whether the objective's name fits within its region of this many pixels. */
const isWide = (region: number): boolean => region > 140;

/** Throughput over inter-token latency of one replica, the objective as a shaded region, and where the day's load stands. */
export function frontierChart(columns: readonly Column[], active: number): Chart {
  const column = columns[active]!;
  const points = column.frontier;
  const objective = column.scenario.objective.itlSeconds;
  const batch = column.evaluation && 'answers' in column.evaluation ? column.evaluation.answers.step.batch : 1;
  const here = nearest(points, batch);
  const draw = (width: number) => {
    const plot: Plot = { width, height: 230, left: 44, right: 16, top: 12, bottom: 24 };
    const shown = columns.flatMap(each => each.frontier);
    const x = scaleLinear(
      [0, Math.max(...shown.map(point => point.itlSeconds), objective ?? 0, 1e-3) * 1.05],
      [plot.left, width - plot.right],
    );
    const y = scaleLinear(
      [0, Math.max(...shown.map(point => point.outputTokensPerSecond), 1) * 1.1],
      [plot.height - plot.bottom, plot.top],
    );
    const curve = line<FrontierPoint>(
      point => x(point.itlSeconds),
      point => y(point.outputTokensPerSecond),
    );
    const band = area<FrontierPoint>()
      .x(point => x(point.itlSeconds))
      .y0(point => y(point.outputTokensPerSecond * (1 - Math.min(1, point.error))))
      .y1(point => Math.max(plot.top, y(point.outputTokensPerSecond * (1 + point.error))));
    return html`<svg width=${width} height=${plot.height} aria-hidden="true">
      ${
        objective === undefined
          ? ''
          : svg`<rect class="objective" x=${plot.left} y=${plot.top} width=${Math.max(0, x(objective) - plot.left)} height=${plot.height - plot.top - plot.bottom}></rect>
        <text class="quiet-text" text-anchor=${isWide(x(objective) - plot.left) ? 'end' : 'start'} x=${x(objective) + (isWide(x(objective) - plot.left) ? -6 : 6)} y=${plot.height - plot.bottom - 6}>${t('objective: ITL ≤ {0}', formatDuration(objective))}</text>`
      }
      ${leftAxis(y, plot, 4, value => formatCount(value))}
      ${bottomAxis(x, plot, Math.max(2, Math.floor(width / 110)), milliseconds)}
      ${columns.map((each, index) => {
        const last = each.frontier.at(-1);
        if (!last) return '';
        const mine = index === active;
        return svg`<g>
          ${mine ? svg`<path class="band" d=${band([...each.frontier]) ?? ''}></path>` : ''}
          <path class=${mine ? 'curve' : 'curve other'} d=${curve([...each.frontier]) ?? ''}></path>
          ${columns.length > 1 ? svg`<text text-anchor="end" x=${x(last.itlSeconds)} y=${y(last.outputTokensPerSecond) - 8}>${each.scenario.name}</text>` : ''}
        </g>`;
      })}
      ${
        here
          ? svg`<g><title>${pointText(here)}</title>
        <circle class="here" cx=${x(here.itlSeconds)} cy=${y(here.outputTokensPerSecond)} r="5"></circle>
        <text class="halo" text-anchor=${x(here.itlSeconds) > width * 0.65 ? 'end' : 'start'} x=${x(here.itlSeconds) + (x(here.itlSeconds) > width * 0.65 ? -10 : 10)} y=${Math.min(y(here.outputTokensPerSecond) + 4, plot.height - plot.bottom - 20)}>${t('you are here: batch {0}', here.batch)}</text></g>`
          : ''
      }
    </svg>`;
  };
  return {
    id: 'frontier',
    title: t('Throughput against latency'),
    note: t('tokens/s of a replica over ITL; band: expected error'),
    summary: here ? t('At batch {0}: {1}', here.batch, pointText(here)) : t('Nothing fits, so there is no curve.'),
    draw,
    table: {
      head: [t('batch'), t('ITL'), t('output tokens/s'), t('expected error')],
      rows: points.map(point => [
        formatCount(point.batch),
        formatDuration(point.itlSeconds, { form: 'long' }),
        formatCount(Math.round(point.outputTokensPerSecond)),
        `±${formatPercent(point.error)}`,
      ]),
    },
  };
}

const pointText = (point: FrontierPoint): string =>
  t(
    '{0} between tokens, {1} output tokens/s',
    formatDuration(point.itlSeconds),
    formatCount(Math.round(point.outputTokensPerSecond)),
  );
