import * as v from 'valibot';
import { precisionIds } from '../catalog/precisions.ts';
import type { EngineId } from '../performance/deployment.ts';
import { sparsityPattern } from './sparsity.ts';

/**
 * The shape of `inference-cost.json`, once: validation, the defaults and the JSON schema that the editor completes from
 * (`media/inference-cost.schema.json`) all come from this table. Names of models, hardware and rules are checked apart, because
 * they deserve a suggestion and not only a refusal.
 */
export const engineIds = [
  'vllm',
  'tensorrt-llm',
  'sglang',
  'nim',
  'deepspeed',
  'llama.cpp',
  'generic',
] as const satisfies readonly EngineId[];

const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

/** Far above anything that exists; without a limit a slip of the keyboard would be computed with. */
const wholeUpTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const upTo = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
export const mostGpus = 4096;
/** Engines draft fewer than twenty. */
export const mostDraftTokens = 100;
const gpuCount = wholeUpTo(mostGpus);
const callCount = upTo(1e15);
const usd = upTo(1e6);
const tokenCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const precision = v.picklist(precisionIds);

/** One entry of `deployments`. */
export const deploymentSchema = v.strictObject({
  model: described(
    v.string(),
    'A model of the catalog by its Hugging Face id, or a key of `models` that names a config.json.',
  ),
  hardware: described(v.string(), 'An accelerator of the catalog, e.g. `h100-sxm`.'),
  gpus: v.optional(described(gpuCount, 'Accelerators of one replica.')),
  tensorParallel: v.optional(described(gpuCount, 'Accelerators that share every layer.')),
  pipelineParallel: v.optional(described(gpuCount, 'Groups that the layers are split over.')),
  expertParallel: v.optional(described(gpuCount, 'Groups that the experts are spread over.')),
  sequenceParallel: v.optional(described(v.boolean(), 'Splits norms and activations over the tensor-parallel group.')),
  weights: v.optional(described(precision, 'Number format of the weights; default: as published.')),
  kv: v.optional(described(precision, 'Number format of the KV cache.')),
  activations: v.optional(described(precision, 'Number format of the activations.')),
  batching: v.optional(
    described(
      v.picklist(['static', 'dynamic', 'in-flight']),
      'How requests share a step: `in-flight` replaces finished ones at once.',
    ),
  ),
  kvAllocation: v.optional(
    described(v.picklist(['paged', 'contiguous']), 'KV cache in blocks, or reserved whole for each request.'),
  ),
  attention: v.optional(described(v.picklist(['flash', 'standard']), 'Attention kernel.')),
  speculative: v.optional(
    described(
      v.strictObject({
        draft: described(v.string(), 'The draft model, named as `model` is.'),
        length: described(wholeUpTo(mostDraftTokens), 'Tokens that it drafts for each step of the model.'),
        acceptance: described(share, 'Share of its tokens that the model accepts, 0 to 1.'),
      }),
      'Speculative decoding.',
    ),
  ),
  sparsity: v.optional(
    described(
      v.pipe(v.string(), v.regex(sparsityPattern)),
      'Pruned weights: `2:4`, or `unstructured:F` with the share F of weights that are zero.',
    ),
  ),
  engine: v.optional(
    described(
      v.picklist(engineIds),
      'The serving engine, for its host overhead; generic is Hugging Face Transformers.',
    ),
  ),
  engineYear: v.optional(
    described(v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2100)), 'Year of the engine version.'),
  ),
  concurrency: v.optional(
    described(v.union([wholeUpTo(1e6), v.literal('max')]), 'Requests in flight at once, or `max` for as many as fit.'),
  ),
  pricePerGpuHour: v.optional(described(usd, 'US dollars per accelerator and hour; default: a dated list price.')),
});

/** What matches globs refuses an empty one, and one that is no glob any more. */
const glob = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000));

const budgetSchema = v.strictObject({
  files: described(glob, 'Glob of the files that the budget holds for.'),
  maxInputTokens: v.optional(
    described(tokenCount, 'Most input tokens of one call, placeholders at their assumed size.'),
  ),
  maxUsdPerThousandCalls: v.optional(described(usd, 'Most US dollars per thousand calls.')),
});

export const severities = ['error', 'warning', 'info', 'hint', 'off'] as const;

export const configurationSchema = v.strictObject({
  $schema: v.optional(described(v.string(), 'Address of the JSON schema.')),
  deployments: v.optional(
    described(v.record(v.string(), deploymentSchema), 'Models on hardware, by a name of your choice.'),
    {},
  ),
  use: v.optional(described(v.string(), 'The deployment that prices calls where `models` names no other.')),
  models: v.optional(
    described(
      v.record(
        v.string(),
        v.strictObject({
          deployment: v.optional(described(v.string(), 'The deployment that prices calls to this model.')),
          config: v.optional(
            described(v.string(), 'A Hugging Face config.json that describes this model, relative to this file.'),
          ),
        }),
      ),
      'What to do with calls to a model, by its id in the code.',
    ),
    {},
  ),
  traffic: v.optional(
    described(
      v.strictObject({
        callsPerMonth: v.optional(
          described(callCount, 'How often each call runs in a month, where `calls` says nothing else.'),
        ),
        calls: v.optional(described(v.record(v.string(), callCount), 'Calls per month by file.'), {}),
        turnsPerConversation: v.optional(
          described(
            v.pipe(v.number(), v.minValue(1), v.maxValue(1e6)),
            'Turns of a conversation; each resends the history.',
          ),
          1,
        ),
        cachedPrefixShare: v.optional(
          described(share, 'Share of requests whose static prefix is already in a prefix cache, 0 to 1.'),
          0,
        ),
      }),
      'How much is asked.',
    ),
    {},
  ),
  outputTokens: v.optional(
    described(
      v.strictObject({
        default: v.optional(described(tokenCount, 'Tokens that an answer is expected to have.'), 256),
        reasoning: v.optional(
          described(v.record(v.string(), tokenCount), 'Reasoning tokens by effort; billed and decoded like output.'),
          { low: 500, medium: 2000, high: 8000 },
        ),
      }),
      'How long answers are.',
    ),
    {},
  ),
  placeholders: v.optional(
    described(v.record(v.string(), tokenCount), 'Tokens that a variable in a prompt stands for, by its name.'),
    {},
  ),
  defaultPlaceholderTokens: v.optional(
    described(tokenCount, 'Tokens of a variable that `placeholders` does not name.'),
    100,
  ),
  corrections: v.optional(
    described(
      v.string(),
      'A file written by `validate --fit`: holds estimates to your own measurements. Relative to this file.',
    ),
  ),
  baseline: v.optional(
    described(
      v.string(),
      'A file written by `lint --update-baseline`: its findings are accepted and not shown. Relative to this file.',
    ),
  ),
  budgets: v.optional(described(v.array(budgetSchema), 'Limits that the rule `over-budget` holds calls to.'), []),
  rules: v.optional(described(v.record(v.string(), v.picklist(severities)), 'Severity by rule.'), {}),
  ignore: v.optional(described(v.array(glob), 'Globs of files and folders to leave out; `!` in front takes back.'), []),
});

export type ConfigurationFile = v.InferOutput<typeof configurationSchema>;
