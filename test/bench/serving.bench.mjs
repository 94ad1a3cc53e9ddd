// How fast the simulator is: `node test/bench/serving.bench.mjs [TRACE.csv]`. Times are CPU seconds of this process, the best
// of several runs, so that other work on the machine counts as little as may be. With a trace it is also held against the reference.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'serving-bench-')), 'serving.mjs');
const entry = path.join(path.dirname(fileURLToPath(import.meta.url)), 'serving-entry.ts');
await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
const serving = await import(pathToFileURL(outfile).href);
const { createStepModel, defaultServingPolicy, diurnalCurve, exampleStepModel, findAccelerator, findModel, simulate } =
  serving;

/** CPU seconds of the fastest of `runs` calls, and the last result. */
const fastest = (runs, call) => {
  let best = Number.POSITIVE_INFINITY;
  let result;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    result = call();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  return { seconds: best, result };
};
const report = (title, requests, seconds) =>
  console.log(
    `${title}: ${requests} requests in ${seconds.toFixed(3)} s of CPU, ${Math.round(requests / seconds).toLocaleString('en')} requests/s`,
  );
const fleetOf = (model, policy = {}) => ({
  pools: [
    {
      name: 'bench',
      model,
      policy: { ...defaultServingPolicy, ...policy },
      replicas: 1,
      routing: 'round-robin',
      gpusPerReplica: 1,
    },
  ],
});

const deployment = (accelerator, model, gpus) => ({
  name: 'bench',
  model: findModel(model),
  accelerator: findAccelerator(accelerator),
  ...{ gpus, tensorParallel: gpus, pipelineParallel: 1, expertParallel: 1, sequenceParallel: false },
  ...{
    weights: 'bf16',
    kv: 'bf16',
    activations: 'bf16',
    batching: 'in-flight',
    kvAllocation: 'paged',
    attention: 'flash',
  },
  ...{ engine: 'vllm', engineYear: 2025, concurrency: 'max' },
});
const real = createStepModel(deployment('h100-sxm', 'meta-llama/Llama-3.1-8B-Instruct', 1));

if (process.argv[2]) {
  const trace = serving.parseTrace(readFileSync(process.argv[2], 'utf8'), { fileName: process.argv[2] });
  const workload = { arrivals: { kind: 'trace', trace, speed: 1 }, lengths: { kind: 'trace' }, seed: 1 };
  for (const [name, model] of [
    ['made-up step model', exampleStepModel],
    ['Llama 3.1 8B on one H100', real],
  ]) {
    const fast = fastest(15, () => simulate(workload, fleetOf(model)));
    report(`trace, ${name}`, fast.result.requests, fast.seconds);
  }
  const slow = fastest(1, () => serving.simulateStepByStep(workload, fleetOf(exampleStepModel)));
  report(`trace, step by step (${slow.result.steps} steps)`, slow.result.requests.length, slow.seconds);
}

const chat = { kind: 'log-normal', input: { mean: 1000, variation: 1 }, output: { mean: 200, variation: 0.8 } };
const day = {
  arrivals: { kind: 'curve', curve: diurnalCurve(4, 16) },
  lengths: chat,
  durationSeconds: 86_400,
  seed: 1,
};
for (const replicas of [1, 4]) {
  const fleet = fleetOf(real);
  const { seconds, result } = fastest(3, () =>
    simulate(day, { pools: [{ ...fleet.pools[0], replicas, routing: 'least-loaded' }] }),
  );
  report(`a diurnal day at 10 requests/s, ${replicas} replicas`, result.requests, seconds);
}
for (const requests of [1e4, 1e5, 1e6, 1e7]) {
  const workload = { arrivals: { kind: 'poisson', rate: 10 }, lengths: chat, requests, seed: 1 };
  globalThis.gc?.();
  const before = process.memoryUsage();
  const { seconds } = fastest(requests > 1e6 ? 1 : 3, () => simulate(workload, fleetOf(exampleStepModel)));
  const after = process.memoryUsage();
  const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
  report(`Poisson, heap ${grown < 0 ? 'unchanged' : `+${grown.toFixed(1)} MiB`}`, requests, seconds);
}
