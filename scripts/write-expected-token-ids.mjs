// Writes test/tokens/expected-ids.json: the ids that reference tokenizers give for a few hundred strings.
// Usage: node scripts/compare-tokenizers.mjs --strings 240 --seed 5 --write-strings strings.jsonl
//        python scripts/expected-token-ids.py tokenizer.json strings.jsonl ids.jsonl    (for each vocabulary)
//        node scripts/write-expected-token-ids.mjs strings.jsonl NAME=ids.jsonl …
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [stringsFile, ...pairs] = process.argv.slice(2);
if (!stringsFile || pairs.length === 0) {
  console.error('usage: node scripts/write-expected-token-ids.mjs strings.jsonl NAME=ids.jsonl …');
  process.exit(2);
}
const lines = file => readFileSync(file, 'utf8').trim().split('\n');
const rows = (name, values) => `  ${JSON.stringify(name)}: [\n${values.map(value => `    ${value}`).join(',\n')}\n  ]`;
const blocks = [rows('strings', lines(stringsFile))];
for (const pair of pairs) {
  const [name, file] = pair.split('=');
  blocks.push(rows(name, lines(file)));
}
writeFileSync(path.join(import.meta.dirname, '../test/tokens/expected-ids.json'), `{\n${blocks.join(',\n')}\n}\n`);
