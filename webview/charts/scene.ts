/** What a chart draws, as data: a test reads it, a view turns it into SVG. Lengths are CSS pixels, y grows downwards. */
export type Mark =
  | RectMark
  | { readonly kind: 'line'; readonly look: string; readonly from: Point; readonly to: Point }
  | { readonly kind: 'path'; readonly look: string; readonly d: string; readonly tip?: string }
  | { readonly kind: 'dot'; readonly look: string; readonly at: Point; readonly radius: number; readonly tip?: string }
  | TextMark;

export type Point = readonly [x: number, y: number];

export interface RectMark {
  readonly kind: 'rect';
  /** Classes of the style sheet. */
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** May be made when it is read: the pointer looks at few of many. */
  readonly tip?: string;
}

export interface TextMark {
  readonly kind: 'text';
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export const line = (look: string, x1: number, y1: number, x2: number, y2: number): Mark => ({
  kind: 'line',
  look,
  from: [x1, y1],
  to: [x2, y2],
});

export const text = (
  look: string,
  x: number,
  y: number,
  content: string,
  anchor: TextMark['anchor'] = 'start',
): TextMark => ({ kind: 'text', look, x, y, anchor, text: content });

/** Pixels of a character of 11-pixel text, and of bold text: those of a wide font, so that nothing touches in a narrow one. */
const characterWidth = 6.6;
const boldWidth = 7.4;

const widthOf = (bold: boolean): number => (bold ? boldWidth : characterWidth);

export const textWidth = (content: string, bold = false): number => content.length * widthOf(bold);

/** A name cut to fit; the whole stands in its tooltip and in the table. */
export function cut(content: string, width: number, bold = false): string {
  // A width that was reckoned from this very text must hold it, whatever the last digit.
  const most = Math.floor(width / widthOf(bold) + 1e-6);
  return content.length <= most ? content : `${content.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
