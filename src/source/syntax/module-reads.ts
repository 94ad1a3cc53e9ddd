import type { Declarations } from './declarations.ts';
import type { Binding } from './scope.ts';

/**
 * What readers of a file looked for beyond the stretch that they came from. What a stretch declares that nobody looked for has told nobody
 * anything: when it changes, what was read elsewhere holds.
 */
export class ModuleReads {
  /** Names of the file's own scope, found or not. */
  readonly names = new Set<string>();
  /** Names of functions whose calls were looked for. */
  readonly calls = new Set<string>();
  /** Patterns that were looked for in the whole text, as they are written, and what they matched first. */
  readonly matches = new Map<string, { readonly pattern: RegExp; readonly found: string }>();
  /** Words that were looked for in the whole text, and whether they stand there. */
  readonly mentions = new Map<string, boolean>();
  /** Somebody went through the calls, the decorated functions, or anything at all. */
  allCalls = false;
  allDecorated = false;
  everything = false;

  /** Whether somebody may have read what a stretch declares. */
  concern(declared: Declarations): boolean {
    if (this.everything) return true;
    if (this.allCalls && declared.calls.length > 0) return true;
    if (this.allDecorated && declared.decorated.length > 0) return true;
    if (declared.parameters.length > 0 || declared.bases.length > 0 || declared.returns.length > 0) return true;
    for (const { name } of declared.bindings) if (this.names.has(name)) return true;
    for (const { type, name } of declared.members)
      if (this.names.has(type) || this.names.has(`${type}.${name}`)) return true;
    for (const name of declared.callsByName?.keys() ?? []) if (this.calls.has(name)) return true;
    return false;
  }
}

/** What a file's scope binds, where it is written down who asks. */
export class ReadBindings extends Map<string, Binding[]> {
  reads: ModuleReads | undefined = undefined;

  override get(name: string): Binding[] | undefined {
    this.reads?.names.add(name);
    return super.get(name);
  }

  override has(name: string): boolean {
    this.reads?.names.add(name);
    return super.has(name);
  }

  #all(): void {
    if (this.reads) this.reads.everything = true;
  }

  override entries(): MapIterator<[string, Binding[]]> {
    this.#all();
    return super.entries();
  }

  override keys(): MapIterator<string> {
    this.#all();
    return super.keys();
  }

  override values(): MapIterator<Binding[]> {
    this.#all();
    return super.values();
  }

  override forEach(tell: (bindings: Binding[], name: string, all: Map<string, Binding[]>) => void): void {
    this.#all();
    super.forEach(tell);
  }

  override [Symbol.iterator](): MapIterator<[string, Binding[]]> {
    this.#all();
    return super[Symbol.iterator]();
  }

  override get size(): number {
    this.#all();
    return super.size;
  }
}
