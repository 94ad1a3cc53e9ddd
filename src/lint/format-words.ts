import { closingBracket } from './brackets.ts';

/** A stretch of a text, by its offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A sentence that only says that the answer is JSON, and of which form: nothing about what is in it. */
const sentence =
  /(?=[a-z])(?<=^|[.!?\n][ \t"]*)(?:please[ \t]+|you (?:must|should)[ \t]+|always[ \t]+|only[ \t]+|strictly[ \t]+|your (?:response|answer|output) (?:must|should) be[ \t]+)*(?:(?:respond|reply|return|output|answer|format (?:your|the) (?:answer|response|output|result))[^.!?\n{}]{0,30}?[ \t]+)?(?:(?:only|with|in|as|a|an|the|valid|raw|strict|single|well-formed|your|answer|response|following)[ \t]+)*JSON\b(?:[ \t]+(?:format|object|only|that|which|with|in|of|as|has|having|containing|matching|matches|following|follows|conforming|conforms|using|to|the|this|these|exact|schema|structure|shape|fields?|keys?|form|and nothing else))*[ \t]*(?:[.:!]|(?=\n|$))/gim;

/** How far behind a sentence the sketch of the form may begin. */
const gap = /^(?:[ \t]*\n){0,2}[ \t]*(?:```(?:json)?[ \t]*\n[ \t]*)?(?=[{[])/i;
const fenceAfter = /^[ \t]*\n[ \t]*```/;
const longestSketch = 4000;
/** A sketch names keys. */
const key = /:(?<=[A-Za-z_]\w*["']?[ \t]*:)/;

/** The sketch of JSON that begins right behind `from`, with its fence; undefined where none does. */
function sketchBehind(text: string, from: number): number | undefined {
  const lead = gap.exec(text.slice(from));
  if (!lead) return undefined;
  const open = from + lead[0].length;
  const close = closingBracket(text, open, longestSketch);
  if (close === undefined || !key.test(text.slice(open, close))) return undefined;
  const fence = lead[0].includes('```') ? fenceAfter.exec(text.slice(close + 1)) : undefined;
  return close + 1 + (fence?.[0].length ?? 0);
}

/** The first stretch of a text that describes a JSON answer in words: a sentence, and the sketch behind it. */
export function formatWords(text: string): Stretch | undefined {
  for (const match of text.matchAll(sentence)) {
    // The bare word is a topic and not an instruction.
    if (!/respond|reply|return|output|answer|format|must|should|only/i.test(match[0])) continue;
    const from = match.index;
    const end = from + match[0].length;
    const sketch = sketchBehind(text, end);
    if (sketch === undefined && match[0].endsWith(':')) continue;
    return { from, to: sketch ?? end };
  }
  return undefined;
}

/** The same stretch with the whitespace that would be left over, before it or, at the start of a text, behind it. */
export function withGap(text: string, { from, to }: Stretch): Stretch {
  const before = text.slice(0, from).trimEnd().length;
  if (before > 0) return { from: before, to };
  return { from: 0, to: to + /^\s*/.exec(text.slice(to))![0].length };
}
