import { calleeRange } from '../callee-range.ts';
import type { Rule } from '../rule.ts';

/** Names of lists: a loop over batches passes one of these on each turn, as it should. */
const pluralOrBatch = /(?:s|batch|chunk_list|list|array|\bslice)$/i;

export const embedOneByOne: Rule = {
  id: 'embed-one-by-one',
  severity: 'warning',
  mechanism: ['prefill'],
  check({ site }) {
    if (site.kind !== 'embedding' || !site.inLoop) return [];
    const placeholders = site.prompt.flatMap(part => part.segments).filter(segment => segment.kind === 'placeholder');
    const [only, ...others] = placeholders;
    // Only a single text that varies is one item of many; several parts or a list are a batch already.
    if (only?.kind !== 'placeholder' || others.length > 0 || site.prompt.length > 1) return [];
    const lastWord = only.name.split(/[.\s]/).at(-1)!;
    if (pluralOrBatch.test(lastWord) || /batch/i.test(only.name)) return [];
    return [{ code: 'embed-one-by-one', args: { name: only.name }, range: calleeRange(site) }];
  },
};
