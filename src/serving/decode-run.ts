/**
 * A run of decode steps over an unchanging batch. Each of the B sequences grows by one token per step and a step takes
 * `a + b × (context tokens)` seconds, so the steps of a run form an arithmetic series: `first`, `first + growth`, … with
 * `growth = b × B`. Everything here is exact in closed form; no step is walked.
 */

/** Seconds that the first `steps` steps of the run take together. */
export const runSeconds = (first: number, growth: number, steps: number): number =>
  steps * first + growth * ((steps * (steps - 1)) / 2);

/**
 * The least number of steps, at least 1, after which a run that begins at `start` has reached `until`: the steps that begin
 * before `until`. `until` must be finite and later than `start`.
 */
export const stepsUntil = (start: number, first: number, growth: number, until: number): number => {
  const distance = until - start;
  const slope = first - growth / 2;
  // The positive root of growth/2·n² + slope·n = distance, in the form that does not cancel when growth is small.
  const root = (2 * distance) / (slope + Math.sqrt(slope * slope + 2 * growth * distance));
  let steps = Math.max(1, Math.ceil(root));
  // Rounding may have put the root on the wrong side of a step's boundary; the series itself decides.
  while (steps > 1 && start + runSeconds(first, growth, steps - 1) >= until) steps -= 1;
  while (start + runSeconds(first, growth, steps) < until) steps += 1;
  return steps;
};
