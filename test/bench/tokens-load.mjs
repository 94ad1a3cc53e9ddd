// How long it takes until a vocabulary is loaded and until a first prompt is counted, ours beside gpt-tokenizer's.
//
//   node test/bench/tokens-load.mjs [--rounds 15] [--vocabulary o200k_base]...
//
// Each figure is of a fresh process: from the import of the code to the loaded vocabulary (files in the page cache), then one prompt of
// 1 kB. The processes take turns, so that what else the machine does falls on all alike; read the ratios and the least.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
const all = 'o200k_base cl100k_base p50k_base r50k_base llama3 qwen deepseek_v3 mistral_nemo gemma3'.split(' ');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    vocabulary: { type: 'string', multiple: true, default: all },
    child: { type: 'string', multiple: true },
  },
});

const prompt = `${'Summarise the meeting for those who missed it: what was decided, by whom, and what is still open. '.repeat(10)}Thanks.`;

async function measure(who, vocabulary, bundle) {
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const start = { cpu: cpu(), wall: performance.now() };
  const since = from => ({ cpu: cpu() - from.cpu, wall: performance.now() - from.wall });
  let count;
  if (who === 'ours') {
    const { assetsBeside, createEncoderLoader } = await import(pathToFileURL(bundle).href);
    const encoder = await createEncoderLoader(assetsBeside(path.join(root, 'dist')))(vocabulary);
    count = text => encoder.count(text);
  } else {
    const { countTokens } = await import(`gpt-tokenizer/encoding/${vocabulary}`);
    count = text => countTokens(text);
  }
  const loaded = since(start);
  count(prompt);
  console.log(JSON.stringify({ loaded, counted: since(start) }));
}

const middle = sorted => sorted[Math.floor(sorted.length / 2)];

async function main() {
  const { build } = await import('esbuild');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tokens-load-'));
  const bundle = path.join(folder, 'encoder.mjs');
  const contents = `export * from './test/bench/tokens-entry.ts'; export * from './src/commands/assets.ts';`;
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: bundle,
  });
  const theirs = ['o200k_base', 'cl100k_base'].filter(name => values.vocabulary.includes(name));
  const runs = [
    ...values.vocabulary.map(name => ({ who: 'ours', name, found: [] })),
    ...theirs.map(name => ({ who: 'gpt-tokenizer', name, found: [] })),
  ];
  for (let round = 0; round < Number(values.rounds); round++)
    for (const { who, name, found } of runs) {
      const child = [who, name, bundle].flatMap(value => ['--child', value]);
      const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...child], { encoding: 'utf8' });
      found.push(JSON.parse(output));
    }
  rmSync(folder, { recursive: true });
  const load = os.loadavg()[0].toFixed(1);
  console.log(
    `Node ${process.version}, ${os.cpus()[0].model} x ${os.cpus().length}, load average ${load}, ${values.rounds} rounds; ms, least / median\n`,
  );
  console.log(
    '| | load, processor | load, wall | load and first 1 kB, processor | the same, wall |\n|---|---:|---:|---:|---:|',
  );
  for (const { who, name, found } of runs) {
    const figure = pick => {
      const sorted = found.map(pick).sort((a, b) => a - b);
      return `${sorted[0].toFixed(0)} / ${middle(sorted).toFixed(0)}`;
    };
    const columns = ['loaded', 'counted'].flatMap(step => ['cpu', 'wall'].map(kind => figure(run => run[step][kind])));
    console.log(`| ${name}, ${who} | ${columns.join(' | ')} |`);
  }
}

if (values.child) await measure(...values.child);
else await main();
