import type { ReadAsset } from '../tokens/token-counter.ts';

/** What the server needs from where it runs: a Node process, or a web worker, which has no file system. */
export interface ServerHost {
  /** Reads a file of `media/`. */
  readonly readAsset: ReadAsset;
  /**
   * Text of a file; undefined when it is missing, unreadable, not text, larger than `maxCharacters`, or of a scheme that this host
   * cannot read.
   */
  readonly readText: (uri: string, maxCharacters: number) => string | undefined;
  /** A model's `tokenizer.json` from this machine; absent where the host has no files. */
  readonly readTokenizerJson?: (modelId: string) => Promise<Uint8Array | undefined>;
  /** Address of the page that explains a rule; undefined where there is none. */
  readonly rulePage?: (rule: string) => string | undefined;
  /** Source files below a folder that its `.gitignore` files do not exclude; undefined when the host cannot list files. */
  readonly listSourceFiles?: (folder: string) => Promise<readonly string[]>;
}
