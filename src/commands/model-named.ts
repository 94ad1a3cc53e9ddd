import path from 'node:path';
import { hostedPrice } from '../catalog/hosted-prices.ts';
import { readHuggingFaceConfig } from '../catalog/hugging-face-config.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import { findModel, modelNames } from '../catalog/models.ts';
import { nearestNames } from '../catalog/nearest-name.ts';
import type { CustomModels } from '../cost/resolve-deployment.ts';
import type { Corrections } from '../performance/corrections.ts';
import type { CommandHost } from './command.ts';
import { readJson, statusOf } from './text-files.ts';
import { didYouMean, UsageError } from './usage-error.ts';

/** Models besides the catalog's: those of the configuration, and files where the command runs. */
export interface CustomModelFiles extends Pick<CommandHost, 'cwd' | 'confined'> {
  readonly known: CustomModels;
  /** Factors from the user's own measurements. */
  readonly corrections?: Corrections;
}

const looksLikeFile = (name: string, cwd: string): boolean =>
  name.endsWith('.json') || statusOf(path.resolve(cwd, name))?.isFile() === true;

function readConfigJson(name: string, models: CustomModelFiles): ModelArchitecture {
  const result = readHuggingFaceConfig(readJson(name, models), name, name);
  if ('problem' in result) throw new UsageError(`${result.problem}.`);
  return result.architecture;
}

/** By catalog id or alias, by a key of `models` in the configuration, or by the path of a Hugging Face `config.json`. */
export function modelNamed(name: string, models: CustomModelFiles): ModelArchitecture {
  const { known, cwd } = models;
  const found = known.get(name) ?? findModel(name);
  if (found) return found;
  if (looksLikeFile(name, cwd)) return readConfigJson(name, models);
  // A model as it was downloaded: a folder of weights with its config beside them.
  const inside = path.join(name, 'config.json');
  if (name !== '' && statusOf(path.resolve(cwd, inside))?.isFile()) return readConfigJson(inside, models);
  const nearest = nearestNames(name, [...known.keys(), ...modelNames]);
  const hint =
    nearest.length > 0
      ? didYouMean(nearest)
      : ' `inference-cost catalog models` lists those that are known; a path to a config.json works too.';
  if (hostedPrice(name))
    throw new UsageError(
      `"${name}" is sold by the token: its weights are not public, so no hardware can be chosen for it.${hint}`,
    );
  throw new UsageError(`Unknown model "${name}".${hint}`);
}
