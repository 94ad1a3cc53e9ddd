import { type Diagnostic, DiagnosticSeverity, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../lint/finding.ts';
import { findingMessage } from '../report/messages.ts';
import { configurationProblems } from './configuration-problems.ts';
import { isConfigurationFile, sourceLanguage } from './documents.ts';
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

/** Milliseconds: hints that wait for the same analysis are drawn before its findings are looked for, and a fast typist's next letter is there. */
const afterHints = 50;

/**
 * Milliseconds without a letter until problems are said again that are where they were: an editor that is typed in has better things to
 * do than to draw what it shows, but one that lost a mark with the text that it stood on gets it back.
 */
const untilSaidAgain = 500;

/** What was last said about a document, and what is about to be. */
export interface SaidProblems {
  readonly turn: object;
  readonly last?: string;
}

/**
 * Pushes what is wrong in a document once its analysis is there. Nothing is sent for a version that was edited meanwhile, or that is
 * being looked at again.
 *
 * @param rest false to skip the debounce, for a document just opened.
 */
export function publishProblems(session: Session, document: TextDocument, rest: boolean): void {
  const { connection, documents, said } = session;
  const { version, uri } = document;
  const turn = {};
  said.set(document, { ...said.get(document), turn });
  const holds = (): boolean =>
    said.get(document)?.turn === turn &&
    document.version === version &&
    documents.get(uri) === document &&
    !session.isShutDown;

  const publish = async (): Promise<void> => {
    const diagnostics = await problemsOf(session, document, rest);
    if (!diagnostics || !holds()) return;
    const saying = JSON.stringify(diagnostics);
    if (saying === said.get(document)?.last) await after(untilSaidAgain);
    if (!holds()) return;
    said.set(document, { turn, last: saying });
    await connection.sendDiagnostics({ uri, version, diagnostics });
  };
  publish().catch((error: unknown) => {
    if (!session.isShutDown) analysisFailed(session, uri, error instanceof Error ? error.message : String(error));
  });
}

/** What keeps a document from being analysed does so at each letter: it is written down each time, and said once. */
const reasonsSaid: WeakMap<Session, Set<string>> = new WeakMap();

function analysisFailed(session: Session, uri: string, reason: string): void {
  const { connection, folders, t } = session;
  connection.console.error(`${uri}: ${reason}`);
  const reasons = reasonsSaid.get(session) ?? new Set();
  reasonsSaid.set(session, reasons);
  if (reasons.has(reason)) return;
  reasons.add(reason);
  const message = `Inference Cost: ${t('{0} cannot be priced: {1}', folders.displayPath(uri), reason)}`;
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
}

const after = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

async function problemsOf(session: Session, document: TextDocument, rest: boolean): Promise<Diagnostic[] | undefined> {
  const { version } = document;
  if (isConfigurationFile(document.uri)) return configurationProblems(session, document.uri, document.getText());
  // What holds no prompts any more has no problems any more; of what never did nothing need be said.
  if (sourceLanguage(document, session.folders.displayPath(document.uri)) === undefined)
    return session.said.get(document)?.last === undefined ? undefined : [];
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
