import type { Parser, Tree } from 'web-tree-sitter';
import { editBetween } from './edit-between.ts';

/** Documents whose trees are kept, and characters of them in all; a tree takes some 40 bytes of memory for each. */
const mostDocuments = 8;
const mostCharacters = 1_500_000;

interface Kept {
  readonly parser: Parser;
  readonly text: string;
  readonly tree: Tree;
}

/**
 * The trees of documents that are being edited. The next parse of one reads only what changed, as long as the text follows the
 * grammar: how a parser gets past an error depends on what it has read before, so a text with errors is parsed from its start.
 */
export class KeptTrees {
  readonly #kept = new Map<string, Kept>();

  /** The tree of a document, which stays this object's own. `undefined`, and the parser to be reset, when `isCancelled` said so on the way. */
  parse(file: string, parser: Parser, text: string, isCancelled: () => boolean): Tree | undefined {
    const known = this.#take(file);
    const options = { progressCallback: isCancelled };
    let tree = known?.parser === parser ? reparse(known, text, options) : null;
    known?.tree.delete();
    if (tree?.rootNode.hasError) {
      tree.delete();
      tree = null;
    }
    if (!tree && !isCancelled()) tree = parser.parse(text, null, options);
    if (tree) this.#keep(file, { parser, text, tree });
    return tree ?? undefined;
  }

  #take(file: string): Kept | undefined {
    const known = this.#kept.get(file);
    this.#kept.delete(file);
    return known;
  }

  #keep(file: string, kept: Kept): void {
    this.#kept.set(file, kept);
    let characters = 0;
    let documents = 0;
    // Those that were parsed the longest ago stand first, and go first.
    for (const [name, { text, tree }] of [...this.#kept].reverse()) {
      characters += text.length;
      documents += 1;
      if (documents === 1 || (documents <= mostDocuments && characters <= mostCharacters)) continue;
      tree.delete();
      this.#kept.delete(name);
    }
  }
}

function reparse(known: Kept, text: string, options: { progressCallback: () => boolean }): Tree | null {
  const edit = editBetween(known.text, text);
  if (edit) known.tree.edit(edit);
  return known.parser.parse(text, known.tree, options);
}
