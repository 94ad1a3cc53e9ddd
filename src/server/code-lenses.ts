import { type CancellationToken, type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CallChange, callChanges } from '../report/call-changes.ts';
import { changeSinceText, removedSinceText } from '../report/change-text.ts';
import { CommittedTexts } from './committed-texts.ts';
import { sourceLanguage } from './documents.ts';
import { onClientRequest } from './on-client-request.ts';
import { toEditorPosition } from './positions.ts';
import type { Session } from './session.ts';

/** What a document's texts are compared with. */
const reference = 'HEAD';

/** A line above each call that costs more or less than at the last commit. */
export function handleCodeLenses(session: Session): void {
  const { connection, documents } = session;
  const committed = new CommittedTexts();

  onClientRequest(connection, 'inferenceCost/committedText', async ({ uri, text }) => {
    if (typeof uri !== 'string') return null;
    committed.set(uri, typeof text === 'string' ? text : null);
    refreshLenses(session);
    return null;
  });
  documents.onDidClose(({ document }) => committed.forget(document.uri));

  connection.onCodeLens(async ({ textDocument }, token) => {
    const document = documents.get(textDocument.uri);
    if (!document || !session.settings.lenses.enabled) return [];
    return codeLenses(session, committed, document, token);
  });
}

/** Asks the editor to ask again. */
export function refreshLenses({ connection, features }: Session): void {
  if (features.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
}

async function codeLenses(
  session: Session,
  committed: CommittedTexts,
  document: TextDocument,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const { uri } = document;
  const file = session.folders.displayPath(uri);
  const language = sourceLanguage(document, file);
  if (language === undefined) return [];
  const source = { file, language };
  for (;;) {
    const { generation } = session.analyses;
    const { configuration } = session.configurations.inForce(uri);
    const before = await committed.analysisOf(session, uri, source, configuration);
    const after = before && (await session.analyses.newest(document, true, token));
    if (!before || !after || token.isCancellationRequested) return [];
    // Two texts under two configurations would differ where nobody has edited.
    if (generation === session.analyses.generation)
      return lensesOf(session, uri, callChanges([{ before, after, configuration }]));
  }
}

/** Calls that are gone have no line of their own: they are told of together at the top. */
function lensesOf({ t, features }: Session, uri: string, changes: readonly CallChange[]): CodeLens[] {
  const removed = changes.filter(({ status }) => status === 'removed');
  const command = (title: string): Required<Pick<CodeLens, 'command'>> => ({
    command: features.commandLinks
      ? { title, command: 'inferenceCost.showChanges', arguments: [uri] }
      : { title, command: '' },
  });
  const top = { line: 0, character: 0 };
  return [
    ...(removed.length > 0
      ? [{ range: { start: top, end: top }, ...command(removedSinceText(removed, reference, t)) }]
      : []),
    ...changes
      .filter(({ status }) => status !== 'removed')
      .map(change => {
        const start = toEditorPosition(change.call.site.range.start);
        return { range: { start, end: start }, ...command(changeSinceText(change, reference, t)) };
      }),
  ];
}
