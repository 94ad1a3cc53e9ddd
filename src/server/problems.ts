import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../lint/finding.ts';
import { findingMessage } from '../report/messages.ts';
import { configurationProblems } from './configuration-problems.ts';
import { isConfigurationFile } from './documents.ts';
import { toEditorRange } from './positions.ts';
import type { Session } from './session.ts';
import { shownFindings } from './shown-findings.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Milliseconds that findings wait at the most for an editor that is still opening its window to ask for hints. */
const untilFirstHints = 1000;

/** Milliseconds: hints that wait for the same analysis are on their way before its findings are looked for. */
const afterHints = 10;

/**
 * Pushes what is wrong in a document once its analysis is there. Nothing is sent for a version that was edited meanwhile.
 *
 * @param rest false to skip the debounce, for a document just opened.
 */
export function publishProblems(session: Session, document: TextDocument, rest: boolean): void {
  const { version, uri } = document;
  problemsOf(session, document, rest)
    .then(diagnostics => {
      if (diagnostics && document.version === version && session.documents.get(uri) && !session.isShutDown)
        return session.connection.sendDiagnostics({ uri, version, diagnostics });
    })
    .catch((error: unknown) => {
      if (!session.isShutDown) session.connection.console.error(`${uri}: ${String(error)}`);
    });
}

const after = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

async function problemsOf(session: Session, document: TextDocument, rest: boolean): Promise<Diagnostic[] | undefined> {
  const { version } = document;
  if (isConfigurationFile(document.uri)) return configurationProblems(session, document.uri, document.getText());
  const analysis = await session.analyses.of(document, rest);
  if (!session.settings.problems.enabled) return [];
  if (session.features.asksForHints) await Promise.race([session.firstHints, after(untilFirstHints)]);
  // An editor that does not ask by then has hints switched off: it is not waited for again.
  session.hintsGiven();
  await after(afterHints);
  if (document.version !== version) return undefined;
  return analysis && shownFindings(session, document.uri, analysis).map(finding => findingDiagnostic(session, finding));
}

export function findingDiagnostic(session: Session, finding: Finding): Diagnostic {
  const page = session.host.rulePage?.(finding.rule);
  return {
    range: toEditorRange(finding.range),
    severity: severities[finding.severity],
    source: 'Inference Cost',
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message: findingMessage(finding, session.t),
  };
}
