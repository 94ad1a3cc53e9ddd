import type { Mark, RectMark, Scene, TextMark } from '../../../webview/charts/scene.ts';

export const rects = (scene: Scene, look?: string): RectMark[] =>
  scene.marks.filter(
    (mark): mark is RectMark =>
      mark.kind === 'rect' && (look === undefined ? mark.look !== 'reach' : mark.look === look),
  );

export const texts = (scene: Scene, look?: string): TextMark[] =>
  scene.marks.filter((mark): mark is TextMark => mark.kind === 'text' && (look === undefined || mark.look === look));

export const words = (scene: Scene, look?: string): string[] => texts(scene, look).map(({ text }) => text);

export const paths = (scene: Scene, look: string): string[] =>
  scene.marks.flatMap(mark => (mark.kind === 'path' && mark.look === look ? [mark.d] : []));

/** Every number that a mark is drawn with. */
export function numbersOf(mark: Mark): number[] {
  switch (mark.kind) {
    case 'rect':
      return [mark.x, mark.y, mark.width, mark.height];
    case 'line':
      return [...mark.from, ...mark.to];
    case 'dot':
      return [...mark.at, mark.radius];
    case 'text':
      return [mark.x, mark.y];
    case 'path':
      return [...mark.d.matchAll(/-?[\d.]+(?:e[-+]?\d+)?|NaN|Infinity/g)].map(([number]) => Number(number));
  }
}
