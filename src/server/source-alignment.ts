/** One escape of Python or JavaScript text; a backslash before a line break stands for nothing, `{{` in a template for `{`. */
const escape =
  /^(?:\\(?:\r\n|[\n\r]|x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|U[\da-f]{8}|N\{[^}]*\}|[0-7]{1,3}|[^])|\{\{|\}\}|\r\n)/i;

/**
 * For each UTF-16 offset of a text, its end included, where it stands in the source that it was read from; undefined where the
 * two do not belong together (joined, dedented or computed text).
 */
export function alignSource(source: string, text: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (let position = 0; position < text.length; ) {
    const written = escape.exec(source.slice(at, at + 64))?.[0];
    if (written !== undefined && isLineContinuation(written)) {
      at += written.length;
      continue;
    }
    if (
      source[at] === text[position] &&
      !(written?.startsWith('\\') || written === text[position]! + text[position]!)
    ) {
      offsets.push(at);
      at += 1;
      position += 1;
      continue;
    }
    if (written === undefined) return undefined;
    const units = text.codePointAt(position)! > 0xffff ? 2 : 1;
    for (let unit = 0; unit < units; unit++) offsets.push(at);
    at += written.length;
    position += units;
  }
  offsets.push(at);
  return at === source.length || isLineContinuation(source.slice(at)) ? offsets : undefined;
}

const isLineContinuation = (written: string): boolean => /^\\(?:\r\n|[\n\r])$/.test(written);
