import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { Finding } from '../lint/finding.ts';
import { suppressionComment, suppressionMarker } from '../lint/suppressions.ts';

/**
 * A comment above a finding that keeps its rule quiet there, with a place for the reason. Undefined where a comment cannot stand: in the
 * middle of a text that is sent, in a notebook's file, in a format without comments.
 */
export function suppressionEdit(
  document: TextDocument,
  finding: Finding,
  { calls, language }: FileAnalysis,
): TextEdit | undefined {
  const { line } = finding.range.start;
  if (finding.cell !== undefined) return undefined;
  const comment = suppressionComment(language, document.uri, `${finding.rule} -- why`);
  const begins = calls.some(
    ({ site }) =>
      site.range.start.line === line ||
      site.prompt.some(part => part.file === undefined && part.range?.start.line === line),
  );
  if (comment === undefined || !begins) return undefined;
  const start = { line: line - 1, character: 0 };
  const above = line < 2 ? '' : textOfLine(document, line - 2);
  const marker = above.indexOf(suppressionMarker);
  if (marker >= 0) {
    // A comment only holds for the line after it, so that a second rule goes into the one that is there.
    const place = { line: line - 2, character: marker + suppressionMarker.length };
    return { range: { start: place, end: place }, newText: ` ${finding.rule},` };
  }
  const indentation = /^\s*/.exec(textOfLine(document, line - 1))![0];
  return { range: { start, end: start }, newText: `${indentation}${comment}\n` };
}

const textOfLine = (document: TextDocument, line: number): string =>
  document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).replace(/\r?\n$/, '');
