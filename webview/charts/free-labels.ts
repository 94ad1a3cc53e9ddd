import { type Point, type TextMark, textWidth } from './scene.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly base: number;
}

/** Lines of text of 11 pixels that stand nearer than this touch. */
const lineHeight = 12;
/** Of text of 11 pixels, with a little air. */
const ascent = 11;
const descent = 4;
/** A line is looked at every so many pixels. */
const stepAlong = 4;

function boxOf({ text, x, y, anchor, look }: TextMark): Box {
  const width = textWidth(text, look === 'strong');
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, base: y };
}

/** Places names in a picture one after the other, so that none covers another. */
export class FreeLabels {
  readonly #width: number;
  readonly #taken: Box[] = [];
  readonly #drawn: Point[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** Texts that stand where they stand, such as those of an axis. */
  take(marks: readonly TextMark[]): void {
    this.#taken.push(...marks.map(boxOf));
  }

  /** A line through these points, which a name rather does not cross. */
  avoid(points: readonly Point[]): void {
    for (const [index, [x, y]] of points.entries()) {
      const [fromX, fromY] = points[Math.max(0, index - 1)]!;
      const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / stepAlong));
      for (let step = 1; step <= steps; step++)
        this.#drawn.push([fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps]);
    }
  }

  /** The first of the candidates that has room and crosses no line, else the first that has room; none, where none has. */
  place(candidates: readonly TextMark[]): TextMark[] {
    const free = candidates.filter(candidate => this.#isFree(boxOf(candidate)));
    const found = free.find(candidate => !this.#crosses(boxOf(candidate))) ?? free[0];
    if (!found) return [];
    this.#taken.push(boxOf(found));
    return [found];
  }

  #crosses({ left, right, base }: Box): boolean {
    return this.#drawn.some(([x, y]) => x > left - 2 && x < right + 2 && y > base - ascent && y < base + descent);
  }

  #isFree(wanted: Box): boolean {
    if (wanted.left < 0 || wanted.right > this.#width) return false;
    return !this.#taken.some(
      other =>
        Math.abs(other.base - wanted.base) < lineHeight &&
        wanted.left < other.right + 2 &&
        other.left < wanted.right + 2,
    );
  }
}
