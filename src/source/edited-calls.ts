import type { CallSite, LanguageId } from './call-site.ts';
import type { FoundCall } from './prompts/used-prompts.ts';
import { inTextOrder } from './requests/call-sites.ts';
import type { Declarations } from './syntax/declarations.ts';
import { ModuleReads } from './syntax/module-reads.ts';
import { insideOut, type ModuleView } from './syntax/module-view.ts';
import type { Scope } from './syntax/scope.ts';
import type { SyntaxNode } from './syntax/syntax-node.ts';

export type ReadFile = (file: string) => string | undefined;

/** A scan gives up on further files after a dozen: what one finds that read as many may depend on which came first. */
const mostFiles = 12;

/** What a search among calls of a file found. */
export interface Search {
  readonly found: readonly FoundCall[];
  /** No limit was met, or near: what was found of a call then rests on what is written alone, and not on what was looked at before it. */
  readonly isUnlimited: boolean;
}

/** Finds calls among those given; each time by itself. */
type SearchAmong = (calls: readonly SyntaxNode[], readFile: ReadFile | undefined) => Search;

/** The line in which an item begins, and what stands there before it. */
interface Place {
  readonly line: number;
  readonly ahead: string;
}

/** What was found in a document, and what that rests on. */
interface Known {
  readonly language: LanguageId;
  /** By the children of the root. */
  readonly found: ReadonlyMap<SyntaxNode, readonly FoundCall[]>;
  readonly places: ReadonlyMap<SyntaxNode, Place>;
  readonly declared: ReadonlyMap<SyntaxNode, Declarations>;
  readonly reads: ModuleReads;
  /** Texts of other files that were asked for; undefined for one that was not there. No map where none could be asked for. */
  readonly files: ReadonlyMap<string, string | undefined> | undefined;
}

/**
 * The calls of documents that are being edited. What was found in the stretches that an edit left alone is taken over, as long as nobody
 * looked for anything that the others declare, or declared before the edit, and the stretches stand in the lines and columns in which they
 * stood. Otherwise all calls are found anew.
 */
export class EditedCalls {
  /** By the scope of the file, which stays the same object as long as each view of the file is made from the one before it. */
  readonly #known = new WeakMap<Scope, Known>();

  find(module: ModuleView, language: LanguageId, readFile: ReadFile | undefined, search: SearchAmong): CallSite[] {
    const known = this.#known.get(module.scope);
    this.#known.delete(module.scope);
    const declared = new Map(module.items.map(item => [item, module.declaredBy(item)]));
    const changed =
      known?.language === language && filesHold(known.files, readFile)
        ? changedItems(known, module, declared)
        : undefined;
    const found =
      (known && changed && this.#search(module, language, readFile, search, declared, changed, known)) ??
      this.#search(module, language, readFile, search, declared, module.items);
    return inTextOrder([...(found ?? new Map<SyntaxNode, FoundCall[]>()).values()].flat());
  }

  /** Searches some of the items; with `known`, undefined where the others cannot be taken over after all. */
  #search(
    module: ModuleView,
    language: LanguageId,
    readFile: ReadFile | undefined,
    search: SearchAmong,
    declared: ReadonlyMap<SyntaxNode, Declarations>,
    items: readonly SyntaxNode[],
    known?: Known,
  ): ReadonlyMap<SyntaxNode, readonly FoundCall[]> | undefined {
    const itemOf = new Map<SyntaxNode, SyntaxNode>();
    for (const item of items) for (const call of declared.get(item)!.calls) itemOf.set(call, item);
    const reads = known?.reads ?? new ModuleReads();
    const files = readFile && new Map(known?.files);
    const asked = (file: string) => {
      const text = readFile!(file);
      files!.set(file, text);
      return text;
    };
    module.record(reads);
    const { found: fresh, isUnlimited } = search(insideOut([...itemOf.keys()]), readFile && asked);
    module.record(undefined);
    module.forget();
    if (known && !isUnlimited) return undefined;
    const found = new Map<SyntaxNode, FoundCall[]>();
    for (const call of fresh) {
      const item = itemOf.get(call.node)!;
      found.set(item, [...(found.get(item) ?? []), call]);
    }
    const isNew = new Set(items);
    for (const item of module.items) {
      const kept = isNew.has(item) ? undefined : known?.found.get(item);
      if (kept) found.set(item, [...kept]);
    }
    const readable = [...(files?.values() ?? [])].filter(text => text !== undefined).length;
    if (isUnlimited && !module.root.hasError && readable < mostFiles) {
      const places = new Map(module.items.map(item => [item, placeOf(module, item)]));
      this.#known.set(module.scope, { language, found, places, declared, reads, files });
    }
    return found;
  }
}

function placeOf(module: ModuleView, { start }: SyntaxNode): Place {
  const { lines } = module;
  return { line: lines.position(start).line, ahead: module.between(lines.lineStart(start), start) };
}

const filesHold = (files: Known['files'], readFile: ReadFile | undefined): boolean =>
  files === undefined || readFile === undefined
    ? files === readFile
    : [...files].every(([file, text]) => readFile(file) === text);

/** The items that were not there before, or declared something else; undefined when an item that was there may have another meaning or place now. */
function changedItems(
  known: Known,
  module: ModuleView,
  declared: ReadonlyMap<SyntaxNode, Declarations>,
): SyntaxNode[] | undefined {
  const { reads } = known;
  if (module.root.hasError || reads.everything) return undefined;
  for (const { pattern, found } of reads.matches.values()) if (module.firstMatch(pattern) !== found) return undefined;
  for (const [words, found] of reads.mentions) if (module.mentions(words) !== found) return undefined;
  const changed: SyntaxNode[] = [];
  for (const item of module.items) {
    const place = known.places.get(item);
    if (!place) changed.push(item);
    else {
      const { line, ahead } = placeOf(module, item);
      if (line !== place.line || ahead !== place.ahead) return undefined;
      if (declared.get(item) !== known.declared.get(item)) changed.push(item);
    }
  }
  for (const item of changed) if (reads.concern(declared.get(item)!)) return undefined;
  for (const [item, before] of known.declared)
    if (declared.get(item) !== before && reads.concern(before)) return undefined;
  return changed;
}
