import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { SourceText } from '../source/scanner.ts';
import { reason } from './text-files.ts';

interface Entry {
  readonly key: string;
  /** Files that the analysis looked into, and the hash of each; an empty string where there was none. */
  readonly reads: Readonly<Record<string, string>>;
  readonly analysis: FileAnalysis;
}

interface Stored {
  readonly format: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Results of an earlier run, by file. One holds while the file, everything that its analysis read, the configuration and the
 * program's version are the same; a damaged or foreign cache file is written anew.
 */
export class LintCache {
  readonly #file: string;
  readonly #format: string;
  readonly #old: Readonly<Record<string, Entry>>;
  readonly #used: Record<string, Entry> = {};
  readonly #configurationHashes = new WeakMap<Configuration, string>();
  hits = 0;

  constructor(file: string, version: string) {
    this.#file = file;
    this.#format = `inference-cost ${version}`;
    this.#old = this.#load();
  }

  async through(
    source: SourceText,
    configuration: Configuration,
    readFile: (file: string) => string | undefined,
    read: ReadonlyMap<string, string | undefined>,
    analyze: () => Promise<FileAnalysis>,
  ): Promise<FileAnalysis> {
    const key = hash([this.#hashOf(configuration), source.language, source.text].join('\0'));
    const known = this.#old[source.file];
    if (
      known?.key === key &&
      isTable(known.reads) &&
      Object.entries(known.reads).every(([file, was]) => hashOfRead(readFile(file)) === was)
    ) {
      this.hits += 1;
      this.#used[source.file] = known;
      return known.analysis;
    }
    const analysis = await analyze();
    const reads = Object.fromEntries([...read].map(([file, text]) => [file, hashOfRead(text)]));
    this.#used[source.file] = { key, reads, analysis };
    return analysis;
  }

  /** Keeps what this run used, and what it did not look at. Returns why it could not be written, if so. */
  save(): string | undefined {
    const stored: Stored = { format: this.#format, entries: { ...this.#old, ...this.#used } };
    try {
      writeFileSync(this.#file, JSON.stringify(stored));
      return undefined;
    } catch (error) {
      return `${this.#file} cannot be written: ${reason(error)}`;
    }
  }

  #hashOf(configuration: Configuration): string {
    const known = this.#configurationHashes.get(configuration) ?? hash(JSON.stringify(configuration));
    this.#configurationHashes.set(configuration, known);
    return known;
  }

  #load(): Readonly<Record<string, Entry>> {
    try {
      const stored = JSON.parse(readFileSync(this.#file, 'utf8')) as Stored | null;
      return stored?.format === this.#format && isTable(stored.entries) ? stored.entries : {};
    } catch {
      // No cache yet, or one that was cut off: this run writes a new one.
      return {};
    }
  }
}

const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const hashOfRead = (text: string | undefined): string => (text === undefined ? '' : hash(text));
