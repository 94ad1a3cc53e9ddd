import { type DollarsPerHour, dollarsPerHour } from '../units.ts';
import { findAccelerator } from './accelerators.ts';
import rows from './data/gpu-hour-prices.json' with { type: 'json' };
import type { Sourced } from './sourced.ts';

/** One offer of one cloud. Prices move: `date` says when this one was read. */
export interface GpuHourPrice extends Sourced {
  readonly accelerator: string;
  readonly perGpuHour: DollarsPerHour;
  /** GPUs in the instance that the price was read from. */
  readonly gpus: number;
  readonly cloud: string;
  readonly priceType: 'on-demand' | 'spot' | 'serverless' | 'reserved';
  readonly instance?: string;
  readonly region?: string;
  readonly notes?: string;
}

const offers: readonly GpuHourPrice[] = rows.map(row => ({
  accelerator: row.accelerator,
  perGpuHour: dollarsPerHour(row.perGpuHour),
  gpus: row.gpus,
  cloud: row.cloud,
  priceType: row.priceType as GpuHourPrice['priceType'],
  ...(row.instance !== undefined && { instance: row.instance }),
  ...(row.region !== undefined && { region: row.region }),
  ...(row.notes !== undefined && { notes: row.notes }),
  source: row.source,
  date: row.date,
}));

/** A part with several memories is priced under each of its sizes and under its bare name. */
const sameAccelerator = (priced: string, asked: string): boolean =>
  priced === asked || priced.replace(/-\d+gb$/, '') === asked;

/** Every known offer for an accelerator (id or alias), cheapest first; empty where none is known. */
export function allGpuHourPrices(acceleratorId: string): readonly GpuHourPrice[] {
  const id = findAccelerator(acceleratorId)?.id;
  if (id === undefined) return [];
  const found = offers.filter(offer => sameAccelerator(offer.accelerator, id));
  return found.sort((a, b) => a.perGpuHour - b.perGpuHour);
}

/**
 * The representative price: of each cloud its cheapest on-demand offer per GPU, and of those the median offer (the lower one of
 * two). It is a price that one can pay, at a named cloud, and neither a marketplace's bargain nor the dearest list moves it.
 * Undefined where no on-demand offer is known.
 */
export function gpuHourPrice(acceleratorId: string): GpuHourPrice | undefined {
  const cheapest = new Map<string, GpuHourPrice>();
  for (const offer of allGpuHourPrices(acceleratorId))
    if (offer.priceType === 'on-demand' && !cheapest.has(offer.cloud)) cheapest.set(offer.cloud, offer);
  const ofClouds = [...cheapest.values()];
  return ofClouds[Math.floor((ofClouds.length - 1) / 2)];
}
