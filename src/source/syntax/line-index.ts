import type { Position, Range } from '../call-site.ts';

/** Turns offsets (UTF-16 code units) into 1-based lines and columns. Lines end at `\n`, `\r\n` or a lone `\r`, as in editors. */
export class LineIndex {
  readonly #text: string;
  #known: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where lines begin; most files have nothing to show in any of theirs. */
  get #starts(): number[] {
    this.#known ??= lineStarts(this.#text);
    return this.#known;
  }

  position(offset: number): Position {
    const line = this.#line(offset);
    return { line: line + 1, column: offset - this.#starts[line]! + 1 };
  }

  /** The offset of a position; the end of the text for one that lies behind it. */
  offset({ line, column }: Position): number {
    return Math.min((this.#starts[line - 1] ?? this.#text.length) + column - 1, this.#text.length);
  }

  /** 0-based index of the line that holds an offset. */
  #line(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The notebook cell of an offset; a plain file has none. */
  cell(_offset: number): number | undefined {
    return undefined;
  }

  /** The offset at which the line of `offset` begins. */
  lineStart(offset: number): number {
    return this.#starts[this.#line(offset)]!;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  else for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** Positions of a notebook whose code cells stand one after another in one text: lines count inside their cell. */
export class CellLineIndex extends LineIndex {
  /** `cells` are the offsets at which cells begin, ascending, with their indexes in the notebook. */
  constructor(
    text: string,
    private readonly cells: readonly { readonly start: number; readonly index: number }[],
  ) {
    super(text);
  }

  #cellAt(offset: number) {
    return this.cells.findLast(cell => cell.start <= offset) ?? this.cells[0];
  }

  override position(offset: number): Position {
    const { line, column } = super.position(offset);
    const cell = this.#cellAt(offset);
    return { line: cell ? line - super.position(cell.start).line + 1 : line, column };
  }

  override cell(offset: number): number | undefined {
    return this.#cellAt(offset)?.index;
  }
}
