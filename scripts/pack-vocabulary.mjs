// Packs a published vocabulary into media/vocab/ and records where it comes from in media/vocab/vocabularies.json.
// Usage: node scripts/pack-vocabulary.mjs NAME FILE --package NAME@VERSION --licence ID --url URL [--base NAME=FILE.tiktoken]
//   FILE is a .tiktoken file or a tokenizer.json. --base: the vocabulary whose tokens this one continues, so that only the rest is stored.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packVocabulary, readTiktokenFile } from './pack-vocabulary-format.mjs';
import { readTokenizerJson } from './pack-vocabulary-tokenizer-json.mjs';

const folder = path.join(import.meta.dirname, '../media/vocab');
const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { package: text, licence: text, url: text, base: text },
});
const [name, file] = positionals;
if (!name || !file || !values.package || !values.licence || !values.url) {
  console.error(
    'usage: node scripts/pack-vocabulary.mjs NAME FILE --package P@V --licence ID --url URL [--base NAME=FILE.tiktoken]',
  );
  process.exit(2);
}
const source = readFileSync(file);
const [baseName, baseFile] = values.base?.split('=') ?? [];
const base = baseFile ? readTiktokenFile(readFileSync(baseFile, 'utf8')).tokens : [];
const vocabulary = file.endsWith('.json')
  ? readTokenizerJson(JSON.parse(source.toString('utf8')), base)
  : { ...readTiktokenFile(source.toString('utf8')), inherited: base.length };
const packed = packVocabulary(vocabulary);
writeFileSync(path.join(folder, `${name}.bin.gz`), packed);

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const recordFile = path.join(folder, 'vocabularies.json');
const records = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
records[name] = {
  file: `${name}.bin.gz`,
  bytes: packed.length,
  sha256: sha256(packed),
  tokens: vocabulary.tokens.length,
  ...(baseName ? { base: baseName } : {}),
  source: values.url,
  package: values.package,
  sourceSha256: sha256(source),
  licence: values.licence,
  packed: new Date().toISOString().slice(0, 10),
};
writeFileSync(recordFile, `${JSON.stringify(records, null, 2)}\n`);
console.log(
  `${name}: ${vocabulary.tokens.length} tokens, ${vocabulary.unreachable?.length ?? 0} unreachable, ${packed.length} bytes`,
);
