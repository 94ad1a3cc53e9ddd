import * as v from 'valibot';
import { precisionIds } from '../../src/catalog/precisions.ts';
import { engineIds } from '../../src/configuration/schema.ts';
import { type Scenario, trafficShapes } from './scenario.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const between = (least: number, most: number) => v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
const share = between(0, 1);
const precision = v.picklist(precisionIds);

const deployment = v.strictObject({
  model: name,
  hardware: name,
  gpus: v.exactOptional(count(1, 1024)),
  tensorParallel: v.exactOptional(count(1, 1024)),
  pipelineParallel: v.exactOptional(count(1, 1024)),
  expertParallel: v.exactOptional(count(1, 1024)),
  sequenceParallel: v.exactOptional(v.boolean()),
  weights: v.exactOptional(precision),
  kv: v.exactOptional(precision),
  activations: v.exactOptional(precision),
  batching: v.exactOptional(v.picklist(['static', 'dynamic', 'in-flight'])),
  kvAllocation: v.exactOptional(v.picklist(['paged', 'contiguous'])),
  attention: v.exactOptional(v.picklist(['flash', 'standard'])),
  engine: v.exactOptional(v.picklist(engineIds)),
  engineYear: v.exactOptional(count(2020, 2040)),
  concurrency: v.exactOptional(v.union([count(1, 100_000), v.literal('max')])),
  pricePerGpuHour: v.exactOptional(between(0, 1e5)),
});

/** A sample says as much of a distribution as a million requests do, and a file of scenarios stays small. */
export const mostRecorded = 512;
const lengths = v.pipe(v.array(count(1, 10_000_000)), v.minLength(1), v.maxLength(mostRecorded));
const recorded = v.pipe(
  v.strictObject({ inputs: lengths, outputs: lengths }),
  v.check(({ inputs, outputs }) => inputs.length === outputs.length, 'as many outputs as inputs'),
);

const scenario = v.strictObject({
  name,
  origin: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  deployment,
  speculation: v.exactOptional(v.strictObject({ draft: name, length: count(1, 32), acceptance: share })),
  sparsity: v.exactOptional(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('2:4') }),
      v.strictObject({ kind: v.literal('unstructured'), fraction: between(0, 0.99) }),
    ]),
  ),
  request: v.strictObject({
    inputTokens: count(1, 10_000_000),
    sharedPrefixTokens: count(0, 10_000_000),
    outputTokens: count(1, 1_000_000),
    variation: between(0, 5),
    recorded: v.exactOptional(recorded),
    usesRecorded: v.exactOptional(v.boolean()),
  }),
  serving: v.strictObject({
    prefill: v.picklist(['chunked', 'first']),
    maxSequences: count(1, 100_000),
    maxBatchedTokens: count(1, 10_000_000),
    queueDelaySeconds: between(0, 3600),
    prefixCaching: v.boolean(),
  }),
  traffic: v.strictObject({
    requestsPerMonth: between(0, 1e12),
    shape: v.picklist(trafficShapes),
    curve: v.pipe(v.array(between(0, 1e9)), v.length(24)),
    burstiness: between(0, 20),
  }),
  fleet: v.strictObject({
    scaling: v.picklist(['fixed', 'automatic']),
    replicas: count(1, 10_000),
    minimum: count(1, 10_000),
    maximum: count(1, 10_000),
    target: between(0.01, 1),
    startupSeconds: between(0, 86_400),
  }),
  hybrid: v.exactOptional(v.strictObject({ share, deployment, replicas: v.exactOptional(count(1, 1000)) })),
  objective: v.strictObject({
    ttftSeconds: v.exactOptional(between(0, 86_400)),
    itlSeconds: v.exactOptional(between(0, 86_400)),
    endToEndSeconds: v.exactOptional(between(0, 86_400)),
    attainment: share,
  }),
});

const seed = v.strictObject({
  origin: v.pipe(v.string(), v.maxLength(500)),
  deployment,
  inputTokens: count(1, 10_000_000),
  sharedPrefixTokens: count(0, 10_000_000),
  outputTokens: count(1, 1_000_000),
});

/** Puts a call site's request and deployment into a scenario; undefined when the JSON is no seed. */
export function readSeed(json: unknown, scenario: Scenario): Scenario | undefined {
  const result = v.safeParse(seed, json);
  if (!result.success) return undefined;
  const { origin, deployment, ...request } = result.output;
  return { ...scenario, origin, deployment, request: { ...scenario.request, ...request } };
}

export type ScenarioReading = { readonly scenario: Scenario } | { readonly problem: string };

/** Reads a scenario from untrusted JSON (a file, a message, a saved state); the problem names the key. */
export function readScenario(json: unknown): ScenarioReading {
  const result = v.safeParse(scenario, json);
  if (result.success) return { scenario: result.output };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'scenario'}: ${issue.message}` };
}
