import { type CancellationToken, LSPErrorCodes, ResponseError, WorkDoneProgress } from 'vscode-languageserver';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { EstimateReport } from '../protocol.ts';
import { filesMarkdown } from '../report/markdown-report.ts';
import { languageOf } from '../source/language-of-file.ts';
import { lineAddress } from './line-address.ts';
import type { Session } from './session.ts';
import { withOpenFindings } from './shown-findings.ts';

/** Larger files are reported as not read; the same limit as the command line's. */
const maxFileCharacters = 1e6;

/** Others are served, and a wish to cancel is heard, after so many milliseconds of work; a timer takes one itself. */
const longestTurn = 20;

/** Every source file of the workspace's folders, one after the other, with progress; between files others are served. */
export async function estimateWorkspace(
  session: Session,
  workDoneToken: string | undefined,
  token: CancellationToken,
): Promise<EstimateReport> {
  const { t, host, folders } = session;
  const { listSourceFiles } = host;
  if (!listSourceFiles)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      t('The files of this workspace cannot be listed here. Estimate files one by one.'),
    );
  const lists = await Promise.all(folders.all.map(({ uri }) => listSourceFiles(uri)));
  const files = [...new Set(lists.flat())].sort();
  const analyses: FileAnalysis[] = [];
  let turnBegan = Date.now();
  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, t('Cancelled.'));
    report(session, workDoneToken, index / files.length, folders.displayPath(uri));
    const analysis = await analyzeFile(session, uri, token);
    if (analysis) analyses.push(withOpenFindings(session, uri, analysis));
    if (Date.now() - turnBegan < longestTurn) continue;
    await new Promise(resolve => setTimeout(resolve));
    turnBegan = Date.now();
  }
  const title = t('Cost of the workspace');
  return { title, markdown: `# ${title}\n\n${filesMarkdown(analyses, lineAddress(session), t)}` };
}

async function analyzeFile(session: Session, uri: string, token: CancellationToken): Promise<FileAnalysis | undefined> {
  const language = languageOf(session.folders.displayPath(uri));
  const text = session.documents.get(uri)?.getText() ?? session.host.readText(uri, maxFileCharacters);
  if (language === undefined) return undefined;
  const file = session.folders.displayPath(uri);
  const { configuration, isIgnored } = session.configurations.inForce(uri);
  if (isIgnored(file)) return undefined;
  if (text === undefined) return { file, language, calls: [], findings: [], problems: [{ code: 'too-large' }] };
  return session.analyzer.analyze({ file, language, text }, configuration, {
    isCancelled: () => token.isCancellationRequested,
    readFile: path => session.analyses.readImported(path, uri),
  });
}

function report({ connection }: Session, token: string | undefined, share: number, message: string): void {
  if (token === undefined) return;
  const percentage = Math.floor(share * 100);
  void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', percentage, message });
}
