import type { Accelerator } from '../catalog/accelerator.ts';
import { accelerators, findAccelerator } from '../catalog/accelerators.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { findModel, modelNames } from '../catalog/models.ts';

/** Resolves the names that a benchmark table uses. */
export interface BenchmarkCatalog {
  readonly accelerator: (name: string) => Accelerator | undefined;
  readonly model: (name: string) => ModelArchitecture | undefined;
  /** Names that a table may have meant where it names none; absent where nobody reads the hint. */
  readonly acceleratorNames?: readonly string[];
  readonly modelNames?: readonly string[];
}

/** The names that the product's own catalog knows. */
export const shippedCatalog: BenchmarkCatalog = {
  accelerator: findAccelerator,
  model: findModel,
  acceleratorNames: accelerators.map(({ id }) => id),
  modelNames,
};
