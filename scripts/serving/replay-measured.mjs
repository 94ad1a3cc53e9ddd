// Replays a trace and holds the simulator's answers against measured ones, request by request:
//   node scripts/serving/replay-measured.mjs TRACE.csv --model ID --hardware ID [--gpus N] [--answers FILE.csv]
//     [--max-batch N] [--max-batched-tokens N] [--prefill chunked|first] [--no-host-time] [--times FACTOR]
// The answers stand in the trace itself (columns vllm_ttft_ms, vllm_tpot_ms, vllm_e2e_ms) or in another file (columns "Request Id", ttft, tbt, e2e;
// milliseconds). --times multiplies every step by one factor: it tells an error of the step model, which one factor removes, from one of scheduling.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'replay-')), 'replay.mjs');
const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' };
await build({ entryPoints: [path.join(here, 'replay-entry.ts')], outfile, ...options });
const serving = await import(pathToFileURL(outfile).href);

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ model: text, hardware: text, gpus: text, answers: text, prefill: text, times: text },
    ...{ 'max-batch': text, 'max-batched-tokens': text, 'no-host-time': { type: 'boolean' } },
  },
});
const [file] = positionals;
const model = serving.findModel(values.model ?? '');
const accelerator = serving.findAccelerator(values.hardware ?? '');
if (!file || !model || !accelerator)
  throw new Error('needs TRACE.csv, --model and --hardware, both as the catalog names them');

const gpus = Number(values.gpus ?? 1);
const measured = serving.createStepModel({
  name: 'replay',
  ...{
    model,
    accelerator,
    gpus,
    tensorParallel: gpus,
    pipelineParallel: 1,
    expertParallel: 1,
    sequenceParallel: false,
  },
  ...{ weights: 'bf16', kv: 'bf16', activations: 'bf16', batching: 'in-flight', kvAllocation: 'paged' },
  ...{ attention: 'flash', engine: 'vllm', engineYear: 2025, concurrency: 'max' },
});
const factor = Number(values.times ?? 1);
const stepModel = {
  ...measured,
  stepSeconds: (...step) => factor * measured.stepSeconds(...step),
  decodeLine: (...step) => {
    const line = measured.decodeLine(...step);
    return { seconds: factor * line.seconds, secondsPerContextToken: factor * line.secondsPerContextToken };
  },
  ...(values['no-host-time'] && { requestSeconds: 0 }),
};

const policy = {
  ...serving.defaultServingPolicy,
  ...(values.prefill && { prefill: values.prefill }),
  ...(values['max-batch'] && { maxSequences: Number(values['max-batch']) }),
  ...(values['max-batched-tokens'] && { maxBatchedTokens: Number(values['max-batched-tokens']) }),
};
const trace = serving.parseTrace(readFileSync(file, 'utf8'), { fileName: file });
const outcomes = [];
const result = serving.simulate(
  { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 1 },
  { pools: [{ name: 'replay', model: stepModel, policy, replicas: 1, routing: 'round-robin', gpusPerReplica: gpus }] },
  { onRequest: outcome => outcomes.push(outcome) },
);

/** Rows of a CSV as objects. */
const table = content => {
  const [header, ...lines] = content
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','));
  return lines.map(fields => Object.fromEntries(header.map((name, column) => [name, fields[column]])));
};
const answers = new Map(
  table(readFileSync(values.answers ?? file, 'utf8')).map((row, index) => [
    Number(row['Request Id'] ?? index),
    {
      ttft: Number(row.vllm_ttft_ms ?? row.ttft) / 1000,
      itl: Number(row.vllm_tpot_ms ?? row.tbt) / 1000,
      endToEnd: Number(row.vllm_e2e_ms ?? row.e2e) / 1000,
    },
  ]),
);
const mean = numbers => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];
const percent = ratio => `${ratio >= 0 ? '+' : ''}${(100 * ratio).toFixed(1)} %`;
const pairs = outcomes.map(({ id, arrivedAt, firstTokenAt, completedAt }) => ({
  answer: answers.get(id),
  ours: {
    ttft: firstTokenAt - arrivedAt,
    itl: (completedAt - firstTokenAt) / Math.max(1, trace.output[id] - 1),
    endToEnd: completedAt - arrivedAt,
  },
}));
console.log(
  `${result.completed} requests, ${result.preemptions} preemptions, ${result.load}, KV peak ${percent(result.pools[0].kvPeakShare)}`,
);
for (const metric of ['ttft', 'itl', 'endToEnd']) {
  const ours = pairs.map(pair => pair.ours[metric]);
  const theirs = pairs.map(pair => pair.answer[metric]);
  const errors = ours.map((value, index) => Math.abs(value / theirs[index] - 1));
  const figures = [
    mean(ours) / mean(theirs),
    quantile(ours, 0.5) / quantile(theirs, 0.5),
    quantile(ours, 0.99) / quantile(theirs, 0.99),
  ];
  const [ofMean, p50, p99] = figures.map(ratio => percent(ratio - 1));
  console.log(
    `${metric}: mean ${mean(ours).toFixed(4)} s for ${mean(theirs).toFixed(4)} s (${ofMean}), p50 ${p50}, p99 ${p99}; per request, median error ${percent(quantile(errors, 0.5))}`,
  );
}
const lastAnswer = Math.max(...[...answers].map(([id, { endToEnd }]) => trace.arrivedAt[id] + endToEnd));
console.log(
  `throughput: ${percent(lastAnswer / result.simulatedSeconds - 1)} (all served after ${result.simulatedSeconds.toFixed(1)} s for ${lastAnswer.toFixed(1)} s)`,
);
