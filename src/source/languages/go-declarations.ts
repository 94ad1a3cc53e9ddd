/** What a Go file declares at its top: functions and types, constants and variables that are given a value, methods as `Type.Name`. */
export interface GoDeclarations {
  readonly code: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** Names that every Go program has; a package hardly ever declares one anew, and programs use them in every line. */
export const predeclared: ReadonlySet<string> = new Set(
  'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag len make max min new panic print println real recover _'.split(
    ' ',
  ),
);

/** A method; a function or type; a constant or variable, on a line of its own or in a block, that holds a text, a number or what a package has. */
const declaration =
  /^(?:func[ \t]*\([ \t]*\w*[ \t]*\*?(\w+)(?:\[[^\]\n]*\])?[ \t]*\)[ \t]*(\w+)|(?:func|type)[ \t]+(\w+)|(?:(?:const|var)[ \t]+|\t)(\w+)\b[\w.*,\t [\]]*=\s*["`\w])/gm;

/** Characters of texts that are kept with what they declare: about two packages. */
const mostKept = 4_000_000;

/** Finds what Go files declare, without parsing them; remembers it as long as a file's text stays the same. */
export class GoDeclarationIndex {
  readonly #kept = new Map<string, { readonly text: string; readonly found: GoDeclarations }>();
  #size = 0;

  of(file: string, text: string): GoDeclarations {
    const known = this.#kept.get(file);
    if (known?.text === text) return known.found;
    const found = declarationsIn(text);
    this.#size += text.length - (known?.text.length ?? 0);
    this.#kept.delete(file);
    this.#kept.set(file, { text, found });
    for (const [oldest, { text: dropped }] of this.#kept) {
      if (this.#size <= mostKept) break;
      this.#kept.delete(oldest);
      this.#size -= dropped.length;
    }
    return found;
  }
}

function declarationsIn(text: string): GoDeclarations {
  const code = new Set<string>();
  const values = new Set<string>();
  for (const [, type, method, top, value] of text.matchAll(declaration)) {
    if (method) code.add(`${type}.${method}`);
    else if (top) code.add(top);
    else if (value) values.add(value);
  }
  return { code, values };
}
