import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { Finding } from '../lint/finding.ts';
import type { Session } from './session.ts';

/** The findings that the team has not accepted for now: what a report lists. @param uri of the document that was analysed. */
function openFindings({ configurations }: Session, uri: string, { findings }: FileAnalysis): readonly Finding[] {
  const { baseline } = configurations.inForce(uri);
  return baseline ? findings.filter(finding => !baseline.accepts(finding)) : findings;
}

/** The findings that the editor shows: of no other may a hover take account, and no other may be fixed. None where problems are off. */
export const shownFindings = (session: Session, uri: string, analysis: FileAnalysis): readonly Finding[] =>
  session.settings.problems.enabled ? openFindings(session, uri, analysis) : [];

/** The same analysis for a report, without what the team has accepted. */
export const withOpenFindings = (session: Session, uri: string, analysis: FileAnalysis): FileAnalysis => {
  const { file, language, calls, problems } = analysis;
  return { file, language, calls, problems, findings: openFindings(session, uri, analysis) };
};
