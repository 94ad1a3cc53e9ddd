/** A loop around a place, as its layout shows it. */
export interface EnclosingLoop {
  /** The line that opens it, trimmed. */
  readonly head: string;
  /** Offset of that line. */
  readonly from: number;
  /** Names that change from turn to turn, as far as the head tells. */
  readonly variables: readonly string[];
}

const loopHead = /^(?:async\s+)?(?:for|foreach|while|until|loop|do)\b|\.(?:each|forEach|times|each_with_index)\b/;
const functionHead =
  /^(?:(?:export|default|public|private|protected|internal|static|async|override|pub|suspend|final|open)\s+)*(?:def|function|func|fn|fun|class)\b|^[\w<>[\],. ]*[\w<>[\],.]\s+\w+\([^)]*\)\s*(?:throws [\w, ]+)?\{$/;

/** A loop names what changes near its start; a longer line is not looked at to its end. */
const mostCharacters = 400;

const variablesOf = (head: string): readonly string[] => {
  // With one space for many, the optional parts of a pattern cannot share a run of them out in many ways.
  const start = head.slice(0, mostCharacters).replace(/\s+/g, ' ');
  const between =
    /^(?:async )?(?:for|foreach) ?(?:await ?)?\(? ?(?:const|let|var|final)? ?(.*?) ?(?:\bin\b|\bof\b|:=|\bas\b|=|:)/.exec(
      start,
    )?.[1];
  const block = /\|([^|]+)\|\s*$/.exec(head)?.[1];
  const iterated = /^foreach ?\(.*\bas\b ?(.*?)\)/.exec(start)?.[1];
  return [...(iterated ?? block ?? between ?? '').matchAll(/\$?[A-Za-z_]\w*/g)].map(match => match[0]);
};

const indentOf = (line: string): number => /^[ \t]*/.exec(line)![0].length;

/**
 * The innermost loop around an offset, read from the indentation; undefined outside of one, and in a function that is defined inside
 * of one.
 */
export function enclosingLoop(text: string, offset: number): EnclosingLoop | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let indent = indentOf(text.slice(start, text.indexOf('\n', offset) < 0 ? undefined : text.indexOf('\n', offset)));
  for (let end = start - 1; end > 0 && indent > 0; ) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(from, end);
    end = from - 1;
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    const head = line.trim();
    if (loopHead.test(head)) return { head, from, variables: variablesOf(head) };
    if (functionHead.test(head)) return undefined;
  }
  return undefined;
}
