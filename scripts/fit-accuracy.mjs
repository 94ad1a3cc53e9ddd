#!/usr/bin/env node
/**
 * Turns cross-validated predictions into the error that an estimate states: src/performance/data/residuals.json.
 *
 *   node scripts/fit-accuracy.mjs PAIR.csv GPU.csv [--out FILE]
 *
 * The inputs are reports of `fit-performance.mjs --cross-validate pair` and `gpu`. For each neighbourhood (part or family, engine, batching,
 * kind of model, precision) the stated error is the distance that four of five held figures stay within, drawn towards the wider neighbourhood where few
 * figures stand behind it. Prints the share of held figures inside it when the fold itself is left out: 75 to 85 % is calibrated.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { loadPerformanceModel } from './performance-model.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: path.join(import.meta.dirname, '../src/performance/data/residuals.json') },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
if (positionals.length !== 2) {
  console.error('usage: fit-accuracy.mjs PAIR.csv GPU.csv [--out FILE]');
  process.exit(2);
}
const model = await loadPerformanceModel();
const metricOf = { throughput: 'throughput', ttft_ms: 'ttft', itl_ms: 'itl', e2e_ms: 'endToEnd' };
const familyOf = id => model.findAccelerator(id)?.family ?? 'unknown';

const kindOf = id => model.modelKind(model.findModel(id));
/** In-flight batching queues and mixes prompts with decoding; its figures are calibrated apart. */
const modeOf = ({ batching }) => (batching === 'in-flight' ? 'in-flight' : 'static');

const read = file =>
  parse(readFileSync(file), { columns: true })
    .filter(({ stated }) => stated === '1')
    .map(row => ({
      id: `${row.row} ${row.metric}`,
      fold: row.fold,
      metric: metricOf[row.metric],
      error: Math.abs(Number(row.predicted) / Number(row.measured) - 1),
      part: row.gpu,
      family: familyOf(row.gpu),
      batching: row.batching,
      kind: kindOf(row.model),
      rest: `${row.engine}/${row.batching}/${kindOf(row.model)}`,
      weights: row.weights,
      group: `${row.source}|${row.gpu}|${row.model}`,
    }));
const pair = read(positionals[0]);
const gpu = read(positionals[1]);

/** Neighbourhoods of a figure from the widest to the nearest, as [table, key]. `accuracy.ts` looks them up the other way round. */
const neighbourhoodsOf = ({ part, family, batching, kind, rest, weights }) => [
  ['gpu', 'all'],
  ['gpu', `${batching}/${kind}`],
  ['gpu', rest],
  ['gpu', `${family}/${rest}`],
  ['gpu', `${family}/${rest}/${weights}`],
  ['pair', `${part}/${rest}`],
  ['pair', `${part}/${rest}/${weights}`],
];

/** Figures that count for half the evidence of a neighbourhood against the wider one. */
const halfBelief = 12;

const quantile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
};

/**
 * { metric: { key: { error, figures } } }, nearest neighbourhoods drawn towards wider ones in logarithms. Neighbourhoods of a part know its other
 * models (`pair`); the wider ones learn from both reports.
 */
const learn = (pairRows, gpuRows) => {
  const tables = {};
  const place = (rows, table) => {
    for (const row of rows)
      for (const metric of [row.metric, 'all'])
        for (const [from, key] of neighbourhoodsOf(row)) {
          if (from !== table || (metric === 'all' && row.metric === 'ttft')) continue;
          tables[metric] ??= new Map();
          if (!tables[metric].has(key)) tables[metric].set(key, { errors: [], row });
          tables[metric].get(key).errors.push(row.error);
        }
  };
  place(gpuRows, 'gpu');
  place(pairRows, 'gpu');
  place(pairRows, 'pair');
  const learned = {};
  for (const [metric, table] of Object.entries(tables)) {
    learned[metric] = {};
    const order = [...table].sort((a, b) => a[0].split('/').length - b[0].split('/').length || (a[0] < b[0] ? -1 : 1));
    for (const [key, { errors, row }] of order) {
      const chain = neighbourhoodsOf(row).map(([, wider]) => wider);
      const parent = chain.slice(0, chain.indexOf(key)).findLast(wider => learned[metric][wider]);
      const own = Math.log(Math.max(0.005, quantile(errors, 0.8)));
      const trust = errors.length / (errors.length + halfBelief);
      const error = parent
        ? Math.exp(trust * own + (1 - trust) * Math.log(learned[metric][parent].error))
        : Math.exp(own);
      learned[metric][key] = { error: Number(error.toPrecision(3)), figures: errors.length };
    }
  }
  return learned;
};

const stated = (learned, row, known) => {
  const chain = neighbourhoodsOf(row).filter(([table]) => known || table === 'gpu');
  const key = chain.map(([, name]) => name).findLast(name => learned[row.metric][name]);
  return learned[row.metric][key].error;
};

/**
 * What the stated errors of one kind must be multiplied by, so that four of five figures of a fold lie within them when the fold
 * itself is left out: neighbours that were picked by their own errors are a little too sure.
 */
const calibrate = (rows, known) => {
  const ratios = [];
  for (const fold of new Set(rows.map(row => row.fold))) {
    const held = new Set(rows.filter(row => row.fold === fold).map(({ id }) => id));
    const others = list => list.filter(({ id }) => !held.has(id));
    const learned = learn(others(pair), others(gpu));
    for (const row of rows) if (row.fold === fold) ratios.push(row.error / stated(learned, row, known));
  }
  const within = factor => ((100 * ratios.filter(ratio => ratio <= factor).length) / ratios.length).toFixed(1);
  const factor = quantile(ratios, 0.8);
  return {
    factor,
    report: `${within(1)} % of ${ratios.length} figures inside before, ${within(factor)} % after a factor of ${factor.toFixed(2)}`,
  };
};

const learned = learn(pair, gpu);
const factors = {};
for (const metric of Object.values(metricOf))
  for (const mode of ['static', 'in-flight']) {
    const of = rows => rows.filter(row => row.metric === metric && modeOf(row) === mode);
    factors[`${metric}/${mode}`] = { pair: calibrate(of(pair), true), gpu: calibrate(of(gpu), false) };
    console.log(`${metric}, ${mode}, unseen pairs: ${factors[`${metric}/${mode}`].pair.report}`);
    console.log(`${metric}, ${mode}, unseen parts: ${factors[`${metric}/${mode}`].gpu.report}`);
  }
const parts = new Set(pair.map(({ part }) => part));
for (const [metric, table] of Object.entries(learned))
  for (const [key, entry] of Object.entries(table)) {
    // The figure for a whole estimate takes the factor of throughput, its most frequent metric.
    const mode = key.split('/').includes('in-flight') ? 'in-flight' : 'static';
    const { factor } =
      factors[`${metric === 'all' ? 'throughput' : metric}/${mode}`][parts.has(key.split('/')[0]) ? 'pair' : 'gpu'];
    entry.error = Number((entry.error * factor).toPrecision(3));
  }
/** Share inside the stated errors as they are written, by engine and way of batching: how even the calibration is. */
const groups = model.groupedBy(pair, row => `${row.metric}, ${row.rest}`);
for (const [name, rows] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
  if (rows.length < 20) continue;
  const inside = rows.filter(row => row.error <= stated(learned, row, true)).length;
  console.log(`  ${name}: ${((100 * inside) / rows.length).toFixed(0)} % of ${rows.length} inside`);
}
writeFileSync(
  options.out,
  `${JSON.stringify(
    {
      about:
        'Distance that four of five cross-validated figures stay within, written by scripts/fit-accuracy.mjs. Keys: part or family / engine / batching / kind of model / weights.',
      date: options.date,
      neighbourhoods: Object.fromEntries(
        Object.entries(learned).map(([metric, table]) => [
          metric,
          Object.fromEntries(Object.entries(table).map(([key, { error, figures }]) => [key, [error, figures]])),
        ]),
      ),
    },
    null,
    1,
  ).replace(/\[\s+([\d.]+),\s+(\d+)\s+\]/g, '[$1, $2]')}\n`,
);
