import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { UsageError } from './usage-error.ts';

/** A diff or a file of more than this is not source code. */
const mostBytes = 64 * 1024 * 1024;

/** Asks git about the repository that a folder lies in. Only reads; arguments never pass through a shell. */
export class Git {
  /** Absolute. */
  readonly root: string;

  /** @throws UsageError when the folder is in no repository, or git is not installed. */
  constructor(folder: string) {
    this.root = path.resolve(folder, this.#run(folder, ['rev-parse', '--show-toplevel']).trim());
  }

  /** @throws UsageError when the reference names no commit. */
  commit(reference: string): string {
    try {
      return this.#run(this.root, [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${reference}^{commit}`,
      ]).trim();
    } catch {
      if (reference === 'HEAD') throw new UsageError('This repository has no commit yet that could be compared with.');
      throw new UsageError(`--base ${reference}: there is no such commit, branch or tag in this repository.`);
    }
  }

  /** Absolute paths of files that differ from a commit: changed, added or removed, committed or not, also new ones. */
  changedSince(commit: string): string[] {
    const changed = this.#run(this.root, ['diff', '--name-only', '-z', '--no-renames', commit, '--']);
    const added = this.#run(this.root, ['ls-files', '--others', '--exclude-standard', '-z']);
    const names = [...changed.split('\0'), ...added.split('\0')].filter(name => name !== '');
    return [...new Set(names)].map(name => path.join(this.root, name));
  }

  /** Absolute paths of all files of a commit. */
  filesOf(commit: string): string[] {
    const names = this.#run(this.root, ['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit]);
    return names.split('\0').flatMap(name => (name === '' ? [] : [path.join(this.root, name)]));
  }

  /** Text of a file as of a commit; undefined where it did not exist, or is no text. */
  textAt(commit: string, file: string): string | undefined {
    const name = path.relative(this.root, file).split(path.sep).join('/');
    if (name.startsWith('../')) return undefined;
    try {
      const text = this.#run(this.root, ['show', `${commit}:${name}`]);
      return text.includes('\0') ? undefined : text.replace(/^\uFEFF/, '');
    } catch {
      // The file is newer than the commit.
      return undefined;
    }
  }

  #run(folder: string, parameters: readonly string[]): string {
    try {
      return execFileSync('git', parameters, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: mostBytes,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
      if (code === 'ENOENT') throw new UsageError('diff needs git, which is not installed.');
      if (/not a git repository/.test(stderr ?? ''))
        throw new UsageError(
          'diff compares with a commit of git, but this folder lies in no repository; run it inside one.',
        );
      const [line = ''] = (stderr ?? String(error)).trim().split('\n');
      throw new UsageError(`git ${parameters[0]}: ${line.replace(/^fatal: /, '')}`);
    }
  }
}
