import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { PricedCall } from '../cost/priced-call.ts';
import { calleeRange } from '../lint/callee-range.ts';
import { callMarkdown } from './call-markdown.ts';
import { contains, toEditorRange } from './positions.ts';
import type { Session } from './session.ts';
import { shownFindings } from './shown-findings.ts';

export function handleHover(session: Session): void {
  session.connection.onHover(async ({ textDocument, position }, token): Promise<Hover | null> => {
    const document = session.documents.get(textDocument.uri);
    if (!document || !session.settings.hover.enabled) return null;
    const analysis = await session.analyses.of(document, false, token);
    const call = analysis && callAt(analysis.calls, position);
    if (!call) return null;
    const besideFinding = shownFindings(session, document.uri, analysis).some(({ range }) =>
      contains(toEditorRange(range), position),
    );
    return {
      contents: {
        kind: MarkupKind.Markdown,
        value: callMarkdown(session, call, document.uri, {}, besideFinding),
      },
      range: toEditorRange(calleeRange(call.site)),
    };
  });
}

/**
 * The innermost call whose callee, model or prompt text is at the position. The rest of its arguments belongs to the hovers of the
 * language itself.
 */
export function callAt(calls: readonly PricedCall[], position: Position): PricedCall | undefined {
  return calls.findLast(({ site, parts }) => {
    const own = parts.flatMap(part => (part.range && part.file === undefined ? [toEditorRange(part.range)] : []));
    const model = site.model.range ? [toEditorRange(site.model.range)] : [];
    return [toEditorRange(calleeRange(site)), ...model, ...own].some(range => contains(range, position));
  });
}
