import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { githubReport } from '../report/github-report.ts';
import { type JsonReportOptions, jsonReport } from '../report/json-report.ts';
import { findingsOf, isFault, type LintResult, skippedInOrder } from '../report/lint-result.ts';
import { filesMarkdown } from '../report/markdown-report.ts';
import { sarifReport } from '../report/sarif-report.ts';
import { textReport } from '../report/text-report.ts';
import { languageOf } from '../source/language-of-file.ts';
import { againstBaselineFile, writeBaselineFile } from './baseline-file.ts';
import type { Command, CommandHost, ExitStatus } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { Configurations } from './configuration-file.ts';
import { configurationOfFilesFlag, formatFlag } from './flag.ts';
import { jsonPieces, jsonText } from './json-text.ts';
import { LintCache } from './lint-cache.ts';
import { FileLinter } from './lint-files.ts';
import { lintInWorkers } from './lint-workers.ts';
import { ofShard, parseShard, type Shard } from './shard.ts';
import { findSourceFiles } from './source-files.ts';
import { isInside } from './text-files.ts';
import { UsageError } from './usage-error.ts';

/** Fewer files than this do not pay for the start of a thread, which loads grammars and vocabularies of its own. */
const filesPerThread = 200;

const cacheFileName = '.inference-cost-cache';

export const lint: Command = {
  name: 'lint',
  synopsis: 'lint [PATH…]',
  summary: 'find LLM calls, price them and apply the rules',
  flags: [
    formatFlag('text', 'json', 'sarif', 'markdown', 'github'),
    configurationOfFilesFlag,
    { name: 'max-warnings', value: 'N', help: 'exit with 1 when there are more warnings than N' },
    {
      name: 'baseline',
      value: 'FILE',
      help: 'leave out the findings that this file lists; default: `baseline` of the configuration',
    },
    { name: 'update-baseline', help: 'write the findings of this run to the file of --baseline' },
    { name: 'quiet', help: 'only findings of severity error' },
    { name: 'include-text', help: 'JSON: add the text of each prompt part' },
    { name: 'stdin', help: 'lint the text on standard input' },
    { name: 'stdin-filename', value: 'FILE', help: 'what file the text on standard input stands for' },
    { name: 'jobs', value: 'N', help: 'threads; default: by the number of files and cores (one with --cache)' },
    { name: 'shard', value: 'I/N', help: 'only the I-th of N equal shares of the files; `merge` joins their JSON' },
    { name: 'cache', help: `keep results in ${cacheFileName} and reuse them for unchanged files` },
  ],

  async run(given, host) {
    const warn = (line: string): void => host.err(`${line}\n`);
    const maxWarnings = given.number('max-warnings', { whole: true });
    const jobs = given.number('jobs', { least: 1, most: 256, whole: true });
    const shard = given.has('shard') ? parseShard(given.text('shard')!) : undefined;
    const configurations = new Configurations(given.text('config'), host.cwd, warn);
    const base = baseFolder(host.cwd, configurations);
    const linter = new FileLinter(host, configurations, base, given.has('include-text'));
    const result = given.has('stdin')
      ? await lintStandardInput(given, host, linter)
      : await lintPaths(given, host, linter, { base, jobs, shard });
    const left = heldAgainstBaseline(result, given, host, configuredBaseline(host.cwd, configurations));
    for (const piece of written(left, given, host)) await host.out(piece);
    return exitStatus(left, maxWarnings);
  },
};

/** The findings that are not in the baseline; with --update-baseline all are put there, so that none is left. */
function heldAgainstBaseline(
  result: LintResult,
  given: CommandArguments,
  host: CommandHost,
  configured: string | undefined,
): LintResult {
  const file = given.text('baseline') ?? configured;
  const updates = given.has('update-baseline');
  if (file === undefined) {
    if (updates)
      throw new UsageError('--update-baseline needs --baseline FILE, e.g. --baseline inference-cost-baseline.json.');
    return result;
  }
  if (updates && (given.has('shard') || given.has('stdin')))
    throw new UsageError('--update-baseline needs a run over all files: without --shard and --stdin.');
  if (updates) writeBaselineFile(result, file, host);
  return againstBaselineFile(result, file, host);
}

/** The baseline that the configuration names, as a path from where the command runs. */
function configuredBaseline(cwd: string, configurations: Configurations): string | undefined {
  const { configuration, folder } = configurations.inFolder(cwd);
  return configuration.baseline && path.relative(cwd, path.resolve(folder, configuration.baseline));
}

/** Names start from the folder of the configuration when the command runs below it, else from where it runs. */
export function baseFolder(cwd: string, configurations: Configurations): string {
  const { folder } = configurations.inFolder(cwd);
  return isInside(cwd, folder) ? folder : cwd;
}

async function lintPaths(
  given: CommandArguments,
  host: CommandHost,
  linter: FileLinter,
  { base, jobs, shard }: { base: string; jobs: number | undefined; shard: Shard | undefined },
): Promise<LintResult> {
  if (given.has('stdin-filename')) throw new UsageError('--stdin-filename needs --stdin.');
  const found = findSourceFiles(given.positionals.length === 0 ? ['.'] : given.positionals, host.cwd);
  const files = shard ? ofShard(found.files, shard) : found.files;
  const cache = given.has('cache') ? new LintCache(path.join(host.cwd, cacheFileName), host.version) : undefined;
  const threads = cache
    ? 1
    : Math.min(jobs ?? availableParallelism(), Math.ceil(files.length / (jobs ? 1 : filesPerThread)));
  // Warnings about configurations are said once, by this thread.
  for (const file of threads > 1 ? files : []) linter.warnOf(file);
  const result =
    threads > 1
      ? await lintInWorkers(files, host, linter, {
          jobs: threads,
          base,
          config: given.text('config'),
          withTexts: given.has('include-text'),
        })
      : await linter.run(files, host, cache);
  const unsaved = cache?.save();
  if (unsaved !== undefined) host.err(`${unsaved}\n`);
  const foundSkipped = shard && shard.index > 1 ? [] : found.skipped;
  return { analyses: result.analyses, skipped: skippedInOrder([...foundSkipped, ...result.skipped]) };
}

async function lintStandardInput(given: CommandArguments, host: CommandHost, linter: FileLinter): Promise<LintResult> {
  const file = given.text('stdin-filename');
  if (file === undefined)
    throw new UsageError('--stdin needs --stdin-filename FILE, whose extension names the language.');
  if (given.positionals.length > 0) throw new UsageError('--stdin takes no PATH.');
  const ofFiles = ['jobs', 'shard', 'cache'].find(flag => given.has(flag));
  if (ofFiles) throw new UsageError(`--${ofFiles} is about files: leave it out beside --stdin.`);
  const language = languageOf(file);
  if (!language) throw new UsageError(`--stdin-filename ${file}: no supported language has this extension.`);
  const text = await host.readStandardInput();
  return linter.runText(text.replace(/^\uFEFF/, ''), path.resolve(host.cwd, file), language);
}

const onlyErrors = (result: LintResult): LintResult => ({
  ...result,
  analyses: result.analyses.map(analysis => ({
    ...analysis,
    findings: analysis.findings.filter(finding => finding.severity === 'error'),
  })),
});

function written(result: LintResult, given: CommandArguments, host: CommandHost): Iterable<string> {
  const quiet = given.has('quiet');
  const shown = quiet ? onlyErrors(result) : result;
  switch (given.text('format') ?? 'text') {
    case 'json':
      return jsonPieces(jsonReport(shown, jsonOptions(given)));
    case 'sarif':
      return [jsonText(sarifReport(shown, { version: host.version, rulePage: id => rulePage(id, host) }))];
    case 'markdown':
      return [filesMarkdown(shown.analyses, () => undefined)];
    case 'github':
      return [githubReport(shown)];
    default:
      return [textReport(result, { quiet })];
  }
}

/** The page lies beside the built program, in a checkout as in the package. */
function rulePage(id: string, { builtFolder }: CommandHost): string | undefined {
  try {
    return readFileSync(path.join(builtFolder, '..', 'docs', 'rules', `${id}.md`), 'utf8');
  } catch {
    // A rule is reported without its page rather than not at all.
    return undefined;
  }
}

const jsonOptions = (given: CommandArguments): JsonReportOptions => ({
  includeText: given.has('include-text'),
  ...(given.has('shard') ? { shard: parseShard(given.text('shard')!) } : {}),
});

function exitStatus(result: LintResult, maxWarnings: number | undefined): ExitStatus {
  const findings = findingsOf(result);
  if (findings.some(isFault)) return 1;
  const warnings = findings.filter(finding => finding.severity === 'warning').length;
  return maxWarnings !== undefined && warnings > maxWarnings ? 1 : 0;
}
