import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { nearestNames } from '../catalog/nearest-name.ts';
import type { Skipped } from '../report/lint-result.ts';
import type { LanguageId } from '../source/call-site.ts';
import { languageOf } from '../source/language-of-file.ts';
import { mayHoldPrompts } from '../source/prompt-files/may-hold-prompts.ts';
import { promptFileFormat } from '../source/prompt-files/prompt-file-format.ts';
import { readSource } from './read-source.ts';
import { reason, statusOf } from './text-files.ts';
import { didYouMean, UsageError } from './usage-error.ts';

export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  readonly language: LanguageId;
  /** Absolute: imports may come from the files of this folder. */
  readonly within: string;
}

export interface FoundFiles {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly Skipped[];
}

/** Folders that hold other people's or generated code, whether or not a `.gitignore` says so. */
const neverEntered = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', '__pycache__', '.tox', '.mypy_cache']);

/** The `.gitignore` rules of one folder, which hold for everything below it. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

const slashes = (file: string): string => file.split(path.sep).join('/');

function isIgnored(file: string, isFolder: boolean, all: readonly IgnoreRules[]): boolean {
  // Rules nearer to the file come later and may take back what those above said.
  return all.reduce((ignored, { folder, rules }) => {
    const relative = slashes(path.relative(folder, file));
    if (relative === '' || relative.startsWith('../')) return ignored;
    const tested = rules.test(isFolder ? `${relative}/` : relative);
    return tested.ignored ? true : tested.unignored ? false : ignored;
  }, false);
}

function gitignoreOf(folder: string): IgnoreRules[] {
  try {
    return [{ folder, rules: ignore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    // Most folders have none; one that cannot be read hides nothing.
    return [];
  }
}

/** The folders from the top of the repository that a folder lies in down to the folder; none outside of a repository. */
function fromTopOfRepository(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    folders.unshift(at);
    if (statusOf(path.join(at, '.git'))) return folders;
    if (at === path.dirname(at)) return [];
  }
}

/** The folder whose files belong together with those of a folder: its repository's, or where there is none the folder itself. */
export const projectOf = (folder: string): string => fromTopOfRepository(folder)[0] ?? folder;

/** JSON and Markdown that hold no prompts: nothing would be found in them, and nobody wants to hear that they were passed over. */
function isData(file: string): boolean {
  if (!/^(json|equipped-agent)$/.test(promptFileFormat(slashes(file)) ?? '')) return false;
  const read = readSource(file);
  return !('text' in read && mayHoldPrompts(slashes(file), () => read.text));
}

/**
 * The source files at and below the given paths, sorted, each once. A file that is named is taken even where `.gitignore` hides
 * it; folders honour `.gitignore`. Symbolic links to folders are not followed, so that a cycle cannot trap the walk.
 *
 * @throws UsageError for a path that does not exist.
 */
export function findSourceFiles(paths: readonly string[], cwd: string): FoundFiles {
  const found = new Map<string, SourceFile>();
  const skipped: Skipped[] = [];
  const skip = (file: string, why: string): void => {
    skipped.push({ file: slashes(path.relative(cwd, file)), why });
  };
  const add = (file: string, within: string): void => {
    const language = languageOf(slashes(file));
    if (language) found.set(file, { path: file, language, within });
  };
  const walk = (folder: string, inherited: readonly IgnoreRules[], within: string): void => {
    const rules = [...inherited, ...gitignoreOf(folder)];
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      skip(folder, reason(error));
      return;
    }
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!neverEntered.has(entry.name) && !isIgnored(full, true, rules)) walk(full, rules, within);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !isIgnored(full, false, rules) && !isData(full))
        add(full, within);
    }
  };

  for (const given of paths) {
    // A variable of a shell that was never set would otherwise stand for the whole working folder.
    if (given === '') throw new UsageError('A path is empty; write . for the working folder.');
    const full = path.resolve(cwd, given);
    if (statusOfGiven(given, full).isDirectory())
      walk(full, fromTopOfRepository(full).slice(0, -1).flatMap(gitignoreOf), projectOf(full));
    else if (languageOf(slashes(full))) add(full, projectOf(path.dirname(full)));
    else skip(full, 'language not supported');
  }
  const files = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, skipped };
}

/** @throws UsageError that says why nothing can be read there. */
function statusOfGiven(given: string, full: string): Stats {
  try {
    const status = statSync(full, { throwIfNoEntry: false });
    if (status) return status;
  } catch (error) {
    throw new UsageError(`${given} cannot be read: ${reason(error)}.`);
  }
  if (lstatSync(full, { throwIfNoEntry: false }))
    throw new UsageError(`${given} cannot be read: it is a symbolic link to what is not there.`);
  const siblings = readdirSyncOrNone(path.dirname(full));
  const nearest = nearestNames(path.basename(full), siblings).map(name => path.join(path.dirname(given), name));
  throw new UsageError(`${given}: there is no such file or folder.${didYouMean(nearest)}`);
}

function readdirSyncOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Only a suggestion is lost.
    return [];
  }
}
