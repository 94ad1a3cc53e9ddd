import { html, type TemplateResult } from 'lit';
import { t } from '../words.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What the title leaves open: units, the batch, the length. */
  readonly note: string;
  /** One sentence for who cannot see the picture. */
  readonly summary: string;
  /** Draws at this many CSS pixels; text keeps its size whatever the width. */
  readonly draw: (width: number) => TemplateResult;
  readonly table: Table;
}

const widths = new Map<string, number>();
const usualWidth = 420;

/** Draws a chart again when the place it has becomes wider or narrower. */
export function observeWidths(root: HTMLElement, redraw: () => void): void {
  const observer = new ResizeObserver(entries => {
    let changed = false;
    for (const { target, contentRect } of entries) {
      const id = (target as HTMLElement).dataset.chart!;
      const width = Math.round(contentRect.width);
      if (width > 0 && widths.get(id) !== width) {
        widths.set(id, width);
        changed = true;
      }
    }
    if (changed) redraw();
  });
  const seen = new WeakSet<Element>();
  new MutationObserver(() => {
    for (const element of root.querySelectorAll('[data-chart]')) {
      if (seen.has(element)) continue;
      seen.add(element);
      observer.observe(element);
    }
  }).observe(root, { childList: true, subtree: true });
}

const dataTable = ({ head, rows }: Table): TemplateResult => html`
  <table>
    <thead>
      <tr>${head.map(cell => html`<th scope="col">${cell}</th>`)}</tr>
    </thead>
    <tbody>
      ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>`)}
    </tbody>
  </table>`;

export type PictureFormat = 'svg' | 'png';
export type SavePicture = (drawn: SVGSVGElement, title: string, format: PictureFormat) => void;

function saveButton({ title }: Chart, format: PictureFormat, save: SavePicture): TemplateResult {
  const saveThis = ({ currentTarget }: Event) => {
    const drawn = (currentTarget as Element).closest('figure')!.querySelector<SVGSVGElement>('.picture svg');
    if (drawn) save(drawn, title, format);
  };
  const name = format.toUpperCase();
  return html`<button type="button" class="save" aria-label=${t('Save {0} as {1}', title, name)} @click=${saveThis}>${name}</button>`;
}

/** A picture with its title and, folded beneath it, the same as a table; each can be saved as a file. */
export const chartFrame = (chart: Chart, save: SavePicture): TemplateResult => html`
  <figure class="chart ${chart.id}">
    <figcaption><b>${chart.title}</b> <span class="note">${chart.note}</span></figcaption>
    <div class="picture" data-chart=${chart.id} role="img" aria-label=${chart.summary}>
      ${chart.draw(widths.get(chart.id) ?? usualWidth)}
    </div>
    <div class="saves">${saveButton(chart, 'svg', save)} ${saveButton(chart, 'png', save)}</div>
    <details>
      <summary>${t('The same as a table')}</summary>
      ${dataTable(chart.table)}
    </details>
  </figure>`;
