import type { Accelerator } from './accelerator.ts';
import { acceleratorAliases, accelerators } from './accelerators.ts';
import { allGpuHourPrices, type GpuHourPrice } from './gpu-hour-prices.ts';
import { allHostedPrices, type HostedPrice } from './hosted-prices.ts';
import type { ModelArchitecture } from './model-architecture.ts';
import { modelAliases, models } from './models.ts';

export interface ListedArchitecture extends ModelArchitecture {
  readonly aliases: readonly string[];
}

export interface ListedAccelerator extends Accelerator {
  readonly aliases: readonly string[];
}

/** A GPU-hour at a cloud, or a model's tokens at a provider. */
export type ListedPrice = ({ readonly kind: 'gpu-hour' } & GpuHourPrice) | ({ readonly kind: 'tokens' } & HostedPrice);

/** Whether every word of a search stands in one of the texts, whatever the case and the separators. */
function containsWords(texts: readonly string[], search: string): boolean {
  const haystack = texts.join(' ').toLowerCase();
  const loose = haystack.replace(/[\s_-]+/g, '-');
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
    .every(word => haystack.includes(word) || loose.includes(word.replace(/[\s_-]+/g, '-')));
}

/** Open models, all or those in whose id, other names or family every word of the search stands. */
export function listModels(search = ''): readonly ListedArchitecture[] {
  return models
    .map(model => ({ ...model, aliases: modelAliases.get(model.id) ?? [] }))
    .filter(model => containsWords([model.id, model.family, model.nativePrecision, ...model.aliases], search));
}

/** Accelerators, searched by id, name, other names, vendor and family. */
export function listHardware(search = ''): readonly ListedAccelerator[] {
  return accelerators
    .map(part => ({ ...part, aliases: acceleratorAliases.get(part.id) ?? [] }))
    .filter(part =>
      containsWords([part.id, part.name, part.vendor, part.family, part.soldAs, ...part.aliases], search),
    );
}

/** Prices of GPU-hours and of hosted models' tokens, searched by accelerator, cloud, provider and model. */
export function listPrices(search = ''): readonly ListedPrice[] {
  const gpuHours = accelerators
    .flatMap(part => allGpuHourPrices(part.id))
    .map(price => ({ kind: 'gpu-hour' as const, ...price }))
    .filter(price => containsWords([price.accelerator, price.cloud, price.priceType, price.instance ?? ''], search));
  const tokens = allHostedPrices()
    .map(price => ({ kind: 'tokens' as const, ...price }))
    .filter(price => containsWords([price.provider, price.model], search));
  return [...gpuHours, ...tokens];
}
