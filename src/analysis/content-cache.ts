/** Least recently used results, bounded by the characters of the texts that key them. */
export class ContentCache<Result> {
  readonly #entries = new Map<string, { readonly result: Result; readonly size: number }>();
  readonly #capacity: number;
  #size = 0;

  /** @param capacity characters of key text kept; a text longer than that is not kept at all. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): Result | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.result;
  }

  set(key: string, result: Result): void {
    this.delete(key);
    if (key.length > this.#capacity) return;
    this.#entries.set(key, { result, size: key.length });
    this.#size += key.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#capacity) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }
}
