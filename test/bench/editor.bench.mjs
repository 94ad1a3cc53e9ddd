// How fast the extension is inside the editor, against what it must reach: `npm run bench:editor`.
// A first hint counts when it is drawn; its figure is the median over new windows. Keystrokes are single measurements. What of that is the
// editor's is measured with an extension that only gives fixed hints (the floor), in windows of the same kind; what is ours, with the
// language server alone.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension, vsix } from '../../scripts/package-extension.mjs';
import { findBrowser } from '../editor/browser.mjs';
import { runHostSuites } from '../editor/host-suite.mjs';
import { editorNode } from '../editor/server.mjs';
import { pythonSource } from '../host/bench/python-source.mjs';
import { firstHint, keystrokes } from './protocol-client.mjs';

const benches = path.join(path.dirname(fileURLToPath(import.meta.url)), '../host/bench');
const suite = (name, folder = 'empty-folder') => ({
  folder,
  tests: [path.join(benches, `${name}.bench.ts`)],
  drawn: name.endsWith('-hint') || name === 'cold-again',
});
const starts = Number(process.argv[2] ?? 7);

/** @param {number[]} values @param {number} share 0.5 is the median */
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

/** @type {Map<string, number[]>} */
const measured = new Map();
const take = (/** @type {string} */ name, /** @type {number} */ milliseconds) =>
  measured.set(name, [...(measured.get(name) ?? []), milliseconds]);
packageExtension();
const browser = findBrowser();
/**
 * One new window after another.
 * @param {Omit<Parameters<typeof runHostSuites>[0], 'browser' | 'print' | 'figure'>} options
 * @param {string} prefix of the figures' names
 */
async function windows(options, prefix = '') {
  const figure = (/** @type {string} */ name, /** @type {number} */ milliseconds) => take(prefix + name, milliseconds);
  for (const { title, error } of await runHostSuites({ browser, print: () => {}, figure, ...options }))
    if (error) throw new Error(`${title}: ${error}`);
}
// By turns, so that a machine that is busy for a while is so for both.
for (let start = 0; start < starts; start++) {
  await windows({
    vsix,
    suites: [
      suite('activation'),
      suite('cold-hint'),
      suite('cold-again', 'same'),
      suite('open-window-hint', 'example'),
      suite('keystroke'),
    ],
    settings: { 'inferenceCost.debounce': 0 }, // keystrokes are measured from where the debounce ends
  });
  await windows(
    {
      developed: [path.join(benches, 'floor')],
      suites: [suite('cold-hint'), suite('open-window-hint', 'example'), suite('keystroke')],
    },
    'floor: ',
  );
}

const short = pythonSource(500);
for (let run = 0; run < starts; run++) {
  take('server, from nothing', await firstHint(editorNode, short));
  take('server, loaded', await firstHint(editorNode, short, 1500));
}
for (const milliseconds of await keystrokes(editorNode, pythonSource(2000), 100))
  take('server, keystroke', milliseconds);

/** Title, name of the figure, quantile, target in milliseconds where there is one. @type {[string, string, number, number?][]} */
const rows = [
  ['activation in the extension host, median', 'activation', 0.5, 50],
  ['first hint of a 500-line file, window in use', 'first hint, in use', 0.5, 300],
  ['  the floor', 'floor: first hint, in use', 0.5],
  ['  of the first file, in a folder with configuration', 'first hint, configured', 0.5, 300],
  ['  the floor', 'floor: first hint, configured', 0.5],
  ['  of the first file, which starts the extension', 'first hint', 0.5, 300],
  ['  the floor', 'floor: first hint', 0.5],
  ['  of one that an earlier window has shown', 'first hint again', 0.5, 300],
  ['  the server alone, started by the file', 'server, from nothing', 0.5],
  ['  the server alone, once it has loaded', 'server, loaded', 0.5],
  ['hints after a keystroke, 2,000 lines, p95', 'keystroke', 0.95, 50],
  ['  the floor', 'floor: keystroke', 0.95],
  ['  first five letters after it was opened, median', 'keystroke, just opened', 0.5],
  ['  the floor', 'floor: keystroke, just opened', 0.5],
  ['  the server alone', 'server, keystroke', 0.95],
];
for (const [title, name, share, target] of rows) {
  const values = measured.get(name) ?? [];
  const figure = quantile(values, share);
  const range = `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
  const verdict = target === undefined ? '' : `target ${target} ms, ${figure <= target ? 'met' : 'missed'}`;
  console.log(
    `${title.padEnd(51)} ${figure.toFixed(1).padStart(7)} ms   ${verdict.padEnd(22)} (${values.length} runs, ${range})`,
  );
}
