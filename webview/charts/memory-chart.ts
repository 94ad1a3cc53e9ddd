import { formatBytes, formatPercent } from '../../src/report/format.ts';
import type { MemoryPerGpu } from '../evaluate/answers.ts';
import { t } from '../words.ts';
import type { Chart } from './chart.ts';
import { type Segment, type Stack, stackedBars } from './stacked-bars.ts';

/**
 * Nine of ten of 1,365 measured peaks of a GPU's memory lay within this share of the estimate, half of them within 0.8 % (docs/accuracy,
 * TensorRT-LLM 0.9 on 1 to 8 GPUs, in-sample, 2026-11-22).
 */
const peakError = 0.047;

export interface MemoryColumn {
  readonly name: string;
  readonly hardware: string;
  readonly memory: MemoryPerGpu;
}

function segmentsOf({ capacity, weights, kv, activations, free }: MemoryPerGpu): Segment[] {
  const part = (label: string, value: number, look: string, origin: string): Segment => ({
    label,
    value,
    text: formatBytes(value),
    look,
    tip: t('{0}: {1} of {2} per GPU. {3}', label, formatBytes(value, { form: 'long' }), formatBytes(capacity), origin),
  });
  return [
    part(t('weights'), weights, 'series-1', t('Parameters times bytes each, shared by the GPUs of a replica.')),
    part(t('KV cache'), kv, 'series-2', t('At its fullest on the fullest replica of the simulated day.')),
    part(t('activations, engine'), activations, 'series-3', t('From measurements of engines.')),
    part(t('free'), free, 'quiet', t('What is left for more requests at once.')),
  ];
}

/** How a GPU of each scenario is filled; the first is the one that is looked at. */
export function memoryChart(columns: readonly MemoryColumn[]): Chart {
  const [first] = columns;
  const { memory, hardware } = first!;
  const segments = segmentsOf(memory);
  const used = memory.weights + memory.kv + memory.activations;
  const stacks = columns.map((column, index): Stack => {
    const stack = { name: column.name, segments: segmentsOf(column.memory) };
    if (index > 0) return stack;
    return { ...stack, likely: [used / (1 + peakError), Math.min(memory.capacity, used * (1 + peakError))] };
  });
  return {
    id: 'memory',
    title: t('Memory per GPU'),
    note: `${formatBytes(memory.capacity)} · ${hardware}`,
    summary: segments.map(({ label, text }) => `${label} ${text}`).join(', '),
    basis: t('Nine of ten measured peaks lay within {0} of the estimate.', formatPercent(peakError)),
    draw: width => stackedBars(stacks, width),
    remarks: [],
    table: {
      head: [t('part'), ...(columns.length > 1 ? columns.map(({ name }) => name) : [t('size')]), t('share')],
      rows: segments.map(({ label, value }, row) => [
        label,
        ...stacks.map(({ segments: parts }) => formatBytes(parts[row]!.value, { form: 'long' })),
        formatPercent(memory.capacity > 0 ? value / memory.capacity : 0, { form: 'long' }),
      ]),
    },
  };
}
