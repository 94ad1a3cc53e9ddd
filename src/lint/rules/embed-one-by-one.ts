import type { Position } from '../../source/call-site.ts';
import { conversation } from '../../source/requests/loops.ts';
import { lastAssignment } from '../assignments.ts';
import { calleeRange } from '../callee-range.ts';
import { enclosingLoop } from '../enclosing-loop.ts';
import type { Rule } from '../rule.ts';
import { offsetAt } from '../source-span.ts';

/** Names of lists: a loop over batches passes one of these on each turn, as it should. */
const pluralOrBatch = /(?:s|batch|chunk_list|list|array|\bslice)$/i;

/** A slice or a list that is built on each turn is a batch. */
const batch = /\](?<=\[[^[\]]*:[^:\]]*\])|\.slice\(|\.subList\(|islice|^\[|\bchunked?\(/;

/** Whether a value is one item of what the loop goes over, as far as the text tells: not a batch of it, nor the same on each turn, nor what a person says next. */
function differsEachTurn(name: string, start: Position, text: string): boolean {
  const at = offsetAt(text, start);
  const loop = enclosingLoop(text, at);
  const given = lastAssignment(name, at, text);
  if (given && batch.test(given.code)) return false;
  if (!loop) return true;
  if (loop.variables.length === 0) return !conversation.test(text.slice(loop.from, at));
  const made = given && given.from > loop.from ? `${name} ${given.code}` : name;
  return loop.variables.some(variable =>
    new RegExp(String.raw`(?<![\w$])${variable.replace('$', '\\$')}\b`).test(made),
  );
}

export const embedOneByOne: Rule = {
  id: 'embed-one-by-one',
  severity: 'warning',
  mechanism: ['prefill'],
  check({ site }, { text }) {
    if (site.kind !== 'embedding' || !site.inLoop) return [];
    const placeholders = site.prompt.flatMap(part => part.segments).filter(segment => segment.kind === 'placeholder');
    const [only, ...others] = placeholders;
    // Only a single text that varies is one item of many; several parts or a list are a batch already.
    if (only?.kind !== 'placeholder' || others.length > 0 || site.prompt.length > 1) return [];
    const lastWord = only.name.split(/[.\s]/).at(-1)!;
    if (pluralOrBatch.test(lastWord) || /batch/i.test(only.name) || site.retry) return [];
    if (!differsEachTurn(only.name, site.range.start, text)) return [];
    return [{ code: 'embed-one-by-one', args: { name: only.name }, range: calleeRange(site) }];
  },
};
