import { nearestNames } from '../catalog/nearest-name.ts';
import type { BenchmarkCatalog } from './benchmark-catalog.ts';
import { engineWords } from './benchmark-engine.ts';

/** `; nearest: "a" or "b"`, or nothing where no known name comes near what a table says. */
export const nearestHint = (name: string, known: readonly string[]): string => {
  const nearest = nearestNames(name, known).slice(0, 2);
  return nearest.length === 0 ? '' : `; nearest: ${nearest.map(found => `"${found}"`).join(' or ')}`;
};

/** Why a row cannot be expressed whose engine, accelerator or model is none that is known, with the names that it may have meant. */
export const unknownEngine = (name: string): string =>
  name === '' ? 'engine is not stated' : `engine ${name} is not modelled${nearestHint(name, engineWords)}`;

export const unknownAccelerator = (name: string, { acceleratorNames = [] }: BenchmarkCatalog): string =>
  `accelerator ${name || '(blank)'} is not in the catalog${nearestHint(name, acceleratorNames)}`;

export const unknownModel = (name: string, { modelNames = [] }: BenchmarkCatalog): string =>
  `model ${name || '(blank)'} is not in the catalog${nearestHint(name, modelNames)}`;
