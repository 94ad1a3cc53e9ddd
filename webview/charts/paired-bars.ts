import { cut, line, type Mark, type Scene, text, textWidth } from './scene.ts';

/** One change with its effect on each of two things, as relative changes; less is better for both. */
export interface PairedRow {
  readonly label: string;
  readonly effects: readonly [PairedEffect, PairedEffect];
  readonly tip: string;
}

export interface PairedEffect {
  readonly value: number;
  readonly text: string;
  /** The same if the model is off by its error in one direction or the other. */
  readonly likely?: readonly [low: number, high: number];
}

const rowHeight = 20;
const barHeight = 11;
const headHeight = 20;
const gap = 14;
/** Beyond twice as much a bar ends there, broken, and its figure speaks. */
const mostShown = 1.05;

/** Where two panels of figures leave names little room. */
const narrow = 340;
/** Written as no change. */
const noChange = 0.005;

interface Panel {
  readonly left: number;
  readonly right: number;
}

function drawPanel(rows: readonly PairedRow[], which: 0 | 1, title: string, { left, right }: Panel): Mark[] {
  const shown = rows.map(({ effects }) => Math.max(-mostShown, Math.min(mostShown, effects[which].value)));
  const widest = (side: (value: number) => boolean) =>
    Math.max(0, ...rows.map(({ effects }) => (side(effects[which].value) ? textWidth(effects[which].text) + 12 : 0)));
  const less = Math.max(0, ...shown.map(value => -value));
  const more = Math.max(0, ...shown);
  const room = right - left - widest(value => value < 0) - widest(value => value >= 0);
  const scale = Math.max(0, room) / Math.max(less + more, 0.05);
  const middle = left + widest(value => value < 0) + less * scale;
  const x = (value: number) => middle + Math.max(-less, Math.min(more, value)) * scale;
  return [
    text(
      'strong',
      middle,
      11,
      title,
      middle - textWidth(title, true) / 2 < left
        ? 'start'
        : middle + textWidth(title, true) / 2 > right
          ? 'end'
          : 'middle',
    ),
    line('axis', middle, headHeight - 2, middle, headHeight + rows.length * rowHeight),
    ...rows.flatMap(({ effects, tip }, index): Mark[] => {
      const { value, text: content, likely } = effects[which];
      const top = headHeight + index * rowHeight;
      const end = x(value);
      return [
        {
          kind: 'rect',
          look: Math.abs(value) < noChange ? 'quiet' : value < 0 ? 'cheaper' : 'dearer',
          x: Math.min(middle, end),
          y: top + 4,
          width: Math.max(1, Math.abs(end - middle)),
          height: barHeight,
          tip,
        },
        ...(Math.abs(value) > mostShown ? [line('break', end - 7, top + 17, end - 3, top + 2)] : []),
        ...(likely
          ? [line('whisker', x(likely[0]), top + 4 + barHeight / 2, x(likely[1]), top + 4 + barHeight / 2)]
          : []),
        text(
          Math.abs(value) < noChange ? 'quiet-text' : '',
          value < 0 ? end - 6 : end + 6,
          top + 13,
          content,
          value < 0 ? 'end' : 'start',
        ),
      ];
    }),
  ];
}

/** Named rows with two bars each, to either side of a line of no effect. */
export function pairedBars(rows: readonly PairedRow[], titles: readonly [string, string], width: number): Scene {
  const names = Math.min(
    Math.max(0, ...rows.map(({ label }) => textWidth(label))) + 8,
    width * (width < narrow ? 0.26 : 0.36),
  );
  const half = (width - names - gap) / 2;
  return {
    width,
    height: headHeight + Math.max(1, rows.length) * rowHeight,
    marks: [
      ...rows.map(({ label }, index) =>
        text('quiet-text', names - 8, headHeight + index * rowHeight + 13, cut(label, names - 8), 'end'),
      ),
      ...drawPanel(rows, 0, titles[0], { left: names, right: names + half }),
      ...drawPanel(rows, 1, titles[1], { left: names + half + gap, right: width }),
    ],
  };
}
