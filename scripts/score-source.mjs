#!/usr/bin/env node
/**
 * Scores what `lint` finds in a folder of hand-labelled files, and prints the table of docs/accuracy/source.md, what was missed and what
 * is false.
 *
 *   node esbuild.mjs && node scripts/score-source.mjs LABELS.jsonl FOLDER
 *
 * Each line of LABELS is a file: its name in FOLDER, and its calls with line, kind, model, limit, loop and prompt parts (the hash of
 * their text with placeholders as {}, their tokens in o200k).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asPrediction, score } from './detection-score.mjs';

const [labels, folder] = process.argv.slice(2);
if (!labels || !folder) {
  console.error('usage: score-source.mjs LABELS.jsonl FOLDER');
  process.exit(2);
}
const program = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist/cli.js');
const files = readFileSync(labels, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));
const run = spawnSync(process.execPath, [program, 'lint', '.', '--format', 'json', '--include-text'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (run.error || !run.stdout) {
  console.error(`lint of ${folder} gave nothing: ${run.error?.message ?? `exit ${run.status}`}`);
  process.exit(1);
}

const byFile = new Map();
for (const call of JSON.parse(run.stdout).calls)
  byFile.set(call.file, [...(byFile.get(call.file) ?? []), asPrediction(call)]);
const result = score(files, file => byFile.get(file) ?? []);

const percent = (part, whole) => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : 'unknown');
const both = ({ labelled, said, right }) => `${percent(right, labelled)} / ${percent(right, said)}`;
const withinTwentieth = result.differences.filter(difference => difference <= 0.05).length;
const rows = [
  ['calls: recall', `${percent(result.found, result.labelled)} of ${result.labelled}`],
  [
    'precision',
    `${percent(result.found, result.found + result.false.length)} (${result.covered} on a labelled prompt besides)`,
  ],
  ...[...result.kinds]
    .sort()
    .map(([kind, sum]) => [`${kind}: recall`, `${percent(sum.right, sum.labelled)} of ${sum.labelled}`]),
  ['model: recall / precision', both(result.model)],
  ['output limit: recall / precision', both(result.limit)],
  ['in a loop: recall / precision', both(result.loop)],
  ['prompt parts: recall / precision', both(result.parts)],
  ['prompt text: share of tokens', percent(result.text.right, result.text.labelled)],
  [
    'tokens within 5 % of the label',
    `${percent(withinTwentieth, result.differences.length)} of ${result.differences.length}`,
  ],
];
console.log(['| | measured |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n'));
for (const call of result.missed) console.log(`missed: ${call}`);
for (const call of result.false) console.log(`false: ${call}`);
