import { endOfStatement } from './brackets.ts';

const mostCharacters = 2000;
/** The head of a function: behind it, a name is another one. */
const functionHead =
  /^[ \t]*(?:(?:export|public|private|protected|internal|static|async|pub|suspend)\s+)*(?:def|function|func|fn|fun)\b/m;

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
  let found: Assignment | undefined;
  for (const match of text.slice(0, before).matchAll(pattern)) {
    const from = match.index + match[0].length;
    found = { from, code: text.slice(from, endOfStatement(text, from, mostCharacters)) };
  }
  return found && !functionHead.test(text.slice(found.from + found.code.length, before)) ? found : undefined;
}
