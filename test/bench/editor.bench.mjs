// How fast the extension is inside the editor, against what it must reach: `npm run bench:editor`.
// Each cold figure is the median over new extension hosts; the keystrokes are single measurements of one.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension, vsix } from '../../scripts/package-extension.mjs';
import { findBrowser } from '../editor/browser.mjs';
import { runHostSuites } from '../editor/host-suite.mjs';

const benches = path.join(path.dirname(fileURLToPath(import.meta.url)), '../host/bench');
const suite = name => ({ folder: 'empty-folder', tests: [path.join(benches, `${name}.bench.ts`)] });
const starts = Number(process.argv[2] ?? 7);

/** @param {number[]} values @param {number} share 0.5 is the median */
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

/** @type {Map<string, number[]>} */
const measured = new Map();
const cold = Array.from({ length: starts }, () => [suite('activation'), suite('cold-hint')]).flat();
packageExtension();
const results = await runHostSuites({
  browser: findBrowser(),
  vsix,
  suites: [...cold, suite('keystroke')],
  settings: { 'inferenceCost.debounce': 0 }, // keystrokes are measured from where the debounce ends
  print: () => {},
  figure: (name, milliseconds) => measured.set(name, [...(measured.get(name) ?? []), milliseconds]),
});
for (const { title, error } of results) if (error) throw new Error(`${title}: ${error}`);

/** Title, name of the figure, quantile, target in milliseconds. @type {[string, string, number, number][]} */
const rows = [
  ['activation in the extension host, median', 'activation', 0.5, 50],
  ['first hint of a 500-line file, cold, median', 'first hint', 0.5, 300],
  ['hints after a keystroke, 2,000 lines, p95', 'keystroke', 0.95, 50],
];
for (const [title, name, share, target] of rows) {
  const values = measured.get(name) ?? [];
  const figure = quantile(values, share);
  const range = `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
  console.log(
    `${title.padEnd(46)} ${figure.toFixed(1).padStart(7)} ms   target ${target} ms   ${figure <= target ? 'met' : 'missed'}   (${values.length} runs, ${range})`,
  );
}
