// What the serving bench measures, bundled by serving.bench.mjs.
export { findAccelerator } from '../../src/catalog/accelerators.ts';
export { findModel } from '../../src/catalog/models.ts';
export { createStepModel } from '../../src/performance/step-model.ts';
export { parseTrace } from '../../src/serving/parse-trace.ts';
export { diurnalCurve } from '../../src/serving/rate-curve.ts';
export { defaultServingPolicy } from '../../src/serving/serving-policy.ts';
export { simulate } from '../../src/serving/simulate.ts';
export { exampleStepModel } from '../serving/linear-step-model.ts';
export { simulateStepByStep } from '../serving/reference/simulate-step-by-step.ts';
