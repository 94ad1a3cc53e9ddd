const mostKept = 2000;

/** The same look-up by texts, which keeps what it found: a run asks for the same few models at every call, an editor at every keystroke. */
export function lookedUp<K extends readonly (string | number | undefined)[], T>(
  find: (...key: K) => T,
): (...key: K) => T {
  const found = new Map<string, T>();
  return (...key) => {
    const name = key.map(part => part ?? '').join('\n');
    const kept = found.get(name);
    if (kept !== undefined || found.has(name)) return kept as T;
    const value = find(...key);
    if (found.size >= mostKept) found.clear();
    found.set(name, value);
    return value;
  };
}
