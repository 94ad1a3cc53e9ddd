import { parseTree } from 'jsonc-parser';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { ConfigurationProblem, ConfigurationProblemCode } from '../configuration/problem.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { sourceMap } from '../configuration/source-map.ts';
import { configurationProblemText, customModelProblemText } from '../report/messages.ts';
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

/** @param uri of an open configuration file. */
export async function configurationProblems(session: Session, uri: string, text: string): Promise<Diagnostic[]> {
  const written = readConfiguration(text)
    .problems.filter(({ code }) => !(session.features.validatesSchema && saidBySchema.has(code)))
    .map(problem => configurationDiagnostic(session, problem));
  return [...written, ...(await modelProblems(session, uri, text)), ...baselineProblem(session, uri, text)];
}

/** Files that the configuration names and that cannot be used, at the path that names them. */
async function modelProblems(session: Session, uri: string, text: string): Promise<Diagnostic[]> {
  const { configuration } = session.configurations.inForce(uri);
  const found = await session.analyzer.customModelProblems(configuration);
  const map = sourceMap(text, parseTree(text));
  return found.map(problem => ({
    range: toEditorRange(
      map.value(problem.code === 'corrections-unusable' ? ['corrections'] : ['models', problem.model, 'config']),
    ),
    severity: DiagnosticSeverity.Error,
    source: 'Inference Cost',
    code: problem.code,
    message: customModelProblemText(problem, session.t),
  }));
}

/** A baseline that accepts nothing because it cannot be used. */
function baselineProblem(session: Session, uri: string, text: string): Diagnostic[] {
  const fault = session.configurations.inForce(uri).baseline?.fault;
  if (fault === undefined) return [];
  return [
    {
      range: toEditorRange(sourceMap(text, parseTree(text)).value(['baseline'])),
      severity: DiagnosticSeverity.Error,
      source: 'Inference Cost',
      code: 'baseline-unusable',
      message: session.t('baseline: {0}; write it with `lint --update-baseline`.', fault),
    },
  ];
}

const configurationDiagnostic = (session: Session, problem: ConfigurationProblem): Diagnostic => ({
  range: toEditorRange(problem.range),
  severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  source: 'Inference Cost',
  code: problem.code,
  message: configurationProblemText(problem, session.t),
});
