#!/usr/bin/env node
// Turns three tables of public facts into the catalog's data files:
//   node scripts/import-catalog.mjs HARDWARE.csv MODELS.csv PRICES.csv OUT_DIR
// OUT_DIR/corrections/{accelerators,models,prices}.json hold names, aliases and every corrected cell with its own source
// and date. They are applied here, so that the import can be repeated over newer tables.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [hardwareFile, modelsFile, pricesFile, outDir] = process.argv.slice(2);
if (!outDir) {
  console.error('usage: node scripts/import-catalog.mjs HARDWARE.csv MODELS.csv PRICES.csv OUT_DIR');
  process.exit(2);
}

/** RFC 4180: quoted cells may hold commas, quotes and line breaks. Returns one object per row, keyed by the header. */
function readCsv(file) {
  const text = readFileSync(file, 'utf8');
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, raw, end] = cell.exec(text);
    rows.at(-1).push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end.endsWith('\n')) rows.push([]);
  }
  const [header, ...body] = rows.filter(row => row.length > 1);
  return body.map(row => Object.fromEntries(header.map((name, index) => [name, row[index]?.trim() ?? ''])));
}

const corrections = name => JSON.parse(readFileSync(path.join(outDir, 'corrections', `${name}.json`), 'utf8'));

/** Numbers of a table's own index say nothing to a reader of the source; what they pointed at does. */
const readableSource = text =>
  text
    .replace(/\(?\b(?:public )?(?:code |doc |repo )?\w+ ids? \d[\d, and]+\)?/g, match =>
      match.startsWith('(') ? (match.endsWith(')') ? '' : '(') : 'public code ',
    )
    .replace(/\bcode-\w+ (\w+) excerpt/g, 'public code ($1 table)')
    .replace(/\(public code;? ?/g, '(')
    .replace(/\(\s*[;,]?\s*/g, '(')
    .replace(/\(\)/g, '')
    .replace('; verify against HF', '')
    .replace(/\s+/g, ' ')
    .trim();

/** The source's own date where a commit or the text gives one, else the day on which the table was read. */
function dateOf(source, overlay) {
  for (const [mark, date] of Object.entries(overlay.sourceDates ?? {})) if (source.includes(mark)) return date;
  return overlay.readOn;
}

/** Overwrites cells; returns what was changed, for the record. */
function applyCells(row, cells = {}) {
  return Object.entries(cells).map(([column, { value, source, date }]) => {
    if (!(column in row)) throw new Error(`correction of ${column}: the table has no such column`);
    row[column] = value === null ? '' : String(value);
    return { column, source, date };
  });
}

const number = text => (text === '' || text === undefined ? undefined : Number(text));
const defined = object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

function interconnectKind(name) {
  const kinds = [
    [/NVLink/i, 'nvlink'],
    [/Infinity Fabric/i, 'infinity-fabric'],
    [/NeuronLink/i, 'neuronlink'],
    [/RoCE|ConnectX|Ethernet/i, 'ethernet'],
    [/ICI/, 'ici'],
    [/Xe Link/i, 'xe-link'],
    [/PCIe/i, 'pcie'],
  ];
  // "PCIe Gen4 (NVLink bridge optional)" is a PCIe card.
  if (/^PCIe/.test(name)) return 'pcie';
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'none';
}

function importAccelerators() {
  const overlay = corrections('accelerators');
  const entries = new Map(overlay.accelerators.map(entry => [entry.gpu, entry]));
  const excluded = [];
  const table = readCsv(hardwareFile);
  // Parts that the table lacks come with the same columns; a column that none of them knows is empty.
  const blank = Object.fromEntries(Object.keys(table[0]).map(column => [column, '']));
  const added = overlay.added.map(entry => {
    entries.set(entry.columns.gpu, entry);
    return {
      ...blank,
      ...Object.fromEntries(Object.entries(entry.columns).map(([column, value]) => [column, String(value)])),
    };
  });
  const rows = [...table, ...added].flatMap(row => {
    const entry = entries.get(row.gpu);
    if (!entry) throw new Error(`${hardwareFile}: no entry for "${row.gpu}" in corrections/accelerators.json`);
    const corrected = applyCells(row, entry.cells);
    const half = number(row.fp16_bf16_dense_tflops);
    const bandwidth = number(row.mem_bw_gbs);
    const options = entry.memoryOptionsGiB;
    const gib = options ? Math.max(...options) : Number(row.mem_gb);
    if (!half || !bandwidth || !gib) {
      excluded.push({ gpu: row.gpu, reason: 'memory, bandwidth or 16-bit peak unknown' });
      return [];
    }
    // Before Ampere there is no bf16 in the matrix units, and a TPU has no fp16; the others run both at one rate.
    const bf16 = ['turing', 'volta'].includes(entry.family) ? undefined : half;
    const fp16 = entry.family === 'tpu' ? undefined : half;
    // A format that a source lists but the part has no matrix unit for is not native.
    const native = (flag, value) => (flag === 'no' ? undefined : number(value));
    return [
      defined({
        id: entry.id,
        name: entry.name,
        aliases: entry.aliases,
        vendor: row.vendor,
        family: entry.family,
        soldAs: options ? `${Math.max(...options)} GB` : `${row.mem_gb} GB`,
        memoryMiB: entry.driverMemoryMiB?.value ?? gib * 1024,
        memoryOptionsGiB: options,
        bandwidthGBs: bandwidth,
        peakTflops: defined({
          fp32: number(row.fp32_tflops),
          tf32: number(row.tf32_tflops),
          fp16,
          bf16,
          fp8: native(row.native_fp8, row.fp8_dense_tflops),
          fp4: native(row.native_fp4, row.fp4_dense_tflops),
          int8: number(row.int8_dense_tops),
        }),
        sparsity: entry.sparsity,
        interconnect: defined({
          kind: interconnectKind(row.interconnect),
          name: row.interconnect || 'none',
          GBs: number(row.interconnect_unidir_gbs_per_gpu),
        }),
        watts: number(row.tdp_w),
        multiprocessors: entry.multiprocessors && {
          count: entry.multiprocessors.value,
          ...pick(entry.multiprocessors),
        },
        notes: entry.notes,
        source: entry.source ?? readableSource(row.source),
        date: entry.date ?? dateOf(row.source, overlay),
        corrected: [
          ...corrected,
          ...(entry.driverMemoryMiB ? [{ column: 'memory', ...pick(entry.driverMemoryMiB) }] : []),
        ],
      }),
    ];
  });
  return { rows, excluded };
}
const pick = ({ source, date }) => ({ source, date });

/** `sliding_attention:25; full_attention:5; …` and the two other spellings of the table. */
function layerKinds(row, layers) {
  const pattern = row.layer_pattern;
  const count = kind => Number(new RegExp(`${kind}_attention:(\\d+)`).exec(pattern)?.[1] ?? 0);
  const window = number(row.sliding_window) ?? 0;
  const listed = { full: count('full'), sliding: count('sliding'), linear: count('linear') };
  if (listed.full + listed.sliding + listed.linear === layers)
    return { ...listed, window: listed.sliding ? window : 0 };
  const interval = /full attention every (\d+)/.exec(pattern);
  if (interval) {
    const full = Math.floor(layers / Number(interval[1]));
    return { full, sliding: 0, window: 0, linear: layers - full };
  }
  const context = number(row.max_context) ?? Number.POSITIVE_INFINITY;
  // A window as long as the context hides nothing.
  if (window && window < context) return { full: 0, sliding: layers, window, linear: 0 };
  return { full: layers, sliding: 0, window: 0, linear: 0 };
}

function attention(row, entry) {
  if (row.attention_type === 'MLA')
    return {
      kind: 'latent',
      heads: Number(row.n_heads),
      queryRank: number(row.q_lora_rank) ?? 0,
      kvRank: Number(row.kv_lora_rank),
      noPositionDim: Number(row.qk_nope_head_dim),
      rotaryDim: Number(row.qk_rope_head_dim),
      valueDim: Number(row.v_head_dim),
      ...entry.attention,
    };
  return {
    kind: 'grouped-query',
    heads: Number(row.n_heads),
    kvHeads: Number(row.n_kv_heads),
    headDim: Number(row.head_dim),
    ...entry.attention,
  };
}

function experts(row, entry) {
  const total = number(row.n_experts);
  if (!total) return {};
  const intermediate = number(row.moe_intermediate) ?? number(row.intermediate);
  const sharedIntermediate = number(row.shared_expert_intermediate);
  const shared = number(row.n_shared_experts) ?? (sharedIntermediate ? 1 : 0);
  return {
    denseLayers: entry.denseLayers ?? number(row.first_dense_layers) ?? 0,
    experts: {
      total,
      active: Number(row.n_active_experts),
      intermediate,
      shared,
      sharedIntermediate: shared ? sharedIntermediate || intermediate : 0,
      ...entry.experts,
    },
  };
}

const precisions = {
  bfloat16: 'bf16',
  float16: 'fp16',
  fp8: 'fp8',
  FP8: 'fp8',
  mxfp4: 'mxfp4',
  nvfp4: 'nvfp4',
  int4: 'int4',
};

function importModels() {
  const overlay = corrections('models');
  const entries = overlay.models;
  const excluded = [];
  const rows = readCsv(modelsFile).flatMap(row => {
    const entry = entries[row.model_id] ?? {};
    if (entry.exclude) {
      excluded.push({ id: row.model_id, reason: entry.exclude });
      return [];
    }
    const corrected = applyCells(row, entry.cells);
    const layers = Number(row.n_layers);
    const required = [
      'n_layers',
      'hidden',
      'n_heads',
      'vocab',
      row.attention_type === 'MLA' ? 'kv_lora_rank' : 'n_kv_heads',
    ];
    const missing = required.filter(column => row[column] === '');
    if (missing.length > 0) {
      excluded.push({ id: row.model_id, reason: `the table does not give ${missing.join(', ')}` });
      return [];
    }
    const mixture = experts(row, entry);
    const kinds = { ...layerKinds(row, layers), ...entry.layerKinds };
    const tied = row.tied_embeddings === '' ? undefined : row.tied_embeddings === 'True';
    if (tied === undefined)
      throw new Error(`${row.model_id}: whether its embeddings are tied is unknown; add the cell`);
    return [
      defined({
        id: entry.id ?? row.model_id,
        aliases: entry.aliases,
        family: row.family.toLowerCase(),
        layers,
        hidden: Number(row.hidden),
        vocabulary: Number(row.vocab),
        attention: attention(row, entry),
        slidingAttention: entry.slidingAttention,
        layerKinds: kinds,
        linearLayer: entry.linearLayer,
        feedForward: {
          intermediate: number(row.intermediate) ?? mixture.experts?.intermediate ?? 0,
          gated: entry.gated ?? true,
          denseLayers: mixture.denseLayers ?? entry.denseLayers ?? layers,
          ...entry.feedForward,
        },
        experts: mixture.experts,
        tiedEmbeddings: tied,
        contextWindow: number(row.max_context),
        nativePrecision: entry.nativePrecision ?? precisions[row.dtype_or_quant] ?? 'bf16',
        otherParameters: entry.otherParameters,
        activeParameters: entry.activeParameters,
        kvSharedLayers: entry.kvSharedLayers,
        notes: entry.notes,
        source: readableSource(row.source),
        date: dateOf(row.source, overlay),
        corrected,
      }),
    ];
  });
  return { rows, excluded };
}

/** Models that the table lacks are read from the keys of their config.json, by the reader that users' own configs go through. */
async function addModels(models) {
  const entryPoint = fileURLToPath(new URL('../src/catalog/hugging-face-config.ts', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entryPoint], bundle: true, format: 'esm', write: false });
  const module = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  const { readHuggingFaceConfig } = await import(module);
  for (const { id, aliases, config, source, date, notes } of corrections('models').added) {
    const read = readHuggingFaceConfig(config, id, source, date);
    if (read.problem) throw new Error(`corrections/models.json, added ${id}: ${read.problem}`);
    models.rows.push(defined({ ...read.architecture, aliases, notes, corrected: [] }));
  }
  return models;
}

function importPrices() {
  const overlay = corrections('prices');
  const excluded = [];
  const rows = readCsv(pricesFile).flatMap((row, index) => {
    const accelerators = overlay.accelerators[row.gpu];
    if (!accelerators || accelerators.length === 0) {
      excluded.push({ row: index + 2, gpu: row.gpu, reason: 'no such accelerator in the catalog' });
      return [];
    }
    return accelerators.map(accelerator =>
      defined({
        accelerator,
        perGpuHour: Number(row.usd_per_gpu_hour),
        gpus: Number(row.n_gpus),
        cloud: overlay.clouds[row.cloud] ?? row.cloud,
        instance: row.instance_type || undefined,
        priceType: overlay.priceTypes[row.price_type] ?? row.price_type,
        region: row.region || undefined,
        source: readableSource(row.source),
        date: overlay.dates[row.date_or_version] ?? overlay.readOn,
        dateIsReading: row.date_or_version in overlay.dates ? undefined : true,
        notes: readableSource(row.notes) || undefined,
      }),
    );
  });
  return { rows, excluded };
}

function write(name, { rows, excluded }) {
  const lines = rows.map(row => `  ${JSON.stringify(row)}`);
  writeFileSync(path.join(outDir, `${name}.json`), `[\n${lines.join(',\n')}\n]\n`);
  console.log(`${name}: ${rows.length} rows, ${excluded.length} left out`);
  for (const item of excluded) console.log(`  ${JSON.stringify(item)}`);
}

write('accelerators', importAccelerators());
write('models', await addModels(importModels()));
write('gpu-hour-prices', importPrices());
