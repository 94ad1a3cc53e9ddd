import { type TextMark, textWidth } from './scene.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly base: number;
}

/** Lines of text of 11 pixels that stand nearer than this touch. */
const lineHeight = 12;

function boxOf({ text, x, y, anchor, look }: TextMark): Box {
  const width = textWidth(text, look === 'strong');
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, base: y };
}

/** Places names in a picture one after the other, so that none covers another. */
export class FreeLabels {
  readonly #width: number;
  readonly #taken: Box[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** Texts that stand where they stand, such as those of an axis. */
  take(marks: readonly TextMark[]): void {
    this.#taken.push(...marks.map(boxOf));
  }

  /** The first of the candidates that has room; none, where none has. */
  place(candidates: readonly TextMark[]): TextMark[] {
    const found = candidates.find(candidate => this.#isFree(boxOf(candidate)));
    if (!found) return [];
    this.#taken.push(boxOf(found));
    return [found];
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
