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
/** Names take no more than this share of the width, whatever their length. */
const labelShare = 0.5;
const textWidth = 60;

/** Where the bars begin: as far right as the longest name needs. */
const labelEnd = (rows: readonly Row[], width: number): number =>
  Math.min(Math.max(0, ...rows.map(({ label }) => label.length)) * characterWidth + 8, width * labelShare);

/** A name that is too long ends in an ellipsis; the tooltip has it whole. */
function cut(label: string, end: number): string {
  const most = Math.floor((end - 8) / characterWidth);
  return label.length <= most ? label : `${label.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** Named rows, longest first as given; each bar starts where the names end. */
export function rowBars(rows: readonly Row[], width: number): TemplateResult {
  const left = labelEnd(rows, width);
  const most = Math.max(...rows.map(({ value }) => value), 1e-12);
  const scale = (width - left - textWidth) / most;
  return html`<svg width=${width} height=${Math.max(1, rows.length) * rowHeight} aria-hidden="true">
    ${rows.map(
      (row, index) => svg`<g>
        <title>${row.tooltip}</title>
        <text class="quiet-text" text-anchor="end" x=${left - 8} y=${index * rowHeight + 13}>${cut(row.label, left)}</text>
        <rect class=${row.series} x=${left} y=${index * rowHeight + 4} width=${Math.max(1, row.value * scale)} height="11"></rect>
        <text x=${left + Math.max(1, row.value * scale) + 6} y=${index * rowHeight + 13}>${row.text}</text>
      </g>`,
    )}
  </svg>`;
}

/** Rows to either side of a middle line: cheaper to the left, dearer to the right. Values are relative changes. */
export function divergingBars(rows: readonly Row[], width: number): TemplateResult {
  const left = labelEnd(rows, width);
  const cheaper = Math.max(0, ...rows.map(({ value }) => -value));
  const dearer = Math.max(0, ...rows.map(({ value }) => value));
  const room = Math.max(20, width - left - (cheaper > 0 ? textWidth : 0) - (dearer > 0 ? textWidth : 0));
  const scale = room / Math.max(cheaper + dearer, 0.01);
  // Each side takes the place that its longest bar needs.
  const middle = left + (cheaper > 0 ? textWidth + cheaper * scale : 0);
  return html`<svg width=${width} height=${Math.max(1, rows.length) * rowHeight} aria-hidden="true">
    <line class="axis" x1=${middle} x2=${middle} y1="0" y2=${rows.length * rowHeight}></line>
    ${rows.map((row, index) => {
      const length = Math.abs(row.value) * scale;
      const saves = row.value < 0;
      return svg`<g>
        <title>${row.tooltip}</title>
        <text class="quiet-text" text-anchor="end" x=${left - 8} y=${index * rowHeight + 13}>${cut(row.label, left)}</text>
        <rect class=${row.series} x=${saves ? middle - length : middle} y=${index * rowHeight + 4} width=${Math.max(1, length)} height="11"></rect>
        <text text-anchor=${saves ? 'end' : 'start'} x=${saves ? middle - length - 6 : middle + length + 6} y=${index * rowHeight + 13}>${row.text}</text>
      </g>`;
    })}
  </svg>`;
}
