/** Stands for a placeholder in a text that is tidied as a whole; no prompt holds it. */
export const placeholderMark = '\uFFFC';

/** The indentation that all lines but the first have in common; blank lines do not count. */
function commonIndent(lines: readonly string[]): string {
  const indents = lines.slice(1).flatMap(line => (line.trim() === '' ? [] : [/^[ \t]*/.exec(line)![0]]));
  const [first, ...rest] = indents;
  if (first === undefined) return '';
  return rest.reduce((common, indent) => {
    let length = 0;
    while (length < common.length && common[length] === indent[length]) length += 1;
    return common.slice(0, length);
  }, first);
}

/**
 * Takes out whitespace that says nothing: the indentation that all lines share, spaces at the ends of lines, and all but one of
 * several blank lines. The last line keeps its spaces where nothing else stands on it: they only place the closing quotes.
 */
export function tidyWhitespace(text: string): string {
  const lines = text.split('\n');
  const indent = commonIndent(lines);
  const last = lines.length - 1;
  const tidied = lines.map((line, index) => {
    if (index === last && line.trim() === '') return line;
    const dedented = index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line;
    // The first and last line may go on in the code beside them.
    return index === last ? dedented : dedented.replace(/(?<![ \t])[ \t]+(?=\r?$)/, '');
  });
  return tidied.join('\n').replace(/(\n\r?){4,}/g, '\n\n');
}
