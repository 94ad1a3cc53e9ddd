import { whisker } from './bars.ts';
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
/** With less room for its bars, a panel has all figures at their right. */
const leastBars = 60;
/** Written as no change. */
const noChange = 0.005;

interface Panel {
  readonly left: number;
  readonly right: number;
}

const bounded = (value: number): number => Math.max(-mostShown, Math.min(mostShown, value));
/** A figure that is written as no change stands at the right, as one that is more. */
const isLess = ({ value }: PairedEffect): boolean => value <= -noChange;
const lowOf = ({ value, likely }: PairedEffect): number => bounded(Math.min(value, likely?.[0] ?? value));
const highOf = ({ value, likely }: PairedEffect): number => bounded(Math.max(value, likely?.[1] ?? value));

function drawPanel(rows: readonly PairedRow[], which: 0 | 1, title: string, { left, right }: Panel): Mark[] {
  const effects = rows.map(row => row.effects[which]);
  const widest = (side: boolean) =>
    Math.max(0, ...effects.filter(effect => isLess(effect) === side).map(effect => textWidth(effect.text) + 12));
  const less = Math.max(0, ...effects.map(effect => -lowOf(effect)));
  const more = Math.max(0, ...effects.map(highOf));
  const both = right - left - widest(true) - widest(false);
  const figuresApart = both >= leastBars;
  const room = figuresApart ? both : right - left - Math.max(widest(true), widest(false));
  const scale = Math.max(0, room) / Math.max(less + more, 0.05);
  const middle = left + (figuresApart ? widest(true) : 0) + less * scale;
  const x = (value: number) => middle + bounded(value) * scale;
  const half = textWidth(title, true) / 2;
  const anchor = middle - half < left ? 'start' : middle + half > right ? 'end' : 'middle';
  return [
    text('strong', middle, 11, title, anchor),
    line('axis', middle, headHeight - 2, middle, headHeight + rows.length * rowHeight),
    ...effects.flatMap((effect, index) =>
      drawEffect(effect, rows[index]!.tip, headHeight + index * rowHeight, { middle, x, figuresApart }),
    ),
  ];
}

interface PanelScale {
  readonly middle: number;
  readonly x: (value: number) => number;
  /** The figure of less stands at the left of its bar. */
  readonly figuresApart: boolean;
}

function drawEffect(effect: PairedEffect, tip: string, top: number, { middle, x, figuresApart }: PanelScale): Mark[] {
  const { value, text: content, likely } = effect;
  const end = x(value);
  const less = isLess(effect);
  const atLeft = less && figuresApart;
  const isNone = Math.abs(value) < noChange;
  return [
    {
      kind: 'rect',
      look: isNone ? 'quiet' : less ? 'cheaper' : 'dearer',
      x: Math.min(middle, end),
      y: top + 4,
      width: Math.max(1, Math.abs(end - middle)),
      height: barHeight,
      tip,
    },
    ...(Math.abs(value) > mostShown ? [line('break', end - 7, top + 17, end - 3, top + 2)] : []),
    ...(likely ? whisker(x(likely[0]), x(likely[1]), top + 4 + barHeight / 2) : []),
    text(
      isNone ? 'quiet-text' : '',
      atLeft ? x(lowOf(effect)) - 6 : Math.max(middle, x(highOf(effect))) + 6,
      top + 13,
      content,
      atLeft ? 'end' : 'start',
    ),
  ];
}

/** Named rows with two bars each, to either side of a line of no effect. */
export function pairedBars(rows: readonly PairedRow[], titles: readonly [string, string], width: number): Scene {
  const names = Math.min(
    Math.max(0, ...rows.map(({ label }) => textWidth(label))) + 8,
    width * (width < narrow ? 0.3 : 0.39),
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
