import { letter, lower, mark, numeric, otherLetter, space, upper } from './character-classes.ts';
import { classAt, previousCharacter, skipClass, widthOf } from './utf8-classes.ts';

/**
 * Pre-tokenizers, written out as scanners over UTF-8 instead of regular expressions: several times faster, linear on any input, and
 * with one Unicode table whatever engine runs them. Each returns the end of the piece that starts at `at`, exactly as the published
 * pattern in its comment would split. The text ends with `endMark`.
 */
export type Splitter = (text: Uint8Array, at: number) => number;

const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const apostrophe = 39;
const slash = 47;
const isLineBreak = (byte: number): boolean => byte === lineFeed || byte === carriageReturn;

/** `\s*[\r\n]+|\s+(?!\S)|\s+` from white space at `at`; `end` is where the run of white space ends. */
export function splitSpace(text: Uint8Array, at: number, atEnd: boolean, end: number): number {
  for (let i = end - 1; i >= at; i--) if (isLineBreak(text[i]!)) return i + 1;
  if (atEnd) return end;
  const last = previousCharacter(text, end);
  return last > at ? last : end;
}

/** End of `(?i:'s|'t|'re|'ve|'m|'ll|'d)` at `at`, or `at`. Case folding makes U+017F (long s) an s. */
function skipContraction(text: Uint8Array, at: number): number {
  if (text[at] !== apostrophe) return at;
  const first = text[at + 1]! | 0x20;
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return at + 2; // s t m d
  const second = text[at + 2]! | 0x20;
  if (first === 0x72 || first === 0x76) return second === 0x65 ? at + 3 : at; // re ve
  if (first === 0x6c) return second === 0x6c ? at + 3 : at; // ll
  return text[at + 1] === 0xc5 && text[at + 2] === 0xbf ? at + 3 : at;
}

function skipDigits(text: Uint8Array, at: number, most: number): number {
  for (let i = 0; i < most && (classAt(text, at) & numeric) !== 0; i++) at += widthOf(text[at]!);
  return at;
}

const notSymbolRun = space | letter | numeric;
const symbolRun = 0xff & ~notSymbolRun;

/** ` ?[^\s\p{L}\p{N}]+[\r\n]*`, with `/` among the trailing characters for o200k; `at` where it does not match. */
function skipSymbols(text: Uint8Array, at: number, trailingSlash: boolean): number {
  const from = text[at] === blank ? at + 1 : at;
  let end = skipClass(text, from, symbolRun);
  if (end === from) return at;
  while (isLineBreak(text[end]!) || (trailingSlash && text[end] === slash)) end++;
  return end;
}

/**
 * cl100k and its descendants: contractions, `[^\r\n\p{L}\p{N}]?\p{L}+`, `\p{N}{1,digits}`, ` ?[^\s\p{L}\p{N}]+[\r\n]*`, white space.
 * Sources: tiktoken 0.14 `cl100k_base`; tokenizer.json of Llama 3 (3 digits) and Qwen 2.5/3 (1 digit).
 */
function splitByWord(digits: number): Splitter {
  return (text, at) => {
    const lead = text[at]!;
    const kind = classAt(text, at);
    if ((kind & letter) !== 0) return skipClass(text, at, letter);
    if ((kind & numeric) !== 0) return skipDigits(text, at, digits);
    if (lead === apostrophe) {
      const end = skipContraction(text, at);
      if (end > at) return end;
    }
    if (!isLineBreak(lead)) {
      const from = at + widthOf(lead);
      const end = skipClass(text, from, letter);
      if (end > from) return end;
    }
    const end = skipSymbols(text, at, false);
    if (end > at) return end;
    const spaceEnd = skipClass(text, at, space);
    return splitSpace(text, at, classAt(text, spaceEnd) === 0, spaceEnd);
  };
}

/**
 * End of `[U]*[W]+|[U]+[W]*` from `at`, where U = Lu Lt Lm Lo M and W = Ll Lm Lo M, as one regular expression would backtrack it.
 * `at` where it does not match. `lowerOnly` stops before the second alternative.
 */
function skipCased(text: Uint8Array, at: number, lowerOnly: boolean): number {
  const upperEnd = skipClass(text, at, upper | otherLetter | mark);
  const end = skipClass(text, upperEnd, lower | otherLetter | mark);
  if (end > upperEnd) return end;
  // No lower-case letter follows: the first alternative ends with the last character that both classes share.
  for (let last = upperEnd; last > at; ) {
    const next = last;
    last = previousCharacter(text, last);
    if ((classAt(text, last) & (otherLetter | mark)) !== 0) return next;
  }
  return lowerOnly ? at : upperEnd;
}

/**
 * o200k and the Mistral Nemo generation: words split where case changes. `contractions` belong to the word in o200k, are absent in
 * Mistral's; `/` joins the line breaks after symbols in both.
 * Sources: tiktoken 0.14 `o200k_base`; tokenizer.json of Mistral-Nemo-Instruct-2407.
 */
function splitByCase(digits: number, contractions: boolean): Splitter {
  const finish = (text: Uint8Array, end: number): number => (contractions ? skipContraction(text, end) : end);
  return (text, at) => {
    const lead = text[at]!;
    const kind = classAt(text, at);
    if ((kind & letter) !== 0) return finish(text, skipCased(text, at, false));
    if ((kind & numeric) !== 0) return skipDigits(text, at, digits);
    if (!isLineBreak(lead)) {
      const from = at + widthOf(lead);
      if ((classAt(text, from) & (letter | mark)) !== 0) {
        const end = skipCased(text, from, (kind & mark) !== 0);
        // A mark before capitals is a word of its own: the first alternative matches it before the second may take both.
        return finish(text, Math.max(end, from));
      }
      if ((kind & mark) !== 0) return finish(text, from);
    }
    const end = skipSymbols(text, at, true);
    if (end > at) return end;
    const spaceEnd = skipClass(text, at, space);
    return splitSpace(text, at, classAt(text, spaceEnd) === 0, spaceEnd);
  };
}

/**
 * GPT-2, r50k and p50k: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
 * Source: tiktoken 0.14 `r50k_base`.
 */
function splitLikeGpt2(text: Uint8Array, at: number): number {
  const lead = text[at]!;
  if (lead === apostrophe) {
    const end = skipContraction(text, at);
    const isLower = end > at && text[at + 1]! >= 0x61 && text[end - 1]! >= 0x61 && text[at + 1]! < 0x80;
    if (isLower) return end;
  }
  const from = lead === blank ? at + 1 : at;
  const kind = classAt(text, from);
  if ((kind & letter) !== 0) return skipClass(text, from, letter);
  if ((kind & numeric) !== 0) return skipClass(text, from, numeric);
  if ((kind & symbolRun) !== 0) return skipClass(text, from, symbolRun);
  const end = skipClass(text, at, space);
  if (classAt(text, end) === 0) return end;
  const last = previousCharacter(text, end);
  return last > at ? last : end;
}

/** The published pre-tokenizers of byte-level vocabularies, by the name that vocabularies use. */
export const splitters = {
  gpt2: splitLikeGpt2,
  cl100k: splitByWord(3),
  qwen: splitByWord(1),
  o200k: splitByCase(3, true),
  tekken: splitByCase(1, false),
} satisfies Record<string, Splitter>;
