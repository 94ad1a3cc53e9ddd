import { scenarios } from '../../src/serving/scenarios/all-scenarios.ts';
import type { WorkedExample } from '../worked-example.ts';

/** Computes both columns of a worked example, which takes up to a second; undefined for an id that there is not. */
export function evaluateExample(wanted: string): WorkedExample | undefined {
  const example = scenarios.find(({ id }) => id === wanted);
  if (!example) return undefined;
  const { id, title, situation, slips, lessons } = example;
  return { id, title, situation, slips, lessons, published: example.published(), simulated: example.simulated() };
}
