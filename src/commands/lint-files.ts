import path from 'node:path';
import type { Analyzer } from '../analysis/analyzer.ts';
import { isIdle } from '../analysis/custom-models.ts';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { ignoredBy } from '../configuration/file-globs.ts';
import { rebaseConfiguration } from '../configuration/rebase.ts';
import type { LintResult, Skipped } from '../report/lint-result.ts';
import { customModelProblemText, scanProblemText } from '../report/messages.ts';
import { type ReportedFile, reportedFile } from '../report/reported-file.ts';
import { english } from '../report/translate.ts';
import type { LanguageId } from '../source/call-site.ts';
import type { CommandHost } from './command.ts';
import type { Configurations } from './configuration-file.ts';
import type { LintCache } from './lint-cache.ts';
import { listFolder } from './list-folder.ts';
import { analyzerOf, modelsLieIn } from './process-analyzer.ts';
import { ProgressBar } from './progress-bar.ts';
import { readSource } from './read-source.ts';
import { projectOf, type SourceFile } from './source-files.ts';
import { isInside } from './text-files.ts';
import { UsageError } from './usage-error.ts';

const slashes = (file: string): string => file.split(path.sep).join('/');

/** A configuration whose globs start where the names of the files start. */
interface InForce {
  readonly configuration: Configuration;
  readonly isIgnored: (file: string) => boolean;
  /** Files that the configuration names and that nothing rests on yet; told of once. */
  readonly idle: Skipped[];
}

/** What became of one file. */
export interface FileOutcome {
  readonly analysis?: ReportedFile;
  readonly skipped: readonly Skipped[];
}

export const together = (outcomes: readonly FileOutcome[]): LintResult => ({
  analyses: outcomes.flatMap(({ analysis }) => analysis ?? []),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
});

/** Analyses files one by one with the configuration of each. Names are relative to `base`. */
export class FileLinter {
  readonly #analyzer: Analyzer;
  readonly #configurations: Configurations;
  readonly #base: string;
  readonly #confined: boolean;
  readonly #withTexts: boolean;
  readonly #byConfiguration = new Map<Configuration, Promise<InForce>>();

  /** @param withTexts whether what is told of many files has the texts of their prompts. */
  constructor(
    host: Pick<CommandHost, 'readAsset' | 'confined' | 'trees'>,
    configurations: Configurations,
    base: string,
    withTexts = false,
  ) {
    this.#configurations = configurations;
    this.#base = base;
    this.#confined = host.confined ?? false;
    this.#withTexts = withTexts;
    this.#analyzer = analyzerOf(host.readAsset, host.trees);
  }

  async run(files: readonly SourceFile[], host: CommandHost, cache: LintCache | undefined): Promise<LintResult> {
    const outcomes: FileOutcome[] = [];
    const progress = new ProgressBar(host, files.length);
    for (const [index, file] of files.entries()) {
      progress.update(index, this.nameOf(file.path));
      outcomes.push(await this.runFile(file, cache));
    }
    progress.end();
    return together(outcomes);
  }

  /** @throws UsageError when the file's configuration cannot be used. */
  async runFile({ path: file, language, within }: SourceFile, cache?: LintCache): Promise<FileOutcome> {
    const name = this.nameOf(file);
    const inForce = await this.#inForce(path.dirname(file));
    const idle = inForce.idle.splice(0);
    if (inForce.isIgnored(name)) return { skipped: idle };
    const read = readSource(file);
    if ('why' in read) return { skipped: [...idle, { file: name, why: read.why }] };
    try {
      const source = { file: name, language, text: read.text };
      const analysis = await this.#analyze(source, inForce.configuration, within, cache);
      const skipped = analysis.problems.map(problem => ({ file: name, why: scanProblemText(problem, english) }));
      return { analysis: reportedFile(analysis, this.#withTexts), skipped: [...idle, ...skipped] };
    } catch (error) {
      // A fault on one file must not cost the results of all others; it is listed, never hidden.
      const message = error instanceof Error ? error.message : String(error);
      return { skipped: [{ file: name, why: `fault of the program: ${message}` }] };
    }
  }

  /** Analyses text that stands in no file yet, under the configuration of the place where it would stand. */
  async runText(text: string, file: string, language: LanguageId): Promise<LintResult> {
    const name = this.nameOf(file);
    const { configuration } = await this.#inForce(path.dirname(file));
    const within = projectOf(path.dirname(file));
    const analysis = await this.#analyze({ file: name, language, text }, configuration, within);
    const skipped = analysis.problems.map(problem => ({ file: name, why: scanProblemText(problem, english) }));
    return { analyses: [analysis], skipped };
  }

  /** One text under the configuration of its place, and the names of the files that its analysis looked into. */
  async analyzeText(
    text: string,
    { path: file, language, within }: SourceFile,
    readFile: (name: string) => string | undefined = name => this.#readImported(name, within),
  ): Promise<{ readonly analysis: FileAnalysis; readonly reads: readonly string[] }> {
    const reads = new Set<string>();
    const { configuration } = await this.#inForce(path.dirname(file));
    const source = { file: this.nameOf(file), language, text };
    const analysis = await this.#analyzer.analyze(source, configuration, {
      readFile: name => {
        reads.add(name);
        return readFile(name);
      },
    });
    return { analysis, reads: [...reads] };
  }

  /** Reads the configuration of a file, so that its warnings are said. @throws UsageError when it cannot be used. */
  warnOf({ path: file }: SourceFile): void {
    this.#configurations.inFolder(path.dirname(file));
  }

  async configurationOf(file: string): Promise<Configuration> {
    return (await this.#inForce(path.dirname(file))).configuration;
  }

  nameOf(file: string): string {
    return slashes(path.relative(this.#base, file));
  }

  #analyze(
    source: { file: string; language: LanguageId; text: string },
    configuration: Configuration,
    within: string,
    cache?: LintCache,
  ): Promise<FileAnalysis> {
    const read = new Map<string, string | undefined>();
    const readFile = (file: string): string | undefined => {
      if (!read.has(file)) read.set(file, this.#readImported(file, within));
      return read.get(file);
    };
    if (!cache) return this.#analyzer.analyze(source, configuration, { readFile });
    return cache.through(source, configuration, readFile, read, () =>
      this.#analyzer.analyze(source, configuration, { readFile }),
    );
  }

  /** Imports stay inside the folder that is looked at and the importing file's repository: nothing else of the machine is read. */
  #readImported(file: string, within: string): string | undefined {
    const full = path.resolve(this.#base, file);
    if (!isInside(full, this.#base) && (this.#confined || !isInside(full, within))) return undefined;
    if (file.endsWith('/')) return listFolder(full);
    const read = readSource(full);
    return 'text' in read ? read.text : undefined;
  }

  #inForce(folder: string): Promise<InForce> {
    const loaded = this.#configurations.inFolder(folder);
    const known = this.#byConfiguration.get(loaded.configuration);
    if (known) return known;
    const prefix = slashes(path.relative(this.#base, loaded.folder));
    const configuration = rebaseConfiguration(loaded.configuration, prefix);
    modelsLieIn(configuration, loaded.folder);
    const ready = this.#checked(configuration, loaded.file);
    this.#byConfiguration.set(loaded.configuration, ready);
    return ready;
  }

  /** @throws UsageError when a model's own `config.json` cannot be used. */
  async #checked(configuration: Configuration, file: string | undefined): Promise<InForce> {
    const problems = await this.#analyzer.customModelProblems(configuration);
    const where = file === undefined ? '' : this.nameOf(file);
    const fault = problems.find(problem => !isIdle(problem, configuration));
    if (fault) throw new UsageError([where, customModelProblemText(fault, english)].filter(Boolean).join(': '));
    const idle = problems.map(problem => ({ file: where, why: customModelProblemText(problem, english) }));
    return { configuration, isIgnored: ignoredBy(configuration.ignore), idle };
  }
}
