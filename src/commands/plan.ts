import type { PrecisionId } from '../catalog/precision.ts';
import type { DeploymentSettings } from '../configuration/configuration.ts';
import { planCandidates, rentedHardware } from '../cost/plan/candidates.ts';
import { isPlanned, type PlanRequest } from '../cost/plan/plan.ts';
import { lowestRate, weighCandidate } from '../cost/plan/weigh-candidate.ts';
import { planJson, planText } from '../report/plan-report.ts';
import { parseLengths, parseObjective } from '../serving/parse-workload.ts';
import type { Command } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { Configurations } from './configuration-file.ts';
import { deploymentFlags, hardwareNamed } from './deployment-flags.ts';
import { customModelsOf } from './estimate.ts';
import { configurationFlag, formatFlag } from './flag.ts';
import { inWords, parsed } from './in-words.ts';
import { jsonText } from './json-text.ts';
import { modelNamed } from './model-named.ts';
import { ProgressBar } from './progress-bar.ts';
import { ofShard, parseShard } from './shard.ts';
import { UsageError } from './usage-error.ts';

/** Of what describes a deployment, what every candidate shares; the rest is what the plan varies. */
const shared = ['model', 'weights', 'kv', 'activations', 'batching', 'engine', 'engine-year', 'price-per-gpu-hour'];

export const plan: Command = {
  name: 'plan',
  synopsis: 'plan --model ID --rate N --lengths fixed:1000:200 --slo ttft=1,itl=0.05',
  summary: 'the cheapest deployments that keep an objective, and where they beat the list price',
  flags: [
    ...deploymentFlags.filter(flag => shared.includes(flag.name)),
    { name: 'rate', value: 'N', help: 'requests per second, at the peak' },
    { name: 'burstiness', value: 'CV', help: 'variation of the gaps between requests; default 1 (Poisson)' },
    { name: 'lengths', value: 'LENGTHS', help: 'fixed:IN:OUT or lognormal:IN:CV:OUT:CV' },
    { name: 'slo', value: 'LIMITS', help: 'ttft=SECONDS,itl=SECONDS,e2e=SECONDS, any of them' },
    { name: 'attainment', value: 'SHARE', help: 'share of the requests that must meet it; default 0.99' },
    { name: 'hardware', value: 'LIST', help: 'accelerators to try, by commas; default: all with a price per hour' },
    { name: 'budget-gpus', value: 'N', help: 'the most accelerators of all replicas together' },
    { name: 'seed', value: 'N', help: 'the same seed gives the same plan' },
    { name: 'shard', value: 'I/N', help: 'weigh only the I-th of N shares; `merge` joins their JSON' },
    formatFlag('text', 'json'),
    configurationFlag,
  ],

  async run(given, host) {
    if (given.positionals[0] !== undefined) throw new UsageError(`plan takes no "${given.positionals[0]}".`);
    const loaded = new Configurations(given.text('config'), host.cwd, line => host.err(`${line}\n`)).inFolder(host.cwd);
    const models = await customModelsOf(loaded, host);
    const request = requestFromFlags(given);
    const model = modelNamed(request.model, models);
    const known = new Map([...models.known, [request.model, model] as const]);
    const all = planCandidates(request, model);
    const shard = given.has('shard') ? parseShard(given.text('shard')!) : undefined;
    const candidates = shard ? ofShard(all, shard) : all;
    const progress = new ProgressBar(host, candidates.length);
    const entries = candidates.map((candidate, index) => {
      progress.update(index, candidate.id);
      return inWords(() => weighCandidate(request, candidate, known));
    });
    progress.end();
    const json = given.text('format') === 'json';
    host.out(json ? jsonText(planJson(request, entries, shard)) : planText(request, entries));
    return entries.some(isPlanned) || shard ? 0 : 1;
  },
};

function required(given: CommandArguments, name: string, example: string): string {
  const text = given.text(name);
  if (text === undefined) throw new UsageError(`plan needs --${name}, e.g. --${name} ${example}.`);
  return text;
}

function requestFromFlags(given: CommandArguments): PlanRequest {
  const model = required(given, 'model', 'meta-llama/Llama-3.1-8B-Instruct');
  required(given, 'rate', '20');
  const rate = given.number('rate', { least: lowestRate, most: 1e6 })!;
  const lengths = parsed('lengths', required(given, 'lengths', 'fixed:1000:200'), parseLengths);
  if (lengths.kind === 'trace') throw new UsageError('plan takes fixed or lognormal lengths, not those of a trace.');
  const hardware = hardwareList(given.text('hardware'));
  const price = given.number('price-per-gpu-hour', { most: 1e6 });
  if (price !== undefined && hardware.length !== 1)
    throw new UsageError('--price-per-gpu-hour is the price of one accelerator: name it with --hardware ID.');
  const budgetGpus = given.number('budget-gpus', { least: 1, whole: true });
  const settings = {
    activations: given.text('activations'),
    batching: given.text('batching'),
    engine: given.text('engine'),
    engineYear: given.number('engine-year', { least: 2020, most: 2100, whole: true }),
    pricePerGpuHour: price,
  };
  const fixed = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return {
    model,
    rate,
    burstiness: given.number('burstiness', { least: 0.01, most: 100 }) ?? 1,
    lengths,
    objective: parsed('slo', required(given, 'slo', 'ttft=1,itl=0.05'), parseObjective),
    attainment: given.number('attainment', { least: 0.01, most: 1 }) ?? 0.99,
    hardware,
    ...(budgetGpus === undefined ? {} : { budgetGpus }),
    // The flags' choices are those of the settings.
    ...(given.has('weights') ? { weights: given.text('weights') as PrecisionId } : {}),
    ...(given.has('kv') ? { kv: given.text('kv') as PrecisionId } : {}),
    fixed: fixed as Partial<DeploymentSettings>,
    seed: given.number('seed', { whole: true }) ?? 1,
  };
}

function hardwareList(text: string | undefined): readonly string[] {
  if (text === undefined) return rentedHardware();
  return [...new Set(text.split(',').map(id => hardwareNamed(id.trim()).id))];
}
