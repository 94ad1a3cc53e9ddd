import { textWidth } from './scene.ts';

export interface Label {
  readonly text: string;
  /** Where its middle would best stand. */
  readonly x: number;
  readonly bold?: boolean;
}

export interface PlacedLabel {
  readonly text: string;
  start: number;
  readonly width: number;
}

const gap = 8;
const widthOf = ({ text, bold }: Label): number => textWidth(text, bold);

/**
 * Places labels on one line between `left` and `right` so that none touches another, each as near to its place as the others
 * allow. What does not fit is left out, the last named first. Gives the left end of each that stays, in the order of the line.
 */
export function spreadLabels(labels: readonly Label[], left: number, right: number): PlacedLabel[] {
  let kept = [...labels];
  const needed = (list: readonly Label[]) =>
    list.reduce((sum, label) => sum + widthOf(label), 0) + gap * Math.max(0, list.length - 1);
  while (kept.length > 0 && needed(kept) > right - left) kept = kept.slice(0, -1);
  const placed = kept
    .toSorted((a, b) => a.x - b.x)
    .map(label => ({ text: label.text, width: widthOf(label), start: label.x - widthOf(label) / 2 }));
  let free = left;
  for (const label of placed) {
    label.start = Math.max(label.start, free);
    free = label.start + label.width + gap;
  }
  let limit = right;
  for (const label of placed.toReversed()) {
    label.start = Math.min(label.start, limit - label.width);
    limit = label.start - gap;
  }
  return placed;
}
