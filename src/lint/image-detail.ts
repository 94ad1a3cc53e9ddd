import { closingBracket } from './brackets.ts';

/** Blocks longer than this are data (base64) and not looked into. */
const mostCharacters = 4000;

/** Where to write a detail setting into a message's image block, as code; undefined where its form is not known. */
export function detailInsertion(block: string): { at: number; text: string } | undefined {
  // Chat messages hold an object with the address, Responses the address itself.
  const chat = /["']?image_?url["']?\s*(?::|=>)\s*(?=[{[])/i.exec(block);
  const open = chat ? chat.index + chat[0].length : block.search(/[{[]/);
  const close = open < 0 ? undefined : closingBracket(block, open, mostCharacters);
  if (close === undefined) return undefined;
  const inner = block.slice(open + 1, close);
  const entry = chat ? /(["']?)url\1\s*(:|=>)\s*/i.exec(inner) : /(["']?)image_?url\1\s*(:|=>)\s*/i.exec(inner);
  if (!entry || (!chat && !/["']input_image["']/.test(inner))) return undefined;
  const [, quote, sign] = entry;
  const mark = quote || (block.includes("'") ? "'" : '"');
  const trimmed = inner.trimEnd();
  const key = `${quote}detail${quote}${sign === '=>' ? ' =>' : ':'} ${mark}low${mark}`;
  return { at: open + 1 + trimmed.length, text: `${trimmed.endsWith(',') ? '' : ','} ${key}` };
}
