import { html, svg, type TemplateResult } from 'lit';

export interface Segment {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** A class of the style sheet: `series-1` … `series-5`, `quiet`. */
  readonly series: string;
  readonly tooltip: string;
}

const height = 30;
const labelBaseline = 12;
const characterWidth = 6.6;

/** One bar of parts that make a whole, each named above its part where the name fits. */
export function stackedBar(segments: readonly Segment[], width: number): TemplateResult {
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  let x = 0;
  const parts = segments
    .filter(({ value }) => value > 0)
    .map(segment => {
      const length = whole > 0 ? (segment.value / whole) * width : 0;
      const part = { ...segment, x, length };
      x += length;
      return part;
    });
  return html`<svg width=${width} height=${height + 18} aria-hidden="true">
    ${parts.map(
      part => svg`<g>
        <title>${part.tooltip}</title>
        <rect class=${part.series} x=${part.x} y="18" width=${Math.max(1, part.length - 1)} height=${height}></rect>
        ${part.length > part.label.length * characterWidth ? svg`<text class="quiet-text" x=${part.x} y=${labelBaseline}>${part.label}</text>` : ''}
        ${part.length > part.text.length * characterWidth + 10 ? svg`<text class="on-${part.series}" x=${part.x + 6} y="37">${part.text}</text>` : ''}
      </g>`,
    )}
  </svg>`;
}

export interface Row {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly series: string;
  readonly tooltip: string;
}

const rowHeight = 20;
const labelShare = 0.45;
const mostLabel = 176;
const textWidth = 56;

/** Named rows, longest first as given; each bar starts where the names end. */
export function rowBars(rows: readonly Row[], width: number): TemplateResult {
  const left = Math.min(mostLabel, width * labelShare);
  const most = Math.max(...rows.map(({ value }) => value), 1e-12);
  const scale = (width - left - textWidth) / most;
  return html`<svg width=${width} height=${Math.max(1, rows.length) * rowHeight} aria-hidden="true">
    ${rows.map(
      (row, index) => svg`<g>
        <title>${row.tooltip}</title>
        <text class="quiet-text" text-anchor="end" x=${left - 8} y=${index * rowHeight + 13}>${row.label}</text>
        <rect class=${row.series} x=${left} y=${index * rowHeight + 4} width=${Math.max(1, row.value * scale)} height="11"></rect>
        <text x=${left + Math.max(1, row.value * scale) + 6} y=${index * rowHeight + 13}>${row.text}</text>
      </g>`,
    )}
  </svg>`;
}

/** Rows to either side of a middle line: cheaper to the left, dearer to the right. Values are relative changes. */
export function divergingBars(rows: readonly Row[], width: number): TemplateResult {
  const left = Math.min(mostLabel, width * labelShare);
  const reach = Math.max(...rows.map(({ value }) => Math.abs(value)), 0.01);
  const middle = left + (width - left) / 2;
  const scale = ((width - left) / 2 - textWidth) / reach;
  return html`<svg width=${width} height=${Math.max(1, rows.length) * rowHeight} aria-hidden="true">
    <line class="axis" x1=${middle} x2=${middle} y1="0" y2=${rows.length * rowHeight}></line>
    ${rows.map((row, index) => {
      const length = Math.abs(row.value) * scale;
      const cheaper = row.value < 0;
      return svg`<g>
        <title>${row.tooltip}</title>
        <text class="quiet-text" text-anchor="end" x=${left - 8} y=${index * rowHeight + 13}>${row.label}</text>
        <rect class=${row.series} x=${cheaper ? middle - length : middle} y=${index * rowHeight + 4} width=${Math.max(1, length)} height="11"></rect>
        <text text-anchor=${cheaper ? 'end' : 'start'} x=${cheaper ? middle - length - 6 : middle + length + 6} y=${index * rowHeight + 13}>${row.text}</text>
      </g>`;
    })}
  </svg>`;
}
