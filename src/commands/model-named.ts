import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readHuggingFaceConfig } from '../catalog/hugging-face-config.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { findModel, modelNames } from '../catalog/models.ts';
import { nearestNames } from '../catalog/nearest-name.ts';
import type { CustomModels } from '../cost/resolve-deployment.ts';
import type { Corrections } from '../performance/corrections.ts';
import { reason } from './configuration-file.ts';
import { didYouMean, UsageError } from './usage-error.ts';

/** Models besides the catalog's: those of the configuration, and files relative to `cwd`. */
export interface CustomModelFiles {
  readonly known: CustomModels;
  readonly cwd: string;
  /** Factors from the user's own measurements. */
  readonly corrections?: Corrections;
}

const looksLikeFile = (name: string, cwd: string): boolean =>
  name.endsWith('.json') || statSync(path.resolve(cwd, name), { throwIfNoEntry: false })?.isFile() === true;

function readConfigJson(name: string, cwd: string): ModelArchitecture {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path.resolve(cwd, name), 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? `it is not valid JSON (${error.message})` : reason(error);
    throw new UsageError(`${name} cannot be read as a model's config.json: ${why}.`);
  }
  const result = readHuggingFaceConfig(json, name, name);
  if ('problem' in result) throw new UsageError(`${name}: ${result.problem}`);
  return result.architecture;
}

/** By catalog id or alias, by a key of `models` in the configuration, or by the path of a Hugging Face `config.json`. */
export function modelNamed(name: string, { known, cwd }: CustomModelFiles): ModelArchitecture {
  const found = known.get(name) ?? findModel(name);
  if (found) return found;
  if (looksLikeFile(name, cwd)) return readConfigJson(name, cwd);
  const nearest = nearestNames(name, [...known.keys(), ...modelNames]);
  const hint =
    nearest.length > 0
      ? didYouMean(nearest)
      : ' `inference-cost catalog models` lists them; a path to a config.json works too.';
  throw new UsageError(`Unknown model "${name}".${hint}`);
}
