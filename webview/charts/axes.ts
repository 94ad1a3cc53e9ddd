import { formatCount } from '../../src/report/format.ts';
import { line, type Mark, text, textWidth } from './scene.ts';

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Any of d3's continuous scales, of which only this much is needed. */
export interface Scale {
  (value: number): number;
  ticks(count: number): number[];
}

export const foot = (plot: Plot): number => plot.height - plot.bottom;
export const rightEnd = (plot: Plot): number => plot.width - plot.right;

/** `1,500`, but `150k`: five digits do not fit beside a plot. */
export const axisCount = (value: number): string => {
  if (value >= 1e6) return `${formatCount(value / 1e6)}M`;
  return value >= 1e4 ? `${formatCount(value / 1e3)}k` : formatCount(value);
};

/** Few, thin ticks along the foot of a plot. A name that would leave the picture stands at its edge. */
export const bottomAxis = (scale: Scale, plot: Plot, ticks: number, name: (value: number) => string): Mark[] => [
  line('axis', plot.left, foot(plot), rightEnd(plot), foot(plot)),
  ...scale.ticks(ticks).flatMap(tick => {
    const x = scale(tick);
    const half = textWidth(name(tick)) / 2;
    const anchor = x + half > plot.width ? 'end' : x < half ? 'start' : 'middle';
    return [
      line('axis', x, foot(plot), x, foot(plot) + 3),
      text(
        'quiet-text',
        anchor === 'middle' ? x : anchor === 'end' ? plot.width : 0,
        foot(plot) + 15,
        name(tick),
        anchor,
      ),
    ];
  }),
];

/** Values at the left with a hair line across the plot. */
export const leftAxis = (scale: Scale, plot: Plot, ticks: number, name: (value: number) => string): Mark[] =>
  scale
    .ticks(ticks)
    .flatMap(tick => [
      ...(scale(tick) < foot(plot) ? [line('grid', plot.left, scale(tick), rightEnd(plot), scale(tick))] : []),
      text('quiet-text', plot.left - 6, scale(tick) + 4, name(tick), 'end'),
    ]);
