import { accelerators } from '../../src/catalog/accelerators.ts';
import { models } from '../../src/catalog/models.ts';
import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';
import type { CatalogueNames } from '../catalogue-names.ts';

export const namesOfCatalogue: CatalogueNames = {
  models: models.map(({ id }) => id),
  accelerators: accelerators.map(({ id, name }) => ({ id, name })),
  examples: scenarios.map(({ id, title }) => ({ id, title })),
};
