#!/usr/bin/env node
/**
 * Fits the constants of the performance model to measured tables, or cross-validates it.
 *
 *   node scripts/fit-performance.mjs OPERATORS.csv CALIBRATION.csv                    writes src/performance/data/coefficients.json
 *   node scripts/fit-performance.mjs OPERATORS.csv CALIBRATION.csv --cross-validate pair|gpu|model [--folds 4] [--deal hash] --report OUT.csv
 *
 * `--cap N` keeps about N figures of each large (source, engine, GPU, model) group; `--iterations N` bounds the fit; `--start FILE` begins
 * from earlier constants in place of the priors (never for cross-validation). The same tables give the same constants.
 *
 * Every constant is a product of a base and multipliers by tag (part, format, engine, year ...), drawn towards its prior and towards 1;
 * rows weigh by (source, GPU, model), errors count by Huber's measure on logarithms. See docs/decisions/performance.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { servingCases } from './fit-cases.mjs';
import { operatorCases } from './fit-operators.mjs';
import { writeCoefficients } from './fit-output.mjs';
import { createParameters } from './fit-parameters.mjs';
import { leastSquares } from './least-squares.mjs';
import { loadPerformanceModel, readCsv } from './performance-model.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'cross-validate': { type: 'string' },
    folds: { type: 'string', default: '4' },
    fold: { type: 'string' },
    deal: { type: 'string', default: 'tables' },
    cap: { type: 'string', default: '40' },
    iterations: { type: 'string', default: '20' },
    minimum: { type: 'string', default: '10' },
    start: { type: 'string' },
    report: { type: 'string' },
    out: { type: 'string', default: path.join(import.meta.dirname, '../src/performance/data/coefficients.json') },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
if (positionals.length !== 2) {
  console.error('usage: fit-performance.mjs OPERATORS.csv CALIBRATION.csv [options]; see the head of the script');
  process.exit(2);
}

const fixed = {
  'structured-sparsity-gain': {
    value: 1.6,
    witness: 'cuSPARSELt documentation: 1.3 to 1.8 times dense on large matrices (2023); not measured here',
  },
};

const model = await loadPerformanceModel();
const serving = servingCases(model, readCsv(positionals[1]), Number(options.cap));
const operators = operatorCases(model, readCsv(positionals[0]));
const deploymentOf = entry => entry.deployment ?? entry.benchmark.deployment;
const tagsOf = entry => model.coefficientTags(deploymentOf(entry), model.numberFormats(deploymentOf(entry)));

const coefficientsOf = (parameters, theta) => {
  const coefficients = Object.fromEntries(Object.entries(fixed).map(([key, { value }]) => [key, value]));
  parameters.forEach(({ key }, p) => {
    coefficients[key] = Math.exp(theta[p]);
  });
  return coefficients;
};

/** Step of a logarithm for derivatives. */
const step = 1e-3;

/**
 * Logarithms of predicted over measured, and how they move. A value is a product of the constants that a deployment's tags pick, so all
 * of them move a figure alike: one derivative per value and figure serves every constant behind it.
 */
const createResiduals = (cases, tags, parameters) => {
  const names = model.coefficientNames;
  const place = new Map(parameters.map(({ key }, p) => [key, p]));
  const keys = tags.map(list => list.join(' '));
  const recipes = new Map();
  const rowsOf = new Map();
  tags.forEach((list, i) => {
    if (!recipes.has(keys[i])) {
      const recipe = names.map(name =>
        [name, ...list.map(tag => `${name}@${tag}`)].map(key => place.get(key)).filter(p => p !== undefined),
      );
      recipes.set(keys[i], recipe);
      rowsOf.set(keys[i], []);
    }
    rowsOf.get(keys[i]).push(i);
  });
  const valuesAt = (key, theta) => {
    const recipe = recipes.get(key);
    const values = {};
    names.forEach((name, n) => {
      let sum = 0;
      for (const p of recipe[n]) sum += theta[p];
      values[name] = recipe[n].length > 0 ? Math.exp(sum) : (fixed[name]?.value ?? 1);
    });
    return values;
  };
  /** Residuals of the cases that share the tags of `key`, at the values that these resolve to. */
  const residualsAt = (key, values, into) => {
    const coefficients = {};
    model.presetValues(coefficients, key, values);
    let last;
    let prediction;
    for (const i of rowsOf.get(key)) {
      const entry = cases[i];
      if (entry.predict) into[i] = Math.log(entry.predict(coefficients) / entry.measured);
      else {
        if (entry.benchmark !== last) {
          last = entry.benchmark;
          prediction = model.predictBenchmark(entry.benchmark, coefficients);
        }
        into[i] = Math.log(prediction[entry.name] / entry.measured);
      }
    }
  };
  const residuals = theta => {
    const into = new Float64Array(cases.length);
    for (const key of recipes.keys()) residualsAt(key, valuesAt(key, theta), into);
    return into;
  };
  const derivatives = (theta, at) => {
    const byRow = cases.map(() => []);
    const moved = new Float64Array(cases.length);
    for (const [key, recipe] of recipes) {
      const values = valuesAt(key, theta);
      names.forEach((name, n) => {
        if (recipe[n].length === 0) return;
        residualsAt(key, { ...values, [name]: values[name] * Math.exp(step) }, moved);
        for (const i of rowsOf.get(key)) {
          const slope = (moved[i] - at[i]) / step;
          if (slope !== 0) for (const p of recipe[n]) byRow[i].push(p, slope);
        }
      });
    }
    return byRow;
  };
  return { residuals, derivatives };
};

const fitConstants = (cases, start = {}) => {
  const tags = cases.map(tagsOf);
  const parameters = createParameters(
    tags,
    cases.map(({ group, source }) => group ?? source),
    Number(options.minimum),
  );
  for (const parameter of parameters) if (start[parameter.key]) parameter.start = Math.log(start[parameter.key]);
  const began = Date.now();
  const { theta, value } = leastSquares({
    parameters,
    weights: cases.map(({ weight }) => weight),
    ...createResiduals(cases, tags, parameters),
    iterations: Number(options.iterations),
    report: (iteration, objective) =>
      console.error(`  ${iteration}: ${objective.toFixed(1)} after ${Math.round((Date.now() - began) / 1000)} s`),
  });
  console.error(`${cases.length} figures, ${parameters.length} constants, objective ${value.toFixed(1)}`);
  return { parameters, theta, coefficients: coefficientsOf(parameters, theta) };
};

/** FNV-1a with a final mix: spreads names over folds, the same on every machine. */
const hash = text => {
  let h = 2166136261;
  for (const character of text) h = Math.imul(h ^ character.charCodeAt(0), 16777619) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0x5bd1e995) >>> 0;
  return (h ^ (h >>> 15)) >>> 0;
};

/** What a fold leaves out together. Chat and instruct versions of a model are the same architecture, so they go together. */
const groupOf = (kind, { accelerator, model: { id } }) => {
  const architecture = id.replace(/-(Instruct|chat|hf)\b/gi, '').toLowerCase();
  if (kind === 'gpu') return accelerator.id;
  return kind === 'model' ? architecture : `${accelerator.id}|${architecture}`;
};

/**
 * The fold of each group. Groups of one table (source and engine) are dealt out in turn, smallest tables first, so that a fold leaves
 * pairs out and not the only two pairs that an engine was ever measured on. `--deal hash` spreads groups by their names alone.
 */
const foldsOf = (kind, folds) => {
  const tables = new Map();
  for (const entry of serving.all) {
    const table = `${entry.source}|${deploymentOf(entry).engine}`;
    if (!tables.has(table)) tables.set(table, new Set());
    tables.get(table).add(groupOf(kind, deploymentOf(entry)));
  }
  const fold = new Map();
  // Tables that are read with more than they state come last, so that the others lie in the same folds with and without them.
  const inferred = new Set(
    serving.all.filter(({ row }) => row.read).map(entry => `${entry.source}|${deploymentOf(entry).engine}`),
  );
  const smallestFirst = [...tables].sort(
    ([a, x], [b, y]) => inferred.has(a) - inferred.has(b) || x.size - y.size || (a < b ? -1 : 1),
  );
  for (const [table, groups] of smallestFirst) {
    const taken = Array.from({ length: folds }, (_, i) => [...groups].filter(group => fold.get(group) === i).length);
    const first = hash(table) % folds;
    for (const group of [...groups].sort((a, b) => hash(a) - hash(b))) {
      if (fold.has(group)) continue;
      let emptiest = first;
      for (let i = 1; i < folds; i++) if (taken[(first + i) % folds] < taken[emptiest]) emptiest = (first + i) % folds;
      fold.set(group, options.deal === 'hash' ? hash(group) % folds : emptiest);
      taken[fold.get(group)]++;
    }
  }
  return fold;
};

const crossValidate = kind => {
  const folds = Number(options.folds);
  const foldOf = foldsOf(kind, folds);
  const lines = [
    'kind,fold,row,metric,mode,engine,year,batching,gpu,model,weights,gpus,source,stated,measured,predicted',
  ];
  for (let fold = 0; fold < folds; fold++) {
    if (options.fold !== undefined && Number(options.fold) !== fold) continue;
    const held = entry => foldOf.get(groupOf(kind, deploymentOf(entry))) === fold;
    const learned = [...serving.cases.filter(entry => !held(entry)), ...operators];
    const { coefficients } = fitConstants(learned);
    for (const entry of serving.all.filter(held)) {
      const { row, metric, name, measured, benchmark, source } = entry;
      const { deployment } = benchmark;
      const predicted = model.predictBenchmark(benchmark, coefficients)[name];
      lines.push(
        [
          kind,
          fold,
          row.row,
          metric,
          benchmark.mode,
          deployment.engine,
          deployment.engineYear,
          deployment.batching,
          deployment.accelerator.id,
          deployment.model.id,
          deployment.weights,
          deployment.gpus,
          `"${source}"`,
          row.weight_precision !== '' && row.weight_precision !== 'unset' && !row.read ? 1 : 0,
          measured,
          predicted,
        ].join(','),
      );
    }
  }
  writeFileSync(options.report ?? `cross-validation-${kind}.csv`, `${lines.join('\n')}\n`);
};

if (options['cross-validate']) crossValidate(options['cross-validate']);
else {
  const previous = options.start ? JSON.parse(readFileSync(options.start, 'utf8')).coefficients : {};
  const start = Object.fromEntries(Object.entries(previous).map(([key, { value }]) => [key, value]));
  const cases = [...serving.cases, ...operators];
  const { parameters, theta } = fitConstants(cases, start);
  writeCoefficients(options.out, { parameters, theta, cases, fixed, date: options.date });
  for (const [reason, rows] of [...serving.skipped].sort((a, b) => b[1] - a[1]))
    console.error(`left out ${rows} rows: ${reason}`);
}
