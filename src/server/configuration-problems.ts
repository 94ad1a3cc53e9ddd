import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { ConfigurationProblem, ConfigurationProblemCode } from '../configuration/problem.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { configurationProblemText } from '../report/messages.ts';
import { toEditorRange } from './positions.ts';
import type { Session } from './session.ts';

/** What an editor says itself when it validates the file against its JSON schema; said once is enough. */
const saidBySchema: ReadonlySet<ConfigurationProblemCode> = new Set([
  'syntax',
  'duplicate-key',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'unknown-value',
  'out-of-range',
]);

export function configurationProblems(session: Session, text: string): Diagnostic[] {
  return readConfiguration(text)
    .problems.filter(({ code }) => !(session.features.validatesSchema && saidBySchema.has(code)))
    .map(problem => configurationDiagnostic(session, problem));
}

const configurationDiagnostic = (session: Session, problem: ConfigurationProblem): Diagnostic => ({
  range: toEditorRange(problem.range),
  severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  source: 'Inference Cost',
  code: problem.code,
  message: configurationProblemText(problem, session.t),
});
