import type { Figure, Scenario } from '../src/serving/scenarios/scenario.ts';

/** A worked example of the article with its figures computed: its own arithmetic, ours with queues, and where the two part. */
export interface WorkedExample extends Pick<Scenario, 'id' | 'title' | 'situation' | 'slips' | 'lessons'> {
  readonly published: readonly Figure[];
  readonly simulated: readonly Figure[];
}
