import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import type { Finding } from '../lint/finding.ts';
import { fixTitle } from '../report/messages.ts';
import { isConfigurationFile } from './documents.ts';
import { fixEdits, harmoniousFixes } from './fix-edits.ts';
import { overlaps, toEditorRange } from './positions.ts';
import { findingDiagnostic } from './problems.ts';
import type { Session } from './session.ts';
import { shownFindings } from './shown-findings.ts';
import { suppressionEdit } from './suppression-edit.ts';

/** What an editor runs on saving, where the user asks for it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.inferenceCost`;

/** Names offered for one that is unknown; more would be a list to read. */
const maxNames = 3;

export function handleCodeActions(session: Session): void {
  session.connection.onCodeAction(async (params, token) => {
    const document = session.documents.get(params.textDocument.uri);
    if (!document) return [];
    const quick = wants(params, CodeActionKind.QuickFix);
    if (isConfigurationFile(document.uri)) return quick ? nameCorrections(session, document, params) : [];
    // Only where it is asked for: an editor that saves names the kind, the light bulb does not.
    const all = params.context.only !== undefined && wants(params, fixAllKind);
    if (!quick && !all) return [];
    const analysis = await session.analyses.of(document, false, token);
    if (!analysis) return [];
    const findings = shownFindings(session, document.uri, analysis);
    return [
      ...(quick ? quickFixes(session, document, analysis, findings, params) : []),
      ...(all ? fixAll(session, document, findings, fixAllKind) : []),
    ];
  });
}

/** Kinds form a tree: `source` asks for `source.fixAll` too. */
const wants = ({ context: { only } }: CodeActionParams, kind: string): boolean =>
  only === undefined || only.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`));

/** For the findings at the cursor: their fixes, the same for all of the file, and comments that keep their rules quiet. */
function quickFixes(
  session: Session,
  document: TextDocument,
  analysis: FileAnalysis,
  findings: readonly Finding[],
  { range: asked }: CodeActionParams,
): CodeAction[] {
  const here = findings.filter(({ range }) => overlaps(toEditorRange(range), asked));
  const fixableRules = new Set(here.filter(({ fix }) => fix).map(({ rule }) => rule));
  return [
    ...here.flatMap(finding => fixOf(session, finding, document)),
    ...[...fixableRules].flatMap(rule => {
      const same = findings.filter(finding => finding.rule === rule && finding.fix);
      return same.length > 1 ? fixAll(session, document, same, CodeActionKind.QuickFix) : [];
    }),
    ...here.flatMap(finding => suppressionOf(session, finding, document, analysis)),
  ];
}

/** All fixes that go together in one edit; a second one at the same place waits for the next time. */
function fixAll(session: Session, document: TextDocument, findings: readonly Finding[], kind: string): CodeAction[] {
  const { changes, count } = harmoniousFixes(session, findings, document);
  if (count === 0) return [];
  const rules = new Set(findings.filter(({ fix }) => fix).map(({ rule }) => rule));
  const [rule] = rules;
  const title =
    rules.size === 1 && kind === CodeActionKind.QuickFix
      ? session.t('Fix all {0} of {1} in this file', count, rule!)
      : session.t('Fix all that Inference Cost can fix');
  return [{ title, kind, edit: { changes } }];
}

function suppressionOf(
  session: Session,
  finding: Finding,
  document: TextDocument,
  analysis: FileAnalysis,
): CodeAction[] {
  const edit = suppressionEdit(document, finding, analysis);
  if (!edit) return [];
  return [
    {
      title: session.t('Keep {0} quiet for this line', finding.rule),
      kind: CodeActionKind.QuickFix,
      diagnostics: [findingDiagnostic(session, finding)],
      edit: { changes: { [document.uri]: [edit] } },
    },
  ];
}

function fixOf(session: Session, finding: Finding, document: TextDocument): CodeAction[] {
  const changes = fixEdits(session, finding, document);
  if (!finding.fix || !changes) return [];
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
