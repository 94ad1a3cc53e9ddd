import { readHuggingFaceConfig } from '../catalog/hugging-face-config.ts';
import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { jsonFault } from '../configuration/json-fault.ts';
import type { CustomModels } from '../cost/resolve-deployment.ts';
import { type Corrections, readCorrections } from '../performance/corrections.ts';

/** What keeps a model's `config.json` from being used; `report/` words it. */
export type CustomModelProblem =
  | { readonly code: 'model-config-unreadable'; readonly model: string; readonly path: string }
  | { readonly code: 'model-config-not-json'; readonly model: string; readonly path: string; readonly detail: string }
  /** `detail` begins with the path. */
  | { readonly code: 'model-config-invalid'; readonly model: string; readonly path: string; readonly detail: string }
  | { readonly code: 'corrections-unusable'; readonly path: string; readonly detail: string };

export interface CustomModelReading {
  readonly models: CustomModels;
  /** Factors from the user's own measurements, if the configuration names any. */
  readonly corrections?: Corrections;
  readonly problems: readonly CustomModelProblem[];
}

/** Whether nothing rests on the file: it is not there (yet), and no deployment serves its model. */
export const isIdle = (problem: CustomModelProblem, { deployments }: Configuration): boolean =>
  problem.code === 'model-config-unreadable' &&
  !Object.values(deployments).some(({ model }) => model === problem.model);

type ReadText = (path: string) => Promise<string | undefined>;

/** Reads the Hugging Face `config.json` files that the configuration names under `models`. One bad file does not stop the others. */
export async function readCustomModels(configuration: Configuration, readText: ReadText): Promise<CustomModelReading> {
  const models = new Map<string, ModelArchitecture>();
  const problems: CustomModelProblem[] = [];
  for (const [model, { config: path }] of Object.entries(configuration.models)) {
    if (path === undefined) continue;
    const reading = await readModel(model, path, readText);
    if ('code' in reading) problems.push(reading);
    else models.set(model, reading);
  }
  const corrections =
    configuration.corrections === undefined ? undefined : await readCorrectionFile(configuration.corrections, readText);
  if (typeof corrections === 'string')
    problems.push({ code: 'corrections-unusable', path: configuration.corrections!, detail: corrections });
  return { models, problems, ...(typeof corrections === 'object' ? { corrections } : {}) };
}

function parsed(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: jsonFault(text) };
  }
}

/** The factors, or why they cannot be used. */
async function readCorrectionFile(path: string, readText: ReadText): Promise<Corrections | string> {
  const text = await readText(path);
  if (text === undefined) return 'the file cannot be read';
  const json = parsed(text);
  return 'fault' in json ? `not valid JSON: ${json.fault}` : readCorrections(json.value);
}

async function readModel(
  model: string,
  path: string,
  readText: ReadText,
): Promise<ModelArchitecture | CustomModelProblem> {
  const text = await readText(path);
  if (text === undefined) return { code: 'model-config-unreadable', model, path };
  const json = parsed(text);
  if ('fault' in json) return { code: 'model-config-not-json', model, path, detail: json.fault };
  const reading = readHuggingFaceConfig(json.value, model, path);
  return 'architecture' in reading
    ? reading.architecture
    : { code: 'model-config-invalid', model, path, detail: reading.problem };
}
