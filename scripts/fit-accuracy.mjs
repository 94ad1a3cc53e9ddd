#!/usr/bin/env node
/**
 * Turns cross-validated predictions into the error that an estimate states: src/performance/data/residuals.json.
 *
 *   node scripts/fit-accuracy.mjs PAIR.csv GPU.csv [MODEL.csv] [--out FILE]
 *
 * The inputs are reports of `fit-performance.mjs --cross-validate pair` and `gpu`. For each neighbourhood (part or family, engine, batching,
 * kind of model, precision) the stated error is the distance that four of five held figures stay within, drawn towards the wider neighbourhood where few
 * figures stand behind it. A third report, of models left out, is judged and not learned from. Prints the share of held figures inside it when the fold itself is left out: 75 to 85 % is calibrated.
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
if (positionals.length < 2 || positionals.length > 3) {
  console.error('usage: fit-accuracy.mjs PAIR.csv GPU.csv [MODEL.csv] [--out FILE]');
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

/** The first neighbourhoods know no engine: an estimate widens their error. */
const engineless = 2;

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
  const found = chain.findLastIndex(([, name]) => learned[row.metric][name]);
  return learned[row.metric][chain[found][1]].error * (found < engineless ? model.unmeasuredFactor : 1);
};

/** Each figure over the error that is stated when its fold is left out: neighbours that were picked by their own errors are a little too sure. */
const ratiosOf = (rows, known) => {
  const ratios = [];
  for (const fold of new Set(rows.map(row => row.fold))) {
    const held = new Set(rows.filter(row => row.fold === fold).map(({ id }) => id));
    const others = list => list.filter(({ id }) => !held.has(id));
    const learned = learn(others(pair), others(gpu));
    for (const row of rows)
      if (row.fold === fold)
        ratios.push({ ...row, mode: `${row.metric}/${modeOf(row)}`, ratio: row.error / stated(learned, row, known) });
  }
  return ratios;
};

/** Tables (part and model from one source) that count for half the evidence of a group against the wider one: rows of a table err together. */
const halfTables = 6;

/** The value that four fifths of the weight stay within, tables weighing as in the fit: by the root of their rows. */
const fourFifths = (rows, value) => {
  const sizes = new Map();
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const weighed = rows.map(row => [value(row), sizes.get(row.group) ** -0.5]).sort((a, b) => a[0] - b[0]);
  let left = 0.8 * weighed.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [found, weight] of weighed) {
    left -= weight;
    if (left <= 0) return found;
  }
  return weighed.at(-1)[0];
};

/**
 * What stated errors are multiplied by, so that four of five figures lie within them: by figure, then by mode, then by engine, each drawn towards the
 * wider one where few tables stand behind it.
 */
const factorsOf = ratios => {
  const factors = {};
  const add = (rows, name, wider) => {
    const own = fourFifths(rows, row => row.ratio);
    const tables = new Set(rows.map(({ group }) => group)).size;
    const trust = wider === undefined ? 1 : tables / (tables + halfTables);
    factors[name] = own ** trust * (wider ?? 1) ** (1 - trust);
  };
  for (const [metric, all] of model.groupedBy(ratios, row => row.metric)) {
    add(all, metric);
    for (const [mode, some] of model.groupedBy(all, row => row.mode)) {
      add(some, mode, factors[metric]);
      for (const [rest, rows] of model.groupedBy(some, row => row.rest)) add(rows, `${mode} ${rest}`, factors[mode]);
    }
  }
  return factors;
};
const factorOf = (factors, row) => factors[`${row.mode} ${row.rest}`] ?? factors[row.mode] ?? factors[row.metric];

/** Below this number of tables, the factor of an engine and way of batching says little about its next table: it gets room of its own. */
const fewTables = 6;

/** Engines with their mode and kind of model that few tables stand behind. */
const scarceIn = rows =>
  new Set(
    [...model.groupedBy(rows, row => `${row.mode} ${row.rest}`)]
      .filter(([, some]) => new Set(some.map(({ group }) => group)).size < fewTables)
      .map(([name]) => name),
  );
const roomName = ({ metric, mode, rest }, scarce) => (scarce.has(`${mode} ${rest}`) ? `${mode}, few tables` : metric);

/**
 * Figures over their stated error when neither the error nor its factor know the fold, and by figure what that still takes until four of five lie
 * inside: a factor that was learned on some tables is too sure of others.
 */
const nested = ratios => {
  const scarce = scarceIn(ratios);
  const judged = [...new Set(ratios.map(({ fold }) => fold))].flatMap(fold => {
    const factors = factorsOf(ratios.filter(row => row.fold !== fold));
    return ratios.filter(row => row.fold === fold).map(row => ({ ...row, left: row.ratio / factorOf(factors, row) }));
  });
  const room = {};
  for (const [name, rows] of model.groupedBy(judged, row => roomName(row, scarce)))
    room[name] = quantile(
      rows.map(row => row.left),
      0.8,
    );
  return { judged, modes: model.groupedBy(judged, row => row.mode), room, scarce };
};

/**
 * Share of figures inside by figure, mode and engine, one column per kind of fold: with the error as learned, and as written, with an engine's factor of
 * the other folds and room for other tables.
 */
const report = columns => {
  const percent = (rows, of) => ((100 * rows.filter(of).length) / rows.length).toFixed(0);
  const cell = ({ room, scarce }, rows) =>
    `${percent(rows, row => row.ratio <= 1)} → ${percent(rows, row => row.left <= room[roomName(row, scarce)])} %`;
  const line = (name, of) => {
    const rows = columns.map(([, { judged }]) => judged.filter(of));
    const cells = columns.map(([, column], i) => cell(column, rows[i]));
    console.log(`| ${name} | ${rows[0].length} | ${cells.join(' | ')} |`);
  };
  console.log(
    `| | figures | ${columns.map(([title]) => title).join(' | ')} |\n|---|---:|${'---:|'.repeat(columns.length)}`,
  );
  line('all', () => true);
  const [[, { judged, modes }]] = columns;
  for (const [mode] of modes) line(mode, row => row.mode === mode);
  const engines = [...model.groupedBy(judged, row => `${row.metric}, ${row.rest}`)];
  for (const [name, rows] of engines.sort((a, b) => b[1].length - a[1].length))
    if (rows.length >= 40) line(name, row => `${row.metric}, ${row.rest}` === name);
};

const learned = learn(pair, gpu);
const ratios = { pair: ratiosOf(pair, true), gpu: ratiosOf(gpu, false) };
const factors = { pair: factorsOf(ratios.pair), gpu: factorsOf(ratios.gpu) };
const unseen = { pair: nested(ratios.pair), gpu: nested(ratios.gpu) };
const columns = [
  ['unseen pairs', unseen.pair],
  ['unseen parts', unseen.gpu],
];
if (positionals[2]) {
  // An estimate does not know whether its model was measured: it states what it states for other models of the part.
  const judged = ratiosOf(read(positionals[2]), true).map(row => ({
    ...row,
    left: row.ratio / factorOf(factors.pair, row),
  }));
  columns.push(['unseen models', { ...unseen.pair, judged }]);
}
report(columns);

const parts = new Set(pair.map(({ part }) => part));
for (const [metric, table] of Object.entries(learned))
  for (const [key, entry] of Object.entries(table)) {
    const words = key.split('/');
    // engine/batching/kind stand together, behind a part or family and before a precision.
    const at = words.findIndex(word => ['static', 'dynamic', 'in-flight'].includes(word));
    // The figure for a whole estimate takes the factor of throughput, its most frequent metric.
    const figure = metric === 'all' ? 'throughput' : metric;
    const mode = `${figure}/${words[at] === 'in-flight' ? 'in-flight' : 'static'}`;
    const rest = words.slice(Math.max(0, at - 1), at + 2).join('/');
    const kind = parts.has(words[0]) ? 'pair' : 'gpu';
    const { room, scarce } = unseen[kind];
    const place = { metric: figure, mode, rest };
    // Wider neighbourhoods name no engine: theirs is the room of all.
    entry.error *= factorOf(factors[kind], place) * room[roomName(place, scarce)];
    entry.error = Number(entry.error.toPrecision(3));
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
