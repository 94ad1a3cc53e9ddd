import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfiguration } from '../configuration/read-configuration.ts';
import type { Finding } from '../lint/finding.ts';
import { fixTitle } from '../report/messages.ts';
import { isConfigurationFile } from './documents.ts';
import { overlaps, toEditorRange } from './positions.ts';
import { findingDiagnostic } from './problems.ts';
import type { Session } from './session.ts';

/** Names offered for one that is unknown; more would be a list to read. */
const maxNames = 3;

export function handleCodeActions(session: Session): void {
  session.connection.onCodeAction(async (params, token) => {
    const document = session.documents.get(params.textDocument.uri);
    if (!document || !asksForQuickFixes(params)) return [];
    if (isConfigurationFile(document.uri)) return nameCorrections(session, document, params);
    const analysis = await session.analyses.of(document, false, token);
    const findings = analysis?.findings.filter(({ range }) => overlaps(toEditorRange(range), params.range)) ?? [];
    return findings.flatMap(finding => fixOf(session, finding, document));
  });
}

const asksForQuickFixes = ({ context: { only } }: CodeActionParams): boolean =>
  only === undefined || only.some(kind => kind === '' || CodeActionKind.QuickFix.startsWith(kind));

function fixOf(session: Session, finding: Finding, document: TextDocument): CodeAction[] {
  if (!finding.fix) return [];
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, range, newText } of finding.fix.edits) {
    const uri = file === finding.file ? document.uri : session.folders.resolve(file, document.uri);
    // A fix is whole or not at all: one of its files lies outside of the workspace.
    if (uri === undefined) return [];
    changes[uri] ??= [];
    changes[uri].push({ range: toEditorRange(range), newText });
  }
  const diagnostics = [findingDiagnostic(session, finding)];
  return [
    {
      title: fixTitle(finding.fix, session.t),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: true,
      edit: { changes },
    },
  ];
}

/** `Change to "h100-sxm"` for a name that `inference-cost.json` misspells. */
function nameCorrections(session: Session, document: TextDocument, params: CodeActionParams): CodeAction[] {
  const here = readConfiguration(document.getText()).problems.filter(({ range }) =>
    overlaps(toEditorRange(range), params.range),
  );
  return here.flatMap(({ range, nearest }) =>
    nearest.slice(0, maxNames).map((name, index) => ({
      title: session.t('Change to "{0}"', name),
      kind: CodeActionKind.QuickFix,
      isPreferred: index === 0,
      edit: { changes: { [document.uri]: [{ range: toEditorRange(range), newText: JSON.stringify(name) }] } },
    })),
  );
}
