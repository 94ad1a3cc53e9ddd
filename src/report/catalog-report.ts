import type { Accelerator } from '../catalog/accelerator.ts';
import type { ListedPrice } from '../catalog/catalog-listing.ts';
import type { TokenRate } from '../catalog/hosted-prices.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { formatBytes, formatCount, formatDollars, formatTokens } from './format.ts';
import { alignColumns } from './text-columns.ts';

const columns = (head: readonly string[], rows: readonly (readonly string[])[], toRight: readonly number[]): string =>
  alignColumns([head, ...rows], toRight)
    .map(line => `${line}\n`)
    .join('');

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
    [1, 2, 3, 4],
  );

const teraflops = (rate: number | undefined): string =>
  rate === undefined ? '-' : formatCount(Math.round(rate / 1e12));

export const hardwareText = (accelerators: readonly Accelerator[]): string =>
  columns(
    ['hardware', 'name', 'memory', 'bandwidth', '16-bit TFLOPS', '8-bit', '4-bit', 'link', 'date', 'source'],
    accelerators.map(entry => [
      entry.id,
      entry.name,
      entry.soldAs,
      `${formatBytes(entry.bandwidth, { form: 'long' })}/s`,
      teraflops(entry.peak.bf16 ?? entry.peak.fp16),
      teraflops(entry.peak.fp8),
      teraflops(entry.peak.fp4),
      entry.interconnect.name,
      entry.date,
      entry.source,
    ]),
    [2, 3, 4, 5, 6],
  );

const rate = (price: TokenRate | undefined): string =>
  price === undefined ? '-' : `${formatDollars(price.base)}${price.tiers.length > 0 ? ' +' : ''}`;

/** GPU-hours first, then hosted tokens per million; `+` marks a rate that rises with the length of the input. */
export function pricesText(prices: readonly ListedPrice[]): string {
  const hours = prices.filter(price => price.kind === 'gpu-hour');
  const tokens = prices.filter(price => price.kind === 'tokens');
  const tables: string[] = [];
  if (hours.length > 0 || tokens.length === 0)
    tables.push(
      columns(
        ['hardware', 'per GPU-hour', 'kind', 'cloud', 'instance', 'region', 'date', 'source'],
        hours.map(price => [
          price.accelerator,
          formatDollars(price.perGpuHour),
          price.priceType,
          price.cloud,
          price.instance ?? '-',
          price.region ?? '-',
          price.date,
          price.source,
        ]),
        [1],
      ),
    );
  if (tokens.length > 0)
    tables.push(
      columns(
        ['provider', 'model', 'input per M tokens', 'cached', 'output', 'date', 'source'],
        tokens.map(price => [
          price.provider,
          price.model,
          rate(price.input),
          rate(price.cachedInput),
          rate(price.output),
          price.date,
          price.source,
        ]),
        [2, 3, 4],
      ),
    );
  return tables.join('\n');
}
