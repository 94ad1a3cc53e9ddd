import { type InlayHint, type InlayHintParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { PricedCall } from '../cost/priced-call.ts';
import { type HintDensity, hintText } from '../report/hint.ts';
import type { Translate } from '../report/translate.ts';
import { callMarkdown } from './call-markdown.ts';
import type { Session } from './session.ts';

/** Finds the document and the calls again when the client asks for the tooltip. */
interface HintData {
  readonly uri: string;
  readonly line: number;
}

export function handleInlayHints(session: Session): void {
  const { connection, documents } = session;
  const labels = new WeakMap<PricedCall, Label>();

  connection.languages.inlayHint.on(async (params, token) => {
    const document = documents.get(params.textDocument.uri);
    if (!document || !session.settings.hints.enabled) return null;
    const analysis = await session.analyses.newest(document, true, token);
    if (!analysis) return null;
    session.hintsGiven();
    return inlayHints(session, document, analysis.calls, params, labels);
  });

  connection.languages.inlayHint.resolve(async (hint, token) => {
    const data = readHintData(hint.data);
    const document = data && documents.get(data.uri);
    const analysis = document && (await session.analyses.of(document, false, token));
    const calls = analysis?.calls.filter(call => call.site.range.start.line === data?.line) ?? [];
    if (!document || calls.length === 0) return hint;
    return { ...hint, tooltip: { kind: MarkupKind.Markdown, value: tooltip(session, document.uri, calls) } };
  });
}

/** What is said of a call under some settings. Most of a document's calls are the same ones after an edit. */
interface Label {
  readonly density: HintDensity;
  readonly t: Translate;
  readonly text: string;
}

function labelOf({ settings, t }: Session, call: PricedCall, labels: WeakMap<PricedCall, Label>): string {
  const { density } = settings.hints;
  const known = labels.get(call);
  if (known?.density === density && known.t === t) return known.text;
  const { text } = hintText(call, density, t);
  labels.set(call, { density, t, text });
  return text;
}

/** One hint per line at most, at the end of the line on which a call begins. */
function inlayHints(
  session: Session,
  document: TextDocument,
  calls: readonly PricedCall[],
  { range }: Pick<InlayHintParams, 'range'>,
  labels: WeakMap<PricedCall, Label>,
): InlayHint[] {
  const byLine = new Map<number, PricedCall[]>();
  for (const call of calls) {
    const { line } = call.site.range.start;
    byLine.set(line, [...(byLine.get(line) ?? []), call]);
  }
  return [...byLine]
    .filter(([line]) => line - 1 >= range.start.line && line - 1 <= range.end.line)
    .map(([line, [first, ...others]]) => {
      const text = labelOf(session, first!, labels);
      const label = others.length === 0 ? text : session.t('{0} · {1} more', text, others.length);
      const data: HintData = { uri: document.uri, line };
      return { position: endOfLine(document, line - 1), label, paddingLeft: true, data };
    });
}

function endOfLine(document: TextDocument, line: number) {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { line, character: text.replace(/\r?\n$/, '').length };
}

/** The breakdown, with who put the hint there and how to switch it off: in one line, since a hover has room for twelve. */
function tooltip(session: Session, uri: string, calls: readonly PricedCall[]): string {
  const { t, features } = session;
  const hideHints = 'command:inferenceCost.toggleHints';
  const breakdowns = calls.map(call => callMarkdown(session, call, uri, { hideHints }));
  const off = features.commandLinks
    ? []
    : [t('Put here by Inference Cost. The setting {0} switches it off.', '`inferenceCost.hints.enabled`')];
  return [...breakdowns, ...off].join('\n\n---\n\n');
}

function readHintData(data: unknown): HintData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, line } = data as Record<string, unknown>;
  return typeof uri === 'string' && typeof line === 'number' ? { uri, line } : undefined;
}
