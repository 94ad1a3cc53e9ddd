import { accelerators } from '../../src/catalog/accelerators.ts';
import { gpuHourPrice } from '../../src/catalog/gpu-hour-prices.ts';
import { models } from '../../src/catalog/models.ts';
import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';
import type { CatalogueNames } from '../catalogue-names.ts';

export const namesOfCatalogue: CatalogueNames = {
  models: models.map(({ id }) => id),
  accelerators: accelerators.map(({ id, name }) => {
    const price = gpuHourPrice(id);
    return { id, name, ...(price ? { perGpuHour: price.perGpuHour } : {}) };
  }),
  examples: scenarios.map(({ id, title }) => ({ id, title })),
};
