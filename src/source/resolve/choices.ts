import { staticText, type Value, varying } from './value.ts';

/** A text that is a name or an id, and no prompt. */
const isWord = (value: Value): boolean => /^\S+$/.test(staticText(value) ?? '');

/**
 * What `a ? b : c` is: of several texts the first stands for all, an empty one for none; several numbers are not known.
 * @param unknown what there is when nothing can be told
 */
export function oneOf(options: readonly Value[], unknown: Value): Value {
  const numbers = new Set(options.map(option => (option.kind === 'number' ? option.value : undefined)));
  if (options.some(option => option.kind === 'number') && numbers.size > 1) return unknown;
  const known = options.find(
    option => option.kind !== 'unknown' && option.kind !== 'constant' && staticText(option) !== '',
  );
  // `isLarge ? 'gpt-4o' : model`: which id is meant, only the running program knows.
  if (known?.kind === 'text' && isWord(known) && options.some(option => option.kind === 'unknown'))
    return varying({ ...known, via: 'default' });
  return varying(known ?? options.find(option => option.kind === 'unknown') ?? options[0] ?? unknown);
}
