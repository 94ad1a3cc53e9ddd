/** Edits (insert, delete, replace, swap of neighbours) between two short strings: optimal string alignment. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, beforePrevious[column - 2]! + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length]!;
}

/** Names longer than this are compared by their beginning: a name is short, and hostile input must stay cheap. */
const longestCompared = 80;

/**
 * The candidates that `name` may have been meant for, nearest first, at most `limit`. Containing the name (or being contained)
 * counts as near; of the rest, only those within about a third of the name's length in edits are given.
 */
export function nearestNames(name: string, candidates: readonly string[], limit = 3): string[] {
  const wanted = name.trim().toLowerCase().slice(0, longestCompared);
  if (wanted === '') return [];
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const scored = candidates.flatMap((candidate, order) => {
    const offered = candidate.toLowerCase().slice(0, longestCompared);
    // A table may have a column without a name: it is contained in everything and near to nothing.
    if (offered === '') return [];
    const lastPart = offered.slice(offered.lastIndexOf('/') + 1);
    const contained = wanted.length >= 3 && (offered.includes(wanted) || wanted.includes(lastPart));
    const distance = Math.min(editDistance(wanted, offered), editDistance(wanted, lastPart));
    if (!contained && distance > allowed) return [];
    return [{ candidate, order, score: contained ? Math.min(distance, 1) : distance, distance }];
  });
  scored.sort((a, b) => a.score - b.score || a.distance - b.distance || a.order - b.order);
  return [...new Set(scored.map(entry => entry.candidate))].slice(0, limit);
}
