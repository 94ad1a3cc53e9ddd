import { CellLineIndex } from '../syntax/line-index.ts';

export interface Notebook {
  /** The code cells, one after another, with shell and magic lines blanked out. */
  readonly text: string;
  readonly lines: CellLineIndex;
}

/** Reads a Jupyter notebook's Python cells as one program; undefined when the text is not a notebook. */
export function readNotebook(json: string): Notebook | undefined {
  const cells = cellsOf(json);
  if (!cells) return undefined;
  const starts: { start: number; index: number }[] = [];
  let text = '';
  cells.forEach((cell, index) => {
    if (!isRecord(cell) || cell.cell_type !== 'code') return;
    const source = Array.isArray(cell.source) ? cell.source.join('') : cell.source;
    if (typeof source !== 'string') return;
    starts.push({ start: text.length, index });
    text += `${withoutMagics(source)}\n`;
  });
  return { text, lines: new CellLineIndex(text, starts) };
}

function cellsOf(json: string): unknown[] | undefined {
  try {
    const notebook: unknown = JSON.parse(json);
    return isRecord(notebook) && Array.isArray(notebook.cells) ? notebook.cells : undefined;
  } catch {
    // Not JSON, so not a notebook: the caller reports it.
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** `%magic` and `!shell` lines are not Python; spaces keep every other offset where it was. */
export function withoutMagics(source: string): string {
  if (/^\s*%%(?!time|capture)/.test(source)) return source.replace(/[^\n]/g, ' ');
  return source.replace(/^[ \t]*[%!][^\n]*/gm, line => ' '.repeat(line.length));
}
