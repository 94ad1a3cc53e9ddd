import { html, type TemplateResult } from 'lit';
import { findAccelerator } from '../../src/catalog/accelerators.ts';
import { formatBytes, formatDollars, formatDuration, formatPercent } from '../../src/report/format.ts';
import { divergingBars, rowBars, type Segment, stackedBar } from '../charts/bars.ts';
import { dayChart } from '../charts/day-chart.ts';
import { type Chart, chartFrame, type SavePicture } from '../charts/frame.ts';
import { frontierChart } from '../charts/frontier-chart.ts';
import type { Answers } from '../evaluate/answers.ts';
import type { LeverEffect } from '../evaluate/levers.ts';
import type { Column, State } from '../state.ts';
import { effectText, leverName } from '../wording.ts';
import { t } from '../words.ts';

const rowsOf = (segments: readonly Segment[], whole: number) =>
  segments.map(({ label, text, value }) => [label, text, formatPercent(whole > 0 ? value / whole : 0)]);

function memoryChart({ memory }: Answers, hardware: string): Chart {
  const part = (label: string, value: number, series: string): Segment => ({
    label,
    value,
    text: formatBytes(value),
    series,
    tooltip: t(
      '{0}: {1} of {2} per GPU',
      label,
      formatBytes(value, { form: 'long' }),
      formatBytes(memory.capacity, { form: 'long' }),
    ),
  });
  const segments = [
    part(t('weights'), memory.weights, 'series-1'),
    part(t('KV cache at its peak'), memory.kv, 'series-2'),
    part(t('activations and engine'), memory.activations, 'series-3'),
    part(t('free'), memory.free, 'quiet'),
  ];
  return {
    id: 'memory',
    title: t('Memory per GPU'),
    note: `${formatBytes(memory.capacity)} · ${findAccelerator(hardware)?.name ?? hardware}`,
    summary: segments.map(({ label, text }) => `${label} ${text}`).join(', '),
    draw: width => stackedBar(segments, width),
    table: { head: [t('part'), t('size'), t('share')], rows: rowsOf(segments, memory.capacity) },
  };
}

function stepChart({ step }: Answers): Chart {
  const operators = [...step.operators].sort((a, b) => b.seconds - a.seconds).slice(0, 8);
  const total = step.operators.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = operators.map(({ operator, seconds, bound }) => ({
    label: operator,
    value: seconds,
    text: formatPercent(seconds / total),
    series: bound === 'memory bandwidth' ? 'series-1' : bound === 'compute' ? 'series-4' : 'series-3',
    tooltip: t('{0}: {1}, bound by {2}', operator, formatDuration(seconds, { form: 'long' }), bound),
  }));
  return {
    id: 'step',
    title: t('Where a step’s {0} go', formatDuration(step.seconds)),
    note: t('decode, batch {0}', step.batch),
    summary: rows.map(({ label, text }) => `${label} ${text}`).join(', '),
    draw: width => rowBars(rows, width),
    table: {
      head: [t('operator'), t('time'), t('share'), t('bound')],
      rows: operators.map(({ operator, seconds, bound }) => [
        operator,
        formatDuration(seconds, { form: 'long' }),
        formatPercent(seconds / total),
        bound,
      ]),
    },
  };
}

function phasesChart({ phases }: Answers): Chart | undefined {
  if (!phases) return undefined;
  const whole = phases.prefill + phases.decode + phases.idle;
  const part = (label: string, value: number, series: string): Segment => ({
    label,
    value,
    text: formatDollars(value),
    series,
    tooltip: t('{0}: {1} per thousand calls', label, formatDollars(value, { form: 'long' })),
  });
  const segments = [
    part(t('prefill'), phases.prefill, 'series-1'),
    part(t('decode'), phases.decode, 'series-2'),
    part(t('idle'), phases.idle, 'quiet'),
  ];
  return {
    id: 'phases',
    title: t('Dollars by phase'),
    note: t('per thousand calls'),
    summary: segments.map(({ label, text }) => `${label} ${text}`).join(', '),
    draw: width => stackedBar(segments, width),
    table: { head: [t('phase'), t('dollars'), t('share')], rows: rowsOf(segments, whole) },
  };
}

function latencyChart({ result }: Answers): Chart {
  const kinds = [
    [t('TTFT'), result.ttft],
    [t('ITL'), result.itl],
    [t('end to end'), result.endToEnd],
  ] as const;
  const rows = kinds.flatMap(([label, summary], index) =>
    (['p50', 'p95', 'p99'] as const).map(percentile => ({
      label: `${label} ${percentile}`,
      // Each kind has its own scale: seconds of one would hide milliseconds of another.
      value: summary.p99 > 0 ? summary[percentile] / summary.p99 : 0,
      text: formatDuration(summary[percentile]),
      series: `series-${index + 1}`,
      tooltip: t('{0} {1}: {2}', label, percentile, formatDuration(summary[percentile], { form: 'long' })),
    })),
  );
  return {
    id: 'latency',
    title: t('Latency over the day'),
    note: t('three scales'),
    summary: rows.map(({ label, text }) => `${label} ${text}`).join(', '),
    draw: width => rowBars(rows, width),
    table: {
      head: [t('latency'), t('mean'), 'p50', 'p90', 'p95', 'p99'],
      rows: kinds.map(([label, summary]) => [
        label,
        ...[summary.mean, summary.p50, summary.p90, summary.p95, summary.p99].map(value =>
          formatDuration(value, { form: 'long' }),
        ),
      ]),
    },
  };
}

/** A change of the bill smaller than this is none. */
const noticeable = 0.005;

function leversChart(effects: readonly LeverEffect[], fineness: Column['fineness']): Chart {
  const possible = effects.filter(effect => effect.dollars !== undefined).sort((a, b) => a.dollars! - b.dollars!);
  const misses = possible.filter(effect => effect.meetsObjective === false);
  const works = possible.filter(effect => effect.meetsObjective !== false);
  const moving = works.filter(effect => Math.abs(effect.dollars!) >= noticeable);
  const idle = works.filter(effect => Math.abs(effect.dollars!) < noticeable);
  const names = (list: readonly LeverEffect[]) => list.map(({ id }) => leverName(id)).join(', ');
  const rows = moving.map(effect => ({
    label: leverName(effect.id),
    value: effect.dollars!,
    text: effectText(effect),
    series: effect.dollars! < 0 ? 'cheaper' : 'dearer',
    tooltip: t(
      '{0}: {1} of the month’s bill, with the smallest fleet that keeps the objective',
      leverName(effect.id),
      effectText(effect),
    ),
  }));
  const remarks = [
    ...(idle.length > 0 ? [t('No effect on this bill: {0}.', names(idle))] : []),
    ...(misses.length > 0 ? [t('Would miss the objective: {0}.', names(misses))] : []),
  ];
  return {
    id: 'levers',
    title: t('Levers'),
    note: fineness === 'exact' ? t('effect of one change on the bill') : t('being weighed…'),
    summary: [...rows.map(({ label, text }) => `${label} ${text}`), ...remarks].join(', '),
    draw: width =>
      html`${rows.length > 0 ? divergingBars(rows, width) : ''}${remarks.map(remark => html`<p class="note remark">${remark}</p>`)}`,
    table: {
      head: [t('change'), t('effect on the bill')],
      rows: effects.map(effect => [leverName(effect.id), effectText(effect)]),
    },
  };
}

/** The pictures of one scenario, each with the table behind it; none while there are no answers. */
export function chartsOf({ columns }: State, index: number): Chart[] {
  const column = columns[index]!;
  const { evaluation } = column;
  if (!evaluation || !('answers' in evaluation)) return [];
  const { answers } = evaluation;
  const phases = phasesChart(answers);
  return [
    memoryChart(answers, column.scenario.deployment.hardware),
    stepChart(answers),
    ...(phases ? [phases] : []),
    frontierChart(columns, index),
    leversChart(column.levers, column.fineness),
    dayChart(answers, answers.daySeconds),
    latencyChart(answers),
  ];
}

/** All pictures of the active scenario. */
export function chartGrid(state: State, save: SavePicture): TemplateResult | string {
  const charts = chartsOf(state, state.active);
  if (charts.length === 0) return '';
  return html`<section class="charts" aria-label=${t('Pictures')}>${charts.map(chart => chartFrame(chart, save))}</section>`;
}
