/** Types inside types in one statement that a grammar is given; no program has more than a few. */
const deepest = 500;

/**
 * The text without the openings of types that lie deeper, in place. A parser that tries both readings of each `<` goes down with them:
 * at some 2,500 Kotlin's leaves its memory, and nothing can be parsed in that process any more.
 */
export function withoutDeepTypes(text: string): string {
  let depth = 0;
  const deep: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c /* < */) {
      depth++;
      if (depth > deepest) deep.push(at);
    } else if (code === 0x3e /* > */) depth = Math.max(0, depth - 1);
    // A statement or block ends all that was open.
    else if (code === 0x7b /* { */ || code === 0x7d /* } */ || code === 0x3b /* ; */) depth = 0;
  }
  if (deep.length === 0) return text;
  let written = '';
  let from = 0;
  for (const at of deep) {
    written += `${text.slice(from, at)} `;
    from = at + 1;
  }
  return written + text.slice(from);
}
