import type { SharedTrees } from '../tokens/shared-trees.ts';
import type { ReadAsset } from '../tokens/token-counter.ts';
import type { CommandArguments } from './command-arguments.ts';
import type { Flag } from './flag.ts';

/** Where a command runs: the process, or a test. */
export interface CommandHost {
  /** Absolute folder that relative paths start from. */
  readonly cwd: string;
  /** Files that arguments name must lie in `cwd`: somebody else than the user may have chosen them. */
  readonly confined?: boolean;
  /** The built program's folder; `media/` lies beside it. */
  readonly builtFolder: string;
  readonly version: string;
  readonly readAsset: ReadAsset;
  /** Vocabularies that threads of this process share. */
  readonly trees?: SharedTrees;
  readonly readStandardInput: () => Promise<string>;
  /** A promise where the reader is behind: whoever writes much waits for it, so that the text does not pile up here. */
  readonly out: (text: string) => undefined | Promise<void>;
  readonly err: (text: string) => void;
  /** Width of the terminal behind stderr; undefined when it is none. */
  readonly terminalWidth: number | undefined;
}

/** 0 nothing to report; 1 findings of severity error, a broken budget or a request that does not fit; 2 wrong usage or input. */
export type ExitStatus = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly synopsis: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  run(given: CommandArguments, host: CommandHost): Promise<ExitStatus>;
}
