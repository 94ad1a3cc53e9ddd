import { letter } from './character-classes.ts';
import { forEachToken, type TokenTable } from './token-table.ts';
import { classAt, codePointAt, endMark, widthOf } from './utf8-classes.ts';

/** What a token is made of, as far as the ratio between two vocabularies depends on it. */
export const scriptKinds = ['symbol', 'latin', 'cjk', 'other'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

const [symbol, latin, cjk, other] = [0, 1, 2, 3];

/** Index into `scriptKinds` of every token by rank: of its first letter, or `symbol` without one. Part of a character counts as its script. */
export function kindsOfTokens(table: TokenTable): Uint8Array {
  const kinds = new Uint8Array(table.size);
  forEachToken(table, (bytes, length, rank) => {
    bytes[length] = endMark;
    kinds[rank] = kindOf(bytes, length);
  });
  return kinds;
}

function kindOf(token: Uint8Array, length: number): number {
  for (let at = 0; at < length; ) {
    const lead = token[at]!;
    const width = widthOf(lead);
    if ((lead & 0xc0) === 0x80) at++;
    else if (at + width > length) return lead >= 0xe3 && lead <= 0xed ? cjk! : other!;
    else if ((classAt(token, at) & letter) === 0) at += width;
    else return kindOfLetter(codePointAt(token, at));
  }
  return (token[0]! & 0xc0) === 0x80 ? other! : symbol!;
}

function kindOfLetter(codePoint: number): number {
  if (codePoint < 0x250 || (codePoint >= 0x1e00 && codePoint < 0x1f00)) return latin!;
  const eastAsian =
    (codePoint >= 0x2e80 && codePoint < 0xa4d0) || (codePoint >= 0xac00 && codePoint < 0xd7b0) || codePoint >= 0x20000;
  return eastAsian || (codePoint >= 0xf900 && codePoint < 0xfb00) ? cjk! : other!;
}
