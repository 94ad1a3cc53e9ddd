// Writes src/tokens/character-ranges.ts: the Unicode classes that pre-tokenizers tell apart, as of Unicode 16.0, from this Node's tables.
// Usage: node scripts/pack-character-classes.mjs
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { addedInUnicode17 } from './unicode-17.mjs';

const classes = [
  /[\p{Lu}\p{Lt}]/u,
  /\p{Ll}/u,
  /[\p{Lm}\p{Lo}]/u,
  /\p{M}/u,
  /\p{N}/u,
  /\p{White_Space}/u,
  /[\p{P}\p{S}]/u,
];

const classOf = codePoint =>
  addedInUnicode17.has(codePoint) ? -1 : classes.findIndex(pattern => pattern.test(String.fromCodePoint(codePoint)));

const fields = [];
let end = 0;
for (let codePoint = 0; codePoint < 0x110000; ) {
  const found = classOf(codePoint);
  let next = codePoint + 1;
  while (next < 0x110000 && classOf(next) === found) next++;
  if (found >= 0) {
    fields.push((codePoint - end).toString(36), (next - codePoint).toString(36), found.toString(36));
    end = next;
  }
  codePoint = next;
}
const lines = fields.join(',').match(/.{1,110}(?:,|$)/g);
writeFileSync(
  path.join(import.meta.dirname, '../src/tokens/character-ranges.ts'),
  `/**
 * Written by scripts/pack-character-classes.mjs for Unicode 16.0, from Node's ICU. Unicode Character Database,
 * Unicode License v3, https://www.unicode.org/license.txt. Read by character-classes.ts.
 */
export const characterRanges =
${lines.map(line => `  '${line}'`).join(' +\n')};
`,
);
