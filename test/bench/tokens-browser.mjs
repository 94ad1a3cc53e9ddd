// Runs the tokenizer in a web worker of a real browser: ids against expected-ids.json, load and throughput.
// Usage: node test/bench/tokens-browser.mjs [path of a Chromium]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '../..');
const candidates = [process.argv[2], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = candidates.find(file => file && existsSync(file));
if (!browser) {
  console.error('no Chromium found; give its path as the first argument');
  process.exit(2);
}

const { outputFiles } = await build({
  entryPoints: [path.join(root, 'test/bench/tokens-worker.ts')],
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  write: false,
});
const page = `<!doctype html><title>tokens</title><script>
const worker = new Worker('/worker.js');
const send = body => fetch('/result', { method: 'POST', body: JSON.stringify(body) });
worker.onmessage = event => send(event.data);
worker.onerror = event => send({ error: event.message });
</script>`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'tokens-browser-'));
const result = await new Promise((resolve, reject) => {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (request.method === 'POST') {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        response.end();
        resolve(JSON.parse(body));
        child.kill();
        server.close();
        server.closeAllConnections();
      });
    } else if (url === '/worker.js') response.setHeader('content-type', 'text/javascript').end(outputFiles[0].contents);
    else if (/^\/media\/vocab\/[\w.]+$/.test(url)) response.end(readFileSync(path.join(root, url)));
    else response.setHeader('content-type', 'text/html').end(page);
  });
  let child;
  server.listen(0, '127.0.0.1', () => {
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      `--user-data-dir=${folder}`,
    ];
    child = spawn(browser, [...flags, `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore' });
    child.on('error', reject);
    setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the browser gave no result within two minutes'));
    }, 120_000).unref();
  });
});
setTimeout(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }), 500);

if (result.error) {
  console.error(result.error);
  process.exitCode = 1;
} else {
  console.log(
    '| vocabulary | load, ms | strings with other ids | English, MB/s | 1,000,000 x a, ms |\n|---|---:|---:|---:|---:|',
  );
  for (const { name, loaded, different, megabytesPerSecond, run } of result.results)
    console.log(
      `| ${name} | ${loaded.toFixed(0)} | ${different ?? 'not compared'} | ${megabytesPerSecond.toFixed(0)} | ${run.toFixed(0)} |`,
    );
  if (result.results.some(({ different }) => different > 0)) process.exitCode = 1;
}
