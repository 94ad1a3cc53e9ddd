// Writes docs/scenarios.md: `node scripts/serving/write-scenarios.mjs`.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'scenarios-')), 'document.mjs');
await build({
  entryPoints: [path.join(here, 'scenario-document.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'error',
});
const { scenarioDocument } = await import(pathToFileURL(outfile).href);
const target = path.join(here, '../../docs/scenarios.md');
writeFileSync(target, scenarioDocument());
console.log(`wrote ${target}`);
