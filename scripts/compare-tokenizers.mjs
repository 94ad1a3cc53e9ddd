// Holds the token ids of every shipped vocabulary against reference tokenizers, on generated strings and real text in 27 languages.
//
//   node scripts/compare-tokenizers.mjs [--strings N] [--seed S] [--code-points] [NAME=tokenizer.json …]
//       OpenAI's vocabularies against tiktoken (with --code-points also on every code point among others); NAME (a vocabulary of media/vocab) against @huggingface/tokenizers reading that file.
//   node scripts/compare-tokenizers.mjs --write-strings FILE.jsonl
//       Writes the same strings, one JSON string a line, for a reference outside JavaScript (scripts/expected-token-ids.py).
//   node scripts/compare-tokenizers.mjs --expected NAME=FILE.jsonl …
//       Compares with the ids that such a reference wrote, one JSON array a line.
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Tokenizer } from '@huggingface/tokenizers';
import { build } from 'esbuild';
import { get_encoding } from 'tiktoken';
import { generatedStrings, samples, scripts } from './token-corpus.mjs';
import { addedInUnicode17 } from './unicode-17.mjs';

const root = path.join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    strings: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'write-strings': { type: 'string' },
    expected: { type: 'string', multiple: true, default: [] },
    'code-points': { type: 'boolean', default: false },
  },
});

function* strings() {
  yield* Object.values(scripts);
  yield* Object.values(samples);
  if (values['code-points'])
    for (let point = 0; point < 0x110000; point++) {
      const character = point >= 0xd800 && point < 0xe000 ? ' ' : String.fromCodePoint(point);
      yield `${character}'s A${character}bC 1${character}23 ${character}\n x${character}`;
    }
  let left = Number(values.strings);
  for (const text of generatedStrings(Number(values.seed))) {
    if (left-- <= 0) return;
    yield text;
  }
}

async function encoderLoader() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'compare-tokenizers-'));
  const outfile = path.join(folder, 'load-encoder.mjs');
  await build({ entryPoints: [path.join(root, 'src/tokens/load-encoder.ts')], bundle: true, format: 'esm', outfile });
  const { createEncoderLoader } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return createEncoderLoader(async file => readFileSync(path.join(root, 'media', file)));
}

/**
 * The published tokenizer with special tokens taken as text, and with `\s` as Unicode's White_Space, as the Rust library has it:
 * JavaScript's `\s` holds U+FEFF and lacks U+0085.
 */
function readTokenizer(file) {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.added_tokens = json.added_tokens.filter(token => !token.special);
  const rewrite = value => {
    if (typeof value === 'string')
      return value.replaceAll('\\s', '\\p{White_Space}').replaceAll('\\S', '\\P{White_Space}');
    if (Array.isArray(value)) return value.map(rewrite);
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rewrite(v)]));
    return value;
  };
  json.pre_tokenizer = rewrite(json.pre_tokenizer);
  return new Tokenizer(json, {});
}

function* openAi(name) {
  const encoding = get_encoding(name);
  for (const text of strings()) yield [text, encoding.encode(text, [], [])];
  encoding.free();
}

function* huggingFace(file) {
  const tokenizer = readTokenizer(file);
  for (const text of strings()) {
    // This Node's Unicode tables are newer than those of the Rust library, whose behaviour is the one to match.
    if ([...text].some(character => addedInUnicode17.has(character.codePointAt(0)))) continue;
    yield [text, tokenizer.encode(text, { add_special_tokens: false }).ids];
  }
}

async function* fromFile(file) {
  const lines = createInterface({ input: createReadStream(file) });
  const texts = strings();
  for await (const line of lines) yield [texts.next().value, JSON.parse(line)];
}

async function compare(name, reference, pairs, encoder) {
  let compared = 0;
  const different = [];
  for await (const [text, expected] of pairs) {
    const ids = encoder.encode(text);
    compared++;
    if (ids.length !== expected.length || ids.some((id, i) => id !== expected[i]))
      different.push({ text, ids: [...ids], expected: [...expected] });
  }
  console.log(`| ${name} | ${reference} | ${compared.toLocaleString('en')} | ${different.length} |`);
  for (const { text, ids, expected } of different.slice(0, 3))
    console.log(`  ${JSON.stringify(text.slice(0, 60))}: ${ids.slice(0, 12)} instead of ${expected.slice(0, 12)}`);
  return different.length;
}

if (values['write-strings']) {
  const out = createWriteStream(values['write-strings']);
  for (const text of strings()) out.write(`${JSON.stringify(text)}\n`);
  out.end();
} else {
  const load = await encoderLoader();
  let different = 0;
  console.log('| vocabulary | reference | strings | different |\n|---|---|---|---|');
  for (const pair of values.expected) {
    const [name, file] = pair.split('=');
    different += await compare(name, path.basename(file), fromFile(file), await load(name));
  }
  if (values.expected.length === 0) {
    for (const name of ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'])
      different += await compare(name, 'tiktoken', openAi(name), await load(name));
    for (const pair of positionals) {
      const [name, file] = pair.split('=');
      different += await compare(name, '@huggingface/tokenizers', huggingFace(file), await load(name));
    }
  }
  process.exitCode = different === 0 ? 0 : 1;
}
