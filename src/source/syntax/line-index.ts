import type { Position, Range } from '../call-site.ts';

/** Turns offsets (UTF-16 code units) into 1-based lines and columns. Lines end at `\n`, `\r\n` or a lone `\r`, as in editors. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const end of text.matchAll(/\r\n?|\n/g)) this.#starts.push(end.index + end[0].length);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset at which the line of `offset` begins. */
  lineStart(offset: number): number {
    return this.#starts[this.position(offset).line - 1]!;
  }
}
