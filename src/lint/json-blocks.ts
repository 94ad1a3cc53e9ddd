/** A piece of JSON inside a text. */
export interface JsonBlock {
  readonly from: number;
  readonly to: number;
  /** The same without the whitespace between its tokens. */
  readonly minified: string;
}

/** The end of the object or array that opens at `from`, strings respected; undefined when it does not close. */
function closing(text: string, from: number): number | undefined {
  const open: string[] = [];
  for (let index = from; index < text.length; index++) {
    const character = text[index]!;
    if (character === '"') {
      index = endOfString(text, index);
    } else if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']');
    else if (character === '}' || character === ']') {
      if (open.pop() !== character) return undefined;
      if (open.length === 0) return index + 1;
    }
  }
  return undefined;
}

function endOfString(text: string, from: number): number {
  let index = from + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

/** Drops whitespace outside of strings; numbers and keys stay as they are written. */
export function minifyJson(json: string): string {
  let result = '';
  for (let index = 0; index < json.length; index++) {
    const character = json[index]!;
    if (character === '"') {
      const end = endOfString(json, index);
      result += json.slice(index, end + 1);
      index = end;
    } else if (!/\s/.test(character)) result += character;
  }
  return result;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // A sketch of JSON (comments, ellipses, placeholders) is for people and stays as it is.
    return false;
  }
}

/** Blocks of valid JSON that are written over several lines, outermost first; at most `limit`. */
export function formattedJson(text: string, limit = 50): readonly JsonBlock[] {
  const blocks: JsonBlock[] = [];
  for (let index = 0; index < text.length && blocks.length < limit; index++) {
    if (text[index] !== '{' && text[index] !== '[') continue;
    const to = closing(text, index);
    if (to === undefined) continue;
    const json = text.slice(index, to);
    // A sketch is for people, and so are the pieces of it that happen to be valid.
    if (json.includes('\n') && isJson(json)) blocks.push({ from: index, to, minified: minifyJson(json) });
    index = to - 1;
  }
  return blocks;
}
