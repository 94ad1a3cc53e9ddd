/** Turns measured tables into residuals for the fit: serving rows and single operators, with weights by (source, GPU, model). */

import { credibleShare, rooflineShare } from './fit-roofline.mjs';
import { readMlperfRow } from './mlperf-rows.mjs';

/** How far a metric counts beside throughput. End-to-end repeats what the others say. */
const metricWeight = { throughput: 1, ttft_ms: 0.5, itl_ms: 0.8, e2e_ms: 0.25 };

const throughputs = ['output_tokens_per_s', 'total_tokens_per_s', 'requests_per_s'];

/** Rows that the fit may not see: the mean of the vLLM run that the serving simulator is held against, request by request. */
const heldBack = row =>
  row.source_repo_or_page.startsWith('casys-kaist') ? 'held back: the run that the serving simulator replays' : '';

/** Serving rows as [{ benchmark, metric, measured, group, row, source }]; one entry per figure. */
export const servingCases = (model, rows, cap = Number.POSITIVE_INFINITY) => {
  const catalog = { accelerator: model.findAccelerator, model: model.findModel };
  const cases = [];
  const skipped = new Map();
  for (const table of rows) {
    const row = readMlperfRow(table, model.findAccelerator);
    const benchmark = model.readBenchmarkRow(row, catalog);
    const prediction = typeof benchmark === 'string' ? benchmark : heldBack(row) || model.predictBenchmark(benchmark);
    if (typeof prediction === 'string') {
      skipped.set(prediction, (skipped.get(prediction) ?? 0) + 1);
      continue;
    }
    const { deployment } = benchmark;
    const source = row.source_repo_or_page.slice(0, 40);
    const group = [source, deployment.engine, deployment.accelerator.id, deployment.model.id].join('|');
    let throughput = false;
    for (const [name, measured] of Object.entries(benchmark.measured)) {
      const isThroughput = throughputs.includes(name);
      if (isThroughput && throughput) continue;
      throughput ||= isThroughput;
      if (prediction[name] === undefined) continue;
      const metric = isThroughput ? 'throughput' : name;
      // Throughput of one static batch is the inverse of its end-to-end time: the same figure twice.
      if (metric === 'e2e_ms' && deployment.batching !== 'in-flight' && Object.keys(benchmark.measured).length <= 2)
        continue;
      cases.push({ benchmark, name, metric, measured, group, source, row });
    }
  }
  const beyond = new Set(
    cases.filter(entry => entry.metric === 'throughput' && rooflineShare(model, entry) > credibleShare),
  );
  const doubted = new Set([...beyond].map(({ group }) => group));
  const sizes = new Map();
  for (const { group, metric } of cases) sizes.set(`${group}|${metric}`, (sizes.get(`${group}|${metric}`) ?? 0) + 1);
  for (const entry of cases)
    entry.weight = metricWeight[entry.metric] * sizes.get(`${entry.group}|${entry.metric}`) ** -0.5 * trust(entry);
  const learned = cases.filter(entry => !beyond.has(entry));
  for (const entry of learned) if (doubted.has(entry.group)) entry.weight *= 0.3;
  skipped.set('beyond the roofline (held against, not learned from)', beyond.size);
  const kept = cap === Number.POSITIVE_INFINITY ? learned : thinned(learned, cap);
  return { cases: kept, all: cases, skipped };
};

/**
 * About `cap` figures of each large group of equal layout and precision, picked by a hash of the row, so that a fit of many
 * repetitions stays quick. The group keeps its weight.
 */
const thinned = (cases, cap) => {
  const layout = ({ group, benchmark: { deployment } }) => `${group}|${deployment.weights}|${deployment.gpus}`;
  const sizes = new Map();
  for (const entry of cases) sizes.set(layout(entry), (sizes.get(layout(entry)) ?? 0) + 1);
  const share = entry => Math.min(1, (cap * Math.max(0.3, Math.min(1, trust(entry)))) / sizes.get(layout(entry)));
  return cases
    .filter(entry => ((entry.row.row * 2654435761) % 4294967296) / 4294967296 < share(entry))
    .map(entry => ({ ...entry, weight: entry.weight / share(entry) }));
};

/**
 * Trust in a source, 1 by default. Lower where the source does not state the precision or the engine build, where rows of one file
 * contradict each other, or where the batch ran in an unknown way.
 */
const trust = ({ row, metric, benchmark }) => {
  const source = row.source_repo_or_page;
  // Short runs of recipes and cookbooks: all clients start together, and the burst is most of what their first tokens wait for.
  if (metric === 'ttft_ms' && /^(sgl-project|vllm-project|Vultr)/.test(source)) return 0.01;
  // A second Max 1550 makes llama.cpp five times slower there: copies through the host, which no constant of the model stands for.
  if (
    source.startsWith('argonne') &&
    row.gpu.includes('Max-1550') &&
    row.engine.startsWith('llama') &&
    Number(row.n_gpus) > 1
  )
    return 0.01;
  if (source.startsWith('argonne')) return benchmark.deployment.engine === 'tensorrt-llm' ? 0.5 : 0.2;
  if (source.startsWith('Mutinifni')) return metric === 'e2e_ms' ? 0.05 : 0.3;
  if (source.startsWith('Intel Gaudi') || source.startsWith('geerling') || source.startsWith('public calibration'))
    return 0.4;
  // Recipes state no precision. Those of vLLM leave out how many requests ran, or that images came with 90 tokens (0.49 s to the first token).
  if (source.startsWith('sgl-project')) return 0.05;
  if (source.startsWith('vllm-project/recipes')) return 0.02;
  // 400 prompts a run: at the highest concurrency they start together and end together.
  if (source.startsWith('Vultr')) return 0.3;
  if (source.startsWith('mlcommons') || source.startsWith('gbeezybez')) return 0.5;
  return 1;
};
