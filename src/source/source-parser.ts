import type { Tree } from 'web-tree-sitter';
import type { ReadAsset } from '../tokens/token-counter.ts';
import type { LanguageId } from './call-site.ts';
import { adapterOf } from './languages/adapters.ts';
import type { ScanProblem, SourceText } from './scanner.ts';
import { type CopiedItem, copyTree } from './syntax/copy-tree.ts';
import { type Before, KeptTrees } from './syntax/kept-trees.ts';
import type { LineIndex } from './syntax/line-index.ts';
import { ModuleView } from './syntax/module-view.ts';
import { ParserRuntime } from './syntax/parser-runtime.ts';
import { Budget } from './values/budget.ts';

/**
 * How long a parse may take that asks more often than any usual text makes it ask. Usual texts need a quarter of this and less; what
 * is left are stretches that no program has, on which a parser's ways past an error grow with their square (4 kB of `]` in Kotlin).
 */
const parseMilliseconds = (characters: number): number => 250 + characters / 1000;
/** Of 3,300 files of eleven languages the one that asked most often, a PHP file of words, asked 23 times for each 1,000 characters. */
const usualAsks = (characters: number): number => 50 + characters / 40;

export interface ParseOptions {
  /** Checked often; true ends the parse. */
  readonly isCancelled: () => boolean;
  /** Positions of the text, where they are not those of a plain file. */
  readonly lines?: LineIndex | undefined;
  /** The file is being edited: its tree is kept for the next parse, which takes over what did not change. */
  readonly isEdited?: boolean | undefined;
}

/** What is kept of a document: its view, and where the parser holds the children of the view's root. */
interface Read {
  readonly module: ModuleView;
  readonly items: readonly CopiedItem[];
}

/** Text to modules: the grammars, and the trees of documents that are being edited. */
export class SourceParser {
  readonly #readAsset: ReadAsset;
  #runtime: ParserRuntime | undefined;
  #kept: KeptTrees<Read> | undefined;

  /** Grammars are read through `readAsset` (`grammars/tree-sitter-python.wasm`). */
  constructor(readAsset: ReadAsset) {
    this.#readAsset = readAsset;
  }

  /** Loads the grammar of a language, once. */
  async prepare(language: LanguageId): Promise<void> {
    const grammar = adapterOf(language)?.grammar;
    if (grammar === undefined) return;
    const runtime = await ParserRuntime.of(this.#readAsset);
    this.#runtime = runtime;
    this.#kept ??= new KeptTrees(runtime);
    await runtime.load(this.#readAsset, grammar);
  }

  parse(source: SourceText, options: ParseOptions): ModuleView | ScanProblem {
    try {
      return this.#parse(source, options);
    } catch (error) {
      // A program that failed once can do nothing any more; the next text needs one.
      this.#runtime?.restart();
      return { code: 'parser-failed', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  #parse(
    { file, language, text }: SourceText,
    { isCancelled, lines, isEdited }: ParseOptions,
  ): ModuleView | ScanProblem {
    const adapter = adapterOf(language);
    const runtime = this.#runtime;
    const parser = adapter && runtime?.parserOf(adapter.grammar);
    if (!adapter || !parser || !runtime || !this.#kept) return { code: 'unsupported-language', detail: language };
    const parsed = adapter.rewrite?.(text) ?? text;
    const { length } = parsed;
    const { interrupted } = new Budget(isCancelled, 0, 0, parseMilliseconds(length), usualAsks(length));
    // Where the parser reads something else than the file says, the same tree is not yet the same text.
    const isPlain = parsed === text;
    const read = (tree: Tree, before?: Before<Read>): Read | undefined => {
      const known = isPlain && before ? { items: before.copy.items, edit: before.edit } : undefined;
      const items: CopiedItem[] = [];
      const root = copyTree(tree, runtime.memory, isCancelled, adapter.readsComments, items, known);
      const edited = isEdited ? { before: before?.copy.module } : undefined;
      return root && { module: new ModuleView(file, text, root, adapter, lines, edited), items: isPlain ? items : [] };
    };
    if (isEdited) {
      const made = this.#kept.parse(`${language} ${file}`, parser, parsed, interrupted, read);
      return made?.module ?? { code: 'time-limit' };
    }
    const tree = runtime.parse(parser, parsed, null, { progressCallback: interrupted });
    const made = tree && read(tree);
    if (tree) runtime.release(tree);
    return made?.module ?? { code: 'time-limit' };
  }
}
