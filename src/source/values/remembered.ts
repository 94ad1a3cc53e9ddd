/** Texts whose answers are kept by each function, and the length beyond which one is not, in UTF-16 code units. */
const mostKept = 20_000;
const longestKept = 100;

/** Names shorter than this are texts of their own; a longer one, cut out of a file, keeps the whole file in memory. */
const shortestCut = 13;

/** A name that keeps nothing else in memory. */
export const ownCopy = (name: string): string => (name.length < shortestCut ? name : Array.from(name).join(''));

/** The same function, which looks at each name once: names of functions and arguments are asked for again and again. */
export function remembered<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return name => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const answer = read(name);
    if (known.size >= mostKept) known.clear();
    if (name.length <= longestKept) known.set(ownCopy(name), answer);
    return answer;
  };
}
