import path from 'node:path';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import { callChanges } from '../report/call-changes.ts';
import { diffJson, diffMarkdown, diffText } from '../report/diff-report.ts';
import { languageOf } from '../source/language-of-file.ts';
import type { Command } from './command.ts';
import { Configurations } from './configuration-file.ts';
import { FilesAtCommit } from './files-at-commit.ts';
import { configurationOfFilesFlag, formatFlag } from './flag.ts';
import { Git } from './git.ts';
import { jsonText } from './json-text.ts';
import { baseFolder } from './lint.ts';
import { FileLinter } from './lint-files.ts';
import { ProgressBar } from './progress-bar.ts';
import { readSource } from './read-source.ts';
import { findSourceFiles, type SourceFile } from './source-files.ts';
import { isInside } from './text-files.ts';

const slashes = (file: string): string => file.split(path.sep).join('/');

export const diff: Command = {
  name: 'diff',
  synopsis: 'diff [--base REF] [PATH…]',
  summary: 'calls added, removed and changed since a git commit, in tokens and dollars',
  flags: [
    { name: 'base', value: 'REF', help: 'commit, branch or tag to compare with; default HEAD' },
    formatFlag('text', 'json', 'markdown'),
    configurationOfFilesFlag,
  ],

  async run(given, host) {
    const git = new Git(host.cwd);
    const reference = given.text('base') ?? 'HEAD';
    const commit = git.commit(reference);
    const configurations = new Configurations(given.text('config'), host.cwd, line => host.err(`${line}\n`));
    const base = baseFolder(host.cwd, configurations);
    const linter = new FileLinter(host, configurations, base);
    const roots = (given.positionals.length === 0 ? ['.'] : given.positionals).map(name =>
      path.resolve(host.cwd, name),
    );
    const old = new FilesAtCommit(git, commit);
    const changed = new Set([...old.changed].filter(file => roots.some(root => isInside(file, root))));
    const { files } = findSourceFiles(given.positionals.length === 0 ? ['.'] : given.positionals, host.cwd);
    const removed = [...changed].flatMap((file): SourceFile[] => {
      const language = languageOf(slashes(file));
      return language && !files.some(found => found.path === file) ? [{ path: file, language, within: git.root }] : [];
    });

    const pairs = [];
    const progress = new ProgressBar(host, files.length + removed.length);
    for (const [index, file] of [...files, ...removed].entries()) {
      progress.update(index, linter.nameOf(file.path));
      const after = changed.size === 0 ? undefined : await stateNow(linter, file);
      // A prompt may stand in another file: a call changes with what its file reads.
      const touched = changed.has(file.path) || after?.reads.some(name => changed.has(path.resolve(base, name)));
      if (!touched) continue;
      const before = await stateAt(linter, file, name => old.text(path.resolve(base, name)), old.text(file.path));
      const configuration = await linter.configurationOf(file.path);
      pairs.push({ ...(before ? { before } : {}), ...(after ? { after: after.analysis } : {}), configuration });
    }
    progress.end();
    const changes = callChanges(pairs);
    const format = given.text('format') ?? 'text';
    if (format === 'json') host.out(jsonText(diffJson(changes, reference)));
    else host.out(format === 'markdown' ? diffMarkdown(changes, reference) : diffText(changes, reference));
    return 0;
  },
};

async function stateNow(linter: FileLinter, file: SourceFile) {
  const read = readSource(file.path);
  return 'text' in read ? linter.analyzeText(read.text, file) : undefined;
}

async function stateAt(
  linter: FileLinter,
  file: SourceFile,
  readFile: (name: string) => string | undefined,
  text: string | undefined,
): Promise<FileAnalysis | undefined> {
  return text === undefined ? undefined : (await linter.analyzeText(text, file, readFile)).analysis;
}
