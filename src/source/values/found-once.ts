import type { Evaluator } from './evaluator.ts';

/**
 * The same function, which finds out once for each thing what one search asks of it again and again. What a limit cut short is not kept: it
 * may be something else the next time.
 */
export function foundOnce<K extends object, T>(
  find: (evaluator: Evaluator, of: K) => T,
): (evaluator: Evaluator, of: K) => T {
  const bySearch = new WeakMap<Evaluator, Map<K, T>>();
  return (evaluator, of) => {
    let known = bySearch.get(evaluator);
    if (!known) {
      known = new Map();
      bySearch.set(evaluator, known);
    }
    const kept = known.get(of);
    if (kept !== undefined || known.has(of)) return kept as T;
    const before = evaluator.limitsMet;
    const found = find(evaluator, of);
    if (before === evaluator.limitsMet && !evaluator.budget.exhausted) known.set(of, found);
    return found;
  };
}
