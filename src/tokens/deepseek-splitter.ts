import { characterClasses, letter, mark, numeric, other, space, symbol } from './character-classes.ts';
import { type Splitter, splitSpace } from './splitters.ts';
import { codePointAt, createUtf8Classes, type Utf8Classes, widthOf } from './utf8-classes.ts';

/**
 * DeepSeek V3 cuts three times: `\p{N}{1,3}`; `[一-龥぀-ゟ゠-ヿ]+`; and inside what is left
 * ``[!-/:-@[-`{-~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+``.
 * The later cuts see a number or a Han or kana character as the end of the text, so the scanner does too: Han and kana have no class
 * here, and numbers are in no run. Source: tokenizer.json of DeepSeek-V3.
 */
export function createDeepSeekSplitter(): Splitter {
  const classes = characterClasses().slice();
  classes.fill(0, 0x4e00, 0x9fa5 + 1);
  classes.fill(0, 0x3040, 0x30ff + 1);
  const utf8 = createUtf8Classes(classes);
  return (text, at) => splitPiece(utf8, text, at);
}

const isHanOrKana = (codePoint: number): boolean =>
  (codePoint >= 0x4e00 && codePoint <= 0x9fa5) || (codePoint >= 0x3040 && codePoint <= 0x30ff);
const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a && byte < 0x80;
const isLineBreak = (byte: number): boolean => byte === 10 || byte === 13;

function splitPiece({ classAt, skipClass }: Utf8Classes, text: Uint8Array, at: number): number {
  const lead = text[at]!;
  const kind = classAt(text, at);
  if (kind === 0) {
    let end = at;
    while (text[end]! >= 0xe3 && text[end]! <= 0xe9 && isHanOrKana(codePointAt(text, end))) end += 3;
    return end;
  }
  if (kind === numeric) {
    let end = at;
    for (let i = 0; i < 3 && classAt(text, end) === numeric; i++) end += widthOf(text[end]!);
    return end;
  }
  if (kind === symbol && lead < 0x80 && isAsciiLetter(text[at + 1]!)) {
    let end = at + 2;
    while (isAsciiLetter(text[end]!)) end++;
    return end;
  }
  const word = letter | mark;
  if ((kind & word) !== 0) return skipClass(text, at, word);
  const from = at + widthOf(lead);
  if (kind !== symbol && !isLineBreak(lead)) {
    const end = skipClass(text, from, word);
    if (end > from) return end;
  }
  const symbolStart = lead === 32 ? from : at;
  let end = skipClass(text, symbolStart, symbol);
  if (end > symbolStart) {
    while (isLineBreak(text[end]!)) end++;
    return end;
  }
  if (kind === space) {
    const spaceEnd = skipClass(text, at, space);
    const next = classAt(text, spaceEnd);
    return splitSpace(text, at, next === 0 || next === numeric, spaceEnd);
  }
  // Characters that no pattern matches stay together, up to one that starts a word.
  end = from;
  while (classAt(text, end) === other) {
    const next = end + widthOf(text[end]!);
    if ((classAt(text, next) & word) !== 0) break;
    end = next;
  }
  return end;
}
