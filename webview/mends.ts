import { nearestNames } from '../src/catalog/nearest-name.ts';
import type { PrecisionId } from '../src/catalog/precision.ts';
import type { CatalogueNames } from './catalogue-names.ts';
import { withDeployment } from './controls/control.ts';
import type { ScenarioProblem } from './evaluate/answers.ts';
import type { Scenario } from './scenario/scenario.ts';

/** A change that gives a scenario without answers one. */
export interface Mend {
  readonly label: string;
  readonly apply: (scenario: Scenario) => Scenario;
}

/** What would mend a problem of the main deployment: names that are near, or the nearest deployment that holds the model. */
export function mendsOf(problem: ScenarioProblem, { deployment }: Scenario, names: CatalogueNames): Mend[] {
  switch (problem.code) {
    case 'unknown-model':
      if (problem.name !== deployment.model) return [];
      return nearestNames(problem.name, names.models).map(model => ({
        label: model,
        apply: scenario => withDeployment(scenario, { model }),
      }));
    case 'unknown-hardware':
      if (problem.name !== deployment.hardware) return [];
      return nearestNames(
        problem.name,
        names.accelerators.map(({ id }) => id),
      ).map(hardware => ({ label: hardware, apply: scenario => withDeployment(scenario, { hardware }) }));
    case 'does-not-fit': {
      const { nearest } = problem.estimate;
      if (!nearest) return [];
      const { gpus, accelerator: hardware } = nearest;
      const weights = nearest.weights as PrecisionId; // one of the table's, as text
      const settings = { gpus, hardware, weights, tensorParallel: gpus, pipelineParallel: 1 };
      return [{ label: `${gpus}×${hardware}, ${weights}`, apply: scenario => withDeployment(scenario, settings) }];
    }
    default:
      return [];
  }
}
