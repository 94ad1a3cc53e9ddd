import { type CancellationToken, LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { PricedCall } from '../cost/priced-call.ts';
import type { EstimateReport } from '../protocol.ts';
import { breakdownMarkdown } from '../report/call-breakdown.ts';
import { filesMarkdown } from '../report/markdown-report.ts';
import { findDeploymentInForce } from './deployment-in-force.ts';
import { lineAddress } from './line-address.ts';
import { onClientRequest } from './on-client-request.ts';
import { overlaps, toEditorRange } from './positions.ts';
import type { Session } from './session.ts';
import { withOpenFindings } from './shown-findings.ts';
import { estimateWorkspace } from './workspace-estimate.ts';

/** A longer selection is cut; a prompt of this length is over every context window there is. */
const maxSelectionCharacters = 8e6;

/** The three estimates of the command palette, as Markdown documents. */
export function handleEstimates(session: Session): void {
  const { connection } = session;
  onClientRequest(connection, 'inferenceCost/estimateFile', ({ uri }, token) => estimateFile(session, uri, token));
  onClientRequest(connection, 'inferenceCost/estimateText', ({ uri, range, text }, token) =>
    estimateSelection(session, uri, range, text ?? '', token),
  );
  onClientRequest(connection, 'inferenceCost/estimateWorkspace', ({ workDoneToken }, token) =>
    estimateWorkspace(session, workDoneToken, token),
  );
}

async function estimateFile(
  session: Session,
  uri: string | undefined,
  token: CancellationToken,
): Promise<EstimateReport> {
  const { t } = session;
  const analysis = await analysisOf(session, uri, token);
  if (!analysis || uri === undefined)
    throw new ResponseError(LSPErrorCodes.RequestFailed, t('This file has no language that is read for LLM calls.'));
  const list = filesMarkdown([withOpenFindings(session, uri, analysis)], lineAddress(session, uri), t);
  const title = t('Cost of {0}', analysis.file.slice(analysis.file.lastIndexOf('/') + 1));
  return { title, markdown: [`# ${title}`, '', list, ...breakdowns(session, analysis.calls)].join('\n') };
}

/** Calls that the selection touches; where there are none, the selected text as one user message. */
async function estimateSelection(
  session: Session,
  uri: string | undefined,
  range: Range | undefined,
  text: string,
  token: CancellationToken,
): Promise<EstimateReport> {
  const { t } = session;
  const title = t('Cost of the selection');
  const analysis = await analysisOf(session, uri, token);
  const touched = (range && analysis?.calls.filter(call => touches(call, range))) ?? [];
  if (touched.length > 0) return { title, markdown: [`# ${title}`, ...breakdowns(session, touched)].join('\n') };
  if (text.trim() === '')
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      t('Select the text of a prompt, or put the cursor into a call.'),
    );
  const { configuration, resolved } = await findDeploymentInForce(session, uri);
  const model = resolved?.deployment.model.id;
  const priced = await session.analyzer.analyzeText(text.slice(0, maxSelectionCharacters), model, configuration);
  return { title, markdown: [`# ${title}`, ...breakdowns(session, priced.calls)].join('\n') };
}

const touches = ({ site }: PricedCall, range: Range): boolean => overlaps(toEditorRange(site.range), range);

const breakdowns = ({ t }: Session, calls: readonly PricedCall[]): string[] =>
  calls.flatMap((call, index) => ['', ...(index === 0 ? [] : ['---', '']), breakdownMarkdown(call, t)]);

async function analysisOf(
  session: Session,
  uri: string | undefined,
  token: CancellationToken,
): Promise<FileAnalysis | undefined> {
  const document = uri === undefined ? undefined : session.documents.get(uri);
  return document && session.analyses.of(document, false, token);
}
