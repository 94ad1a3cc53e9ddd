import { expect, test } from 'vitest';
import { slowedSteps } from '../../../webview/evaluate/slowed-steps.ts';
import { exampleStepModel } from '../../serving/linear-step-model.ts';

test.each([0.5, 1, 3])('every time is %s times as long, and what fits stays', factor => {
  const slowed = slowedSteps(exampleStepModel, factor);
  expect(slowed.stepSeconds(4, 1000, 64, 2080)).toBe(exampleStepModel.stepSeconds(4, 1000, 64, 2080) * factor);
  const line = exampleStepModel.decodeLine(4, 1000);
  expect(slowed.decodeLine(4, 1000)).toEqual({
    seconds: line.seconds * factor,
    secondsPerContextToken: line.secondsPerContextToken * factor,
  });
  expect(slowed.requestSeconds).toBe(exampleStepModel.requestSeconds * factor);
  expect(slowed.kvCapacityTokens).toBe(exampleStepModel.kvCapacityTokens);
});
