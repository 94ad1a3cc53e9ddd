import { t } from '../words.ts';
import { dayCurves } from './day-curves.ts';
import { defaultScenario } from './default-scenario.ts';
import type { Scenario } from './scenario.ts';

/** A worked example of the article as scenarios of the explorer: how it was, and what the article or the simulation makes of it. */
export interface WorkedScenarios {
  /** What stands in for what the article leaves open. */
  readonly standIn: string;
  readonly scenarios: readonly Scenario[];
}

const hoursPerMonth = 30.4 * 24;

interface Assumed {
  readonly model: string;
  readonly hardware: string;
  readonly pricePerGpuHour: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly requestsPerHour: number;
  /** Queries that a replica runs at once. */
  readonly atOnce: number;
  /** Limit of a query from end to end; absent where the article sets none. */
  readonly endToEndSeconds?: number;
}

/** Equal lengths and random arrivals over a flat day, as the article has them; one replica. */
const assumed = (origin: string, { model, hardware, pricePerGpuHour, ...of }: Assumed): Scenario => ({
  ...defaultScenario,
  origin,
  deployment: { model, hardware, gpus: 1, pricePerGpuHour, weights: 'bf16', kv: 'bf16' },
  request: { inputTokens: of.inputTokens, outputTokens: of.outputTokens, sharedPrefixTokens: 0, variation: 0 },
  serving: { ...defaultScenario.serving, maxSequences: of.atOnce },
  traffic: {
    requestsPerMonth: Math.round(of.requestsPerHour * hoursPerMonth),
    shape: 'flat',
    curve: dayCurves.flat,
    burstiness: 1,
  },
  objective: {
    attainment: 0.95,
    ...(of.endToEndSeconds === undefined ? {} : { endToEndSeconds: of.endToEndSeconds }),
  },
});

const named = (scenario: Scenario, name: string): Scenario => ({ ...scenario, name });
const atOnce = (scenario: Scenario, maxSequences: number): Scenario => ({
  ...scenario,
  serving: { ...scenario.serving, maxSequences },
});
const deployed = (scenario: Scenario, settings: Partial<Scenario['deployment']>): Scenario => ({
  ...scenario,
  deployment: { ...scenario.deployment, ...settings },
});
const replicated = (scenario: Scenario, fleet: Partial<Scenario['fleet']>): Scenario => ({
  ...scenario,
  fleet: { ...scenario.fleet, ...fleet },
});

const small = 'meta-llama/Llama-3.1-8B-Instruct';
const a100 = 'a100-80gb-sxm';

/** 12.8 queries a second, of which 8 at once serve 8 a second and 16 serve 16. */
function gpuSubUtilization(): WorkedScenarios {
  const eight = assumed(t('Worked example: GPU sub-utilization'), {
    ...{ model: small, hardware: a100, pricePerGpuHour: 2.5 },
    ...{ inputTokens: 256, outputTokens: 80, requestsPerHour: 12.8 * 3600, atOnce: 8 },
  });
  return {
    standIn: t(
      'The article names no model: Llama 3.1 8B with 256 tokens in and 80 out serves 8 a second in batches of 8.',
    ),
    scenarios: [named(eight, t('8 at once')), named(atOnce(eight, 16), t('16 at once'))],
  };
}

/** 3 s for a query, one at a time, brought to 2 s; only a batch answers within 2.2 s. */
function timeSensitiveDelays(): WorkedScenarios {
  const slow = assumed(t('Worked example: delays'), {
    ...{ model: small, hardware: a100, pricePerGpuHour: 2.5 },
    ...{ inputTokens: 512, outputTokens: 282, requestsPerHour: 1000, atOnce: 1, endToEndSeconds: 2.2 },
  });
  const fast = deployed(slow, { weights: 'fp8' });
  return {
    standIn: t('The article names no model: Llama 3.1 8B with 282 tokens out takes 2.8 s at 16 bits and 2 s at 8.'),
    scenarios: [
      named(slow, t('3 s, one at a time')),
      named(fast, t('2 s, one at a time')),
      named(atOnce(fast, 4), t('2 s, 4 at once')),
    ],
  };
}

/** Llama 2 7B with its context full: what memory holds decides the batch. */
function longContext(): WorkedScenarios {
  const four = deployed(
    assumed(t('Worked example: long context'), {
      ...{ model: 'meta-llama/Llama-2-7b-hf', hardware: 'a100-40gb-sxm', pricePerGpuHour: 2.5 },
      ...{ inputTokens: 3840, outputTokens: 256, requestsPerHour: 3600, atOnce: 4 },
    }),
    { weights: 'fp16', kv: 'fp16', kvAllocation: 'contiguous' },
  );
  const paged = deployed(atOnce(four, 256), { kvAllocation: 'paged' });
  return {
    standIn: t('As in the article, with one query a second.'),
    scenarios: [
      named(four, t('batch 4')),
      named(atOnce(four, 8), t('batch 8')),
      named(paged, t('paged, FP16')),
      named(deployed(paged, { kv: 'fp8' }), t('paged, FP8')),
    ],
  };
}

/** A cosine from 1 at midnight to 4 at noon. */
const seasonalCurve = Array.from({ length: 24 }, (_, hour) => 1 + 1.5 * (1 - Math.cos((2 * Math.PI * hour) / 24)));

/** 500 queries an hour that rise to 2,000, on GPUs that serve 500 an hour each. */
function seasonalTraffic(): WorkedScenarios {
  const large = assumed(t('Worked example: seasonal traffic'), {
    ...{ model: 'Qwen/Qwen3-32B', hardware: a100, pricePerGpuHour: 2.5 },
    ...{ inputTokens: 512, outputTokens: 196, requestsPerHour: 1250, atOnce: 1, endToEndSeconds: 15 },
  });
  const day: Scenario = { ...large, traffic: { ...large.traffic, shape: 'drawn', curve: seasonalCurve } };
  const second = { model: small, hardware: 'l40s', gpus: 1, pricePerGpuHour: 2.5 };
  return {
    standIn: t(
      'The article names no model: Qwen3 32B takes the 7.2 s that 500 an hour leave, Llama 3.1 8B on an L40S half.',
    ),
    scenarios: [
      named(replicated(day, { replicas: 4 }), t('4 GPUs all day')),
      named({ ...replicated(day, { replicas: 2 }), hybrid: { share: 0.5, deployment: second } }, t('2 + 1 small')),
      named(replicated(day, { replicas: 5 }), t('5 GPUs all day')),
      named(
        replicated(day, { scaling: 'automatic', minimum: 1, maximum: 5, target: 0.7, startupSeconds: 180 }),
        t('up to 5 by load'),
      ),
    ],
  };
}

/** A window of 1 s: 1.5 s at 16 bits, 0.9 s at 8. */
function latencyAgainstCost(): WorkedScenarios {
  const sixteen = assumed(t('Worked example: latency against cost'), {
    ...{ model: small, hardware: a100, pricePerGpuHour: 3 },
    ...{ inputTokens: 512, outputTokens: 135, requestsPerHour: 2000, atOnce: 1, endToEndSeconds: 1 },
  });
  const eight = deployed(sixteen, { weights: 'fp8' });
  return {
    standIn: t('The article names no model: Llama 3.1 8B with 135 tokens out takes 1.4 s at 16 bits and 0.97 s at 8.'),
    scenarios: [
      named(replicated(sixteen, { replicas: 2 }), t('16 bits, 2 GPUs')),
      named(eight, t('8 bits, 1 GPU')),
      named(atOnce(eight, 4), t('8 bits, 4 at once')),
    ],
  };
}

const makers: Readonly<Record<string, () => WorkedScenarios>> = {
  'gpu-sub-utilization': gpuSubUtilization,
  'time-sensitive-delays': timeSensitiveDelays,
  'long-context': longContext,
  'seasonal-traffic': seasonalTraffic,
  'latency-against-cost': latencyAgainstCost,
};

/** The scenarios of a worked example by its id; undefined for one that there is not. */
export const workedScenarios = (id: string): WorkedScenarios | undefined => makers[id]?.();
