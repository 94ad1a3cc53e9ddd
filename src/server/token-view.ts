import { type CancellationToken, LSPErrorCodes, type Position, type Range, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PricedCall } from '../cost/priced-call.ts';
import type { TokenView } from '../protocol.ts';
import { formatTokens } from '../report/format.ts';
import { splitTokens } from '../tokens/token-split.ts';
import { findDeploymentInForce } from './deployment-in-force.ts';
import { onClientRequest } from './on-client-request.ts';
import { contains, overlaps, toEditorRange } from './positions.ts';
import type { Session } from './session.ts';
import { alignSource } from './source-alignment.ts';

/** A page of code to look at is far below this; more would be a wall of colour. */
const maxCharacters = 200_000;

/** Text that is counted together, and where each of its offsets stands. */
interface Stretch {
  readonly text: string;
  readonly at: (offset: number) => Position;
}

interface Target {
  readonly stretches: readonly Stretch[];
  readonly model: string | undefined;
}

export function handleTokenView(session: Session): void {
  onClientRequest(session.connection, 'inferenceCost/tokens', async ({ uri, range, text }, token) => {
    const target = range && (await findTarget(session, uri, range, text ?? '', token));
    const { t } = session;
    if (!target || target.stretches.length === 0)
      throw new ResponseError(LSPErrorCodes.RequestFailed, t('Put the cursor into a prompt, or select its text.'));
    return tokenView(session, target);
  });
}

async function findTarget(
  session: Session,
  uri: string | undefined,
  range: Range,
  text: string,
  token: CancellationToken,
): Promise<Target | undefined> {
  const document = uri === undefined ? undefined : session.documents.get(uri);
  const analysis = document && (await session.analyses.of(document, false, token));
  const { resolved } = await findDeploymentInForce(session, uri);
  const served = resolved?.deployment.model.id;
  const call = analysis?.calls.findLast(candidate => touches(candidate, range));
  const model = call?.site.model.id ?? served;
  if (text !== '') return { stretches: [selected(text.slice(0, maxCharacters), range.start)], model };
  return call && document && { stretches: knownText(call, document), model };
}

const touches = ({ site, parts }: PricedCall, range: Range): boolean =>
  overlaps(toEditorRange(site.range), range) ||
  parts.some(part => part.range && part.file === undefined && contains(toEditorRange(part.range), range.start)) ||
  segmentsOf(site).some(({ range: of }) => contains(of, range.start));

const segmentsOf = (site: PricedCall['site']): { text: string; range: Range }[] =>
  site.prompt.flatMap(part =>
    part.file !== undefined
      ? []
      : part.segments.flatMap(segment =>
          segment.kind === 'static' && segment.range
            ? [{ text: segment.text, range: toEditorRange(segment.range) }]
            : [],
        ),
  );

/** Static text whose source can be followed letter by letter, escapes included. */
const knownText = ({ site }: PricedCall, document: TextDocument): Stretch[] =>
  segmentsOf(site).flatMap(({ text, range }) => {
    const offsets = text.length > maxCharacters ? undefined : alignSource(document.getText(range), text);
    const start = document.offsetAt(range.start);
    return offsets ? [{ text, at: offset => document.positionAt(start + offsets[offset]!) }] : [];
  });

/** A selection may stand in a document that the server does not have. */
function selected(text: string, start: Position): Stretch {
  const inside = TextDocument.create('', '', 0, text);
  return { text, at: offset => moved(inside.positionAt(offset), start) };
}

async function tokenView({ analyzer, t }: Session, { stretches, model }: Target): Promise<TokenView> {
  const counter = await analyzer.tokenCounter(model);
  const tokens: TokenView['tokens'][number][] = [];
  for (const { text, at } of stretches) {
    const pieces = counter.encoder && splitTokens(counter.encoder, text);
    if (!pieces)
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        t('The tokenizer of {0} does not tell where its tokens lie.', model ?? t('an unknown model')),
      );
    for (const piece of pieces) tokens.push({ id: piece.id, range: { start: at(piece.start), end: at(piece.end) } });
  }
  const count = formatTokens(tokens.length, { exact: counter.exact, form: 'long' });
  return { summary: t('{0} tokens · {1}', count, counter.basis.vocabulary), tokens };
}

/** A position inside a stretch, seen from the document. */
const moved = ({ line, character }: Position, start: Position): Position => ({
  line: start.line + line,
  character: line === 0 ? start.character + character : character,
});
