import type { ModelArchitecture } from '../catalog/model-architecture.ts';
import residuals from './data/residuals.json';
import type { Deployment } from './deployment.ts';

/** Expected error of an estimate and the measurements that it rests on. */
export interface Accuracy {
  /** Four of five measurements lie within this relative distance of the estimate, over throughput and latencies. */
  readonly expectedRelativeError: number;
  readonly basis: string;
  /** The same by figure. */
  readonly byFigure: {
    readonly throughput: number;
    readonly ttft: number;
    readonly itl: number;
    readonly endToEnd: number;
  };
}

/** [error, figures] by neighbourhood. */
type Table = Readonly<Record<string, readonly [number, number] | readonly number[]>>;
const tables = residuals.neighbourhoods as Readonly<Record<string, Table>>;

/**
 * Dense models follow their shapes; experts and linear-attention layers add routing and kernels that few tables measure. Their errors differ by more
 * than those of parts do, so they are kept apart.
 */
export const modelKind = ({ experts, layerKinds }: ModelArchitecture): 'dense' | 'mixed' =>
  experts || layerKinds.linear > 0 ? 'mixed' : 'dense';

const kindWords = { dense: 'dense models', mixed: 'expert or hybrid models' } as const;

/** Neighbourhoods from the nearest (same part) to the widest (everything), with the words that describe them. */
const neighbourhoods = ({
  accelerator,
  model,
  engine,
  batching,
  weights,
}: Deployment): readonly (readonly [string, string])[] => {
  const kind = modelKind(model);
  const rest = `${engine}/${batching}/${kind}`;
  const how = `${engine}, ${batching} batching`;
  const models = kindWords[kind];
  const family = `other parts of family ${accelerator.family}`;
  return [
    [`${accelerator.id}/${rest}/${weights}`, `${accelerator.name}, ${how}, ${weights}, other ${models}`],
    [`${accelerator.id}/${rest}`, `${accelerator.name}, ${how}, other ${models}`],
    [`${accelerator.family}/${rest}/${weights}`, `${family}, ${how}, ${weights}, ${models}`],
    [`${accelerator.family}/${rest}`, `${family}, ${how}, ${models}`],
    [rest, `other parts, ${how}, ${models}`],
    [`${batching}/${kind}`, `other parts and engines, ${batching} batching, ${models}`],
    ['all', 'other parts, engines and batching'],
  ];
};

/** How much wider the error is where no measurement of the engine with this way of batching and kind of model exists at all (what SGLang takes when its only part is left out). */
export const unmeasuredFactor = 2;

/** An error that says no more than that the figure is a guess. */
const guess = 1;

/** Figures of which a share of four in five can be told; the one error that stands for all of an estimate rests on no fewer. */
const leastFigures = 8;

const find = (table: Table | undefined, keys: readonly (readonly [string, string])[], least = 1) => {
  for (const [index, [key, words]] of keys.entries()) {
    const found = table?.[key];
    if (found && found[1]! >= least) {
      const error = found[0]! * (index >= keys.length - 2 ? unmeasuredFactor : 1);
      return { error: Math.min(guess, error), figures: found[1]!, words };
    }
  }
  return { error: guess, figures: 0, words: 'no measurement at all' };
};

/** The error of held measurements nearest to a deployment; it widens with the distance. */
export const expectedAccuracy = (deployment: Deployment): Accuracy => {
  const keys = neighbourhoods(deployment);
  const nearest = find(tables.all, keys, leastFigures);
  const of = (figure: string): number => find(tables[figure], keys).error;
  return {
    expectedRelativeError: nearest.error,
    basis: `${nearest.figures.toLocaleString('en-US')} measured figures that the fit had not seen: ${nearest.words}`,
    byFigure: { throughput: of('throughput'), ttft: of('ttft'), itl: of('itl'), endToEnd: of('endToEnd') },
  };
};
