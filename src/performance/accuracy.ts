import residuals from './data/residuals.json';
import type { Deployment } from './deployment.ts';

/** Expected error of an estimate and the measurements that it rests on. */
export interface Accuracy {
  /** Four of five measurements lie within this relative distance of the estimate. */
  readonly expectedRelativeError: number;
  readonly basis: string;
}

interface Neighbourhood {
  readonly error: number;
  readonly rows: number;
}

const neighbourhoods: Readonly<Record<string, Neighbourhood>> = residuals.neighbourhoods;

/** From the nearest measured neighbours (family, engine and batching) to the whole table, whose error is widened. */
export const expectedAccuracy = (deployment: Deployment): Accuracy => {
  const { accelerator, engine, batching } = deployment;
  const keys: [string, string][] = [
    [`${accelerator.family}/${engine}/${batching}`, `${engine} on ${accelerator.family}, ${batching} batching`],
    [`${accelerator.family}/${engine}`, `${engine} on ${accelerator.family}`],
    [`${engine}/${batching}`, `${engine}, ${batching} batching, other accelerators`],
    [accelerator.family, `${accelerator.family}, other engines`],
    [engine, `${engine}, other accelerators`],
  ];
  for (const [key, description] of keys) {
    const found = neighbourhoods[key];
    if (found && found.rows >= residuals.minimumRows)
      return { expectedRelativeError: found.error, basis: `${found.rows} measured rows: ${description}` };
  }
  return { expectedRelativeError: residuals.unmeasured, basis: 'no measurement near this deployment' };
};
