import type { NotebookDocument, NotebookDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import type { Finding } from '../lint/finding.ts';
import type { LanguageId, Range } from '../source/call-site.ts';
import { withoutMagics } from '../source/languages/notebook.ts';
import type { SourceText } from '../source/scanner.ts';

/** The scheme of the documents that VS Code makes of a notebook's cells. */
const cellScheme = 'vscode-notebook-cell:';

export const isCell = (uri: string): boolean => uri.startsWith(cellScheme);

/** The lines of a cell in the program that its notebook's cells are together. */
export interface CellLines {
  /** Lines before the cell's first. */
  readonly before: number;
  readonly count: number;
}

/** A notebook's cells of one language as one program, so that a name of an earlier cell means in a later one what it means when both are run. */
export interface NotebookProgram {
  readonly source: SourceText;
  /** By the address of the cell's document. */
  readonly cells: ReadonlyMap<string, CellLines>;
}

/** @param file the notebook, as people read its path. */
export function notebookProgram(
  notebook: NotebookDocument,
  documents: Pick<NotebookDocuments<TextDocument>, 'getCellTextDocument'>,
  language: LanguageId,
  file: string,
): NotebookProgram {
  const cells = new Map<string, CellLines>();
  const texts: string[] = [];
  let before = 0;
  for (const cell of notebook.cells) {
    const document = documents.getCellTextDocument(cell);
    if (document?.languageId !== language) continue;
    texts.push(language === 'python' ? withoutMagics(document.getText()) : document.getText());
    cells.set(cell.document, { before, count: document.lineCount });
    before += document.lineCount;
  }
  return { source: { file, language, text: texts.join('\n') }, cells };
}

/** What a program's analysis says about one of its cells, in the cell's own lines. */
export function cellAnalysis(analysis: FileAnalysis, cell: CellLines): FileAnalysis {
  const { file, language, problems } = analysis;
  return {
    file,
    language,
    problems,
    calls: analysis.calls.filter(call => isInside(call.site.range, cell)).map(call => callInCell(call, cell, file)),
    get findings() {
      return analysis.findings
        .filter(finding => isInside(finding.range, cell))
        .map(finding => findingInCell(finding, cell));
    },
  };
}

const isInside = ({ start, end }: Range, { before, count }: CellLines): boolean =>
  start.line > before && end.line <= before + count;

/** Text of a prompt that stands in another cell stands in another document. */
function callInCell(call: PricedCall, cell: CellLines, file: string): PricedCall {
  const elsewhere = (part: { readonly range?: Range; readonly file?: string }) =>
    part.file === undefined && part.range && !isInside(part.range, cell) ? { file } : {};
  const site = {
    ...call.site,
    prompt: call.site.prompt.map(part => ({ ...part, ...elsewhere(part) })),
  };
  return {
    ...call,
    site: moved(site, -cell.before),
    parts: moved(
      call.parts.map(part => ({ ...part, ...elsewhere(part) })),
      -cell.before,
    ),
    carried: moved(call.carried, -cell.before),
  };
}

/** A fix is whole or not at all: one that also edits another cell is left out. */
function findingInCell({ fix, ...finding }: Finding, cell: CellLines): Finding {
  const isWhole = fix?.edits.every(edit => edit.file !== finding.file || isInside(edit.range, cell));
  return moved(fix && isWhole ? { ...finding, fix } : finding, -cell.before);
}

/** A copy whose positions, however deep they lie, count from another line. */
function moved<Value>(value: Value, lines: number): Value {
  if (Array.isArray(value)) return value.map(item => moved(item, lines)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const isPosition = 'line' in value && 'column' in value && typeof value.line === 'number';
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    isPosition && key === 'line' ? (inner as number) + lines : moved(inner, lines),
  ]);
  return Object.fromEntries(entries) as Value;
}
