// From moving a slider of the Scenario Explorer to the redrawn answer, in a browser: p50 and p95 until all pictures in sight are
// on the screen, and until the page's elements are theirs; and the bundles' sizes.
// Usage: node esbuild.mjs --production && node test/bench/explorer.bench.mjs [moves]

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { setUpEditor } from '../editor/setup.mjs';
import { displayedAfter, frameCategories } from './displayed-frames.mjs';

const folder = path.join(import.meta.dirname, '../../dist/webview');
const files = ['main.js', 'worker.js', 'explorer.css'];
const moves = Number(process.argv[2] ?? 60);
const { browser: executable, missing } = setUpEditor();
if (!executable) throw new Error(`no browser: ${missing}`);
for (const file of files)
  if (!existsSync(path.join(folder, file)))
    throw new Error(`${file} is missing: run node esbuild.mjs --production first`);

const html = `<!doctype html><html lang="en"><link rel="stylesheet" href="/explorer.css"><title>bench</title>
<body><div id="root" data-worker="/worker.js"></div>
<script>globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });</script>
<script type="module" src="/main.js"></script>`;
const types = { '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(({ url = '/' }, response) => {
  const name = files.find(file => url === `/${file}`);
  if (name) response.setHeader('content-type', types[path.extname(name)]).end(readFileSync(path.join(folder, name)));
  else response.setHeader('content-type', 'text/html').end(html);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));

// In the page: moves a slider and waits for the first answer to the move, then for the frames that show it. With a pause the exact
// answer of the move before is there; without one its computation is still under way, as when a hand drags on.
const measure = async ({ id, count, pause }) => {
  const slider = /** @type {HTMLInputElement} */ (document.getElementById(id));
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const answered = () =>
    new Promise(resolve => {
      const observer = new MutationObserver(() => {
        if (!['coarse', 'exact'].includes(document.body.dataset.ready ?? '')) return;
        observer.disconnect();
        resolve(undefined);
      });
      observer.observe(document.body, { attributeFilter: ['data-ready'] });
    });
  const times = [];
  for (let step = 0; step < count; step++) {
    if (pause) while (document.body.dataset.ready !== 'exact') await frame();
    // A browser tells of a hand's moves at the start of a frame.
    await frame();
    const started = performance.now();
    performance.mark('moved');
    slider.value = String(300 + ((step * 37) % 400));
    // Until then the page says that what it shows is being computed anew.
    const redrawn = answered();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await redrawn;
    performance.mark('answered');
    times.push(performance.now() - started);
    // The one that paints it, then the next, which is that of the next move.
    await frame();
  }
  return times;
};

/** What the page does for a move. Processor time, unlike time on the clock, does not depend on what else the machine does. */
const steps = [
  ...['EventDispatch', 'HandlePostMessage', 'TimerFire', 'FireAnimationFrame'],
  ...['UpdateLayoutTree', 'Layout', 'PrePaint', 'LocalFrameView::RunPaintLifecyclePhase', 'Layerize', 'Commit'],
];
function pageMilliseconds({ traceEvents }) {
  const { tid } = traceEvents.find(({ name }) => name === 'moved');
  return traceEvents
    .filter(event => event.tid === tid && event.tdur > 0 && steps.includes(event.name))
    .reduce((sum, { tdur }) => sum + tdur / 1000, 0);
}

const { launchBrowser } = await import('../editor/workbench.mjs');
const browser = await launchBrowser(executable);
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.locator('body[data-ready="exact"]').waitFor({ timeout: 60_000 });
  const at = (times, share) =>
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
  const percentiles = times => `p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms`;
  for (const id of ['output-slider', 'requests-slider', 'maxSequences-slider'])
    for (const pause of [false, true]) {
      const count = pause ? Math.ceil(moves / 6) : moves;
      await browser.startTracing(page, { categories: ['devtools.timeline', ...frameCategories] });
      const changed = await page.evaluate(measure, { id, count, pause });
      const trace = JSON.parse((await browser.stopTracing()).toString());
      const displayed = displayedAfter(trace.traceEvents, 'moved', 'answered');
      console.log(
        `${id.padEnd(20)} ${pause ? 'at rest ' : 'dragging'} on the screen ${percentiles(displayed)} (${displayed.filter(time => time <= 50).length} of ${displayed.length} within 50); elements changed ${percentiles(changed)}; ${(pageMilliseconds(trace) / count).toFixed(0)} ms of processor a move in the page`,
      );
    }
} finally {
  await browser.close();
  server.close();
}
for (const file of files) {
  const bytes = readFileSync(path.join(folder, file));
  console.log(
    `${file.padEnd(20)} ${(bytes.length / 1000).toFixed(0)} kB, ${(gzipSync(bytes).length / 1000).toFixed(0)} kB compressed`,
  );
}
