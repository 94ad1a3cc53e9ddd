// What the replay script needs, bundled by replay-measured.mjs.
export { findAccelerator } from '../../src/catalog/accelerators.ts';
export { findModel } from '../../src/catalog/models.ts';
export { createStepModel } from '../../src/performance/step-model.ts';
export { parseTrace } from '../../src/serving/parse-trace.ts';
export { defaultServingPolicy } from '../../src/serving/serving-policy.ts';
export { simulate } from '../../src/serving/simulate.ts';
