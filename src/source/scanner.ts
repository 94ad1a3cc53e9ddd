import type { CallSite, LanguageId, Range } from './call-site.ts';

export interface SourceText {
  /** Path as the user should see it, relative to the workspace, with `/`. */
  readonly file: string;
  readonly language: LanguageId;
  readonly text: string;
}

/** Something that kept the scan from being complete; `report/` words it. */
export interface ScanProblem {
  readonly code:
    | 'too-large'
    | 'binary'
    | 'syntax-error'
    | 'time-limit'
    | 'unsupported-language'
    | 'generated'
    | 'parser-failed';
  readonly range?: Range;
  readonly detail?: string;
}

export interface ScanResult {
  readonly calls: readonly CallSite[];
  readonly problems: readonly ScanProblem[];
}

export interface ScanOptions {
  /** Checked often; true stops the scan with what was found so far. */
  readonly isCancelled?: () => boolean;
  /** The file is being edited: its syntax tree is kept, so that the next scan of the file parses only what changed. */
  readonly isEdited?: boolean;
  /**
   * Text of another workspace file, for imports and prompt files; undefined when there is none. Paths as in `SourceText`. A path
   * that ends in `/` names a folder: the names of its files, one on each line.
   */
  readonly readFile?: (file: string) => string | undefined;
}

/** Total over all inputs: never throws, bounded in time and memory; what it could not do stands in `problems`. */
export interface Scanner {
  /** Loads the grammar of a language once, and those that the text of a notebook asks for; scanning is synchronous afterwards. */
  prepare(language: LanguageId, text?: string): Promise<void>;
  scan(source: SourceText, options?: ScanOptions): ScanResult;
}
