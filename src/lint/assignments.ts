import { endOfStatement } from './brackets.ts';

const mostCharacters = 2000;
/** A name with a declared type before what it is given. */
const longestName = 1000;
/** The head of a function: behind it, a name is another one. */
const functionHead =
  /^[ \t]*(?:(?:export|public|private|protected|internal|static|async|pub|suspend)\s+)*(?:def|function|func|fn|fun)\b/;

/** A declared type: begins and ends with something, so that spaces around it are in one place only. */
const type = String.raw`[\w<>[\]|?.](?:[\w<>[\]|?. ]*[\w<>[\]|?.])?`;

/** The code that a name is given. */
export interface Assignment {
  /** Where that code begins in the text. */
  readonly from: number;
  readonly code: string;
}

/** The last assignment to a name before an offset, in the same function; undefined where there is none. */
export function lastAssignment(name: string, before: number, text: string): Assignment | undefined {
  if (!/^\$?[A-Za-z_]\w*$/.test(name)) return undefined;
  const pattern = new RegExp(
    String.raw`(?<![\w.$@])${name.replace('$', '\\$')}\b(?:\s*:\s*${type})?(?:\s*,\s*\w+)?\s*(?::=|(?<![=!<>])=(?![=>]))\s*`,
    'g',
  );
  const head = lastFunctionHead(text, before);
  const start = head < 0 ? 0 : Math.max(0, head - mostCharacters - longestName);
  const match = [...text.slice(start, before).matchAll(pattern)].at(-1);
  if (!match) return undefined;
  const from = start + match.index + match[0].length;
  const end = endOfStatement(text, from, mostCharacters);
  return end > head ? { from, code: text.slice(from, end) } : undefined;
}

/** Where the line begins in which the last function before an offset does; below 0 where there is none. */
function lastFunctionHead(text: string, before: number): number {
  for (let end = before; end >= 0; ) {
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    if (functionHead.test(text.slice(start, end))) return start;
    end = start - 1;
  }
  return -1;
}
