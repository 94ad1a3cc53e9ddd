import { formatBytes, formatDuration, formatPercent } from '../src/report/format.ts';
import type { Answers, ScenarioProblem } from './evaluate/answers.ts';
import type { LeverEffect } from './evaluate/levers.ts';
import { t } from './words.ts';

/** Names of the single changes that are weighed. */
export const leverName = (id: string): string =>
  ({
    'kv-fp8': t('FP8 KV cache'),
    'weights-fp8': t('FP8 weights'),
    'weights-int4': t('INT4 weights (AWQ)'),
    'weights-bf16': t('16-bit weights'),
    'batching-static': t('static batching'),
    'batching-in-flight': t('in-flight batching'),
    'kv-contiguous': t('contiguous KV'),
    'kv-paged': t('paged KV'),
    autoscale: t('autoscaling'),
    'prefix-caching': t('prefix caching'),
  })[id] ?? id;

/** A relative change: `−31 %`, `+140 %`, `±0 %`. */
export const change = (share: number): string => {
  if (Math.abs(share) < 0.005) return '±0 %';
  return share > 0 ? `+${formatPercent(share)}` : formatPercent(share);
};

/** An error beyond this is told as a range, or as a factor: `±83 %` says less than `between $0.80 and $2.70`. */
const smallError = 0.25;

/**
 * How far the truth may lie from a figure: `±9 %` while the error is small, else the range that a factor of 1 + error to either
 * side spans. A relative error near or above 1 would otherwise seem to allow figures below zero.
 */
export function likelyRange(value: number, error: number, format: (value: number) => string): string {
  if (error <= smallError) return `±${formatPercent(error)}`;
  return t('likely {0} to {1}', format(value / (1 + error)), format(value * (1 + error)));
}

export function effectText(effect: LeverEffect | undefined): string {
  if (!effect) return '';
  if (effect.impossible !== undefined)
    return effect.impossible === 'does-not-fit' ? t('does not fit') : t('not possible');
  if (effect.meetsObjective === false) return t('misses the objective');
  return effect.dollars === undefined ? '' : change(effect.dollars);
}

export function problemText(problem: ScenarioProblem): string {
  switch (problem.code) {
    case 'unknown-model':
      return t('There is no model "{0}" in the catalogue. Choose one from the list.', problem.name);
    case 'unknown-hardware':
      return t('There is no accelerator "{0}" in the catalogue. Choose one from the list.', problem.name);
    case 'not-simulable':
      return problem.detail;
    case 'does-not-fit': {
      const missing = formatBytes(problem.estimate.missingBytes);
      const { nearest } = problem.estimate;
      return nearest
        ? t(
            'Does not fit: {0} short. {1}×{2} with {3} weights would hold it.',
            missing,
            nearest.gpus,
            nearest.accelerator,
            nearest.weights,
          )
        : t('Does not fit: {0} short. Choose fewer bits per weight or more GPUs.', missing);
    }
  }
}

const boundNames = (): Record<string, string> => ({
  compute: t('compute'),
  'memory bandwidth': t('memory bandwidth'),
  interconnect: t('the interconnect'),
  'host overhead': t('host overhead'),
});

/** What binds, in two or three words. */
export const bindingWords = ({ load, estimate }: Answers): string =>
  load === 'overloaded'
    ? t('overloaded: the queue grows')
    : t('decode: {0}', boundNames()[estimate.decode.bound] ?? estimate.decode.bound);

/** What binds, and what it does to the day, in one sentence. */
export function bindingSentence({ load, estimate, step, result }: Answers): string {
  if (load === 'overloaded')
    return t('The fleet is overloaded: requests come faster than they are served, and the queue grows all day.');
  const bound = boundNames()[estimate.decode.bound] ?? estimate.decode.bound;
  const total = step.operators.reduce((sum, operator) => sum + operator.seconds, 0);
  const share = step.operators
    .filter(operator => operator.bound === estimate.decode.bound)
    .reduce((sum, operator) => sum + operator.seconds, 0);
  const decode = t(
    'Decode binds, on {0} ({1} of each step of {2}).',
    bound,
    formatPercent(total > 0 ? share / total : 0),
    formatDuration(step.seconds),
  );
  const idle = 1 - result.utilization;
  return idle > 0.5 ? `${decode} ${t('The GPUs stand idle {0} of the time.', formatPercent(idle))}` : decode;
}

/** The single change that saves most and keeps the objective, if one saves anything worth a sentence. */
export function bestLever(effects: readonly LeverEffect[]): LeverEffect | undefined {
  const worthwhile = effects.filter(effect => effect.meetsObjective && (effect.dollars ?? 0) < -0.01);
  return worthwhile.sort((a, b) => a.dollars! - b.dollars!)[0];
}
