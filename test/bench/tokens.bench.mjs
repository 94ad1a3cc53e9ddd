// Our tokenizer against gpt-tokenizer, tiktoken and js-tiktoken in one run: load, memory, throughput, and runs of one character.
//
//   node --expose-gc test/bench/tokens.bench.mjs [--vocabulary o200k_base|cl100k_base] [--markdown]
//
// Each tokenizer runs in a process of its own. Figures are processor time of the whole process, best of five, so that other work on
// the machine disturbs them little; ratios of one run are what to read. A run that would take minutes is given up after 20 s.
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { runs, texts } from './tokens-texts.mjs';

const root = path.join(import.meta.dirname, '../..');
const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const tokenizers = {
  async ours(vocabulary, bundle) {
    const { createEncoderLoader } = await import(pathToFileURL(bundle).href);
    // As the Node host reads: with its own zlib.
    const decompress = promisify(gunzip);
    const read = file => decompress(readFileSync(path.join(root, 'media', file)));
    const encoder = await createEncoderLoader(read)(vocabulary);
    return text => encoder.count(text);
  },
  async 'gpt-tokenizer'(vocabulary) {
    const { countTokens } = await import(`gpt-tokenizer/encoding/${vocabulary}`);
    return text => countTokens(text);
  },
  async tiktoken(vocabulary) {
    const { get_encoding } = await import('tiktoken');
    const encoding = get_encoding(vocabulary);
    return text => encoding.encode(text, [], []).length;
  },
  async 'js-tiktoken'(vocabulary) {
    const { getEncoding } = await import('js-tiktoken');
    const encoding = getEncoding(vocabulary);
    return text => encoding.encode(text, [], []).length;
  },
};

async function measure(name, vocabulary, bundle) {
  global.gc?.();
  const memory = process.memoryUsage();
  const start = milliseconds();
  const count = await tokenizers[name](vocabulary, bundle);
  process.send({ load: milliseconds() - start });
  count('warm');
  global.gc?.();
  const after = process.memoryUsage();
  const used = usage => usage.heapUsed + usage.external;
  process.send({ memory: (used(after) - used(memory)) / 1e6 });
  for (const [kind, text] of Object.entries(texts)) {
    let first;
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 5; i++) {
      const from = milliseconds();
      count(text);
      const took = milliseconds() - from;
      first ??= took;
      best = Math.min(best, took);
    }
    const megabytes = Buffer.byteLength(text) / 1e6;
    process.send({ text: kind, first: (megabytes / first) * 1000, best: (megabytes / best) * 1000 });
  }
  // A 20 kB prompt, counted again after each of 50 keystrokes in its middle.
  const prompt = texts.English.slice(0, 20_000);
  count(prompt);
  const typing = milliseconds();
  for (let i = 1; i <= 50; i++)
    count(`${prompt.slice(0, 10_000)}${'keystroke '.repeat(5).slice(0, i)}${prompt.slice(10_000)}`);
  process.send({ keystroke: (milliseconds() - typing) / 50 });
  for (const length of [1e4, 1e5, 1e6])
    for (const [kind, unit] of Object.entries(runs)) {
      const text = unit.repeat(length / unit.length);
      const from = milliseconds();
      const tokens = count(text);
      process.send({ run: kind, length, took: milliseconds() - from, tokens });
    }
  process.exit(0);
}

const patience = 20_000;

/** Runs one tokenizer; starts it again behind a run that takes too long is not worth it: its later runs stay unknown. */
function inProcess(name, vocabulary, bundle) {
  return new Promise(resolve => {
    const found = { texts: {}, runs: {} };
    const child = fork(
      fileURLToPath(import.meta.url),
      ['--child', name, '--vocabulary', vocabulary, '--bundle', bundle],
      {
        execArgv: ['--expose-gc'],
      },
    );
    let timer = setTimeout(() => child.kill('SIGKILL'), patience * 3);
    child.on('message', message => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), patience);
      if ('text' in message) found.texts[message.text] = message;
      else if ('run' in message) found.runs[`${message.run} ${message.length}`] = message;
      else Object.assign(found, message);
    });
    child.on('exit', () => {
      clearTimeout(timer);
      resolve(found);
    });
  });
}

const { values } = parseArgs({
  options: {
    vocabulary: { type: 'string', default: 'o200k_base' },
    child: { type: 'string' },
    bundle: { type: 'string' },
    only: { type: 'string' },
  },
});

if (values.child) await measure(values.child, values.vocabulary, values.bundle);
else {
  const { build } = await import('esbuild');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tokens-bench-'));
  const bundle = path.join(folder, 'encoder.mjs');
  await build({
    entryPoints: [path.join(root, 'test/bench/tokens-entry.ts')],
    bundle: true,
    format: 'esm',
    outfile: bundle,
  });
  const names = values.only ? values.only.split(',') : Object.keys(tokenizers);
  const results = {};
  for (const name of names) results[name] = await inProcess(name, values.vocabulary, bundle);
  rmSync(folder, { recursive: true });

  const figure = (value, digits = 1) => (value === undefined ? 'gave up' : value.toFixed(digits));
  const row = (label, pick) => console.log(`| ${label} | ${names.map(name => pick(results[name])).join(' | ')} |`);
  console.log(
    `${values.vocabulary}, Node ${process.version}, ${os.cpus()[0].model} x ${os.cpus().length}, load average ${os.loadavg()[0].toFixed(1)}\n`,
  );
  console.log(`| | ${names.join(' | ')} |\n|---|${names.map(() => '---:|').join('')}`);
  row('load, ms', result => figure(result.load, 0));
  row('memory, MB', result => figure(result.memory));
  for (const kind of Object.keys(texts)) {
    row(`${kind}, MB/s first`, result => figure(result.texts[kind]?.first));
    row(`${kind}, MB/s warm`, result => figure(result.texts[kind]?.best));
  }
  row('20 kB again after a keystroke, ms', result => figure(result.keystroke, 2));
  for (const length of [1e4, 1e5, 1e6])
    for (const kind of Object.keys(runs))
      row(`${length.toLocaleString('en')} x ${kind}, ms`, result => figure(result.runs[`${kind} ${length}`]?.took, 0));
  const [ours, theirs] = [results.ours, results['gpt-tokenizer']];
  if (ours && theirs)
    for (const kind of Object.keys(texts))
      console.log(
        `\n${kind}: ${(ours.texts[kind].best / theirs.texts[kind].best).toFixed(1)} x gpt-tokenizer warm, ${(ours.texts[kind].first / theirs.texts[kind].first).toFixed(1)} x on first sight`,
      );
}
