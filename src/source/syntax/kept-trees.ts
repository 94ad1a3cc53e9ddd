import type { Edit, Parser, Tree } from 'web-tree-sitter';
import { editBetween } from './edit-between.ts';
import type { ParserRuntime } from './parser-runtime.ts';

/** Documents whose trees are kept, and characters of them in all; a tree and its copy take some 80 bytes of memory for each. */
const mostDocuments = 8;
const mostCharacters = 750_000;

interface Kept<Copy> {
  readonly parser: Parser;
  readonly text: string;
  readonly tree: Tree;
  readonly copy: Copy;
}

/** What was made of a document's last tree, and what was replaced in its text since; nothing in a text that is the same. */
export interface Before<Copy> {
  readonly copy: Copy;
  readonly edit: Edit | undefined;
}

/**
 * The trees of documents that are being edited, each with what was made of it. The next parse of one reads only what changed, as long as
 * the text follows the grammar: how a parser gets past an error depends on what it has read before, so a text with errors is parsed from
 * its start.
 */
export class KeptTrees<Copy> {
  readonly #kept = new Map<string, Kept<Copy>>();
  readonly #runtime: ParserRuntime;

  constructor(runtime: ParserRuntime) {
    this.#runtime = runtime;
  }

  /**
   * What `copy` makes of a document's tree, which stays this object's own. It is given what was made of the tree that this one was parsed
   * from, where it was; both trees live meanwhile. `undefined` when `isCancelled` said so on the way or `copy` gave nothing.
   * @throws as the runtime's `parse`.
   */
  parse(
    file: string,
    parser: Parser,
    text: string,
    isCancelled: () => boolean,
    copy: (tree: Tree, before: Before<Copy> | undefined) => Copy | undefined,
  ): Copy | undefined {
    const known = this.#take(file);
    const options = { progressCallback: isCancelled };
    const edit = known && editBetween(known.text, text);
    let tree = known?.parser === parser ? this.#reparse(known, text, edit, options) : null;
    let before = known && { copy: known.copy, edit };
    if (!tree || tree.rootNode.hasError) {
      if (tree) this.#runtime.release(tree);
      before = undefined;
      tree = isCancelled() ? null : this.#runtime.parse(parser, text, null, options);
    }
    const made = tree ? copy(tree, before) : undefined;
    if (known) this.#runtime.release(known.tree);
    if (!tree) return undefined;
    if (made === undefined) this.#runtime.release(tree);
    else this.#keep(file, { parser, text, tree, copy: made });
    return made;
  }

  #take(file: string): Kept<Copy> | undefined {
    const known = this.#kept.get(file);
    this.#kept.delete(file);
    return known;
  }

  #keep(file: string, kept: Kept<Copy>): void {
    this.#kept.set(file, kept);
    let characters = 0;
    let documents = 0;
    // Those that were parsed the longest ago stand first, and go first.
    for (const [name, { text, tree }] of [...this.#kept].reverse()) {
      characters += text.length;
      documents += 1;
      if (documents === 1 || (documents <= mostDocuments && characters <= mostCharacters)) continue;
      this.#runtime.release(tree);
      this.#kept.delete(name);
    }
  }

  #reparse(
    { tree, parser }: Kept<Copy>,
    text: string,
    edit: Edit | undefined,
    options: { progressCallback: () => boolean },
  ): Tree | null {
    if (edit) tree.edit(edit);
    return this.#runtime.parse(parser, text, tree, options);
  }
}
