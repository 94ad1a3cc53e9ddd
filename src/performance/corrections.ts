import type { Deployment } from './deployment.ts';

/**
 * Correction factors from a user's own measurements (`validate --fit`): multipliers on the model's times, by deployment. Data, as
 * written to and read from a JSON file.
 */
export interface Corrections {
  readonly version: 1;
  readonly deployments: Readonly<Record<string, CorrectionFactors>>;
}

/** Multipliers on times: above 1 where the cluster is slower than the model says. */
export interface CorrectionFactors {
  readonly ttft: number;
  readonly itl: number;
  /** On the time per request at the batch in force; throughput is divided by it. */
  readonly service: number;
  /** Measured figures behind the factors. */
  readonly figures: number;
}

export const noCorrection: CorrectionFactors = { ttft: 1, itl: 1, service: 1, figures: 0 };

/** The key that measured rows and deployments share: model, part, count, weights and engine. */
export const correctionKey = (
  deployment: Pick<Deployment, 'model' | 'accelerator' | 'gpus' | 'weights' | 'engine'>,
): string =>
  [
    deployment.model.id,
    deployment.accelerator.id,
    `${deployment.gpus} GPUs`,
    deployment.weights,
    deployment.engine,
  ].join(' | ');

/** Factors of a deployment, or none. */
export const correctionOf = (corrections: Corrections | undefined, deployment: Deployment): CorrectionFactors =>
  corrections?.deployments[correctionKey(deployment)] ?? noCorrection;

const isFactor = (value: unknown): value is number => typeof value === 'number' && value > 0 && Number.isFinite(value);

/** Reads corrections from parsed JSON; gives a message that names the key where they cannot be used. */
export const readCorrections = (json: unknown): Corrections | string => {
  if (typeof json !== 'object' || json === null || !('version' in json) || json.version !== 1)
    return '"version" must be 1; write the file with `validate --fit`';
  const deployments = 'deployments' in json ? json.deployments : undefined;
  if (typeof deployments !== 'object' || deployments === null || Array.isArray(deployments))
    return '"deployments" must be an object of factors by deployment';
  for (const [key, factors] of Object.entries(deployments as Record<string, Partial<CorrectionFactors> | null>))
    for (const name of ['ttft', 'itl', 'service'] as const)
      if (!isFactor(factors?.[name])) return `"${name}" of "${key}" must be a number above 0`;
  return { version: 1, deployments: deployments as Corrections['deployments'] };
};
