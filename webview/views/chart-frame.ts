import { html, noChange, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Chart, Table } from '../charts/chart.ts';
import { t } from '../words.ts';
import { sceneView } from './scene-view.ts';

const widths = new Map<string, number>();
const usualWidth = 420;
let changes = 0;

/** Grows whenever a place became wider or narrower. */
export const drawnWidths = (): number => changes;

const outOfSight = new Set<string>();

/** Whether a chart is scrolled out of the page. */
export const isOutOfSight = (id: string): boolean => outOfSight.has(id);

let widthObserver: ResizeObserver | undefined;
let sightObserver: IntersectionObserver | undefined;

/** Has charts drawn again when the place they have becomes wider or narrower, or comes into sight. */
export function observeCharts(redraw: () => void): void {
  widthObserver = new ResizeObserver(entries => {
    if (entries.filter(noteWidth).length === 0) return;
    changes += 1;
    redraw();
  });
  sightObserver = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) outOfSight.delete(idOf(target));
      else outOfSight.add(idOf(target));
    if (entries.some(({ isIntersecting }) => isIntersecting)) redraw();
  });
}

const idOf = (target: Element): string => (target as HTMLElement).dataset.chart!;

/** False where the width is as before. */
function noteWidth({ target, contentRect }: ResizeObserverEntry): boolean {
  const width = Math.round(contentRect.width);
  if (width === 0 || widths.get(idOf(target)) === width) return false;
  widths.set(idOf(target), width);
  return true;
}

function observed(picture: Element | undefined): void {
  if (!picture) return;
  widthObserver?.observe(picture);
  sightObserver?.observe(picture);
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

/** The others wait for the exact answer: their hundreds of cells would hold up a moving slider. */
const openTables = new Set<string>();

function noteOpen(id: string, { target }: Event): void {
  if ((target as HTMLDetailsElement).open) openTables.add(id);
  else openTables.delete(id);
}

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

const picture = (chart: Chart, draw: NonNullable<Chart['draw']>, coarse: boolean): TemplateResult => html`
  <div class="picture" data-chart=${chart.id} role="img" aria-label=${chart.summary} ${ref(observed)}>
    ${sceneView(draw(widths.get(chart.id) ?? usualWidth), chart.basis, coarse)}
  </div>`;

/** A picture with its title and, folded beneath it, the same as a table; each can be saved as a file. */
export const chartFrame = (chart: Chart, coarse: boolean, save: SavePicture): TemplateResult => html`
  <figure class=${['chart', chart.id, chart.isFormer ? 'former' : '', coarse ? 'coarse' : ''].filter(Boolean).join(' ')}>
    <figcaption title=${chart.basis}><b>${chart.title}</b> <span class="note">${chart.note}</span></figcaption>
    ${chart.draw ? picture(chart, chart.draw, coarse) : nothing}
    ${chart.remarks.map(remark => html`<p class="note remark">${remark}</p>`)}
    <div class="saves">${saveButton(chart, 'svg', save)} ${saveButton(chart, 'png', save)}</div>
    <details @toggle=${(event: Event) => noteOpen(chart.id, event)}>
      <summary>${t('The same as a table')}</summary>
      ${coarse && !openTables.has(chart.id) ? noChange : dataTable(chart.table)}
      <p class="note remark">${chart.basis}</p>
    </details>
  </figure>`;
