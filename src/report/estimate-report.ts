import type { SelfHostedCost, SelfHostedRefusal } from '../cost/priced-call.ts';
import {
  formatBytes,
  formatCount,
  formatDollars,
  formatDuration,
  formatEnergy,
  formatPercent,
  formatTokens,
} from './format.ts';
import { deploymentTitle } from './hardware-label.ts';
import { remarkText } from './messages.ts';
import { nearestLayoutText, refusalText } from './refusal.ts';
import { isRunning } from './reported-file.ts';
import { english, type Translate } from './translate.ts';

export type EstimateResult = SelfHostedCost | SelfHostedRefusal;

const perMillion = (cost: number, tokens: number): number | null => (tokens === 0 ? null : (cost / tokens) * 1e6);

function describedJson({ name, deployment, shape, gpuHour }: EstimateResult) {
  return {
    deployment: name,
    model: deployment.model.id,
    hardware: deployment.accelerator.id,
    gpus: deployment.gpus,
    layout: {
      tensorParallel: deployment.tensorParallel,
      pipelineParallel: deployment.pipelineParallel,
      expertParallel: deployment.expertParallel,
      sequenceParallel: deployment.sequenceParallel,
    },
    precision: { weights: deployment.weights, kv: deployment.kv, activations: deployment.activations },
    request: { inputTokens: shape.input, cachedTokens: shape.cached, outputTokens: shape.output },
    ...(gpuHour ? { gpuHour } : {}),
  };
}

function costJson({ costPerRequest, prefillCost, decodeCost, gpuHour, shape }: SelfHostedCost) {
  if (costPerRequest === undefined || prefillCost === undefined || decodeCost === undefined)
    return { perRequest: null };
  return {
    perRequest: costPerRequest,
    prefill: prefillCost,
    decode: decodeCost,
    perMillionInputTokens: perMillion(prefillCost, shape.input),
    perMillionOutputTokens: perMillion(decodeCost, shape.output),
    perGpuHour: gpuHour?.perGpuHour ?? null,
  };
}

const energyBasis = ({ deployment }: EstimateResult, t: Translate): string =>
  t('boards at {0} W each, without host and cooling', formatCount(deployment.accelerator.power ?? 0));

/** The contract of `estimate --format json`. What does not fit has no speed and no dollars. */
export function estimateJson(result: EstimateResult, t: Translate = english) {
  const { memory } = result.estimate;
  const words = (remarks: readonly Parameters<typeof remarkText>[0][]): string[] =>
    remarks.map(remark => remarkText(remark, t));
  if (!isRunning(result)) {
    const { reason, missingBytes, nearest, warnings } = result.estimate;
    return {
      ...describedJson(result),
      memory,
      fits: false,
      reason,
      missingBytes,
      ...(nearest ? { nearest } : {}),
      assumptions: [],
      warnings: words(warnings),
    };
  }
  const { prefill, decode, ...estimate } = result.estimate;
  return {
    ...describedJson(result),
    fits: true,
    concurrency: estimate.concurrency,
    memory,
    prefill: { seconds: prefill.seconds, flops: prefill.flops, bytes: prefill.bytes, bound: prefill.bound },
    decode: {
      secondsPerToken: decode.secondsPerToken,
      seconds: decode.seconds,
      flops: decode.flops,
      bytes: decode.bytes,
      bound: decode.bound,
    },
    ttftSeconds: estimate.ttftSeconds,
    itlSeconds: estimate.itlSeconds,
    endToEndSeconds: estimate.endToEndSeconds,
    throughput: estimate.throughput,
    cost: costJson(result),
    energy: {
      wattHoursPerRequest: estimate.wattHoursPerRequest ?? null,
      ...(result.deployment.accelerator.power === undefined ? {} : { basis: energyBasis(result, t) }),
    },
    accuracy: estimate.accuracy,
    assumptions: words(estimate.assumptions),
    warnings: words(estimate.warnings),
  };
}

/** Label and figure, the labels padded to one column. */
const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
};

const long = { form: 'long' } as const;
/** Weights and KV bytes follow from the model's shape; everything timed is an estimate. */
const estimated = { form: 'long', exact: false } as const;

function runningRows(result: SelfHostedCost, t: Translate): [string, string][] {
  const { estimate, costPerRequest, gpuHour, shape } = result;
  const { prefill, decode, throughput, accuracy } = estimate;
  const cached = shape.cached > 0 ? ` (${t('{0} cached', formatTokens(shape.cached))})` : '';
  const tokensIn = shape.input === 1 ? t('1 token in') : t('{0} tokens in', formatTokens(shape.input));
  const dollars =
    costPerRequest === undefined
      ? t('unknown: no price per GPU-hour is known, give one with --price-per-gpu-hour')
      : t(
          '{0} per thousand requests at {1} per GPU-hour',
          formatDollars(costPerRequest * 1000, estimated),
          formatDollars(gpuHour?.perGpuHour ?? 0),
        );
  return [
    [t('request'), `${tokensIn}${cached}, ${t('{0} out', formatTokens(shape.output))}`],
    [t('prefill'), `${formatDuration(prefill.seconds, estimated)}, ${t('bound by {0}', prefill.bound)}`],
    [
      t('decode'),
      // The prefill answers one token.
      shape.output <= 1
        ? t('none: the first token is the answer')
        : `${formatDuration(decode.seconds, estimated)}, ${t('{0} per token', formatDuration(decode.secondsPerToken, estimated))}, ${t('bound by {0}', decode.bound)}`,
    ],
    [
      t('latency'),
      shape.output <= 1
        ? t('{0} in all', formatDuration(estimate.endToEndSeconds, estimated))
        : t(
            'first token {0}, then {1} each, {2} in all',
            formatDuration(estimate.ttftSeconds, estimated),
            formatDuration(estimate.itlSeconds, estimated),
            formatDuration(estimate.endToEndSeconds, estimated),
          ),
    ],
    [
      t('throughput'),
      t(
        '{0} requests/s, {1} output tokens/s with {2} in flight',
        formatCount(throughput.requestsPerSecond, estimated),
        formatCount(throughput.outputTokensPerSecond, estimated),
        formatCount(estimate.concurrency),
      ),
    ],
    [t('cost'), dollars],
    ...(estimate.wattHoursPerRequest === undefined
      ? []
      : [
          [
            t('energy'),
            `${t('{0} per thousand requests', formatEnergy(estimate.wattHoursPerRequest * 1000, estimated))} (${energyBasis(result, t)})`,
          ] as [string, string],
        ]),
    [t('accuracy'), `±${formatPercent(accuracy.expectedRelativeError)} (${accuracy.basis})`],
  ];
}

/** Windows and linear layers hold something that does not grow: their bytes per token times the tokens are not those of a request. */
const perToken = ({ deployment: { model }, estimate: { memory } }: EstimateResult, t: Translate): string => {
  const figure = formatBytes(memory.kvBytesPerToken, long);
  return model.layerKinds.sliding + model.layerKinds.linear > 0
    ? t('{0} per further token', figure)
    : t('{0} per token', figure);
};

function memoryRow(result: EstimateResult, t: Translate): [string, string] {
  const { memory } = result.estimate;
  const [weights, request, capacity] = [memory.weightsBytes, memory.kvBytes, memory.capacityBytes].map(size =>
    formatBytes(size, long),
  );
  const figures = [weights!, request!, perToken(result, t), capacity!];
  return [
    t('memory'),
    memory.maxConcurrency < 1
      ? t('weights {0}, KV cache {1} per request ({2}), {3} usable: no such request fits', ...figures)
      : t(
          'weights {0}, KV cache {1} per request ({2}), {4} left of {3} usable: {5} such requests fit',
          ...figures,
          formatBytes(Math.max(0, memory.freeBytes), estimated),
          formatCount(memory.maxConcurrency, { exact: false }),
        ),
  ];
}

export function estimateText(result: EstimateResult, t: Translate = english): string {
  const lines = [deploymentTitle(result.deployment)];
  if (isRunning(result)) lines.push(...table([...runningRows(result, t), memoryRow(result, t)]));
  else {
    lines.push(`  ${refusalText(result, t)}`);
    const nearest = nearestLayoutText(result, t);
    if (nearest !== undefined) lines.push(`  ${nearest}`);
    if (result.estimate.reason !== 'context-window') lines.push(...table([memoryRow(result, t)]));
  }
  const { estimate } = result;
  if (estimate.fits) lines.push(...estimate.assumptions.map(remark => `  ${t('assumed: {0}', remarkText(remark, t))}`));
  lines.push(...estimate.warnings.map(remark => `  ${t('warning: {0}', remarkText(remark, t))}`));
  return `${lines.join('\n')}\n`;
}
