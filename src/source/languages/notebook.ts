import { CellLineIndex } from '../syntax/line-index.ts';

export interface Notebook {
  /** The code cells, one after another, with shell and magic lines blanked out. */
  readonly text: string;
  /** What the cells are written in; `typescript` for JavaScript too. */
  readonly language: 'python' | 'typescript' | 'csharp';
  readonly lines: CellLineIndex;
}

/** Reads a Jupyter notebook's cells as one program; undefined when the text is not a notebook. Kernels of other languages have no cells for us. */
export function readNotebook(json: string): Notebook | undefined {
  const notebook = notebookOf(json);
  if (!notebook) return undefined;
  const language = languageOfCells(notebook);
  const cells = language ? notebook.cells : [];
  const starts: { start: number; index: number }[] = [];
  let text = '';
  cells.forEach((cell, index) => {
    if (!isRecord(cell) || cell.cell_type !== 'code') return;
    const source = Array.isArray(cell.source) ? cell.source.join('') : cell.source;
    if (typeof source !== 'string') return;
    starts.push({ start: text.length, index });
    text += `${language === 'python' ? withoutMagics(source) : language === 'csharp' ? withoutDirectives(source) : source}\n`;
  });
  return { text, language: language ?? 'python', lines: new CellLineIndex(text, starts) };
}

interface NotebookJson {
  readonly cells: readonly unknown[];
  readonly metadata?: unknown;
}

function notebookOf(json: string): NotebookJson | undefined {
  try {
    const notebook: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return isRecord(notebook) && Array.isArray(notebook.cells) ? { ...notebook, cells: notebook.cells } : undefined;
  } catch {
    // Not JSON, so not a notebook: the caller reports it.
    return undefined;
  }
}

/** The kernel's language, where the notebook says it. */
function languageOfCells({ metadata }: NotebookJson): Notebook['language'] | undefined {
  if (!isRecord(metadata)) return 'python';
  const { language_info: info, kernelspec: kernel } = metadata;
  const language = (isRecord(info) ? info.name : undefined) ?? (isRecord(kernel) ? kernel.language : undefined);
  if (typeof language !== 'string' || /python/i.test(language)) return 'python';
  if (isRecord(kernel) && kernel.name === dotnetKernel) return 'csharp';
  return /^(java|type)script$/i.test(language) ? 'typescript' : undefined;
}

/** .NET Interactive's kernel, whose cells are C# unless they say otherwise. */
const dotnetKernel = '.net-csharp';

/** Whether a notebook may be one of C#, whose grammar is large and loaded only then. */
export const mayHoldCsharp = (json: string): boolean => json.includes(dotnetKernel);

/** `#r "nuget: …"`, `#!import`, `#load`: what .NET Interactive handles itself; a cell that begins with another language is that language's. */
const withoutDirectives = (source: string): string =>
  /^\s*#!(?!csharp|import|connect|set|value)\w/.test(source)
    ? blank(source)
    : source.replace(/^[ \t]*#(!|r\b|i\b|load\b).*$/gm, blank);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Cells of another language or of a file that is written; `%%time`, `%%timeit` and `%%capture` hold Python. */
const foreignCell = /^\s*%%(?!time|capture|prun)/;
/** A line that IPython handles itself: `%pip install x`, `!ls`, `client?`, `?client`. */
const magicLine = /^[ \t]*(?:%{1,2}[A-Za-z]|!|\?)|^[ \t]*[\w.]+\?{1,2}[ \t]*$/;
/** `files = !ls`, `%time` behind an assignment: a value that only the kernel knows. */
const magicValue = /^([ \t]*[\w.]+[ \t]*=[ \t]*)(?:!|%[A-Za-z]).*/;
const quotes = /\\.|"""|'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g;

const blank = (text: string) => text.replace(/[^\n\r]/g, ' ');

/** What IPython handles itself is not Python; spaces keep every other offset where it was. Text in triple quotes stays. */
export function withoutMagics(source: string): string {
  if (foreignCell.test(source)) return blank(source);
  if (!/[%!?]/.test(source)) return source;
  let open: string | undefined;
  let continued = false;
  return source
    .split('\n')
    .map(line => {
      if (open === undefined && (continued || magicLine.test(line))) {
        // A shell command may go on in the next line.
        continued = /\\\r?$/.test(line);
        return blank(line);
      }
      const value = open === undefined ? magicValue.exec(line) : null;
      if (value) return value[1]! + blank(line.slice(value[1]!.length)).replace(' ', '0');
      for (const [quote] of line.matchAll(quotes)) {
        if (quote !== '"""' && quote !== "'''") continue;
        if (open === undefined) open = quote;
        else if (open === quote) open = undefined;
      }
      return line;
    })
    .join('\n');
}
