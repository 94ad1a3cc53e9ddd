import type { CallSite, Range } from '../source/call-site.ts';
import type { SourceText } from '../source/scanner.ts';

/** A range over the whole text, lines ended by `\n`. */
function wholeRange(text: string): Range {
  const lines = text.split('\n');
  return { start: { line: 1, column: 1 }, end: { line: lines.length, column: lines.at(-1)!.length + 1 } };
}

/** Plain text as the one user message of a request, so that a selection is priced by the same pipeline as a call. */
export function textAsCall(text: string, modelId: string | undefined): { source: SourceText; site: CallSite } {
  const range = wholeRange(text);
  const file = 'selection';
  const site: CallSite = {
    id: `${file}:1:text`,
    kind: 'prompt',
    file,
    language: 'prompt-file',
    range,
    sdk: 'text',
    callee: 'text',
    model: modelId === undefined ? { from: 'unknown' } : { id: modelId, from: 'literal' },
    outputLimit: {},
    inLoop: false,
    prompt: text === '' ? [] : [{ role: 'user', segments: [{ kind: 'static', text, range }], range }],
  };
  return { source: { file, language: 'prompt-file', text }, site };
}
