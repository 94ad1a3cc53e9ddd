// The scanner, bundled for a bench, with the tests' fixtures.
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const require = createRequire(import.meta.url);
const treeSitter = path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs');

/** A file of `media/`. */
export const readAsset = async name => readFileSync(path.join(root, 'media', name));

export async function loadScanner() {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'source-bench-')), 'source.cjs');
  await build({
    entryPoints: [path.join(here, 'source-entry.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    mainFields: ['module', 'main'],
    alias: { 'web-tree-sitter': treeSitter },
    define: { 'import.meta.dirname': JSON.stringify(path.join(root, 'test/source')) },
    logLevel: 'error',
  });
  const source = require(outfile);
  return { ...source, scanner: source.createScanner(readAsset) };
}
