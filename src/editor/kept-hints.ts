import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { configurationFileName } from '../configuration/file-name.ts';

/** A hint as it was drawn; line and character count from 0. */
export interface KeptHint {
  readonly line: number;
  readonly character: number;
  readonly label: string;
}

/** A document as far as its hints depend on it. */
export interface PricedText {
  /** Path of its file. */
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** The user's settings, and the language that VS Code speaks. */
  readonly settings: string;
}

/** Documents whose hints are kept; the ones opened longest ago go first. */
const mostDocuments = 300;
/** Hints of one document; a file of more is generated. */
const mostHints = 1000;

/**
 * The hints of documents that were priced before, by a hash of what they rest on: the text, the nearest configuration, the settings, the
 * version of the extension. The text itself is not stored. What they may rest on besides (files that are imported) is not looked at: they
 * are shown until the server has started, which then says what holds.
 *
 * A folder that cannot be read or written keeps nothing: then every document waits for the server.
 */
export class KeptHints {
  readonly #folder: string;
  readonly #version: string;

  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
  }

  read(priced: PricedText): readonly KeptHint[] | undefined {
    const file = this.#fileOf(priced);
    try {
      const hints: unknown = JSON.parse(readFileSync(file, 'utf8'));
      if (!Array.isArray(hints) || !hints.every(isHint)) return undefined;
      const now = new Date();
      utimesSync(file, now, now);
      return hints;
    } catch {
      return undefined;
    }
  }

  keep(priced: PricedText, hints: readonly KeptHint[]): void {
    if (hints.length > mostHints) return;
    const file = this.#fileOf(priced);
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      // Another window may read or write the same file.
      writeFileSync(unfinished, JSON.stringify(hints));
      renameSync(unfinished, file);
      this.#dropOldest();
    } catch {
      if (existsSync(unfinished)) rmSync(unfinished);
    }
  }

  #fileOf({ path: file, language, text, settings }: PricedText): string {
    const rests = [this.#version, file, language, text, settings, nearestConfiguration(path.dirname(file))];
    return path.join(this.#folder, `${createHash('sha256').update(JSON.stringify(rests)).digest('hex')}.json`);
  }

  #dropOldest(): void {
    const files = readdirSync(this.#folder);
    if (files.length <= mostDocuments) return;
    const used = files.map(file => {
      const place = path.join(this.#folder, file);
      return { place, time: statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
    });
    used.sort((a, b) => a.time - b.time);
    for (const { place } of used.slice(0, files.length - mostDocuments)) rmSync(place, { force: true });
  }
}

/** Which configuration file is in force in a folder, and which state of it; empty where there is none. */
function nearestConfiguration(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, configurationFileName);
    const status = statSync(file, { throwIfNoEntry: false });
    if (status) return `${file} ${status.mtimeMs} ${status.size}`;
    if (at === path.dirname(at)) return '';
  }
}

function isHint(value: unknown): value is KeptHint {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character, label } = value as Record<string, unknown>;
  return Number.isInteger(line) && Number.isInteger(character) && typeof label === 'string';
}
