import { performance } from 'node:perf_hooks';
import type { ResolvedDeployment } from '../cost/priced-call.ts';
import { simulationText } from '../report/simulation-report.ts';
import { findKnee, type Knee } from '../serving/find-knee.ts';
import type { LatencySummary } from '../serving/latency-histogram.ts';
import { parseArrivalFile } from '../serving/parse-rate-curve.ts';
import { parseArrivals, parseLengths, parseObjective } from '../serving/parse-workload.ts';
import type { RequestOutcome } from '../serving/request-outcomes.ts';
import { simulate as simulateFleet } from '../serving/simulate.ts';
import type { SimulationResult } from '../serving/simulation-result.ts';
import type { ArrivalProcess, LengthDistribution, Workload } from '../serving/workload.ts';
import type { Command, CommandHost } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { Configurations } from './configuration-file.ts';
import { configuredDeployment, deploymentFlags, deploymentFromFlags } from './deployment-flags.ts';
import { customModelsOf } from './estimate.ts';
import { configurationFlag, formatFlag } from './flag.ts';
import { fleetFlags, fleetFromFlags } from './fleet-flags.ts';
import { inWords, parsed } from './in-words.ts';
import { jsonText } from './json-text.ts';
import { ProgressBar } from './progress-bar.ts';
import { requestsCsv } from './requests-csv.ts';
import { readText, writeText } from './text-files.ts';
import { UsageError } from './usage-error.ts';

const hour = 3600;

export const simulate: Command = {
  name: 'simulate',
  synopsis: 'simulate --deployment NAME --arrivals poisson:2 --lengths fixed:1000:200',
  summary: 'a workload on a deployment over time: latency, throughput, dollars',
  flags: [
    ...deploymentFlags,
    {
      name: 'arrivals',
      value: 'PROCESS',
      help: 'constant:RATE, poisson:RATE, bursty:RATE:CV, diurnal:BASE:PEAK, flash-sale:BASE:PEAK:START:SECONDS, closed-loop:USERS:THINK, profile:NAME:MEAN, trace:FILE.csv',
    },
    {
      name: 'lengths',
      value: 'LENGTHS',
      help: 'fixed:IN:OUT, lognormal:IN:CV:OUT:CV, trace, or classes SHARE*LENGTHS+SHARE*LENGTHS',
    },
    { name: 'duration', value: 'SECONDS', help: `how long requests arrive; default ${hour}, a trace to its end` },
    { name: 'requests', value: 'N', help: 'stop after this many arrivals' },
    { name: 'seed', value: 'N', help: 'the same seed gives the same run' },
    ...fleetFlags,
    { name: 'slo', value: 'LIMITS', help: 'ttft=SECONDS,itl=SECONDS,e2e=SECONDS, any of them' },
    { name: 'knee', help: 'also the highest rate that these replicas keep up with (and within --slo)' },
    { name: 'requests-out', value: 'FILE.csv', help: 'one row per request' },
    formatFlag('text', 'json'),
    configurationFlag,
  ],

  async run(given, host) {
    if (given.positionals[0] !== undefined) throw new UsageError(`simulate takes no "${given.positionals[0]}".`);
    const loaded = new Configurations(given.text('config'), host.cwd, line => host.err(`${line}\n`)).inFolder(host.cwd);
    const models = await customModelsOf(loaded, host);
    const resolved = deploymentFromFlags(given, loaded.configuration, models);
    const { result, rows, knee } = inWords(() =>
      run(given, host, resolved, name => configuredDeployment(name, loaded.configuration, models)),
    );
    const file = given.text('requests-out');
    if (file !== undefined) writeText(file, requestsCsv(rows), host);
    const json = given.text('format') === 'json';
    host.out(json ? jsonText(simulationJson(result, knee)) : simulationText(resolved.deployment, result, knee));
    return 0;
  },
};

function run(
  given: CommandArguments,
  host: CommandHost,
  resolved: ResolvedDeployment,
  deploymentNamed: (name: string) => ResolvedDeployment,
): { result: SimulationResult; rows: RequestOutcome[]; knee: Knee | undefined } {
  const workload = workloadFromFlags(given, host, resolved);
  const fleet = fleetFromFlags(given, resolved, deploymentNamed, workload);
  const slo = given.text('slo');
  const objective = slo === undefined ? {} : { objective: parsed('slo', slo, parseObjective) };
  const rows: RequestOutcome[] = [];
  const progress = new ProgressBar(host, 100);
  const result = simulateFleet(workload, fleet, {
    ...objective,
    ...(given.has('requests-out') ? { onRequest: outcome => rows.push(outcome) } : {}),
    onProgress: share => progress.update(Math.round(share * 100), 'percent of the requests have arrived'),
    clock: () => performance.now(),
  });
  progress.end();
  const knee = given.has('knee') ? findKnee(workload, fleet, objective) : undefined;
  return { result, rows: rows.sort((a, b) => a.id - b.id), knee };
}

function workloadFromFlags(given: CommandArguments, host: CommandHost, { deployment }: ResolvedDeployment): Workload {
  const text = given.text('arrivals');
  if (text === undefined)
    throw new UsageError('Say how requests arrive, e.g. --arrivals poisson:2 or --arrivals trace:FILE.csv.');
  const specification = parsed('arrivals', text, parseArrivals);
  const arrivals: ArrivalProcess =
    specification.kind === 'trace-file'
      ? parseArrivalFile(readText(specification.file, host), { fileName: specification.file })
      : specification;
  const duration = given.number('duration', { least: 0.001 }) ?? (arrivals.kind === 'trace' ? undefined : hour);
  const requests = given.number('requests', { least: 1, most: 1e9, whole: true });
  return {
    arrivals,
    lengths: lengthsFromFlags(given, arrivals),
    ...(duration === undefined ? {} : { durationSeconds: duration }),
    ...(requests === undefined ? {} : { requests }),
    ...(deployment.model.contextWindow === undefined ? {} : { contextWindow: deployment.model.contextWindow }),
    seed: given.number('seed', { whole: true }) ?? 1,
  };
}

function lengthsFromFlags(given: CommandArguments, arrivals: ArrivalProcess): LengthDistribution {
  const text = given.text('lengths') ?? (arrivals.kind === 'trace' ? 'trace' : undefined);
  if (text === undefined) throw new UsageError('Say how long requests are, e.g. --lengths fixed:1000:200.');
  const lengths = parsed('lengths', text, parseLengths);
  if (lengths.kind === 'trace' && arrivals.kind !== 'trace')
    throw new UsageError('--lengths trace needs --arrivals trace:FILE.csv.');
  return lengths;
}

/** No latency is zero: where the longest is, no request has one, and none is written. */
const measuredJson = (latency: LatencySummary) =>
  latency.max > 0 ? latency : { mean: null, p50: null, p90: null, p95: null, p99: null, max: null };

/** The contract's keys first; what else the run knows follows. */
const simulationJson = ({ costUsd, costPerThousandRequests, ...result }: SimulationResult, knee: Knee | undefined) => ({
  ...result,
  ttft: measuredJson(result.ttft),
  itl: measuredJson(result.itl),
  endToEnd: measuredJson(result.endToEnd),
  ...(knee ? { knee: { requestsPerSecond: knee.rate, saturation: knee.saturation } } : {}),
  sloAttainment: result.sloAttainment ?? null,
  costUsd: costUsd ?? null,
  costPerThousandRequests: costPerThousandRequests ?? null,
});
