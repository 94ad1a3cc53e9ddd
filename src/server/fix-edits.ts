import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../lint/finding.ts';
import type { Range } from '../source/call-site.ts';
import { toEditorRange } from './positions.ts';
import type { Session } from './session.ts';

/** Edits by document. */
export type Changes = Record<string, TextEdit[]>;

/** The edits of a finding's fix; undefined when it has none, or when one of its files lies outside of the workspace: a fix is whole or not at all. */
export function fixEdits({ folders }: Session, finding: Finding, document: TextDocument): Changes | undefined {
  if (!finding.fix) return undefined;
  const changes: Changes = {};
  for (const { file, range, newText } of finding.fix.edits) {
    const uri = file === finding.file ? document.uri : folders.resolve(file, document.uri);
    if (uri === undefined) return undefined;
    changes[uri] ??= [];
    changes[uri].push({ range: toEditorRange(range), newText });
  }
  return changes;
}

const startsBefore = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.column < b.column);

/** Two insertions at one place collide as well: nothing says which comes first. */
const collide = (a: Range, b: Range): boolean =>
  (startsBefore(a.start, b.end) && startsBefore(b.start, a.end)) ||
  (a.start.line === b.start.line && a.start.column === b.start.column);

/** The fixes of several findings as one change, those left out that collide with an earlier one. */
export function harmoniousFixes(
  session: Session,
  findings: readonly Finding[],
  document: TextDocument,
): { readonly changes: Changes; readonly count: number } {
  const taken: { readonly file: string; readonly range: Range }[] = [];
  const changes: Changes = {};
  let count = 0;
  for (const finding of findings) {
    const edits = finding.fix?.edits ?? [];
    if (edits.some(edit => taken.some(other => other.file === edit.file && collide(other.range, edit.range)))) continue;
    const own = fixEdits(session, finding, document);
    if (!own) continue;
    taken.push(...edits);
    for (const [uri, list] of Object.entries(own)) changes[uri] = [...(changes[uri] ?? []), ...list];
    count++;
  }
  return { changes, count };
}
