#!/usr/bin/env node
/**
 * Plots predicted against measured, and prints tables of errors (median / ninth decile, bias), from the reports of
 * `fit-performance.mjs --cross-validate`.
 *
 *   node scripts/plot-accuracy.mjs docs/accuracy PAIR.csv GPU.csv MODEL.csv
 *
 * Writes <kind>-<metric>.svg into the folder and Markdown tables to standard output.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const [folder, ...files] = process.argv.slice(2);
if (!folder || files.length === 0) {
  console.error('usage: plot-accuracy.mjs FOLDER REPORT.csv...');
  process.exit(2);
}

const metrics = {
  throughput: ['throughput', 'tokens or requests per second'],
  ttft_ms: ['TTFT', 'ms'],
  itl_ms: ['ITL', 'ms'],
  e2e_ms: ['end-to-end latency', 'ms'],
};
const modeColours = {
  offline_max_throughput: '#1f77b4',
  fixed_concurrency: '#d95f02',
  single_stream: '#1b9e77',
  decode_only: '#7570b3',
  prefill_only: '#a6761d',
};

/** A point per figure on logarithmic axes, the diagonal, and lines at 20 % on either side. */
const plot = (rows, title, unit) => {
  const [size, margin] = [440, 56];
  const values = rows.flatMap(({ measured, predicted }) => [measured, predicted]);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const at = value => ((Math.log10(value) - low) / (high - low)) * (size - margin - 12);
  const x = value => (margin + at(value)).toFixed(1);
  const y = value => (size - margin - at(value)).toFixed(1);
  const line = (factor, dash) => {
    const [from, to] = [10 ** low, 10 ** high];
    const start = Math.max(from, from / factor);
    const end = Math.min(to, to / factor);
    return `<line x1="${x(start)}" y1="${y(start * factor)}" x2="${x(end)}" y2="${y(end * factor)}" stroke="#888" stroke-dasharray="${dash}"/>`;
  };
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  const label = value => (value >= 1e4 || value < 0.01 ? `1e${Math.round(Math.log10(value))}` : String(value));
  const modes = Object.keys(modeColours).filter(mode => rows.some(row => row.mode === mode));
  // One path of round dots per mode: a tenth of the bytes of a circle per point. Points that fall on one pixel are drawn once.
  const dots = mode => {
    const places = rows
      .filter(row => (mode === undefined ? !modes.includes(row.mode) : row.mode === mode))
      .map(({ measured, predicted }) => `M${Number(x(measured)).toFixed(0)} ${Number(y(predicted)).toFixed(0)}h0`);
    if (places.length === 0) return '';
    return `<path d="${[...new Set(places)].join('')}" stroke="${modeColours[mode] ?? '#444'}" stroke-width="4" stroke-linecap="round" stroke-opacity="0.45" fill="none"/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="11" fill="#444">
<title>${title}</title>
<rect width="${size}" height="${size}" fill="#fff"/>
<text x="${margin}" y="16" font-size="13">${title}</text>
${ticks.map(tick => `<line x1="${x(tick)}" y1="${size - margin}" x2="${x(tick)}" y2="${y(10 ** high)}" stroke="#eee"/><line x1="${margin}" y1="${y(tick)}" x2="${x(10 ** high)}" y2="${y(tick)}" stroke="#eee"/><text x="${x(tick)}" y="${size - margin + 16}" text-anchor="middle">${label(tick)}</text><text x="${margin - 6}" y="${Number(y(tick)) + 4}" text-anchor="end">${label(tick)}</text>`).join('\n')}
${line(1, '')}${line(1.2, '4 3')}${line(1 / 1.2, '4 3')}
${[...modes, undefined].map(dots).join('\n')}
<text x="${size / 2}" y="${size - 18}" text-anchor="middle">measured, ${unit}</text>
<text transform="translate(14 ${size / 2}) rotate(-90)" text-anchor="middle">predicted, ${unit}</text>
${modes.map((mode, i) => `<circle cx="${margin + 10}" cy="${34 + 15 * i}" r="4" fill="${modeColours[mode]}"/><text x="${margin + 20}" y="${38 + 15 * i}">${mode.replaceAll('_', ' ')}</text>`).join('\n')}
</svg>
`;
};

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const percent = value => (100 * value).toFixed(1);

/** Median and ninth decile of the error, and the median with its sign. */
const errorsOf = rows => {
  const signed = rows.map(({ measured, predicted }) => predicted / measured - 1).toSorted((a, b) => a - b);
  const absolute = signed.map(Math.abs).toSorted((a, b) => a - b);
  const bias = percent(quantile(signed, 0.5));
  return `${percent(quantile(absolute, 0.5))} / ${percent(quantile(absolute, 0.9))} % (${bias > 0 ? '+' : ''}${bias})`;
};

mkdirSync(folder, { recursive: true });
const reports = files.map(file => {
  const rows = parse(readFileSync(file), { columns: true }).map(row => ({
    ...row,
    measured: Number(row.measured),
    predicted: Number(row.predicted),
  }));
  return { kind: rows[0].kind, rows };
});

const grouped = (rows, key) => {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};

/** One line per group of figures, one column per report; groups of fewer than `least` figures are left out. */
const table = (title, picked, key, least = 10) => {
  const groups = reports.map(({ rows }) => grouped(rows.filter(picked), key));
  const lines = [...groups[0]].filter(([, group]) => group.length >= least).sort((a, b) => b[1].length - a[1].length);
  console.log(`\n### ${title}\n\n| | figures | ${reports.map(({ kind }) => `unseen ${kind}s`).join(' | ')} |`);
  console.log(`|---|---:|${'---:|'.repeat(reports.length)}`);
  for (const [name, group] of lines)
    console.log(`| ${name} | ${group.length} | ${groups.map(found => errorsOf(found.get(name))).join(' | ')} |`);
};

for (const { kind, rows } of reports)
  for (const [metric, [name, unit]] of Object.entries(metrics)) {
    const points = rows.filter(row => row.stated === '1' && row.metric === metric);
    if (points.length > 0)
      writeFileSync(
        path.join(folder, `${kind}-${metric.replace('_ms', '')}.svg`),
        plot(points, `${name}, whole ${kind}s left out`, unit),
      );
  }

const stated = row => row.stated === '1';
const throughput = row => stated(row) && row.metric === 'throughput';
table('By figure (rows that state their precision)', stated, row => metrics[row.metric][0]);
table(
  'By figure (all rows)',
  () => true,
  row => metrics[row.metric][0],
);
table(
  'By figure, mode and engine',
  stated,
  row => `${metrics[row.metric][0]}, ${row.mode.replaceAll('_', ' ')}, ${row.engine} ${row.year}`,
  20,
);
table('Throughput by precision', throughput, row => row.weights);
table('Throughput by part', throughput, row => row.gpu);
table('Throughput by model', throughput, row => row.model);
