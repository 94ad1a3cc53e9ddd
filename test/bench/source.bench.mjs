// Scan time against the floor, a bare parse: `node test/bench/source.bench.mjs [FOLDER]` (after `node esbuild.mjs`). Times are
// CPU milliseconds of this process, the best of several runs. Without a folder it grows fixtures, which are full of calls:
// the worst case; with one it takes the folder's files, each language summed up.
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const require = createRequire(import.meta.url);
const treeSitter = path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs');
const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'source-bench-')), 'source.cjs');
await build({
  entryPoints: [path.join(here, 'source-entry.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile,
  alias: { 'web-tree-sitter': treeSitter },
  logLevel: 'error',
});
const { adapterOf, createScanner, languageOf } = require(outfile);
const { Language, Parser } = require(treeSitter);
const asset = name => readFileSync(path.join(root, 'media', name));
const scanner = createScanner(async name => asset(name));
await Parser.init({ wasmBinary: asset('grammars/web-tree-sitter.wasm') });

/** CPU milliseconds of the fastest of `runs` calls. */
const fastest = (runs, call) => {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e3);
  }
  return best;
};

const parsers = new Map();
async function parserOf(language) {
  if (!parsers.has(language)) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(asset(`grammars/${adapterOf(language).grammar}`)));
    parsers.set(language, parser);
    await scanner.prepare(language);
  }
  return parsers.get(language);
}

async function measure(title, language, texts, runs) {
  const parser = await parserOf(language);
  const parse = fastest(runs, () => texts.forEach(text => void parser.parse(text)?.delete()));
  let calls = 0;
  const scan = fastest(runs, () => {
    calls = 0;
    for (const text of texts) calls += scanner.scan({ file: 'bench', language, text }).calls.length;
  });
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(
    `${title}: ${size} characters, ${calls} calls: parse ${parse.toFixed(1)} ms, scan ${scan.toFixed(1)} ms, ` +
      `ratio ${(scan / parse).toFixed(2)}, ${((scan / size) * 1e5).toFixed(1)} ms per 100 kB`,
  );
}

const folder = process.argv[2];
if (folder) {
  const byLanguage = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    const language = languageOf(name);
    if (!language || !adapterOf(language) || language === 'jupyter' || !statSync(file).isFile()) continue;
    const text = readFileSync(file, 'utf8');
    if (text.length < 400_000) byLanguage.set(language, [...(byLanguage.get(language) ?? []), text]);
  }
  for (const [language, texts] of byLanguage) await measure(`${language}, ${texts.length} files`, language, texts, 4);
} else {
  const fixtures = {
    python: 'openai.py',
    typescript: 'vercel-ai.ts',
    go: 'sdks.go',
    java: 'Sdks.java',
    csharp: 'Sdks.cs',
  };
  for (const [language, name] of Object.entries(fixtures)) {
    const text = readFileSync(path.join(here, '../fixtures/sdks', name), 'utf8');
    for (const size of [10_000, 100_000, 1_000_000]) {
      const copies = Math.max(1, Math.round(size / text.length));
      await measure(language, language, [Array.from({ length: copies }, () => text).join('\n')], 3);
    }
  }
}
