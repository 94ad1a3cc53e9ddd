import type { StepModel } from '../../src/performance/step-model.ts';
import { seconds } from '../../src/units.ts';

/** The same engine with every step `factor` times as long: what a day looks like if the model is off by that much. */
export const slowedSteps = (model: StepModel, factor: number): StepModel => ({
  ...model,
  requestSeconds: model.requestSeconds * factor,
  stepSeconds: (...load) => seconds(model.stepSeconds(...load) * factor),
  decodeLine: (...load) => {
    const line = model.decodeLine(...load);
    return { seconds: line.seconds * factor, secondsPerContextToken: line.secondsPerContextToken * factor };
  },
});
