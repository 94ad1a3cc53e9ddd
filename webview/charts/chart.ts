import type { Scene } from './scene.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture and the table behind it, as data. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What the title leaves open: units, the batch, the length. */
  readonly note: string;
  /** One sentence for who cannot see the picture. */
  readonly summary: string;
  /** Where the figures come from and how far they may be off: stands in every tooltip and under the table. */
  readonly basis: string;
  /** Draws at this many CSS pixels; text keeps its size whatever the width. Absent where there is nothing to draw. */
  readonly draw?: (width: number) => Scene;
  /** What the picture leaves out, as sentences below it. */
  readonly remarks: readonly string[];
  /** May be made when it is read: while a slider moves nobody does. */
  readonly table: Table;
  /** It shows what was before the last change. */
  readonly isFormer?: true;
}
