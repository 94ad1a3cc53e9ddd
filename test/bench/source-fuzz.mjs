// Broken inputs for the scanner: `node test/bench/source-fuzz.mjs [INPUTS] [SEED] [FOLDER]`. Mutates excerpts of the fixtures of every
// language and one file of each kind of prompt file, in one process for each core. No input may throw, or let the parser fail; none may take more than
// 100 ms of CPU time per 100 kB, beside what tree-sitter needs to get past broken text, which is told apart; each fiftieth is a
// document that is edited, whose scan must equal one from scratch. Prints how far it is, what broke, and a table of the
// languages; writes the inputs at fault to FOLDER; ends with 1 when something broke.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const inputs = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 1e9);
const folder = process.argv[4];
const processes = availableParallelism();
const worker = path.join(path.dirname(fileURLToPath(import.meta.url)), 'source-fuzz-worker.mjs');

/** Milliseconds without a word after which a process counts as hanging. */
const longestSilence = 600_000;
const mostPrinted = 20;

const byLanguage = new Map();
let broken = 0;
const done = new Array(processes).fill(0);

function tell({ kind, source, detail }) {
  broken++;
  if (folder) writeFileSync(path.join(folder, `${broken}-${kind}-${path.basename(source.file)}`), source.text);
  if (broken > mostPrinted) return;
  console.log(`${kind}: ${source.language} ${source.file}: ${detail}\n${JSON.stringify(source.text.slice(0, 600))}`);
}

function count(rows) {
  for (const [language, row] of rows) {
    const sum = byLanguage.get(language) ?? {};
    byLanguage.set(language, sum);
    for (const key of ['inputs', 'characters', 'milliseconds', 'over', 'ended', 'failed'])
      sum[key] = (sum[key] ?? 0) + row[key];
    for (const key of ['own', 'whole']) sum[key] = Math.max(sum[key] ?? 0, row[key]);
  }
}

const start = performance.now();
const total = () => done.reduce((sum, own) => sum + own, 0);
const state = () =>
  `${total()} inputs, ${((total() / (performance.now() - start)) * 1000).toFixed(0)} a second, ${broken} broken`;

/** Runs one process; its share of the inputs is done, or it has broken off, when the promise is kept. */
const run = index =>
  new Promise(resolve => {
    const share = Math.floor(inputs / processes) + (index < inputs % processes ? 1 : 0);
    const own = seed + index;
    const child = fork(worker, [String(share), String(own), ...(folder ? [folder] : [])]);
    const overdue = () => {
      broken++;
      console.log(
        `hangs: after ${done[index]} inputs of seed ${own}${folder ? `; the input is current-${own}.json` : ''}`,
      );
      child.kill('SIGKILL');
    };
    let watch = setTimeout(overdue, longestSilence);
    child.on('message', message => {
      clearTimeout(watch);
      watch = setTimeout(overdue, longestSilence);
      if (message.broken) return tell(message.broken);
      done[index] = message.done;
      count(message.rows);
    });
    child.on('close', () => {
      clearTimeout(watch);
      if (done[index] < share) broken++;
      resolve();
    });
  });

const progress = setInterval(() => console.log(state()), 30_000);
await Promise.all(done.map((_none, index) => run(index)));
clearInterval(progress);

console.log(`${state()}, seed ${seed}`);
for (const [language, { inputs: scans, characters, milliseconds, own, whole, over, ended, failed }] of byLanguage)
  console.log(
    `${language.padEnd(16)} ${String(scans).padStart(8)} scans  ${((milliseconds / characters) * 1e5).toFixed(1).padStart(6)} ms per 100 kB` +
      (over > 0
        ? `, ${over} slow by tree-sitter: up to ${whole.toFixed(1)} times what it may take, ${own.toFixed(1)} without tree-sitter`
        : '') +
      (ended > 0 ? `, ${ended} ended at a limit` : '') +
      (failed > 0 ? `, ${failed} on which the parser failed` : ''),
  );
process.exitCode = broken > 0 ? 1 : 0;
