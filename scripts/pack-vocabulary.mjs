// Packs published vocabularies into media/vocab/ and records where each comes from in media/vocab/vocabularies.json.
// Usage: node scripts/pack-vocabulary.mjs tiktoken NAME FILE.tiktoken --package NAME@VERSION --licence ID --url URL
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packVocabulary, readTiktokenFile } from './pack-vocabulary-format.mjs';

const folder = path.join(import.meta.dirname, '../media/vocab');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { package: { type: 'string' }, licence: { type: 'string' }, url: { type: 'string' } },
});
const [kind, name, file] = positionals;
if (kind !== 'tiktoken' || !name || !file || !values.package || !values.licence || !values.url) {
  console.error('usage: node scripts/pack-vocabulary.mjs tiktoken NAME FILE --package P@V --licence ID --url URL');
  process.exit(2);
}
const source = readFileSync(file);
const { tokens, ids } = readTiktokenFile(source.toString('utf8'));
const packed = packVocabulary({ tokens, ids });
writeFileSync(path.join(folder, `${name}.bin.gz`), packed);

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const recordFile = path.join(folder, 'vocabularies.json');
const records = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
records[name] = {
  file: `${name}.bin.gz`,
  bytes: packed.length,
  sha256: sha256(packed),
  tokens: tokens.length,
  source: values.url,
  package: values.package,
  sourceSha256: sha256(source),
  licence: values.licence,
  packed: new Date().toISOString().slice(0, 10),
};
writeFileSync(recordFile, `${JSON.stringify(records, null, 2)}\n`);
console.log(`${name}: ${tokens.length} tokens, ${packed.length} bytes`);
