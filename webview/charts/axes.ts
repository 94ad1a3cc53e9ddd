import type { ScaleLinear } from 'd3-scale';
import { svg, type TemplateResult } from 'lit';

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Scale = ScaleLinear<number, number>;

/** Few, thin ticks along the foot of a plot. */
export const bottomAxis = (scale: Scale, plot: Plot, ticks: number, text: (value: number) => string): TemplateResult =>
  svg`<g>
    <line class="axis" x1=${plot.left} x2=${plot.width - plot.right} y1=${plot.height - plot.bottom} y2=${plot.height - plot.bottom}></line>
    ${scale
      .ticks(ticks)
      .map(
        tick =>
          svg`<text class="quiet-text" text-anchor="middle" x=${scale(tick)} y=${plot.height - plot.bottom + 15}>${text(tick)}</text>`,
      )}
  </g>`;

/** Values at the left with a hair line across the plot. */
export const leftAxis = (scale: Scale, plot: Plot, ticks: number, text: (value: number) => string): TemplateResult =>
  svg`<g>
    ${scale.ticks(ticks).map(
      tick => svg`
        <line class="grid" x1=${plot.left} x2=${plot.width - plot.right} y1=${scale(tick)} y2=${scale(tick)}></line>
        <text class="quiet-text" text-anchor="end" x=${plot.left - 6} y=${scale(tick) + 4}>${text(tick)}</text>`,
    )}
  </g>`;
