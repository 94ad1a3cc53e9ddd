import { cut, line, type Mark, type Scene, text, textWidth } from './scene.ts';

export interface Row {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** What stands quietly after the text, where there is room: of the first of the rows that say it, and of those that share a label. */
  readonly aside?: string;
  readonly look: string;
  readonly tip: string;
  /** Where the truth may lie. */
  readonly likely?: readonly [low: number, high: number];
}

const rowHeight = 20;
const barHeight = 11;
const namesGap = 8;
const textGap = 6;

/** Share of the width that names may take. */
const mostNames = 0.45;

/** Where bars begin: after the longest name, as far as that is allowed. */
const namesEnd = (rows: readonly Row[], width: number): number =>
  Math.min(Math.max(0, ...rows.map(({ label }) => textWidth(label))) + namesGap, width * mostNames);

/** A thin line with ends from the least to the most that is likely. */
export const whisker = (low: number, high: number, y: number): Mark[] => [
  line('whisker', low, y, high, y),
  line('whisker', low, y - 3, low, y + 3),
  line('whisker', high, y - 3, high, y + 3),
];

/** Named rows; each bar starts where the names end, and its figure stands after it. */
export function rowBars(rows: readonly Row[], width: number): Scene {
  const left = namesEnd(rows, width);
  const room = width - left - Math.max(0, ...rows.map(row => textWidth(row.text))) - textGap;
  const most = Math.max(...rows.map(({ value, likely }) => Math.max(value, likely?.[1] ?? 0)), Number.MIN_VALUE);
  const x = (value: number) => left + (value / most) * Math.max(0, room);
  const said = new Set<string>();
  const isAlone = ({ label }: Row) => rows.filter(row => row.label === label).length === 1;
  const aside = (row: Row, start: number, base: number): Mark[] => {
    const words = row.aside;
    if (words === undefined || (said.has(words) && isAlone(row)) || start + textWidth(words) > width) return [];
    said.add(words);
    return [text('quiet-text', start, base, words)];
  };
  const marks = rows.flatMap((row, index): Mark[] => {
    const y = index * rowHeight + 4;
    const base = index * rowHeight + 13;
    const end = x(Math.max(row.value, row.likely?.[1] ?? 0)) + textGap;
    return [
      text('quiet-text', left - namesGap, base, cut(row.label, left - namesGap), 'end'),
      {
        kind: 'rect',
        look: row.look,
        x: left,
        y,
        width: Math.max(1, x(row.value) - left),
        height: barHeight,
        tip: row.tip,
      },
      ...(row.likely ? whisker(x(row.likely[0]), x(row.likely[1]), y + barHeight / 2) : []),
      text('', end, base, row.text),
      ...aside(row, end + textWidth(row.text) + textGap, base),
    ];
  });
  return { width, height: Math.max(1, rows.length) * rowHeight, marks };
}
