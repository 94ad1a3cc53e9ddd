import type { LayoutFault } from '../src/configuration/check-layout.ts';
import type { Bound } from '../src/performance/estimate.ts';
import { formatBytes, formatCount, formatDuration, formatPercent } from '../src/report/format.ts';
import type { ControlGroup } from './controls/control.ts';
import type { Answers, ScenarioProblem } from './evaluate/answers.ts';
import type { LeverEffect } from './evaluate/levers.ts';
import { t } from './words.ts';

/** Changes that have a name of their own in the trade. */
const tradeNames = (): Readonly<Record<string, string>> => ({
  'kv:fp8': t('FP8 KV cache'),
  'weights:fp8': t('FP8 weights'),
  'weights:int4-awq': t('INT4 weights (AWQ)'),
  'weights:bf16': t('16-bit weights'),
  'batching:static': t('Static batching'),
  'batching:dynamic': t('Dynamic batching'),
  'batching:in-flight': t('In-flight batching'),
  'kvAllocation:contiguous': t('Contiguous KV'),
  'kvAllocation:paged': t('Paged KV'),
  'scaling:automatic': t('Autoscaling'),
  'prefixCaching:true': t('Prefix caching'),
  'speculation:true': t('Speculative decoding'),
  'sparsity:2:4': t('2:4 sparsity'),
  'hybrid:true': t('A small model for a share'),
});

/** `Prefix caching` inside of a sentence is `prefix caching`; `FP8` and `KV cache` stay. */
const inSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;

/** The name of a single change, a capital first as it begins a line of a chart, `Engine: sglang` where the trade has none. */
export function leverName(id: string, groups: readonly ControlGroup[]): string {
  const split = id.indexOf(':');
  const trade = tradeNames()[id];
  const control = groups.flatMap(group => group.controls).find(each => each.id === id.slice(0, split));
  if (trade !== undefined || !control) return trade ?? id;
  const value = id.slice(split + 1);
  switch (control.kind) {
    case 'switch':
      return value === 'true' ? control.label : t('Without {0}', inSentence(control.label));
    case 'name':
      return control.options.find(option => option.value === value)?.label ?? value;
    case 'choice':
      return `${control.label}: ${control.options.find(option => option.value === value)?.label ?? value}`;
    default:
      if (control.id === 'gpus') return value === '1' ? t('1 GPU') : t('{0} GPUs', value);
      return `${control.label}: ${value}`;
  }
}

/** From here on a change is told as a factor. */
const mostPercent = 9;
/** A decrease beyond this would be told as one to nothing. */
const allButNone = 0.99;

/** Two digits say all that an estimate knows: `12`, `200`, `66,000`. */
const factor = (times: number): string => formatCount(Number(times.toPrecision(2)));

/** A relative change: `−31 %`, `+140 %`, `×12`, `÷200`, `±0 %`. */
export const change = (share: number): string => {
  if (Math.abs(share) < 0.005) return '±0 %';
  if (share >= mostPercent) return `×${factor(share + 1)}`;
  if (share < -allButNone && share > -1) return `÷${factor(1 / (1 + share))}`;
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
  return likelyBetween(format(value / (1 + error)), format(value * (1 + error)));
}

/** A unit that both ends have is said once: `likely 10 to 26 ms`. */
export function likelyBetween(low: string, high: string): string {
  const unit = /\s\D+$/.exec(high)?.[0];
  return t('likely {0} to {1}', unit !== undefined && low.endsWith(unit) ? low.slice(0, -unit.length) : low, high);
}

/** Why a change cannot be made, in a few characters. */
const refusals = (): Readonly<Record<string, string>> => ({
  'does-not-fit': t('does not fit'),
  layout: t('no such layout'),
});

/** What a change does to the bill, or why it cannot be. */
export function effectText(effect: LeverEffect | undefined): string {
  if (!effect) return '';
  if (effect.impossible !== undefined) return refusals()[effect.impossible] ?? t('not possible');
  if (effect.meetsObjective === false) return t('misses the objective');
  return effect.dollars === undefined ? '' : change(effect.dollars);
}

/** The same with what it does to the time between tokens: `−31 %, ITL +12 %`. */
export function effectsText(effect: LeverEffect | undefined): string {
  const dollars = effectText(effect);
  if (effect?.itl === undefined || effect.meetsObjective === false) return dollars;
  const itl = t('ITL {0}', change(effect.itl));
  return dollars === '' ? itl : `${dollars}, ${itl}`;
}

/** In the words of the controls; a configuration file has its own. */
function layoutText({ code, args }: LayoutFault): string {
  const { gpus, tensorParallel, pipelineParallel, expertParallel, heads, layers, experts, model } = args;
  switch (code) {
    case 'layout-gpus':
      return t(
        '{0} GPUs do not split into groups of {1} × {2}: tensor times pipeline parallel.',
        gpus!,
        tensorParallel!,
        pipelineParallel!,
      );
    case 'layout-heads':
      return t(
        'The {0} attention heads of {1} do not split over {2} GPUs: choose another tensor parallel.',
        heads!,
        model!,
        tensorParallel!,
      );
    case 'layout-layers':
      return t('{0} has {1} layers, fewer than the {2} pipeline stages.', model!, layers!, pipelineParallel!);
    case 'layout-experts':
      return t('{0} has {1} experts, fewer than the {2} GPUs of expert parallel.', model!, experts!, expertParallel!);
    default:
      return t('{0} has no experts to spread: set expert parallel to 1.', model!);
  }
}

export function problemText(problem: ScenarioProblem): string {
  switch (problem.code) {
    case 'unknown-model':
      return t('There is no model "{0}" in the catalogue. Choose one from the list.', problem.name);
    case 'unknown-hardware':
      return t('There is no accelerator "{0}" in the catalogue. Choose one from the list.', problem.name);
    case 'layout':
      return layoutText(problem.fault);
    case 'not-simulable':
      return problem.detail;
    case 'does-not-fit': {
      const missing = formatBytes(problem.estimate.missingBytes, { exact: false });
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

/** What a piece of work waits for. */
export const boundName = (bound: Bound): string =>
  ({
    compute: t('compute'),
    'memory bandwidth': t('memory bandwidth'),
    interconnect: t('the interconnect'),
    'host overhead': t('host overhead'),
  })[bound];

/** What binds, in two or three words. */
export const bindingWords = ({ load, estimate }: Answers): string =>
  load === 'overloaded' ? t('overloaded: the queue grows') : t('decode: {0}', boundName(estimate.decode.bound));

/** What binds, and what it does to the day, in one sentence. */
export function bindingSentence({ load, estimate, step, result }: Answers): string {
  if (load === 'overloaded')
    return t('The fleet is overloaded: requests come faster than they are served, and the queue grows all day.');
  const bound = boundName(estimate.decode.bound);
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
  return [
    decode,
    ...(load === 'backlogged' ? [t('Queues form in the busiest hours, and clear.')] : []),
    ...(idle > 0.5 ? [t('The GPUs stand idle {0} of the time.', formatPercent(idle))] : []),
  ].join(' ');
}

/** The single change that saves most and keeps the objective, if one saves anything worth a sentence. */
export function bestLever(effects: readonly LeverEffect[]): LeverEffect | undefined {
  const worthwhile = effects.filter(effect => effect.meetsObjective && (effect.dollars ?? 0) < -0.01);
  return worthwhile.sort((a, b) => a.dollars! - b.dollars!)[0];
}
