import type { CallSite, Range } from '../source/call-site.ts';

/**
 * Where a finding about a whole call is drawn: from its start over the callee, on one line, since a squiggle under twenty lines
 * of arguments helps nobody.
 */
export function calleeRange({ range, callee }: Pick<CallSite, 'range' | 'callee'>): Range {
  const { start, end } = range;
  const length = Math.max(1, callee.split('\n', 1)[0]!.length);
  const column = start.column + length;
  return { start, end: end.line === start.line && end.column < column ? end : { line: start.line, column } };
}
