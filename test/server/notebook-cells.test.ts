import { describe, expect, test } from 'vitest';
import { NotebookCellKind, type NotebookDocument } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { cellAnalysis, isCell, notebookProgram } from '../../src/server/notebook-cells.ts';
import { part, pricedCall, range, site } from '../report/priced-calls.ts';

const notebookOf = (...cells: [language: string, text: string][]) => {
  const documents = new Map(
    cells.map(([language, text], index) => [`cell:${index}`, TextDocument.create(`cell:${index}`, language, 1, text)]),
  );
  const notebook: NotebookDocument = {
    uri: 'file:///a.ipynb',
    notebookType: 'jupyter-notebook',
    version: 3,
    cells: [...documents.keys()].map(document => ({ kind: NotebookCellKind.Code, document })),
  };
  return {
    notebook,
    documents: { getCellTextDocument: ({ document }: { document: string }) => documents.get(document) },
  };
};
const program = (...cells: Parameters<typeof notebookOf>) => {
  const { notebook, documents } = notebookOf(...cells);
  return notebookProgram(notebook, documents, 'python', 'a.ipynb');
};

test.each([
  ['vscode-notebook-cell:/a.ipynb#W0', true],
  ['file:///a.ipynb', false],
])('%s is a cell: %s', (uri, expected) => {
  expect(isCell(uri)).toBe(expected);
});

describe('the program of a notebook', () => {
  test.each<[string, Parameters<typeof notebookOf>, string, [string, number, number][]]>([
    ['no cells', [], '', []],
    [
      'cells one after another',
      [
        ['python', 'a = 1'],
        ['python', 'b = 2\nc = 3'],
      ],
      'a = 1\nb = 2\nc = 3',
      [
        ['cell:0', 0, 1],
        ['cell:1', 1, 2],
      ],
    ],
    [
      'a cell that ends in a line end keeps its empty line',
      [
        ['python', 'a = 1\n'],
        ['python', 'b'],
      ],
      'a = 1\n\nb',
      [
        ['cell:0', 0, 2],
        ['cell:1', 2, 1],
      ],
    ],
    [
      'other languages and prose are left out',
      [
        ['markdown', '# a'],
        ['typescript', 'let a'],
        ['python', 'b'],
      ],
      'b',
      [['cell:2', 0, 1]],
    ],
    [
      'magic lines are blank',
      [
        ['python', '%pip install x\na = 1'],
        ['python', '!ls\nb'],
      ],
      `${' '.repeat(14)}\na = 1\n   \nb`,
      [
        ['cell:0', 0, 2],
        ['cell:1', 2, 2],
      ],
    ],
  ])('%s', (_, cells, text, lines) => {
    const { source, cells: found } = program(...cells);
    expect(source).toEqual({ file: 'a.ipynb', language: 'python', text });
    expect([...found].map(([uri, { before, count }]) => [uri, before, count])).toEqual(lines);
  });
});

describe('an analysis seen from a cell', () => {
  const cell = { before: 10, count: 5 };
  const call = pricedCall({
    site: site({
      range: range(12, 1, 14, 2),
      model: { id: 'gpt-4o', from: 'literal', range: range(13, 11, 13, 19) },
      outputLimit: { key: 'max_tokens', insertion: { at: { line: 14, column: 1 }, text: 'max_tokens={value},' } },
      prompt: [
        { role: 'system', segments: [], range: range(3, 5, 4, 1) },
        {
          role: 'user',
          segments: [{ kind: 'static', text: 'a', range: range(13, 5, 13, 8) }],
          range: range(13, 4, 13, 9),
        },
      ],
    }),
    parts: [part({ range: range(3, 5, 4, 1) }), part({ range: range(13, 4, 13, 9) })],
  });
  const finding = (line: number, fixLines: readonly number[] = []): Finding => ({
    rule: 'unbounded-output',
    code: 'unbounded-output',
    fingerprint: 'f',
    args: {},
    severity: 'warning',
    file: 'a.ipynb',
    range: range(line, 1, line, 5),
    ...(fixLines.length === 0
      ? {}
      : {
          fix: {
            code: 'f',
            args: {},
            edits: fixLines.map(at => ({ file: 'a.ipynb', range: range(at, 1, at, 1), newText: 'x' })),
          },
        }),
  });
  const analysis = (findings: readonly Finding[]): FileAnalysis => ({
    file: 'a.ipynb',
    language: 'python',
    calls: [call],
    findings,
    problems: [],
  });

  test('positions count from the cell’s first line', () => {
    const [found] = cellAnalysis(analysis([]), cell).calls;
    expect(found!.site.range).toEqual(range(2, 1, 4, 2));
    expect(found!.site.model.range).toEqual(range(3, 11, 3, 19));
    expect(found!.site.outputLimit.insertion!.at).toEqual({ line: 4, column: 1 });
    expect(found!.site.prompt[1]!.segments[0]!.range).toEqual(range(3, 5, 3, 8));
    expect(found!.parts[1]!.range).toEqual(range(3, 4, 3, 9));
    expect(found!.selfHosted).toBe(call.selfHosted);
  });

  test('text of another cell is text of another file', () => {
    const [found] = cellAnalysis(analysis([]), cell).calls;
    expect(found!.parts.map(({ file }) => file)).toEqual(['a.ipynb', undefined]);
    expect(found!.site.prompt.map(({ file }) => file)).toEqual(['a.ipynb', undefined]);
  });

  test.each([
    ['the cell before', { before: 0, count: 10 }],
    ['the cell after', { before: 15, count: 3 }],
    ['a cell that ends inside of the call', { before: 10, count: 3 }],
  ])('%s has no call', (_, other) => {
    expect(cellAnalysis(analysis([]), other).calls).toEqual([]);
  });

  test.each<[string, Finding, Finding[]]>([
    ['inside', finding(12), [finding(2)]],
    ['elsewhere', finding(3), []],
    ['with its fix', finding(12, [13]), [finding(2, [3])]],
    ['with a fix that also edits another cell', finding(12, [13, 4]), [finding(2)]],
  ])('a finding %s', (_, given, expected) => {
    expect(cellAnalysis(analysis([given]), cell).findings).toEqual(expected);
  });
});
