/** One escape of Python or JavaScript text; a backslash before a line break stands for nothing, `{{` in a template for `{`. */
const escaped =
  /^(?:\\(?:\r\n|x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|U[\da-f]{8}|N\{[^}]*\}|[0-7]{1,3}|[\s\S])|\{\{|\}\}|\r\n)/i;

/** Longer than any escape: the name of a character in `\N{…}`. */
const longestEscape = 100;

/**
 * For each UTF-16 offset of a text, its end included, where it stands in the source that it was read from; undefined where the
 * two do not belong together (joined, dedented or computed text).
 */
export function alignSource(source: string, text: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (let position = 0; position < text.length; ) {
    const written = escaped.exec(source.slice(at, at + longestEscape))?.[0];
    if (written !== undefined && isLineContinuation(written)) {
      at += written.length;
    } else if (source[at] === text[position] && (written === undefined || isLiteral(written, text, position))) {
      offsets.push(at);
      at += 1;
      position += 1;
    } else if (written !== undefined) {
      const units = text.codePointAt(position)! > 0xffff ? 2 : 1;
      for (let unit = 0; unit < units; unit++) offsets.push(at);
      at += written.length;
      position += units;
    } else return undefined;
  }
  offsets.push(at);
  return at === source.length || isLineContinuation(source.slice(at)) ? offsets : undefined;
}

/** Braces that are doubled in the text too, and line ends that the text keeps: no escape. */
const isLiteral = (written: string, text: string, position: number): boolean =>
  !written.startsWith('\\') && text.startsWith(written, position);

const isLineContinuation = (written: string): boolean => /^\\(?:\r\n|[\n\r])$/.test(written);
