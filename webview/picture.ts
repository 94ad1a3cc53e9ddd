/** What a chart's style sheet decides, and a file must carry by itself. */
const painted = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
  'text-anchor',
];

export interface Picture {
  readonly id: string;
  readonly title: string;
  readonly drawn: SVGSVGElement;
}

/** The charts that a page shows. */
export const picturesOf = (page: Document): Picture[] =>
  [...page.querySelectorAll<HTMLElement>('figure.chart')].flatMap(figure => {
    const holder = figure.querySelector<HTMLElement>('[data-chart]');
    const drawn = holder?.querySelector<SVGSVGElement>('svg');
    const title = figure.querySelector('figcaption b')?.textContent ?? '';
    return holder && drawn ? [{ id: holder.dataset.chart!, title, drawn }] : [];
  });

/** A drawn chart as an SVG file that looks the same outside the page, on the theme's background. */
export function toSvg(drawn: SVGSVGElement, title: string): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const originals = [drawn, ...drawn.querySelectorAll('*')];
  // What the pointer would find in a coarse picture is from the answer before.
  const stale = drawn.closest('.coarse') ? [...copy.querySelectorAll('title, .reach')] : [];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[index]!);
    for (const property of painted) element.setAttribute(property, style.getPropertyValue(property));
    element.removeAttribute('class');
    for (const node of [...element.childNodes]) if (node.nodeType === Node.COMMENT_NODE) node.remove();
  }
  for (const each of stale) each.remove();
  const { width, height } = drawn.getBoundingClientRect();
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.removeAttribute('aria-hidden');
  const name = document.createElementNS(copy.namespaceURI, 'title');
  name.textContent = title;
  const ground = document.createElementNS(copy.namespaceURI, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(name, ground);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Pixels for each CSS pixel, so that text stays sharp in a slide. */
const density = 2;

/** The same picture as a PNG file, in base64. */
export async function toPng(svg: string): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * density;
    canvas.height = image.naturalHeight * density;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1]!;
  } finally {
    URL.revokeObjectURL(address);
  }
}
