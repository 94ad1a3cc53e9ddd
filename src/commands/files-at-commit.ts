import type { Git } from './git.ts';
import { readSource } from './read-source.ts';

/**
 * The files of a repository as they were in a commit. A file reads many others, most of which have not changed or never were: git is
 * asked, in a process of its own, for those that have changed only.
 */
export class FilesAtCommit {
  /** Absolute paths of files that differ from the commit, new and removed ones too. */
  readonly changed: ReadonlySet<string>;
  readonly #git: Pick<Git, 'textAt'>;
  readonly #commit: string;
  readonly #files: ReadonlySet<string>;
  readonly #texts = new Map<string, string | undefined>();

  constructor(git: Pick<Git, 'changedSince' | 'filesOf' | 'textAt'>, commit: string) {
    this.#git = git;
    this.#commit = commit;
    this.changed = new Set(git.changedSince(commit));
    this.#files = new Set(git.filesOf(commit));
  }

  /** Text of a file by its absolute path; undefined where it did not exist, or cannot be read as source. */
  text(file: string): string | undefined {
    if (!this.#files.has(file)) return undefined;
    if (!this.#texts.has(file)) this.#texts.set(file, this.#read(file));
    return this.#texts.get(file);
  }

  #read(file: string): string | undefined {
    if (this.changed.has(file)) return this.#git.textAt(this.#commit, file);
    const read = readSource(file);
    return 'text' in read ? read.text : undefined;
  }
}
