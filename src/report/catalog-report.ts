import type { Accelerator } from '../catalog/accelerator.ts';
import type { GpuHourPrice } from '../catalog/gpu-hour-prices.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { formatBytes, formatCount, formatDollars, formatTokens } from './format.ts';

/** Columns padded to their widest cell; the last one as it is. */
function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].map(text => `${text}\n`).join('');
}

const billions = (count: number): string => `${formatCount(count / 1e9, { form: 'long' })} B`;

export const modelsText = (models: readonly ModelArchitecture[]): string =>
  columns(
    ['model', 'parameters', 'active', 'layers', 'window', 'published in', 'date', 'source'],
    models.map(model => [
      model.id,
      billions(model.parameters.total),
      billions(model.parameters.active),
      String(model.layers),
      model.contextWindow === undefined ? 'unknown' : formatTokens(model.contextWindow),
      model.nativePrecision,
      model.date,
      model.source,
    ]),
  );

const teraflops = (rate: number | undefined): string =>
  rate === undefined ? '-' : formatCount(Math.round(rate / 1e12));

export const hardwareText = (accelerators: readonly Accelerator[]): string =>
  columns(
    ['hardware', 'name', 'memory', 'bandwidth', '16-bit TFLOPS', 'fp8', 'fp4', 'link', 'date', 'source'],
    accelerators.map(entry => [
      entry.id,
      entry.name,
      entry.soldAs,
      `${formatBytes(entry.bandwidth)}/s`,
      teraflops(entry.peak.bf16 ?? entry.peak.fp16),
      teraflops(entry.peak.fp8),
      teraflops(entry.peak.fp4),
      entry.interconnect.name,
      entry.date,
      entry.source,
    ]),
  );

export const pricesText = (prices: readonly GpuHourPrice[]): string =>
  columns(
    ['hardware', 'per GPU-hour', 'kind', 'cloud', 'instance', 'region', 'date', 'source'],
    prices.map(price => [
      price.accelerator,
      formatDollars(price.perGpuHour),
      price.priceType,
      price.cloud,
      price.instance ?? '-',
      price.region ?? '-',
      price.date,
      price.source,
    ]),
  );
